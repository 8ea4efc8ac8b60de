/// Small numbers in words of English and Russian: those that `NumberScanner` reads, so that what is written can be read
/// again.
package enum NumeralWords {
    // MARK: English

    /// Returns the value of an English word, and whether it is an ordinal; nil for other words.
    package static func readEnglish(_ word: String) -> (value: Int, isOrdinal: Bool)? {
        let word = word.lowercased()
        if let known = englishCardinals.first(where: { $0.value == word }) { return (known.key, false) }
        return englishOrdinals.first { $0.value == word }.map { ($0.key, true) }
    }

    /// Returns the English word for a number; nil where there is none of one word.
    package static func english(_ value: Int, isOrdinal: Bool) -> String? {
        isOrdinal ? englishOrdinals[value] : englishCardinals[value]
    }

    private static let englishCardinals = first("en cardinal")
    private static let englishOrdinals = first("en ordinal")

    private static func first(_ section: String) -> [Int: String] {
        NumberWords.lines.values(section).reduce(into: [:]) { $0[$1.value] = $1.words.first }
    }

    // MARK: Russian

    /// Returns the value of a Russian word and its case; nil for other words.
    package static func readRussian(_ word: String) -> (value: Int, form: RussianCase)? {
        let word = word.lowercased().replacing("ё", with: "е")
        if word == feminineTwo { return (2, .nominative) }
        for (value, forms) in russian {
            if let index = forms.firstIndex(of: word), index < cases.count { return (value, cases[index]) }
        }
        return nil
    }

    /// Returns the Russian word for a number in a case; nil where it is not known.
    package static func russian(_ value: Int, _ form: RussianCase, isFeminine: Bool = false) -> String? {
        if value == 2, form == .nominative, isFeminine { return feminineTwo }
        guard let index = cases.firstIndex(of: form), let forms = russian[value], index < forms.count else {
            return nil
        }
        return forms[index]
    }

    private static let feminineTwo = "две"
    /// Words by value, in the order of `cases`. The accusative equals the nominative, the prepositional the genitive.
    private static let russian: [Int: [String]] = NumberWords.lines.values("ru cardinal").reduce(into: [:]) {
        $0[$1.value] = $1.words
    }
    private static let cases: [RussianCase] = [.nominative, .genitive, .dative, .instrumental]
}
