import CalqueCore
import CalqueICU

extension LanguageTag {
    /// Reads a language in the spellings of files: a tag of BCP 47, also with a code of three letters or an old code
    /// (`eng`, `iw`), or the name of a locale (`sr@latin`, `ru_RU.UTF-8`).
    init?(asWritten text: String) {
        if let tag = LanguageTag(text) {
            self = tag.canonical
            return
        }
        let parts = text.split(separator: "@", maxSplits: 1)
        guard let locale = parts.first?.split(separator: ".").first, locale.count < text.count,
            let tag = LanguageTag(String(locale))
        else { return nil }
        let script = parts.count > 1 ? ["latin": "Latn", "cyrillic": "Cyrl"][parts[1].lowercased()] : nil
        guard let script else {
            self = tag.canonical
            return
        }
        let (language, rest) = (tag.language, tag.description.dropFirst(tag.language.count))
        guard let scripted = LanguageTag("\(language)-\(script)\(rest)") else { return nil }
        self = scripted.canonical
    }
}
