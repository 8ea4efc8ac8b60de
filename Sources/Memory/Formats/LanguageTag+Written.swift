import CalqueCore
import CalqueICU
package import CalqueUnits
import CalqueXML

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

extension Variant {
    /// The language as a file gets it: in the spelling that it was read in, if that still means the same. A word that is not
    /// a language says more than "und".
    var writtenLanguage: String {
        guard let rawLanguage else { return language.description }
        let read = LanguageTag(asWritten: rawLanguage)
        return read == language || (read == nil && language.description == "und") ? rawLanguage : language.description
    }
}

extension TMXHeader {
    /// The header with canonical spellings of its languages.
    package var withCanonicalLanguages: TMXHeader {
        var header = self
        header.attributes.spellLanguages()
        return header
    }
}

extension TranslationUnit {
    /// Spells the languages of the unit canonically, for a unit of a foreign file.
    package mutating func spellLanguages() {
        attributes.spellLanguages()
        for index in variants.indices where variants[index].rawLanguage != nil {
            if variants[index].language.description != "und" { variants[index].rawLanguage = nil }
        }
    }
}

extension [XMLAttribute] {
    /// Spells languages canonically; other values (`*all*`) are unchanged.
    fileprivate mutating func spellLanguages() {
        for index in indices where self[index].name == "srclang" || self[index].name == "adminlang" {
            if let tag = LanguageTag(self[index].value) { self[index].value = tag.description }
        }
    }
}
