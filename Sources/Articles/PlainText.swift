import Core

/// Plain text: a line is a paragraph; blank lines only part them.
enum PlainText {
    /// The lines that hold something, without the white space around them.
    ///
    /// A line ends at LF, CR LF, CR, form feed, NEL, LINE SEPARATOR or PARAGRAPH SEPARATOR.
    static func lines(of source: [UInt8]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var start = 0
        var at = 0
        func close(_ end: Int) {
            let trimmed = Whitespace.trim(source, start..<end)
            if !trimmed.isEmpty { found.append(trimmed) }
        }
        while at < source.count {
            let length = lineEnd(source, at)
            if length > 0 {
                close(at)
                start = at + length
                at = start
            } else {
                at += 1
            }
        }
        close(source.count)
        return found
    }

    static func blocks(of source: [UInt8]) -> [Block] {
        let ranges = lines(of: source)
        let texts = ranges.map { String(decoding: source[$0], as: UTF8.self) }
        let kinds = BlockKinds.classify(texts)
        return ranges.indices.map { Block(kind: kinds[$0], text: texts[$0], map: SourceMap(verbatim: ranges[$0])) }
    }

    /// The length in bytes of the line end at `offset`, 0 where there is none.
    private static func lineEnd(_ source: [UInt8], _ offset: Int) -> Int {
        switch source[offset] {
        case 0x0A, 0x0C, 0x0D: 1
        case 0xC2: offset + 1 < source.count && source[offset + 1] == 0x85 ? 2 : 0
        case 0xE2:
            offset + 2 < source.count && source[offset + 1] == 0x80 && (0xA8...0xA9).contains(source[offset + 2])
                ? 3 : 0
        default: 0
        }
    }
}

/// White space in UTF-8 bytes.
enum Whitespace {
    /// The range without the white space at its ends.
    static func trim(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
        var low = range.lowerBound
        var high = range.upperBound
        while let length = (1...3).first(where: { low + $0 <= high && isSpace(bytes, low, $0) }) { low += length }
        while let length = (1...3).first(where: { low + $0 <= high && isSpace(bytes, high - $0, $0) }) {
            high -= length
        }
        return low..<high
    }

    /// Whether the `length` bytes at `start` are one white-space character, or a byte order mark, which is as invisible.
    private static func isSpace(_ bytes: [UInt8], _ start: Int, _ length: Int) -> Bool {
        let first = bytes[start]
        switch length {
        case 1: return first == 0x20 || (0x09...0x0D).contains(first)
        case 2: return first == 0xC2 && (bytes[start + 1] == 0x85 || bytes[start + 1] == 0xA0)
        default:
            switch (first, bytes[start + 1], bytes[start + 2]) {
            case (0xE2, 0x80, 0x80...0x8B), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F),
                (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF):
                return true
            default: return false
            }
        }
    }
}
