package import CalqueCore

/// The length of a text in letters of an alphabet, so that texts of different languages compare.
package enum TextLength {
    /// How many letters of an alphabet a Han character is worth: the mean over 10,000 pairs of English and Chinese news.
    package static let lettersPerHan: Float = 3.25
    /// How many letters a kana and a Hangul syllable are worth: the means over 790 pairs each of English with Japanese
    /// and with Korean news.
    package static let lettersPerKana: Float = 1.35
    package static let lettersPerHangul: Float = 2.1

    /// The same as a whole number, for rules of thumb.
    package static let wholeLettersPerHan = 3

    /// How many letters languages need where English needs one: means over 790 segments of translated news. Languages
    /// that are not here need as many as English: Russian does within 3 %.
    private static let verbosity: [String: Float] = [
        "ar": 0.94, "de": 1.23, "es": 1.17, "fr": 1.2, "it": 1.19, "nl": 1.2, "pl": 1.17, "pt": 1.13, "th": 1.11,
        "tr": 1.14, "uk": 1.1,
    ]

    /// Returns the lengths of texts in letters of English, as a translation into English would have them.
    ///
    /// - Complexity: linear in the texts.
    package static func englishLetters(in texts: [[UInt32]], language: LanguageTag) -> [Float] {
        guard let factor = verbosity[String(language.language)] else { return texts.map(letters(in:)) }
        return texts.map { letters(in: $0) / factor }
    }

    /// Returns the length of a text in letters. White space does not count.
    ///
    /// - Parameter text: the values of its Unicode scalars.
    /// - Complexity: linear in the text.
    package static func letters(in text: [UInt32]) -> Float {
        var length: Float = 0
        for scalar in text {
            switch scalar {
            case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x2000...0x200A, 0x202F, 0x3000: continue
            default: length += worth(scalar)
            }
        }
        return length
    }

    private static func worth(_ scalar: UInt32) -> Float {
        // Hangul, Han and kana all lie above the common alphabets.
        if scalar < 0x2E80 { return 1 }
        if Letters.isHan(scalar) { return lettersPerHan }
        if Letters.isKana(scalar) { return lettersPerKana }
        return Letters.isHangul(scalar) ? lettersPerHangul : 1
    }

    /// Returns the length of a text in letters, as a whole number: white space counts like letters, and Hangul like
    /// Han.
    ///
    /// - Complexity: linear in the text.
    package static func roughLetters(in text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.isUnspacedLetter || $1.isHangul ? wholeLettersPerHan : 1) }
    }
}
