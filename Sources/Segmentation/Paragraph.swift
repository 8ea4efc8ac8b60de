/// A paragraph as bytes, with the look at single characters and words that the rules need.
///
/// All positions are byte offsets at the start of a character. The bytes must be valid UTF-8.
struct Paragraph {
    let bytes: UnsafeBufferPointer<UInt8>
    /// Where the straight double quotes stand, ascending.
    private let straightQuotes: [Int]

    init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        straightQuotes = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\"") }
    }

    var count: Int { bytes.count }

    func scalar(at position: Int) -> Unicode.Scalar? {
        guard position >= 0, position < bytes.count else { return nil }
        let first = UInt32(bytes[position])
        if first < 0x80 { return Unicode.Scalar(UInt8(first)) }
        func tail(_ index: Int) -> UInt32 {
            position + index < bytes.count ? UInt32(bytes[position + index]) & 0x3F : 0
        }
        if first < 0xE0 { return Unicode.Scalar((first & 0x1F) << 6 | tail(1)) }
        if first < 0xF0 { return Unicode.Scalar((first & 0x0F) << 12 | tail(1) << 6 | tail(2)) }
        return Unicode.Scalar((first & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3))
    }

    /// The start of the character before `position`, 0 at the start.
    func start(before position: Int) -> Int {
        var at = position - 1
        while at > 0, bytes[at] & 0xC0 == 0x80 { at -= 1 }
        return max(at, 0)
    }

    func scalar(before position: Int) -> Unicode.Scalar? {
        position > 0 ? scalar(at: start(before: position)) : nil
    }

    func end(of position: Int) -> Int {
        guard let scalar = scalar(at: position) else { return position }
        return position + UTF8.width(scalar)
    }

    /// The first position from `position` on whose character does not fulfil the condition.
    func skip(from position: Int, while condition: (Unicode.Scalar) -> Bool) -> Int {
        var at = position
        while let scalar = scalar(at: at), condition(scalar) { at += UTF8.width(scalar) }
        return at
    }

    /// The start of the longest run of such characters that ends at `position`, not before `floor`.
    func skipBack(from position: Int, to floor: Int = 0, while condition: (Unicode.Scalar) -> Bool) -> Int {
        var at = position
        while at > floor {
            let before = start(before: at)
            guard let scalar = scalar(at: before), condition(scalar) else { break }
            at = before
        }
        return at
    }

    func text(_ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }

    /// The word that starts at `position`: letters, digits, marks, and hyphens and apostrophes within.
    func word(at position: Int) -> String {
        text(position..<skip(from: position) { $0.isWordPart })
    }
}

// MARK: Quotation marks that may open or close

extension Paragraph {
    /// Whether the character at `position` closes a quotation or bracket.
    ///
    /// A mark that can do both closes where white space or punctuation follows and none stands before; a straight
    /// quote with text on both sides, as Chinese copy has it, closes when it is the second of a pair.
    func closes(at position: Int) -> Bool {
        guard let scalar = scalar(at: position) else { return false }
        let after = self.scalar(at: position + UTF8.width(scalar))
        switch scalar {
        case "\"", "'":
            if self.scalar(before: position)?.isSpace ?? true { return false }
            guard let after, !after.isSpace, !after.isPunctuation else { return true }
            return scalar == "\"" && isSecondOfPair(position)
        // In German it closes; text never follows it there without a blank or a mark between.
        case "“":
            return after.map { $0.isSpace || $0.isCloser || $0.isTerminator || ",;:".unicodeScalars.contains($0) }
                ?? true
        default: return scalar.isCloser
        }
    }

    private func isSecondOfPair(_ position: Int) -> Bool {
        var (low, high) = (0, straightQuotes.count)
        while low < high {
            let middle = (low + high) / 2
            if straightQuotes[middle] < position { low = middle + 1 } else { high = middle }
        }
        return low % 2 == 1
    }

    func skipClosers(from position: Int) -> Int {
        var at = position
        while closes(at: at) { at = end(of: at) }
        return at
    }

    func skipClosersBack(from position: Int, to floor: Int = 0) -> Int {
        var at = position
        while at > floor, closes(at: start(before: at)) { at = start(before: at) }
        return at
    }
}

extension Unicode.Scalar {
    /// What may stand after a closing quote without a blank.
    var isPunctuation: Bool { isTerminator || isCloser || ",;:—–-/，；：、".unicodeScalars.contains(self) }

    var isSpace: Bool {
        switch value {
        case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF:
            true
        default: false
        }
    }

    var isLetter: Bool {
        switch value {
        case 0x41...0x5A, 0x61...0x7A: true
        case 0..<0x80: false
        case 0x4E00...0x9FFF, 0x3400...0x4DBF: true
        default: properties.isAlphabetic
        }
    }

    var isHan: Bool {
        switch value {
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF, 0x3005, 0x3007: true
        default: false
        }
    }

    /// Han, kana and the full-width punctuation between: writing that puts no space between sentences.
    var isUnspaced: Bool { isHan || (0x3000...0x30FF).contains(value) || (0xFF00...0xFFEF).contains(value) }

    var isDigit: Bool {
        (0x30...0x39).contains(value) || (value > 0x7F && properties.generalCategory == .decimalNumber)
    }

    var isLowercaseLetter: Bool { value < 0x80 ? (0x61...0x7A).contains(value) : properties.isLowercase }
    var isUppercaseLetter: Bool { value < 0x80 ? (0x41...0x5A).contains(value) : properties.isUppercase }

    var isWordPart: Bool { isLetter || isDigit || self == "'" || self == "’" || self == "-" || self == "‑" }

    /// Ends a sentence: full stops, question and exclamation marks, the ellipsis.
    var isTerminator: Bool {
        switch self {
        case ".", "!", "?", "…", "。", "！", "？", "．", "｡", "‼", "⁇", "⁈", "⁉": true
        default: false
        }
    }

    /// May close a quotation or bracket; `Paragraph.closes(at:)` says whether a mark that also opens does.
    var isCloser: Bool {
        switch self {
        case "\"", "'", "”", "’", "»", "›", ")", "]", "}", "）", "］", "」", "』", "】", "》", "〉", "〕", "〗", "｣": true
        default: false
        }
    }

    var isOpener: Bool {
        switch self {
        case "\"", "'", "“", "‘", "«", "‹", "„", "‚", "(", "[", "{", "（", "［", "「", "『", "【", "《", "〈", "〔", "〖", "¿",
            "¡":
            true
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
}
