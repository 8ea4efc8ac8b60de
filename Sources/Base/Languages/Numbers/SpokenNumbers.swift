package import CalqueCore

/// Small numbers in words, from `Resources/spoken-numbers.txt`: `one jail` has the 1 of `1所监狱`, and `трехлетняя` the 3
/// of `3-year-old`.
package struct SpokenNumbers: Sendable {
    private var whole: [Int: Set<String>] = [:]
    private var starts: [Int: [String]] = [:]
    private var shares: [Int: [String]] = [:]
    /// Whether words are searched for anywhere in a text, as Chinese has no blanks.
    private let isUnspaced: Bool

    /// Returns the words of a language, or nil.
    package static func of(_ language: LanguageTag) -> SpokenNumbers? { known[String(language.language)] }

    /// Returns whether a text expresses a number in words.
    ///
    /// - Parameter isShare: whether it is a number of hundredths.
    /// - Complexity: linear in the text, times the words for the number.
    package func express(_ value: Int, isShare: Bool, in text: String) -> Bool {
        if isUnspaced {
            let words = (isShare ? shares[value] ?? [] : []) + [Self.han(value)] + Array(whole[value] ?? [])
            return words.contains { !$0.isEmpty && text.contains($0) }
        }
        let whole = whole[value] ?? []
        let starts = starts[value] ?? []
        guard !whole.isEmpty || !starts.isEmpty else { return Self.hasRoman(value, in: text) }
        let words = text.lowercased().split { !$0.isLetter && $0 != "-" }
        return words.contains { word in whole.contains(String(word)) || starts.contains { word.hasPrefix($0) } }
            || Self.hasRoman(value, in: text)
    }

    /// Returns 21 as 二十一; empty for numbers of one character and beyond 99.
    private static func han(_ value: Int) -> String {
        (11...99).contains(value) ? HanNumerals.text(of: value) ?? "" : ""
    }

    /// Returns whether a text has the number in Roman figures, as Russian writes centuries.
    private static func hasRoman(_ value: Int, in text: String) -> Bool {
        guard (1...39).contains(value) else { return false }
        let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][value % 10]
        let figures = String(repeating: "X", count: value / 10) + ones
        return text.split { !$0.isLetter }.contains { $0 == figures }
    }

    // MARK: Words

    private static let known: [String: SpokenNumbers] = {
        let lines = ResourceLines(PackageResources.spoken_numbers_txt)
        var known: [String: SpokenNumbers] = [:]
        for language in ["en", "ru", "zh"] {
            known[language] = SpokenNumbers(lines.words(language), isUnspaced: language == "zh")
        }
        return known
    }()

    private init(_ lines: [[String]], isUnspaced: Bool) {
        self.isUnspaced = isUnspaced
        for words in lines {
            guard let value = Int(words[0].prefix { $0 != "%" }) else { continue }
            for word in words.dropFirst() {
                if words[0].hasSuffix("%") {
                    shares[value, default: []].append(word)
                } else if word.hasSuffix("*") {
                    starts[value, default: []].append(String(word.dropLast()))
                } else {
                    whole[value, default: []].insert(word)
                }
            }
        }
    }
}
