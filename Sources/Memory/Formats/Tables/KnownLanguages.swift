import CalqueCore
import CalqueICU

/// Languages that have a name. They distinguish `en` from words that only look like tags, such as `context`.
enum KnownLanguages {
    private static let names = ((try? LocaleNames("en"))?.entries ?? []).filter { $0.kind == .language }
    private static let codes = Set(names.map { $0.code.lowercased() })
    /// The codes by their English names.
    private static let byName = Dictionary(
        names.map { ($0.name.lowercased(), $0.code) }, uniquingKeysWith: { first, _ in first })

    /// Returns the language whose tag or English name a word is; nil for other words.
    static func tag(_ word: String) -> LanguageTag? {
        let trimmed = String(word.drop { $0 == " " })
        if let tag = LanguageTag(trimmed), codes.contains(String(tag.language)) { return tag }
        return byName[trimmed.lowercased()].flatMap { LanguageTag($0) }
    }
}
