/// The class of a character in the tokenizer.
package enum CharacterClass: UInt8 {
    /// A character that separates tokens and belongs to none.
    case space
    /// A character that forms one token with its neighbours of the same class: letters, digits, `_`.
    case word
    /// A token by itself: Han and kana, punctuation, symbols, combining marks, control characters.
    case single

    /// Returns the class that `truth.py` uses. Its expression is `[CJK]|[^\W CJK]+|[^\w\s]` with Python's meaning: `\w`
    /// is `str.isalnum` (category L, or a numeric type) and `_`; `\s` is White_Space and the four separators U+001C to
    /// U+001F. The properties are those of the Unicode version of the standard library. The blocks of the first case
    /// are those of `[CJK]`. They decide which tokens there are, so they are fixed here; `Letters.isHan` covers more.
    package init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF: self = .single
        // Hangul is a third of Korean text and would otherwise be searched syllable by syllable.
        case 0x5F, 0xAC00...0xD7A3: self = .word
        case 0x1C...0x1F: self = .space
        default:
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: self = .word
            default:
                if scalar.properties.numericType != nil {
                    self = .word
                } else {
                    self = scalar.properties.isWhitespace ? .space : .single
                }
            }
        }
    }

    /// The classes of U+0000 to U+30FF. A table is twenty times faster than a query of the properties.
    package static let table: [UInt8] = (0..<0x3100).map { value in
        Unicode.Scalar(UInt32(value)).map { CharacterClass($0).rawValue } ?? CharacterClass.single.rawValue
    }
}
