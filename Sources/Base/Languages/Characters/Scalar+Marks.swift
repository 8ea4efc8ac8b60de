/// Blanks and marks of punctuation.
extension Unicode.Scalar {
    /// Whether it is white space, a zero-width space or a byte order mark.
    @inlinable
    package var isSpace: Bool {
        switch value {
        case 0x20, 0x09...0x0D: true
        case 0..<0x85: false
        case 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF: true
        default: false
        }
    }

    /// Whether it ends a line wherever it is.
    @inlinable
    package var isLineEnd: Bool {
        value == 0x0A || value == 0x0D || value == 0x85 || value == 0x2028 || value == 0x2029
    }

    /// Whether it is part of a word: a letter, a digit, an apostrophe or a hyphen.
    @inlinable
    package var isWordPart: Bool { isLetter || isDigit || self == "'" || self == "’" || self == "-" || self == "‑" }

    /// Whether it may follow a closing quotation mark without a blank.
    @inlinable
    package var isPunctuation: Bool {
        switch self {
        case ",", ";", ":", "—", "–", "-", "/", "，", "；", "：", "、": true
        default: isTerminator || isCloser
        }
    }

    /// Whether it ends a sentence: full stops, question marks, exclamation marks, the ellipsis.
    @inlinable
    package var isTerminator: Bool {
        switch self {
        case ".", "!", "?": true
        case "…", "⋯", "。", "！", "？", "．", "｡", "‼", "‽", "⁇", "⁈", "⁉": true
        default: false
        }
    }

    /// Whether it may close a quotation or a bracket. Some of these marks also open quotations.
    @inlinable
    package var isCloser: Bool {
        switch self {
        case "\"", "'", ")", "]", "}": true
        case "”", "’", "»", "›", "）", "］", "」", "』", "】", "》", "〉", "〕", "〗", "｣": true
        default: false
        }
    }

    /// Whether it may open a quotation, a bracket or a Spanish question.
    @inlinable
    package var isOpener: Bool {
        switch self {
        case "\"", "'", "(", "[", "{": true
        case "“", "‘", "«", "‹", "„", "‚", "（", "［", "「", "『", "【", "《", "〈", "〔", "〖", "¿", "¡": true
        default: false
        }
    }

    /// Whether it is a quotation mark.
    @inlinable
    package var isQuote: Bool {
        switch self {
        case "\"", "'", "“", "”", "‘", "’", "«", "»", "„", "‟", "「", "」", "『", "』": true
        default: false
        }
    }

    /// Whether it is a dash, a hyphen or the minus sign.
    @inlinable
    package var isDash: Bool {
        switch self {
        case "—", "–", "-", "―", "−": true
        default: false
        }
    }

    /// Whether it is the mark before an item of a list without numbers.
    @inlinable
    package var isBullet: Bool {
        switch self {
        case "•", "‣", "●", "▪", "■", "◆", "►": true
        default: false
        }
    }
}
