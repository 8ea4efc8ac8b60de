package import CalqueCore

extension Letters {
    /// Returns a word without its ending, as far as that is possible without a dictionary: in Russian, Ukrainian and
    /// Belarusian the endings of nouns and adjectives, in Korean the particles. Words of other languages are returned
    /// unchanged.
    ///
    /// - Parameter word: lower-case characters.
    package static func stem(_ word: [UInt32], _ language: LanguageTag) -> [UInt32] {
        switch language.language {
        case "ru", "uk", "be": EastSlavicEndings.stem(word)
        case "ko": KoreanParticles.stem(word)
        default: word
        }
    }
}
