/// What the rules ask of single characters. ASCII, Cyrillic and Han are told by range; the rest by their properties.
extension Unicode.Scalar {
    /// What may stand after a closing quote without a blank.
    var isPunctuation: Bool {
        switch self {
        case ",", ";", ":", "—", "–", "-", "/", "，", "；", "：", "、": true
        default: isTerminator || isCloser
        }
    }

    var isSpace: Bool {
        switch value {
        case 0x20, 0x09...0x0D: true
        case 0..<0x85: false
        case 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF: true
        default: false
        }
    }

    /// Ends a line for good, wherever it stands.
    var isLineEnd: Bool { value == 0x0A || value == 0x0D || value == 0x85 || value == 0x2028 || value == 0x2029 }

    var isLetter: Bool {
        switch value {
        case 0x41...0x5A, 0x61...0x7A: true
        case 0..<0x80: false
        case 0x400...0x481, 0x4E00...0x9FFF, 0x3400...0x4DBF: true
        case 0x2000...0x206F, 0x3001...0x3004, 0x3008...0x3020, 0xFF00...0xFF0F: false
        default: properties.isAlphabetic
        }
    }

    var isHan: Bool {
        switch value {
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF, 0x3005, 0x3007: true
        default: false
        }
    }

    var isCyrillic: Bool { (0x400...0x52F).contains(value) }

    /// Han, kana and full-width marks: written without blanks.
    var isUnspaced: Bool { isHan || (0x3001...0x30FF).contains(value) || (0xFF00...0xFFEF).contains(value) }

    var isDigit: Bool { (0x30...0x39).contains(value) || (0xFF10...0xFF19).contains(value) }

    var isLowercaseLetter: Bool {
        switch value {
        case 0..<0x80: (0x61...0x7A).contains(value)
        case 0x410...0x42F: false
        case 0x430...0x45F: true
        case 0x2000...0x206F, 0x3000...0x9FFF: false
        default: properties.isLowercase
        }
    }

    var isUppercaseLetter: Bool {
        switch value {
        case 0..<0x80: (0x41...0x5A).contains(value)
        case 0x400...0x42F: true
        case 0x430...0x45F, 0x2000...0x206F, 0x3000...0x9FFF: false
        default: properties.isUppercase
        }
    }

    var isWordPart: Bool { isLetter || isDigit || self == "'" || self == "’" || self == "-" || self == "‑" }

    /// Ends a sentence: full stops, question and exclamation marks, the ellipsis.
    var isTerminator: Bool {
        switch self {
        case ".", "!", "?": true
        case "…", "。", "！", "？", "．", "｡", "‼", "‽", "⁇", "⁈", "⁉": true
        default: false
        }
    }

    /// May close a quotation or bracket; `Paragraph.closes(at:)` says whether a mark that also opens does.
    var isCloser: Bool {
        switch self {
        case "\"", "'", ")", "]", "}": true
        case "”", "’", "»", "›", "）", "］", "」", "』", "】", "》", "〉", "〕", "〗", "｣": true
        default: false
        }
    }

    var isOpener: Bool {
        switch self {
        case "\"", "'", "(", "[", "{": true
        case "“", "‘", "«", "‹", "„", "‚", "（", "［", "「", "『", "【", "《", "〈", "〔", "〖", "¿", "¡": true
        default: false
        }
    }

    var isQuote: Bool {
        switch self {
        case "\"", "'", "“", "”", "‘", "’", "«", "»", "„", "‟", "「", "」", "『", "』": true
        default: false
        }
    }

    var isDash: Bool {
        switch self {
        case "—", "–", "-", "―", "−": true
        default: false
        }
    }

    /// The mark before an item of a list that has no number.
    var isBullet: Bool {
        switch self {
        case "•", "‣", "●", "▪", "■", "◆", "►": true
        default: false
        }
    }
}
