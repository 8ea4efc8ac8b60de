import CalqueCore

/// Small numbers in words, as `Resources/spoken-numbers.txt` lists them: `one jail` has the 1 of `1所监狱`, and
/// `трехлетняя` the 3 of `3-year-old`.
struct SpokenNumbers {
    private var whole: [Int: Set<String>] = [:]
    private var starts: [Int: [String]] = [:]
    private var shares: [Int: [String]] = [:]
    /// Whether words are looked for anywhere, as Chinese has no blanks.
    private let isUnspaced: Bool

    private init(isUnspaced: Bool) { self.isUnspaced = isUnspaced }

    /// Whether a text says the number in words.
    /// - Parameter isShare: whether it is a number of hundredths.
    func says(_ value: Int, isShare: Bool, in text: String) -> Bool {
        if isUnspaced {
            let words = (isShare ? shares[value] ?? [] : []) + [Self.han(value)] + Array(whole[value] ?? [])
            return words.contains { !$0.isEmpty && text.contains($0) }
        }
        let whole = whole[value] ?? []
        let starts = starts[value] ?? []
        guard !whole.isEmpty || !starts.isEmpty else { return Self.roman(value, in: text) }
        let words = text.lowercased().split { !$0.isLetter && $0 != "-" }
        return words.contains { word in whole.contains(String(word)) || starts.contains { word.hasPrefix($0) } }
            || Self.roman(value, in: text)
    }

    static func of(_ language: LanguageTag) -> SpokenNumbers? { known[String(language.language)] }

    private static let known: [String: SpokenNumbers] = {
        var known: [String: SpokenNumbers] = [:]
        var language = ""
        for line in String(decoding: PackageResources.spoken_numbers_txt, as: UTF8.self).split(separator: "\n") {
            if line.hasPrefix("#") { continue }
            if line.hasPrefix("[") {
                language = String(line.dropFirst().dropLast())
                known[language] = SpokenNumbers(isUnspaced: language == "zh")
                continue
            }
            let words = line.split(separator: " ").map(String.init)
            guard let value = Int(words[0].prefix { $0 != "%" }) else { continue }
            for word in words.dropFirst() {
                if words[0].hasSuffix("%") {
                    known[language]?.shares[value, default: []].append(word)
                } else if word.hasSuffix("*") {
                    known[language]?.starts[value, default: []].append(String(word.dropLast()))
                } else {
                    known[language]?.whole[value, default: []].insert(word)
                }
            }
        }
        return known
    }()

    /// 21 as 二十一; empty beyond 99.
    private static func han(_ value: Int) -> String {
        guard (11...99).contains(value) else { return "" }
        let digits = Array("一二三四五六七八九").map(String.init)
        return (value < 20 ? "" : digits[value / 10 - 1]) + "十" + (value % 10 == 0 ? "" : digits[value % 10 - 1])
    }

    /// Whether a text has the number in Roman figures, as Russian writes centuries.
    private static func roman(_ value: Int, in text: String) -> Bool {
        guard (1...39).contains(value) else { return false }
        let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][value % 10]
        let figures = String(repeating: "X", count: value / 10) + ones
        return text.split { !$0.isLetter }.contains { $0 == figures }
    }
}
