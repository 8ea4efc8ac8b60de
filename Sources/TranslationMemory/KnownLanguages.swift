import Core
import ICU

/// Languages that have a name, to tell `en` from a word that only looks like a tag: `context`, `status`.
enum KnownLanguages {
    private static let codes: Set<String> = {
        let names = (try? LocaleNames("en"))?.entries ?? []
        return Set(names.filter { $0.kind == .language }.map { $0.code.lowercased() })
    }()

    /// The tag that a word is, if it is that of a language with a name.
    static func tag(_ word: String) -> LanguageTag? {
        let trimmed = word.drop { $0 == " " }
        guard let tag = LanguageTag(String(trimmed)), codes.contains(String(tag.language)) else { return nil }
        return tag
    }
}
