/// Questions about single characters, given as the values of their Unicode scalars.
///
/// This is the one place that says which characters belong to a script. The blocks of the common scripts are tested
/// first, because a look into the property tables of Unicode costs about twenty times as much.
/// `Unicode.Scalar` has the same questions as members.
@usableFromInline package enum Letters {
    // MARK: Scripts

    /// Returns whether a character is a Han character.
    ///
    /// These are the blocks CJK Unified Ideographs, its extensions A to H, CJK Compatibility Ideographs with their
    /// supplement, and the two characters 々 (U+3005) and 〇 (U+3007), which are written among them.
    @inlinable
    package static func isHan(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0..<0x3005: false
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xF900...0xFAFF, 0x20000...0x323AF, 0x3005, 0x3007: true
        default: false
        }
    }

    /// Returns whether a character is Japanese kana: the blocks Hiragana and Katakana.
    @inlinable
    package static func isKana(_ scalar: UInt32) -> Bool { (0x3040...0x30FF).contains(scalar) }

    /// Returns whether a character is in the block Hangul Syllables.
    @inlinable
    package static func isHangul(_ scalar: UInt32) -> Bool { (0xAC00...0xD7AF).contains(scalar) }

    /// Returns whether a character is a letter of katakana or its mark of length. Katakana writes names and words of other
    /// languages.
    @inlinable
    package static func isKatakana(_ scalar: UInt32) -> Bool {
        (0x30A1...0x30FE).contains(scalar) && scalar != 0x30FB
    }

    /// Returns whether a character is in the blocks Cyrillic or Cyrillic Supplement.
    @inlinable
    package static func isCyrillic(_ scalar: UInt32) -> Bool { (0x400...0x52F).contains(scalar) }

    /// Returns whether a character is a letter of the Latin script beyond ASCII: the blocks Latin-1 Supplement,
    /// Latin Extended A and B, and Latin Extended Additional.
    @inlinable
    package static func isAccentedLatin(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF: true
        default: false
        }
    }

    // MARK: Words

    /// Returns whether a character is part of a word that blanks or marks separate from others: an alphabetic
    /// character, but not of a script that is written without blanks (Han, kana) and not a full-width one.
    @inlinable
    package static func isWordLetter(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x61...0x7A, 0x41...0x5A, 0x400...0x481, 0x48A...0x52F: true
        case 0..<0xAA, 0x2000...0x206F, 0x3000...0xABFF, 0xF900...0xFAFF, 0xFF00...0xFF65, 0x20000...0x323AF: false
        default: Unicode.Scalar(scalar)?.properties.isAlphabetic ?? false
        }
    }

    /// Returns the lower-case form of a character, or the first character of that form.
    @inlinable
    package static func lowercase(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x41...0x5A, 0x410...0x42F, 0xC0...0xD6, 0xD8...0xDE: scalar + 0x20
        case 0x400...0x40F: scalar + 0x50
        case 0..<0x100, 0x430...0x45F, 0x3000...0xABFF: scalar
        default:
            Unicode.Scalar(scalar).flatMap { $0.properties.lowercaseMapping.unicodeScalars.first?.value } ?? scalar
        }
    }

    /// Calls `body` with each word, as a range, and whether it begins with a capital.
    @inlinable
    package static func forEachWord(of text: [UInt32], _ body: (Range<Int>, Bool) -> Void) {
        var at = 0
        while at < text.count {
            guard isWordLetter(text[at]) else {
                at += 1
                continue
            }
            let start = at
            while at < text.count, isWordLetter(text[at]) { at += 1 }
            body(start..<at, lowercase(text[start]) != text[start])
        }
    }

    /// Returns the characters as a string, in lower case.
    package static func lowercased(_ scalars: ArraySlice<UInt32>) -> String {
        var word = String.UnicodeScalarView()
        for value in scalars { if let scalar = Unicode.Scalar(lowercase(value)) { word.append(scalar) } }
        return String(word)
    }

    // MARK: Digits and blanks

    /// Returns the value of a decimal digit, ASCII or full-width; nil for any other character.
    @inlinable
    package static func digit(_ scalar: UInt32) -> UInt32? {
        switch scalar {
        case 0x30...0x39: scalar - 0x30
        case 0xFF10...0xFF19: scalar - 0xFF10
        default: nil
        }
    }

    /// Returns whether a character is a blank that may stand inside of a number or between a number and its unit: the
    /// space, the no-break space and the two narrow spaces.
    @inlinable
    package static func isBlank(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x20, 0xA0, 0x202F, 0x2009: true
        default: false
        }
    }
}
