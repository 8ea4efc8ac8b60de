import CalqueCore
import CalqueLanguages

/// All numbers, dates and times of a text, by value, for comparison with another text.
///
/// It reads more than `QuantityReader`: numerals of any size in words, months without a day, days of the week, Roman numerals,
/// single Han digits, signs, currencies, and in other languages what is in figures. What it does not understand equals only
/// what is written the same.
struct ComparedNumbers {
    struct Number {
        var value: Quantity.Value
        /// In Unicode scalars of the text.
        var range: Range<Int>
        /// Whether it often is no number (one, first, 一), so that its absence says nothing.
        var isVague = false
        var mark = NumberMark()

        /// Whether it differs in nothing that both texts say.
        func agrees(with other: Number) -> Bool { value == other.value && !mark.contradicts(other.mark) }
    }

    let text: [Unicode.Scalar]
    /// In the order of the text.
    private(set) var numbers: [Number]

    /// - Complexity: linear in the text.
    init(_ string: String, _ tag: LanguageTag) {
        guard let reader = QuantityReader(string, tag) else {
            let scalars = Array(string.unicodeScalars)
            text = scalars
            numbers = NumberScanner.numbers(in: string, language: tag).map { match in
                if case .number(let number) = match.value, number.isInexact {
                    return Number(value: .unclear(scalars[match.range].string), range: match.range)
                }
                return Number(value: .known(match.value), range: match.range, isVague: match.isWord)
            }
            takeMarks(nil)
            return
        }
        text = reader.text
        numbers = reader.quantities.map { Number(value: $0.value, range: $0.range) }
        merge(reader.lonelyMonths.map { Number(value: $0.value, range: $0.range, isVague: true) })
        if reader.language == .chinese { merge(Self.hanDigits(text)) } else { takeWords(reader) }
        merge(DayWords.days(in: text, reader.language))
        merge(RomanNumerals.numbers(in: text))
        takeMarks(reader.language)
    }

    /// Returns the text of a number, with its sign and currency if it is `marked`.
    func string(_ number: Number, marked: Bool = false) -> String {
        text[marked ? number.mark.range ?? number.range : number.range].string
    }

    private mutating func takeMarks(_ language: NumberLanguage?) {
        for index in numbers.indices {
            switch numbers[index].value {
            case .known(.number), .unclear:
                numbers[index].mark = NumberMark(of: numbers[index].range, in: text, language)
            default: break
            }
        }
    }

    /// Adds numbers at places where none is known yet.
    private mutating func merge(_ others: [Number]) {
        if others.isEmpty { return }
        var joined: [Number] = []
        var rest = numbers[...]
        for other in others {
            while let next = rest.first, next.range.upperBound <= other.range.lowerBound {
                joined.append(next)
                rest = rest.dropFirst()
            }
            if let next = rest.first, next.range.lowerBound < other.range.upperBound { continue }
            joined.append(other)
        }
        numbers = joined + rest
    }

    /// Numbers in words take the place of those of single words: twenty-five is not 20 and 5.
    private mutating func takeWords(_ reader: QuantityReader) {
        let words = SpelledNumbers.numbers(in: text, language: reader.language)
        if words.isEmpty { return }
        var left: [Number] = []
        var taken: [Number] = []
        var rest = words[...]
        for (number, quantity) in zip(numbers, reader.forms(of: numbers.map(\.range))) {
            while let word = rest.first, word.range.upperBound <= number.range.lowerBound {
                taken.append(Number(value: .known(word.value), range: word.range, isVague: word.isVague))
                rest = rest.dropFirst()
            }
            guard let word = rest.first, word.range.lowerBound < number.range.upperBound else {
                left.append(number)
                continue
            }
            if word.beginsWithUnit, !quantity {
                // 3 million
                left.append(number)
                if word.range.upperBound <= number.range.upperBound { rest = rest.dropFirst() }
            }
        }
        taken += rest.map { Number(value: .known($0.value), range: $0.range, isVague: $0.isVague) }
        numbers = left
        merge(taken)
    }

    /// Han digits that stand alone. Most are parts of words, and a weekday is no number: 周三.
    private static func hanDigits(_ text: [Unicode.Scalar]) -> [Number] {
        text.indices.compactMap { at in
            let value = HanNumerals.digit(text[at].value) ?? (text[at] == "十" ? 10 : 0)
            guard value > 0, at == 0 || !"周期拜".unicodeScalars.contains(text[at - 1]),
                let amount = DecimalNumber(coefficient: value, exponent: 0)
            else { return nil }
            return Number(value: .known(.number(amount)), range: at..<at + 1, isVague: true)
        }
    }
}

extension QuantityReader {
    /// Returns for the quantities at some ranges, which are in the order of the text, whether each is in words.
    fileprivate func forms(of ranges: [Range<Int>]) -> [Bool] {
        var rest = quantities[...]
        return ranges.map { range in
            while let next = rest.first, next.range.upperBound <= range.lowerBound { rest = rest.dropFirst() }
            if let next = rest.first, next.range == range, case .word = next.form { return true }
            return false
        }
    }
}
