/// The tokens of a text with their places.
///
///     SegmentTokens("Зарплата: 3.2 млрд 亿元").texts  // Зарплата · : · 3 · . · 2 · млрд · 亿 · 元
///
/// A token is a run of letters, digits and `_`, or one Han or kana character, or any other character that is not white
/// space. The tokens are the same as those of `shared/eval/tm/truth.py`, so that scores compare with other tools'
/// scores. The text is not normalized: a letter with a combining accent is two tokens.
package struct SegmentTokens: Sendable {
    package let text: String
    /// The ranges of the tokens in UTF-8 bytes of the text, in order; none is empty and none overlap.
    package let ranges: [Range<Int>]

    /// - Complexity: linear in the text.
    package init(_ text: String) {
        var copy = text
        var ranges: [Range<Int>] = []
        copy.withUTF8 { utf8 in
            ranges.reserveCapacity(utf8.count / 4 + 1)
            SegmentTokens.forEach(in: utf8) { ranges.append($0) }
        }
        self.text = copy
        self.ranges = ranges
    }

    package var count: Int { ranges.count }

    /// The texts of the tokens in order.
    package var texts: [String] {
        let utf8 = Array(text.utf8)
        return ranges.map { String(decoding: utf8[$0], as: UTF8.self) }
    }

    /// Calls `body` with the range of each token.
    /// - Parameter utf8: well-formed UTF-8; for other bytes the ranges still stay within the buffer.
    package static func forEach(in utf8: UnsafeBufferPointer<UInt8>, _ body: (Range<Int>) -> Void) {
        CharacterClass.table.withUnsafeBufferPointer { table in
            var place = 0
            var wordStart = -1
            while place < utf8.count {
                let lead = utf8[place]
                var length = 1
                var kind = CharacterClass.single.rawValue
                if lead < 0x80 {
                    kind = table[Int(lead)]
                } else {
                    let value: UInt32
                    (value, length) = decode(utf8, place)
                    if value < UInt32(table.count) {
                        kind = table[Int(value)]
                    } else if let scalar = Unicode.Scalar(value) {
                        kind = CharacterClass(scalar).rawValue
                    }
                }
                if kind == CharacterClass.word.rawValue {
                    if wordStart < 0 { wordStart = place }
                } else {
                    if wordStart >= 0 {
                        body(wordStart..<place)
                        wordStart = -1
                    }
                    if kind == CharacterClass.single.rawValue { body(place..<place + length) }
                }
                place += length
            }
            if wordStart >= 0 { body(wordStart..<place) }
        }
    }

    /// Returns the code point that begins at a byte of 0x80 or more, and its length in bytes.
    @inline(__always)
    static func decode(_ utf8: UnsafeBufferPointer<UInt8>, _ place: Int) -> (UInt32, Int) {
        let lead = UInt32(utf8[place])
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        // Only bytes that are not UTF-8 end too early.
        guard place + length <= utf8.count else { return (0xFFFD, 1) }
        func trail(_ offset: Int) -> UInt32 { UInt32(utf8[place + offset]) & 0x3F }
        switch length {
        case 2: return ((lead & 0x1F) << 6 | trail(1), 2)
        case 3: return ((lead & 0x0F) << 12 | trail(1) << 6 | trail(2), 3)
        default: return ((lead & 0x07) << 18 | trail(1) << 12 | trail(2) << 6 | trail(3), 4)
        }
    }
}
