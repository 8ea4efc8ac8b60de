import CalqueAlignment
import CalqueCore
import CalqueICU

/// Reads the numbers, dates and times of a text. Where they stand is what `NumberValue` says, so that a text repaired
/// reads as the rules of quality read it; how they are written is told here.
struct QuantityReader {
    let text: [Unicode.Scalar]
    let tongue: Tongue
    /// Chinese as Taiwan and Hong Kong write it.
    let isTraditional: Bool
    /// In the order of the text.
    var quantities: [Quantity] = []

    /// Nil in a language whose numbers are not understood.
    init?(_ string: String, _ language: LanguageTag) {
        guard let tongue = Tongue(language) else { return nil }
        self.tongue = tongue
        isTraditional = tongue == .chinese && language.script == "Hant"
        text = Array(string.unicodeScalars)
        for value in NumberValue.all(in: string, language: language) { quantities.append(read(value)) }
        if tongue == .chinese { readSingleHan() }
        readDates()
        if tongue == .english { readOrdinals() }
    }

    /// The scalars of a range as a string; the range is cut to the text.
    func string(_ range: Range<Int>) -> String { text[range.clamped(to: 0..<text.count)].string }

    // MARK: One number

    private func read(_ value: NumberValue) -> Quantity {
        let unclear = Quantity(value: .unclear(value.text), form: .unclear, range: value.range)
        if value.key.hasPrefix("#t") { return time(value) ?? unclear }
        if value.isMonth {
            guard let month = Int(value.key.dropFirst()), (1...12).contains(month) else { return unclear }
            return Quantity(
                value: .month(month),
                form: .date(
                    DateForm(
                        month: .chinese(isHan: text[value.range.lowerBound].digit == nil), monthRange: value.range)),
                range: value.range)
        }
        guard let (amount, form) = number(value), NumberValue.key(of: amount.double) == value.key else {
            return unclear
        }
        return Quantity(value: .number(amount), form: form, range: value.range)
    }

    private func number(_ value: NumberValue) -> (Amount, Quantity.Form)? {
        let first = text[value.range.lowerBound]
        if first.digit != nil { return figures(value.range) }
        if first.isWordLetter { return word(value.range) }
        guard let amount = Amount(key: value.key) else { return nil }
        let isByDigit =
            value.range.count > 1 && !text[value.range].contains { "十百千万萬亿億".unicodeScalars.contains($0) }
        return (amount, .han(HanForm(isByDigit: isByDigit)))
    }

    private func figures(_ range: Range<Int>) -> (Amount, Quantity.Form)? {
        var at = range.lowerBound
        var (coefficient, digits, decimals) = (0, 0, 0)
        var grouping: Unicode.Scalar?
        var groups = [0]
        var isDecimal = false
        while at < range.upperBound {
            let scalar = text[at]
            if let digit = scalar.digit {
                guard digits < 15 else { return nil }
                (coefficient, digits) = (coefficient * 10 + digit, digits + 1)
                if isDecimal { decimals += 1 } else { groups[groups.count - 1] += 1 }
            } else if at + 1 < range.upperBound, text[at + 1].digit != nil, !isDecimal {
                if scalar == tongue.decimalMark || (scalar == "．" && tongue != .russian) {
                    isDecimal = true
                } else if tongue.isGrouping(scalar), grouping == nil || grouping == scalar {
                    grouping = scalar
                    groups.append(0)
                } else {
                    return nil
                }
            } else {
                break
            }
            at += 1
        }
        // 1,23 and 0420 are no numbers of the usual kind.
        guard groups.dropFirst().allSatisfy({ $0 == 3 }), groups.count == 1 || (1...3).contains(groups[0]),
            groups[0] == 1 || text[range.lowerBound].digit != 0
        else { return nil }
        var form = Figures(
            grouping: grouping, wholeDigits: groups.reduce(0, +), decimals: decimals,
            isFullWidth: text[range.lowerBound].value > 0xFF00)
        if at < range.upperBound {
            guard let unit = unit(at..<range.upperBound) else { return nil }
            form.unit = unit
        }
        return Amount(coefficient: coefficient, exponent: (form.unit?.power ?? 0) - decimals).map {
            ($0, .figures(form))
        }
    }

    private func word(_ range: Range<Int>) -> (Amount, Quantity.Form)? {
        var end = range.lowerBound
        while end < range.upperBound, text[end].isWordLetter { end += 1 }
        let word = string(range.lowerBound..<end)
        var form = WordForm(isOrdinal: false, isCapital: text[range.lowerBound].properties.isUppercase)
        let value: Int
        switch tongue {
        case .english:
            guard let (number, isOrdinal) = NumeralWords.readEnglish(word) else { return nil }
            (value, form.isOrdinal) = (number, isOrdinal)
        case .russian:
            guard let (number, russianCase) = NumeralWords.readRussian(word) else { return nil }
            (value, form.russianCase) = (number, russianCase)
        case .chinese: return nil
        }
        if end < range.upperBound {
            guard let unit = unit(end..<range.upperBound) else { return nil }
            form.unit = unit
        }
        return Amount(coefficient: value, exponent: form.unit?.power ?? 0).map { ($0, .word(form)) }
    }

    private func unit(_ range: Range<Int>) -> Figures.Unit? {
        var start = range.lowerBound
        while start < range.upperBound, text[start].isBlank || text[start] == "-" { start += 1 }
        let name = string(start..<range.upperBound)
        guard let power = Multipliers.power(of: name, in: tongue) else { return nil }
        return Figures.Unit(
            power: power, text: name, gap: string(range.lowerBound..<start), range: start..<range.upperBound)
    }

    /// A single character is part of many words; after 百分之 and 第 it is a number for sure, of one to nine.
    private mutating func readSingleHan() {
        for at in text.indices where at > 0 {
            guard let value = Self.hanDigits.firstIndex(of: text[at]),
                text[at - 1] == "第" || string(max(0, at - 3)..<at) == "百分之",
                let amount = Amount(coefficient: value + 1, exponent: 0),
                !quantities.contains(where: { $0.range.contains(at) }),
                // 三点五
                at + 1 == text.count || text[at + 1] != "点"
            else { continue }
            let place = quantities.firstIndex { $0.range.lowerBound > at } ?? quantities.count
            quantities.insert(
                Quantity(value: .number(amount), form: .han(HanForm(isByDigit: false)), range: at..<at + 1), at: place)
        }
    }

    private static let hanDigits = Array("一二三四五六七八九".unicodeScalars)
}
