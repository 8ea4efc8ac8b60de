import CalqueCore

/// The numbers of a text by value, whichever way they are written: `3.2 billion`, `3,2 млрд`, `32亿` and `三十二亿` are
/// one, as are `3:30 p.m.`, `15.30` and `下午3时30分`.
///
/// Months are left to `LocaleNames`, except that a number before 月 is one.
struct Numbers {
    /// A number and where it stands.
    struct Match {
        /// Equal for equal values: see `key(_:)`.
        let key: String
        let range: Range<Int>
        /// A small number in words; such are often translated by other means.
        var isWord = false
    }

    private var text: [UInt32]
    private let usesDecimalComma: Bool
    private let words: NumberWords
    /// The words of the text, where they are known already, and the first of them that is not passed.
    private var known: [VersionText.Word] = []
    private var forms: [WordForm] = []
    private var nextWord = 0
    private var found: [Match] = []

    /// - Returns: the keys in the order of the text.
    static func values(in text: String, language: LanguageTag) -> [String] {
        matches(in: text.unicodeScalars.map(\.value), language: language).map(\.key)
    }

    static func matches(in text: [UInt32], language: LanguageTag) -> [Match] {
        var numbers = Numbers(text: text, language: language)
        numbers.scan()
        return numbers.found
    }

    /// The numbers of each segment of a text.
    static func matches(in text: VersionText) -> [[Match]] {
        var numbers = Numbers(text: [], language: text.language)
        numbers.forms = text.forms
        return text.segments.indices.map { numbers.next(text, $0) }
    }

    private init(text: [UInt32], language: LanguageTag) {
        self.text = text
        usesDecimalComma = !["en", "zh", "ja", "ko", "th"].contains(language.language)
        words = NumberWords.of(language)
    }

    private mutating func next(_ text: VersionText, _ segment: Int) -> [Match] {
        self.text = text.segments[segment]
        (known, nextWord) = (text.words[segment], 0)
        found = []
        scan()
        return found
    }

