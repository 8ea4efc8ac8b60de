package import CalqueCore

extension Segment {
    /// Returns consecutive segments as one text, joined as the language joins sentences: with a space, in Chinese and Japanese
    /// with nothing.
    ///
    /// - Complexity: linear in the texts.
    package static func joined(_ texts: [String], in language: LanguageTag) -> String {
        texts.joined(separator: joint(in: language))
    }

    /// The text between two sentences of a language.
    package static func joint(in language: LanguageTag) -> String {
        language.language == "zh" || language.language == "ja" ? "" : " "
    }
}
