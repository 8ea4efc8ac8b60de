import CalqueLanguages

/// Replaces a number in figures of a Russian text, and the noun after it by the form that the new number requires.
struct RussianFigures {
    private let writer: QuantityWriter
    private let reader: QuantityReader
    private let old: Quantity
    private let form: Figures

    init(_ writer: QuantityWriter, _ old: Quantity, _ form: Figures) {
        self.writer = writer
        reader = writer.reader
        self.old = old
        self.form = form
    }

    /// The word before the number, which shows the case.
    private var before: String { reader.word(before: old.range.lowerBound) }

    /// Returns the replacements that write a number; nil where the forms are not certain.
    func write(_ amount: DecimalNumber, _ numeral: QuantityWriter.Numeral) -> [Replacement]? {
        guard let oldAmount = old.amount,
            let oldDemand = demand(oldAmount, decimals: form.decimals, power: form.unit?.power),
            let newDemand = demand(amount, decimals: numeral.decimals, power: numeral.power),
            !changesPreposition(numeral.figures)
        else { return nil }
        var text = numeral.figures
        var end = old.range.upperBound
        if let power = numeral.power {
            guard let unit = unit(power, demand: newDemand.figures, from: oldDemand.figures) else { return nil }
            text += unit.text
            end = unit.end
        } else if let unit = form.unit, isShort(unit) {
            end = endWithStop(unit)
        }
        let own = Replacement(range: old.range.lowerBound..<end, text: text)
        guard let noun = noun(after: end, from: oldDemand.noun, to: newDemand.noun) else { return nil }
        return [own] + noun
    }

    /// Returns whether the preposition before the number may change: со 100, с 25; об 11, о 12.
    private func changesPreposition(_ figures: String) -> Bool {
        switch before.lowercased() {
        case "со", "ко", "во", "об", "обо", "о": true
        case "с", "к": figures.hasPrefix("1") && figures.prefix(while: \.isNumber).count == 3
        default: false
        }
    }

    /// Returns what the figures require of the unit, and what the whole number requires of the noun.
    private func demand(_ amount: DecimalNumber, decimals: Int, power: Int?)
        -> (figures: RussianAgreement.Demand, noun: RussianAgreement.Demand)?
    {
        guard let inUnit = amount.inUnits(of: power ?? 0),
            let figures = RussianAgreement.demand(inUnit, decimals: decimals)
        else { return nil }
        return (figures, power == nil ? figures : .afterUnit)
    }

    // MARK: Units

    /// Returns whether a unit is an abbreviation: млн, тыс.
    private func isShort(_ unit: Figures.Unit) -> Bool { RussianNoun(unit.text) == nil && !unit.text.isEmpty }

    /// Returns the end of a short unit, with the full stop of `тыс.` unless it ends a sentence.
    private func endWithStop(_ unit: Figures.Unit) -> Int {
        let end = old.range.upperBound
        guard unit.power == 3, end < reader.text.count, reader.text[end] == "." else { return end }
        let next = reader.text[(end + 1)...].first { !$0.isBlank }
        return next.map { $0.properties.isLowercase || $0.digit != nil } ?? false ? end + 1 : end
    }

    /// Returns the new unit and the end of the old one; nil where the form is not certain.
    private func unit(_ power: Int, demand: RussianAgreement.Demand, from oldDemand: RussianAgreement.Demand)
        -> (text: String, end: Int)?
    {
        let end = old.range.upperBound
        guard let unit = form.unit else {
            guard let name = NumberUnits.russian.unit(power: power)?.name else { return nil }
            return (" " + name, end)
        }
        if isShort(unit) {
            guard unit.power != power else { return (unit.gap + unit.text, end) }
            guard let name = NumberUnits.russian.unit(power: power)?.name else { return nil }
            let behind = endWithStop(unit)
            let isStopThere = behind == end && end < reader.text.count && reader.text[end] == "."
            return (unit.gap + (isStopThere && name.hasSuffix(".") ? String(name.dropLast()) : name), behind)
        }
        guard let noun = RussianNoun.unit(power: power) else { return nil }
        if unit.power == power, demand == oldDemand { return (unit.gap + unit.text, end) }
        return RussianAgreement.form(
            of: unit.text, from: oldDemand, to: demand, before: before, noun: noun
        ).map { (unit.gap + $0, end) }
    }

    // MARK: The noun

    /// Words after a number that are not counted by it.
    private static let notCounted: Set<String> = [
        "до", "и", "или", "из", "в", "во", "на", "по", "против", "за", "от", "с", "со", "к", "при", "млн", "млрд",
        "тыс", "руб", "долл", "коп", "км", "м", "кг", "га", "куб", "кв", "г", "т", "ч", "мин", "сек", "п", "б", "чел",
        "мск",
        "евро", "тенге", "не", "что", "но", "а",
    ]

    /// Returns the replacement of the noun after the number, or none where nothing changes; nil where the form is not
    /// certain.
    private func noun(after end: Int, from oldDemand: RussianAgreement.Demand, to newDemand: RussianAgreement.Demand)
        -> [Replacement]?
    {
        guard oldDemand != newDemand, let range = reader.word(after: end) else { return [] }
        let word = reader.string(range)
        if Self.notCounted.contains(word.lowercased()) || isYear(word) || isName(word) { return [] }
        guard let form = RussianAgreement.form(of: word, from: oldDemand, to: newDemand, before: before) else {
            return nil
        }
        return form == word.lowercased() ? [] : [Replacement(range: range, text: form)]
    }

    /// Returns whether the number is a year: an ordinal, whose last digit requires nothing.
    private func isYear(_ word: String) -> Bool {
        guard let value = old.amount?.whole, (1000...2100).contains(value), form.unit == nil else { return false }
        return ["год", "года", "году", "годом", "годов", "годы"].contains(word.lowercased())
    }

    /// Returns whether a word is in Latin letters and has no Russian endings.
    private func isName(_ word: String) -> Bool { word.unicodeScalars.allSatisfy { $0.isASCII } }
}
