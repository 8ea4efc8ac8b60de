import CalqueCore
import CalqueICU
import CalqueLanguages

/// Reads the date of a dateline: `ASTANA, February 3. /Interwire/.`, `Москва. 3 фев. ИНТЕРФАКС -`, `…2月3日电`.
struct DatelineReader {
    private let language: LanguageTag
    private let isUnspaced: Bool
    /// The months of languages that `Months` does not know, in lower case, read when they are first needed.
    private var months: [String: Int]?

    /// A dateline is in the first so many characters of a segment.
    private static let longest = 160

    init(_ language: LanguageTag) {
        self.language = language
        isUnspaced = language.language == "zh" || language.language == "ja"
    }

    /// Returns the date of the dateline with which a segment begins; nil if it does not begin with one.
    ///
    /// - Parameter isDateline: whether it is known that the segment is one.
    mutating func date(in text: String, isDateline: Bool) -> DatelineDate? {
        let start = Array(text.unicodeScalars.prefix(Self.longest))
        return isUnspaced ? Self.unspaced(start) : spaced(start, isDateline: isDateline)
    }

    // MARK: Chinese

    /// `新华社北京2月3日电`, `（2026年2月3日讯）`: figures before 年, 月 and 日, and then the word for a dispatch.
    private static func unspaced(_ text: [Unicode.Scalar]) -> DatelineDate? {
        var figures: [Unicode.Scalar: Int] = [:]
        var value: Int?
        for (index, scalar) in text.enumerated() {
            if let digit = scalar.digit {
                // bounded: at most 99,999 before.
                value = min((value ?? 0) * 10 + digit, 99_999)
                continue
            }
            if scalar == "日", let day = value, let month = figures["月"] {
                let next = text.indices.contains(index + 1) ? text[index + 1] : " "
                guard dispatches.contains(next) else { return nil }
                return made(year: figures["年"], month: month, day: day)
            }
            if scalar == "。" { return nil }
            if let value { figures[scalar] = value }
            value = nil
        }
        return nil
    }

    private static let dispatches: Set<Unicode.Scalar> = ["电", "電", "讯", "訊", "报", "報", "消"]

    // MARK: Other languages

    private struct Word {
        let text: String
        /// In scalars.
        let range: Range<Int>
        let number: Int?
    }

    private mutating func spaced(_ text: [Unicode.Scalar], isDateline: Bool) -> DatelineDate? {
        // Most segments begin with no date.
        guard text.contains(where: { $0.digit != nil }) else { return nil }
        let words = Self.words(of: text)
        for (index, word) in words.enumerated() where word.number == nil && Self.isBesideNumber(index, in: words) {
            guard let month = month(word.text) else { continue }
            guard let (date, range) = Self.date(month, at: index, in: words) else { continue }
            let before = words[..<range.lowerBound]
            let after = text[words[range.upperBound - 1].range.upperBound...]
            guard isDateline || Self.isPlace(before, text) && Self.isAgencyNext(after) else { return nil }
            return date
        }
        return nil
    }

    /// Whether a number, or `de` and a number, is beside a word.
    private static func isBesideNumber(_ index: Int, in words: [Word]) -> Bool {
        words[max(0, index - 2)..<min(words.count, index + 2)].contains { $0.number != nil }
    }

    /// The day and the year beside a month: `3 February 2026`, `February 3, 2026`, `3 de febrero de 2026`.
    private static func date(_ month: Int, at index: Int, in words: [Word]) -> (DatelineDate, Range<Int>)? {
        func number(_ index: Int, _ range: ClosedRange<Int>) -> Int? {
            words.indices.contains(index) ? words[index].number.flatMap { range.contains($0) ? $0 : nil } : nil
        }
        func isLink(_ index: Int) -> Bool { words.indices.contains(index) && words[index].text == "de" }
        let days = 1...31
        let earlier = isLink(index - 1) ? index - 2 : index - 1
        var (first, last) = (index, index)
        let day: Int
        if let found = number(earlier, days) {
            (day, first) = (found, earlier)
        } else if let found = number(index + 1, days) {
            (day, last) = (found, index + 1)
        } else {
            return nil
        }
        let later = isLink(last + 1) ? last + 2 : last + 1
        let year = number(later, 1900...2100)
        if year != nil { last = later }
        return made(year: year, month: month, day: day).map { ($0, first..<last + 1) }
    }

    /// Whether the words before a date are those of a place: in capitals, or capitalised and set off by a mark.
    private static func isPlace(_ words: ArraySlice<Word>, _ text: [Unicode.Scalar]) -> Bool {
        guard let first = words.first, let last = words.last, words.count <= 8 else { return false }
        let areNames = words.allSatisfy { $0.text.unicodeScalars.first?.isLowercaseLetter == false || $0.text == "de" }
        let isCapitals =
            first.text.unicodeScalars.count > 1 && !first.text.unicodeScalars.contains { $0.isLowercaseLetter }
        let next = text.indices.contains(last.range.upperBound) ? text[last.range.upperBound] : " "
        return areNames && (isCapitals || next == "," || next == "." || next == ")")
    }

    /// Whether an agency or a dash follows a date, as in a dateline.
    private static func isAgencyNext(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        let marks: Set<Unicode.Scalar> = ["/", "(", "—", "–", "-", "―"]
        return text.prefix(40).contains { marks.contains($0) }
    }

    private mutating func month(_ word: String) -> Int? {
        if let known = NumberLanguage(language) {
            let capitalised = word.prefix(1).uppercased() + word.dropFirst().lowercased()
            return (Months.read(word, in: known) ?? Months.read(capitalised, in: known))?.month
        }
        if months == nil {
            let entries = (try? LocaleNames(language))?.entries.filter { $0.kind == .month } ?? []
            months = Dictionary(
                entries.compactMap { entry in
                    Int(entry.code).map { (entry.name.lowercased().filter { $0 != "." }, $0) }
                }, uniquingKeysWith: { first, _ in first })
        }
        return months?[word.lowercased()]
    }

    /// The words and whole numbers of a text.
    private static func words(of text: [Unicode.Scalar]) -> [Word] {
        var words: [Word] = []
        var at = 0
        while at < text.count {
            let start = at
            while at < text.count, text[at].isLetter || text[at].isDigit { at += 1 }
            if at > start {
                let word = text[start..<at].string
                words.append(Word(text: word, range: start..<at, number: Int(word)))
            } else {
                at += 1
            }
        }
        return words
    }

    private static func made(year: Int?, month: Int, day: Int) -> DatelineDate? {
        guard (1...12).contains(month), (1...31).contains(day) else { return nil }
        return DatelineDate(year: year.flatMap { (1900...2100).contains($0) ? $0 : nil }, month: month, day: day)
    }
}
