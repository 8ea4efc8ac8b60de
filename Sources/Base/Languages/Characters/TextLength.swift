/// The length of a text in letters of an alphabet, so that texts of different languages compare.
package enum TextLength {
    /// How many letters of an alphabet a Han character or kana is worth: the mean over 10,000 pairs of English and
    /// Chinese news.
    package static let lettersPerHan: Float = 3.25

    /// The same as a whole number, for rules of thumb.
    package static let wholeLettersPerHan = 3

    /// Returns the length of a text in letters. White space does not count.
    ///
    /// An English text and its Russian translation have the same length within 3 %.
    /// - Parameter text: the values of its Unicode scalars.
    /// - Complexity: linear in the text.
    package static func letters(in text: [UInt32]) -> Float {
        var length: Float = 0
        for scalar in text {
            switch scalar {
            case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x2000...0x200A, 0x202F, 0x3000: continue
            default: length += Letters.isHan(scalar) || Letters.isKana(scalar) ? lettersPerHan : 1
            }
        }
        return length
    }

    /// Returns the length of a text in letters, as a whole number: white space counts like letters, and Hangul like
    /// Han.
    ///
    /// - Complexity: linear in the text.
    package static func roughLetters(in text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.isUnspacedLetter || $1.isHangul ? wholeLettersPerHan : 1) }
    }
}
