/// The script and the kind of a character. `Letters` says which blocks the scripts consist of.
extension Unicode.Scalar {
    /// Whether it is a Han character; see `Letters.isHan`.
    @inlinable
    package var isHan: Bool { Letters.isHan(value) }

    /// Whether it is Japanese kana.
    @inlinable
    package var isKana: Bool { Letters.isKana(value) }

    /// Whether it is a Korean syllable.
    @inlinable
    package var isHangul: Bool { Letters.isHangul(value) }

    /// Whether it is a letter or a vowel sign of Thai.
    package var isThai: Bool { (0x0E01...0x0E4E).contains(value) && value != 0x0E3F }

    /// Whether it is in a Cyrillic block.
    @inlinable
    package var isCyrillic: Bool { Letters.isCyrillic(value) }

    /// Whether it is a letter of a script that is written without blanks: Han or kana.
    @inlinable
    package var isUnspacedLetter: Bool { isHan || isKana }

    /// Whether it is written without blanks beside it: Han, kana, the marks of the block CJK Symbols and Punctuation,
    /// and full-width forms.
    @inlinable
    package var isUnspaced: Bool {
        isHan || (0x3001...0x30FF).contains(value) || (0xFF00...0xFFEF).contains(value)
    }

    /// Whether it is a letter from A to Z or from a to z.
    @inlinable
    package var isASCIILetter: Bool { (0x61...0x7A).contains(value | 0x20) }

    /// Whether it is alphabetic. Characters of the blocks of punctuation are not.
    @inlinable
    package var isLetter: Bool {
        switch value {
        case 0x41...0x5A, 0x61...0x7A: true
        case 0..<0x80: false
        case 0x400...0x481, 0x4E00...0x9FFF, 0x3400...0x4DBF: true
        case 0x2000...0x206F, 0x3001...0x3004, 0x3008...0x3020, 0xFF00...0xFF0F: false
        default: properties.isAlphabetic
        }
    }

    /// Whether it is a lower-case letter.
    @inlinable
    package var isLowercaseLetter: Bool {
        switch value {
        case 0..<0x80: (0x61...0x7A).contains(value)
        case 0x410...0x42F: false
        case 0x430...0x45F: true
        case 0x2000...0x206F, 0x3000...0x9FFF: false
        default: properties.isLowercase
        }
    }

    /// Whether it is an upper-case letter.
    @inlinable
    package var isUppercaseLetter: Bool {
        switch value {
        case 0..<0x80: (0x41...0x5A).contains(value)
        case 0x400...0x42F: true
        case 0x430...0x45F, 0x2000...0x206F, 0x3000...0x9FFF: false
        default: properties.isUppercase
        }
    }

    /// Whether it is part of a word that blanks separate from others; see `Letters.isWordLetter`.
    @inlinable
    package var isWordLetter: Bool { Letters.isWordLetter(value) }

    /// The value of a decimal digit, ASCII or full-width; nil for any other character.
    @inlinable
    package var digit: Int? { Letters.digit(value).map(Int.init) }

    /// Whether it is a decimal digit, ASCII or full-width.
    @inlinable
    package var isDigit: Bool { (0x30...0x39).contains(value) || (0xFF10...0xFF19).contains(value) }

    /// Whether it is a blank that may stand inside of a number; see `Letters.isBlank`.
    @inlinable
    package var isBlank: Bool { Letters.isBlank(value) }
}

extension Collection where Element == Unicode.Scalar {
    /// The characters as a string.
    package var string: String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: self)
        return String(view)
    }
}

extension [Unicode.Scalar] {
    /// Returns where ranges of characters are in the UTF-8 of the text.
    ///
    /// - Parameter ranges: in the order of the text, and apart from each other.
    /// - Complexity: linear in the text.
    package func utf8Ranges(of ranges: [Range<Int>]) -> [Range<Int>] {
        var (place, byte) = (0, 0)
        func bytes(to end: Int) -> Int {
            byte += self[place..<end].reduce(0) { $0 + UTF8.width($1) }
            place = end
            return byte
        }
        return ranges.map { range in
            let start = bytes(to: range.lowerBound)
            return start..<bytes(to: range.upperBound)
        }
    }
}
