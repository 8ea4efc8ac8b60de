import CalqueCore
import CalqueICU
package import CalqueUnits
import CalqueXML

extension LanguageTag {
    /// Reads a language in the spellings of files: a tag of BCP 47, also with a code of three letters or an old code
    /// (`eng`, `iw`); the name of a locale (`sr@latin`, `ca@valencia`, `ru_RU.UTF-8`); or a private tag, which is an
    /// undetermined language with that mark (`x-test` is `und-x-test`). All forms of files read languages so.
    package init?(asWritten text: String) {
        let text = text.trimmingSpaces
        if let tag = LanguageTag(text) {
            self = tag.canonical
            return
        }
        if text.lowercased().hasPrefix("x-"), let tag = LanguageTag("und-" + text) {
            self = tag
            return
        }
        let parts = text.split(separator: "@", maxSplits: 1)
        guard let locale = parts.first?.split(separator: ".").first, locale.count < text.count,
            let tag = LanguageTag(String(locale))
        else { return nil }
        guard parts.count > 1 else {
            self = tag.canonical
            return
        }
        let modifier = parts[1].lowercased()
        if let script = Self.scripts[modifier] ?? (modifier.utf8.count == 4 && modifier != "euro" ? modifier : nil) {
            let (language, rest) = (tag.language, tag.description.dropFirst(tag.language.count))
            self = LanguageTag("\(language)-\(script)\(rest)")?.canonical ?? tag.canonical
        } else {
            // The modifiers of the C library that are no scripts are variants: valencia, tarask.
            let isVariant = modifier.utf8.count >= 5
            self = (isVariant ? LanguageTag("\(tag)-\(modifier)") : nil)?.canonical ?? tag.canonical
        }
    }

    /// The scripts in the names of locales.
    private static let scripts = [
        "latin": "Latn", "cyrillic": "Cyrl", "arabic": "Arab", "devanagari": "Deva", "hebrew": "Hebr",
        "ijekavianlatin": "Latn",
    ]
}

extension String {
    /// The text without white space at its ends.
    var trimmingSpaces: String {
        var text = Substring(self).drop { $0.isWhitespace }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
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
            if let tag = LanguageTag(asWritten: self[index].value) { self[index].value = tag.description }
        }
    }
}