    private mutating func scan() {
        var at = 0
        while at < text.count {
            if digit(at) != nil {
                at = digits(from: at)
            } else if NumberWords.isHanNumeral(text[at]) {
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
        if isMonth(after) {
            found.append(Match(key: LocaleTerms.month(Int(value)), range: start..<after + 1))
            return after + 1
        }
        found.append(Match(key: Self.key(value * factor), range: start..<after))
        return after
    }

    /// The end of a number: digits, and separators that have digits on both sides.
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

    /// Whether exactly three digits stand here, as after a blank that parts thousands.
    private func isThousands(_ start: Int) -> Bool {
        var end = start
        while end < text.count, digit(end) != nil { end += 1 }
        return end - start == 3
    }

    private func value(of range: Range<Int>) -> Double? {
        guard range.count <= 24 else { return nil }
        let decimal: UInt32 = usesDecimalComma ? 0x2C : 0x2E
        // More than one of the same separator can only part thousands, or the parts of a date.
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

    /// What follows a number and multiplies it: thousand, million, 万, млрд …; `end` is moved behind it.
    private func multiplier(_ end: inout Int, isTight: Bool) -> Double {
        var at = end
        while at < text.count, isBlank(at) || text[at] == 0x2D { at += 1 }
        guard at < text.count else { return 1 }
        var factor = 1.0
        // 万亿 is ten thousand times a hundred million.
        while at < text.count, let unit = NumberWords.hanUnit(text[at]), unit >= 100 {
            factor *= unit
            at += 1
            end = at
        }
        if factor > 1 { return factor }
        let start = at
        while at < text.count, at - start < 14, Letters.isWordLetter(text[at]) { at += 1 }
        guard at > start else { return 1 }
        let word = Self.spelling(text[start..<at])
        // $3m, £2bn: one letter only of money.
        if isTight, start == end, let short = ["m": 1e6, "b": 1e9, "k": 1e3, "t": 1e12][word] {
            end = at
            return short
        }
        guard let known = words.multiplier(word) else { return 1 }
        end = at
        return known
    }

    private func isMoney(before start: Int) -> Bool {
        start > 0 && [0x24, 0xA3, 0xA5, 0x20AC].contains(text[start - 1])
    }

    // MARK: Times

    /// A time of the day: `3:30 p.m.`, `3 p.m.`, `15:30`, `下午3时30分`, `3点`.
    private mutating func time(from start: Int, end: Int) -> Int? {
        guard end - start <= 2, let hour = value(of: start..<end), hour <= 24 else { return nil }
        var minutes = 0.0
        var at = end
        if at + 2 < text.count, text[at] == 0x3A || text[at] == 0xFF1A, digit(at + 1) != nil, digit(at + 2) != nil,
            at + 3 == text.count || digit(at + 3) == nil
        {
            minutes = value(of: at + 1..<at + 3) ?? 0
            at += 3
        } else if at < text.count, "时時点點".unicodeScalars.contains(where: { $0.value == text[at] }),
            // 时 alone is as often part of 小时.
            !(at + 1 < text.count && text[at + 1] == 0x949F)
        {
            at += 1
            var last = at
            while last < text.count, last < at + 2, digit(last) != nil { last += 1 }
            if last > at, last < text.count, text[last] == 0x5206 {
                minutes = value(of: at..<last) ?? 0
                at = last + 1
            } else if at < text.count, text[at] == 0x534A {
                minutes = 30
                at += 1
            }
        } else if meridian(at) == nil {
            return nil
        }
        var hours = hour
        if let (isAfternoon, behind) = meridian(at) {
            if isAfternoon { hours += hour < 12 ? 12 : 0 } else if hour == 12 { hours = 0 }
            at = behind
        } else if start >= 2 {
            switch Self.spelling(text[start - 2..<start]) {
            case "下午", "傍晚": hours += hour < 12 ? 12 : 0
            case "晚上", "晚间", "深夜": hours += hour <= 12 ? 12 : 0
            case "凌晨", "半夜", "午夜": if hour == 12 { hours = 0 }
            default: break
            }
        }
        // The day's end is the next one's beginning.
        if hours == 24 { hours = 0 }
        found.append(Match(key: "#t\(Int(hours * 60 + minutes))", range: start..<at))
        return at
    }

    /// `a.m.` or `pm` at a place: whether it is the afternoon, and where it ends.
    private func meridian(_ start: Int) -> (Bool, Int)? {
        var at = start
        while at < text.count, isBlank(at) { at += 1 }
        guard at + 1 < text.count, text[at] | 0x20 == 0x70 || text[at] | 0x20 == 0x61 else { return nil }
        let isAfternoon = text[at] | 0x20 == 0x70
        at += 1
        if text[at] == 0x2E { at += 1 }
        guard at < text.count, text[at] | 0x20 == 0x6D else { return nil }
        at += 1
        if at < text.count, text[at] == 0x2E { at += 1 }
        return at < text.count && Letters.isWordLetter(text[at]) ? nil : (isAfternoon, at)
    }

    // MARK: Han

    /// A number in Han characters. One of a single character counts before a measure only: 一 is part of many words.
    private mutating func han(from start: Int) -> Int {
        var end = start
        while end < text.count, NumberWords.isHanNumeral(text[end]) { end += 1 }
        let value = NumberWords.value(ofHan: text[start..<end])
        if isMonth(end) {
            if let value { found.append(Match(key: LocaleTerms.month(Int(value)), range: start..<end + 1)) }
            return end + 1
        }
        let isMeasured = end < text.count && NumberWords.measures.contains(text[end])
        if let value, value >= 2, end - start > 1 || isMeasured {
            found.append(Match(key: Self.key(value), range: start..<end, isWord: value <= 12))
        }
        return end
    }

    private func isMonth(_ at: Int) -> Bool { at < text.count && text[at] == 0x6708 }

    // MARK: Words

    private mutating func word(from start: Int) -> Int {
        let (end, value) = wordValue(from: start)
        guard let value else { return end }
        var after = end
        let factor = multiplier(&after, isTight: false)
        if factor == 1 { after = end }
        found.append(Match(key: Self.key(value * factor), range: start..<after, isWord: factor == 1))
        return after
    }

    /// The end of a word, and its value if it is a number.
    private mutating func wordValue(from start: Int) -> (end: Int, value: Double?) {
        while nextWord < known.count, known[nextWord].start < start { nextWord += 1 }
        // What a number before took may end within a word.
        if nextWord < known.count, known[nextWord].start == start {
            return (Int(known[nextWord].end), forms[Int(known[nextWord].form)].value)
        }
        var end = start
        while end < text.count, Letters.isWordLetter(text[end]) { end += 1 }
        return (end, words.value(of: text[start..<end]))
    }

    // MARK: Characters

    /// The value of a digit, plain or full-width.
    private func digit(_ at: Int) -> UInt32? {
        switch text[at] {
        case 0x30...0x39: text[at] - 0x30
        case 0xFF10...0xFF19: text[at] - 0xFF10
        default: nil
        }
    }

    private func isBlank(_ at: Int) -> Bool {
        switch text[at] {
        case 0x20, 0xA0, 0x202F, 0x2009: true
        default: false
        }
    }

    static func spelling(_ scalars: ArraySlice<UInt32>) -> String {
        var word = String.UnicodeScalarView()
        for value in scalars { if let scalar = Unicode.Scalar(Letters.lowercase(value)) { word.append(scalar) } }
        return String(word)
    }

    /// A value as its six leading digits and exponent, so that equal values are equal strings.
    static func key(_ value: Double) -> String {
        guard value > 0, value.isFinite else { return "#0" }
        var mantissa = value
        var exponent = 0
        while mantissa >= 1e6 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
        while mantissa < 99_999.95 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
        var digits = Int(mantissa.rounded())
        while digits % 10 == 0, digits > 0 { (digits, exponent) = (digits / 10, exponent + 1) }
        return "#\(digits)e\(exponent)"
    }
}
