import CalqueCore
import CalqueICU

/// Languages that have a name, to tell `en` from a word that only looks like a tag: `context`, `status`.
enum KnownLanguages {
    private static let names = ((try? LocaleNames("en"))?.entries ?? []).filter { $0.kind == .language }
    private static let codes = Set(names.map { $0.code.lowercased() })
    /// By what English calls them.
    private static let byName = Dictionary(
        names.map { ($0.name.lowercased(), $0.code) }, uniquingKeysWith: { first, _ in first })

    /// The tag that a word is, if it is that of a language with a name, or that of the language that it names.
    static func tag(_ word: String) -> LanguageTag? {
        let trimmed = String(word.drop { $0 == " " })
        if let tag = LanguageTag(trimmed), codes.contains(String(tag.language)) { return tag }
        return byName[trimmed.lowercased()].flatMap { LanguageTag($0) }
    }
}
