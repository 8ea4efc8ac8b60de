import CalqueCore
import CalqueICU

/// Languages that have a name. They distinguish `en` from words that only look like tags, such as `context`.
enum KnownLanguages {
    private static let all = (try? LocaleNames("en"))?.entries ?? []
    private static let names = all.filter { $0.kind == .language }
    private static let codes = Set(names.map { $0.code.lowercased() })
    /// The codes by their English names.
    private static let byName = Dictionary(
        names.map { ($0.name.lowercased(), $0.code) }, uniquingKeysWith: { first, _ in first })
    private static let regions = Dictionary(
        all.filter { $0.kind == .country }.map { ($0.name.lowercased(), $0.code) },
        uniquingKeysWith: { first, _ in first })

    /// Returns the language whose tag or English name a word is, as people write them at the head of a column: `ru`, `pt_BR`,
    /// `Russian`, `English (US)`, `Russian [ru]`, `Term (ru)`; nil for other words.
    static func tag(_ word: String) -> LanguageTag? {
        let word = word.trimmingSpaces
        if let tag = plain(word) { return tag }
        guard let close = word.last, close == ")" || close == "]",
            let open = word.lastIndex(of: close == ")" ? "(" : "[")
        else { return nil }
        let before = String(word[..<open]).trimmingSpaces
        let inside = String(word[word.index(after: open)...].dropLast()).trimmingSpaces
        if let language = plain(before) {
            // `en (English)`, `Russian [ru]`; or the brackets name a region.
            if let named = plain(inside), named.language == language.language { return named.longer(language) }
            let region = regions[inside.lowercased()] ?? inside
            return region.utf8.count == 2 ? LanguageTag("\(language)-\(region)") : language
        }
        return plain(inside)
    }

    private static func plain(_ word: String) -> LanguageTag? {
        if let tag = LanguageTag(asWritten: word), codes.contains(String(tag.language)) { return tag }
        return byName[word.lowercased()].flatMap { LanguageTag($0) }
    }

    /// Whether a word is a tag of a language that may be known to others: one of two letters, or one of the codes that the
    /// standard keeps for private and special use (ISO 639-2: `qaa` to `qtz`, `und`, `mul`, `zxx`, `mis`).
    static func mayBeTag(_ word: String) -> Bool {
        guard let language = LanguageTag(asWritten: word)?.language else { return false }
        let isPrivate = language.utf8.count == 3 && language >= "qaa" && language <= "qtz"
        return language.utf8.count == 2 || isPrivate || ["und", "mul", "zxx", "mis"].contains(language)
    }
}

extension LanguageTag {
    /// The one of two tags that says more.
    fileprivate func longer(_ other: LanguageTag) -> LanguageTag {
        description.utf8.count >= other.description.utf8.count ? self : other
    }
}
