import CalqueCore
import CalqueICU
import CalqueLanguages

/// Reads the numbers, dates and times of a text, and the forms in which they are written. `NumberScanner` finds them, so
/// that a repaired text is read as the rules of quality read it.
struct QuantityReader {
    let text: [Unicode.Scalar]
    let language: NumberLanguage
    /// Whether the text is in traditional Chinese.
    let isTraditional: Bool
    /// In the order of the text.
    var quantities: [Quantity] = []
    /// Words without a day that may be a month or something else: May, March. They are no quantities.
    var lonelyMonths: [Quantity] = []

    /// - Returns: nil for a language whose numbers are not understood.
    init?(_ string: String, _ tag: LanguageTag) {
        guard let language = NumberLanguage(tag) else { return nil }
        self.language = language
        isTraditional = language == .chinese && tag.script == "Hant"
        text = Array(string.unicodeScalars)
        for number in NumberScanner.numbers(in: string, language: tag) { quantities.append(read(number)) }
        if language == .chinese { readSingleHan() }
        readDates()
        if language == .english { readOrdinals() }
    }

    /// Returns the text of a range, which is limited to the text.
    func string(_ range: Range<Int>) -> String { text[range.clamped(to: 0..<text.count)].string }

    // MARK: One number

    private func read(_ match: NumberMatch) -> Quantity {
        let unclear = Quantity(value: .unclear(string(match.range)), form: .unclear, range: match.range)
        switch match.value {
        case .time(let minutes): return time(minutes, match.range) ?? unclear
        case .month(let month):
            guard (1...12).contains(month) else { return unclear }
            let isHan = text[match.range.lowerBound].digit == nil
            return Quantity(
                value: .known(match.value),
                form: .date(DateForm(month: .chinese(isHan: isHan), monthRange: match.range)), range: match.range)
        case .date: return unclear
        case .number(let number):
            guard let (amount, form) = exact(number, match.range), DecimalNumber(rounding: amount.double) == number
            else { return unclear }
            return Quantity(value: .known(.number(amount)), form: form, range: match.range)
        }
    }

    /// Returns a number with all its digits, and its form; nil where it is not written in a usual way.
    private func exact(_ number: DecimalNumber, _ range: Range<Int>) -> (DecimalNumber, Quantity.Form)? {
        let first = text[range.lowerBound]
        if first.digit != nil { return figures(range) }
        if first.isWordLetter { return word(range) }
        if number.isInexact { return nil }
        let isByDigit = range.count > 1 && text[range].allSatisfy { HanNumerals.power($0.value) == nil }
        return (number, .han(HanForm(isByDigit: isByDigit)))
    }

    private func figures(_ range: Range<Int>) -> (DecimalNumber, Quantity.Form)? {
        var at = range.lowerBound
        var (coefficient, digits, decimals) = (0, 0, 0)
        var grouping: Unicode.Scalar?
        var groups = [0]
        var isDecimal = false
        while at < range.upperBound {
            let scalar = text[at]
            if let digit = scalar.digit {
                guard digits < 15 else { return nil }
                // bounded: fifteen digits at most.
                (coefficient, digits) = (coefficient * 10 + digit, digits + 1)
                if isDecimal { decimals += 1 } else { groups[groups.count - 1] += 1 }
            } else if at + 1 < range.upperBound, text[at + 1].digit != nil, !isDecimal {
                if scalar == language.decimalMark || (scalar == "．" && language != .russian) {
                    isDecimal = true
                } else if language.isGrouping(scalar), grouping == nil || grouping == scalar {
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
        // 1,23 and 0420 are not written in a usual way.
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
        return DecimalNumber(coefficient: coefficient, exponent: (form.unit?.power ?? 0) - decimals).map {
            ($0, .figures(form))
        }
    }

    private func word(_ range: Range<Int>) -> (DecimalNumber, Quantity.Form)? {
        var end = range.lowerBound
        while end < range.upperBound, text[end].isWordLetter { end += 1 }
        let word = string(range.lowerBound..<end)
        var form = WordForm(isOrdinal: false, isCapital: text[range.lowerBound].properties.isUppercase)
        let value: Int
        switch language {
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
        return DecimalNumber(coefficient: value, exponent: form.unit?.power ?? 0).map { ($0, .word(form)) }
    }

    private func unit(_ range: Range<Int>) -> Figures.Unit? {
        var start = range.lowerBound
        while start < range.upperBound, text[start].isBlank || text[start] == "-" { start += 1 }
        let name = string(start..<range.upperBound)
        guard let power = NumberUnits.power(of: name, in: language) else { return nil }
        return Figures.Unit(
            power: power, text: name, gap: string(range.lowerBound..<start), range: start..<range.upperBound)
    }

    /// Adds numbers of a single Han character, from 一 to 九, after 百分之 and 第. Elsewhere such a character is part of many
    /// words.
    private mutating func readSingleHan() {
        var joined: [Quantity] = []
        var known = quantities[...]
        for at in text.indices where at > 0 {
            guard let value = HanNumerals.digit(text[at].value), value > 0, !"两兩".unicodeScalars.contains(text[at]),
                text[at - 1] == "第" || string(max(0, at - 3)..<at) == "百分之",
                let amount = DecimalNumber(coefficient: value, exponent: 0),
                // 三点五
                at + 1 == text.count || text[at + 1] != "点"
            else { continue }
            while let quantity = known.first, quantity.range.upperBound <= at {
                joined.append(quantity)
                known = known.dropFirst()
            }
            if let quantity = known.first, quantity.range.contains(at) { continue }
            joined.append(
                Quantity(
                    value: .known(.number(amount)), form: .han(HanForm(isByDigit: false)), range: at..<at + 1))
        }
        quantities = joined + known
    }
}
