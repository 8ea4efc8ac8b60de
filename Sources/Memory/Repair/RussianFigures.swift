/// Writes a number over one of a Russian text, with the noun after it in the form that it asks for.
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

    func write(_ amount: Amount, _ numeral: QuantityWriter.Numeral) -> [Replacement]? {
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

    /// Whether the preposition before it may sound otherwise: со 100, с 25; об 11, о 12.
    private func changesPreposition(_ figures: String) -> Bool {
        switch before.lowercased() {
        case "со", "ко", "во", "об", "обо", "о": true
        case "с", "к": figures.hasPrefix("1") && figures.prefix(while: \.isNumber).count == 3
        default: false
        }
    }

    /// What figures ask of the unit, and the number as a whole of the noun.
    private func demand(_ amount: Amount, decimals: Int, power: Int?)
        -> (figures: RussianAgreement.Demand, noun: RussianAgreement.Demand)?
    {
        guard let inUnit = amount.inUnits(of: power ?? 0),
            let figures = RussianAgreement.demand(inUnit, decimals: decimals)
        else { return nil }
        return (figures, power == nil ? figures : .afterUnit)
    }

    // MARK: Units

    private func isShort(_ unit: Figures.Unit) -> Bool { RussianNoun(unit.text) == nil && !unit.text.isEmpty }

    /// Behind the full stop of `тыс.`, if it has one that ends no sentence.
    private func endWithStop(_ unit: Figures.Unit) -> Int {
        let end = old.range.upperBound
        guard unit.power == 3, end < reader.text.count, reader.text[end] == "." else { return end }
        let next = reader.text[(end + 1)...].first { !$0.isBlank }
        return next.map { $0.properties.isLowercase || $0.digit != nil } ?? false ? end + 1 : end
    }

    private func unit(_ power: Int, demand: RussianAgreement.Demand, from oldDemand: RussianAgreement.Demand)
        -> (text: String, end: Int)?
    {
        let end = old.range.upperBound
        guard let unit = form.unit else {
            guard let name = Multipliers.russianShort.names[power] else { return nil }
            return (" " + name, end)
        }
        if isShort(unit) {
            guard unit.power != power else { return (unit.gap + unit.text, end) }
            guard let name = Multipliers.russianShort.names[power] else { return nil }
            let behind = endWithStop(unit)
            let isStopThere = behind == end && end < reader.text.count && reader.text[end] == "."
            return (unit.gap + (isStopThere && name.hasSuffix(".") ? String(name.dropLast()) : name), behind)
        }
        guard let stem = Multipliers.russianStems.first(where: { $0.power == power })?.stem,
            let noun = RussianNoun(stem == "тысяч" ? "тысяча" : stem)
        else { return nil }
        if unit.power == power, demand == oldDemand { return (unit.gap + unit.text, end) }
        return RussianAgreement.form(
            of: unit.text, from: oldDemand, to: demand, before: before, noun: noun
        ).map { (unit.gap + $0, end) }
    }

    // MARK: The noun

    private static let notCounted: Set<String> = [
        "до", "и", "или", "из", "в", "во", "на", "по", "против", "за", "от", "с", "со", "к", "при", "млн", "млрд",
        "тыс",
        "руб", "долл", "коп", "км", "м", "кг", "га", "куб", "кв", "г", "т", "ч", "мин", "сек", "п", "б", "чел", "мск",
        "евро", "тенге", "не", "что", "но", "а",
    ]

    /// - Returns: the noun's new form, or nothing where there is none or it stays; nil where it is not sure.
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

    /// A year is an ordinal, whatever its last digit.
    private func isYear(_ word: String) -> Bool {
        guard let value = old.amount?.whole, (1000...2100).contains(value), form.unit == nil else { return false }
        return ["год", "года", "году", "годом", "годов", "годы"].contains(word.lowercased())
    }

    /// What is in Latin letters has no Russian endings.
    private func isName(_ word: String) -> Bool { word.unicodeScalars.allSatisfy { $0.isASCII } }
}
