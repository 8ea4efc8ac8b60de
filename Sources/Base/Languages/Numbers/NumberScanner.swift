package import CalqueCore

/// Finds the numbers of texts by value, in whichever way they are written: `3.2 billion`, `3,2 млрд`, `32亿` and `三十二亿`
/// are equal, as are `3:30 p.m.`, `15.30` and `下午3时30分`.
///
/// Months are found by `LocaleTerms`, but a number before 月 is found here.
package struct NumberScanner {
    /// A word of a text and its value, for callers that know the words already.
    package struct Word {
        @usableFromInline let start: Int
        @usableFromInline let end: Int
        @usableFromInline let value: Double?

        /// - Parameters:
        ///   - range: in Unicode scalars of the text.
        ///   - value: what `NumberWords` knows of the word.
        @inlinable
        package init(_ range: Range<Int>, value: Double?) {
            start = range.lowerBound
            end = range.upperBound
            self.value = value
        }
    }

    private(set) var text: [UInt32] = []
    private let usesDecimalComma: Bool
    private let words: NumberWords
    /// The words of the text, where they are known already, and the first of them that is not passed.
    private var known: [Word] = []
    private var nextWord = 0
    var found: [NumberMatch] = []

    package init(_ language: LanguageTag) {
        usesDecimalComma = !["en", "zh", "ja", "ko", "th"].contains(language.language)
        words = NumberWords.of(language)
    }

    /// Returns the numbers of a text, in its order.
    /// - Complexity: linear in the text.
    package static func numbers(in text: String, language: LanguageTag) -> [NumberMatch] {
        var scanner = NumberScanner(language)
        return scanner.numbers(in: text.unicodeScalars.map(\.value))
    }

    /// Returns the numbers of a text, in its order.
    ///
    /// - Parameters:
    ///   - text: the values of its Unicode scalars.
    ///   - words: all words of the text in their order; or none, and they are found.
    /// - Complexity: linear in the text.
    package mutating func numbers(in text: [UInt32], words: [Word] = []) -> [NumberMatch] {
        self.text = text
        (known, nextWord) = (words, 0)
        found = []
        scan()
        return found
    }

    private mutating func scan() {
        var at = 0
        while at < text.count {
            if digit(at) != nil {
                at = digits(from: at)
            } else if HanNumerals.isNumeral(text[at]) {
                at = han(from: at)
            } else if Letters.isWordLetter(text[at]) {
                at = word(from: at)
            } else {
                at += 1
            }
        }
    }

    // MARK: Digits

    private mutating func digits(from start: Int) -> Int {
        let end = numberEnd(from: start)
        if let time = time(from: start, end: end) { return time }
        guard let value = value(of: start..<end) else { return end }
        var after = end
        let factor = multiplier(&after, isTight: isMoney(before: start))
        if isMonth(after) { return month(value, start..<after + 1) }
        found.append(NumberMatch(value: NumericValue(value * factor), range: start..<after))
        return after
    }

    /// Returns the end of a number: digits, and separators that have digits on both sides.
    private func numberEnd(from start: Int) -> Int {
        var end = start
        while end < text.count {
            if digit(end) != nil {
                end += 1
            } else if end + 1 < text.count, digit(end + 1) != nil,
                text[end] == 0x2E || text[end] == 0x2C || text[end] == 0xFF0E
                    || (isBlank(end) && usesDecimalComma && isThousands(end + 1))
            {
                end += 1
            } else {
                break
            }
        }
        return end
    }

    /// Returns whether exactly three digits begin here, as after a blank that separates thousands.
    private func isThousands(_ start: Int) -> Bool {
        var end = start
        while end < text.count, digit(end) != nil { end += 1 }
        return end - start == 3
    }

    func value(of range: Range<Int>) -> Double? {
        guard range.count <= 24 else { return nil }
        let decimal: UInt32 = usesDecimalComma ? 0x2C : 0x2E
        // More than one of the same separator can only separate thousands, or the parts of a date.
        let hasDecimal = text[range].count { $0 == decimal } == 1
        var value = 0.0
        var scale = 0.0
        for at in range {
            if let digit = digit(at) {
                value = value * 10 + Double(digit)
                scale *= 10
            } else if text[at] == decimal, hasDecimal {
                scale = 1
            }
        }
        return scale > 0 ? value / scale : value
    }

    /// Returns the factor of the units that follow a number: thousand, million, 万, млрд …
    /// - Parameters:
    ///   - end: the end of the number, which is moved behind its units.
    ///   - isTight: whether single letters are units, as after `$3`.
    private func multiplier(_ end: inout Int, isTight: Bool) -> Double {
        var at = end
        while at < text.count, isBlank(at) || text[at] == 0x2D { at += 1 }
        guard at < text.count else { return 1 }
        var factor = 1.0
        // 万亿 is ten thousand times a hundred million.
        while at < text.count, let power = HanNumerals.power(text[at]), power >= 2 {
            factor *= HanNumerals.tens[power]
            at += 1
            end = at
        }
        if factor > 1 { return factor }
        if at == end, let factor = HangulNumerals.factor(text[at]) {
            end = at + 1
            return factor
        }
        let start = at
        while at < text.count, at - start < 14, Letters.isWordLetter(text[at]) { at += 1 }
        guard at > start else { return 1 }
        let word = Letters.lowercased(text[start..<at])
        // $3m, £2bn: single letters only after money.
        if isTight, start == end, let short = NumberUnits.englishMoney.styles.joined().first(where: { $0.name == word })
        {
            end = at
            return short.factor
        }
        guard let known = words.multiplier(word) else { return 1 }
        end = at
        return known
    }

    /// Returns whether a sign of a currency precedes a place: $ £ ¥ €.
    private func isMoney(before start: Int) -> Bool {
        start > 0 && [0x24, 0xA3, 0xA5, 0x20AC].contains(text[start - 1])
    }

    // MARK: Han

    /// Reads a number in Han characters. One of a single character counts before a measure only: 一 is part of many
    /// words.
    private mutating func han(from start: Int) -> Int {
        var end = start
        while end < text.count, HanNumerals.isNumeral(text[end]) { end += 1 }
        let value = HanNumerals.value(of: text[start..<end])
        if isMonth(end) { return month(value, start..<end + 1) }
        let isMeasured = end < text.count && Unicode.Scalar(text[end]).map(HanNumerals.measures.contains) == true
        if let value, value >= 2, end - start > 1 || isMeasured {
            found.append(NumberMatch(value: NumericValue(value), range: start..<end, isWord: value <= 12))
        }
        return end
    }

    /// Returns whether 月 or 월 is here.
    private func isMonth(_ at: Int) -> Bool { at < text.count && (text[at] == 0x6708 || text[at] == 0xC6D4) }

    /// Adds a number before 月, and returns its end.
    private mutating func month(_ value: Double?, _ range: Range<Int>) -> Int {
        // bounded: the value is checked.
        if let value, value < 1e6 { found.append(NumberMatch(value: .month(Int(value)), range: range)) }
        return range.upperBound
    }

    // MARK: Words

    private mutating func word(from start: Int) -> Int {
        let (end, value) = wordValue(from: start)
        guard let value else { return end }
        var after = end
        let factor = multiplier(&after, isTight: false)
        if factor == 1 { after = end }
        found.append(NumberMatch(value: NumericValue(value * factor), range: start..<after, isWord: factor == 1))
        return after
    }

    /// Returns the end of a word, and its value if it is a number.
    private mutating func wordValue(from start: Int) -> (end: Int, value: Double?) {
        while nextWord < known.count, known[nextWord].start < start { nextWord += 1 }
        // The number before may have ended within a word, as it takes at most 14 letters as a unit.
        if nextWord < known.count, known[nextWord].start == start {
            return (known[nextWord].end, known[nextWord].value)
        }
        var end = start
        while end < text.count, Letters.isWordLetter(text[end]) { end += 1 }
        return (end, words.value(of: text[start..<end]))
    }

    // MARK: Characters

    func digit(_ at: Int) -> UInt32? { Letters.digit(text[at]) }

    func isBlank(_ at: Int) -> Bool { Letters.isBlank(text[at]) }
}
