import CalqueLanguages

extension QuantityWriter {
    /// Returns the replacements for a number in Russian words, which have cases; nil where the case is not certain: only
    /// after до is трех certain to become пяти, because пяти may be a dative too.
    func russianWord(_ amount: DecimalNumber, like new: Quantity, over old: Quantity, _ form: WordForm)
        -> [Replacement]?
    {
        guard let oldValue = old.amount?.whole, let value = amount.whole, form.unit == nil,
            let russianCase = form.russianCase,
            let oldDemand = RussianAgreement.demand(
                DecimalNumber(coefficient: oldValue, exponent: 0) ?? amount, decimals: 0),
            let demand = RussianAgreement.demand(amount, decimals: 0)
        else { return nil }
        let before = reader.word(before: old.range.lowerBound)
        let noun = reader.word(after: old.range.upperBound)
        var replacements: [Replacement] = []
        var isFeminine = false
        if russianCase == .nominative {
            guard let noun else { return nil }
            let word = reader.string(noun)
            if let known = RussianNoun(word) {
                isFeminine = known.isFeminine
            } else if value == 2 || oldDemand != demand {
                return nil
            }
            guard let made = RussianAgreement.form(of: word, from: oldDemand, to: demand, before: before) else {
                return nil
            }
            if made != word { replacements.append(Replacement(range: noun, text: made)) }
        } else if oldDemand != demand || demand == .one {
            guard russianCase == .genitive, RussianAgreement.isGenitive(before: before), demand != .one else {
                return nil
            }
        }
        guard let word = NumeralWords.russian(value, russianCase, isFeminine: isFeminine) else {
            guard russianCase == .nominative || RussianAgreement.isGenitive(before: before),
                !reader.isSentenceStart(old.range.lowerBound), let numeral = numeral(amount, like: new, nil),
                numeral.power == nil
            else { return nil }
            return [Replacement(range: old.range, text: numeral.figures)] + replacements
        }
        let written = form.isCapital ? word.prefix(1).uppercased() + word.dropFirst() : word
        return [Replacement(range: old.range, text: written)] + replacements
    }
}
