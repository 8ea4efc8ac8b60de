/// Plain text whose paragraphs were broken into lines of some 70 columns, as wires and mail send it.
///
/// Paragraphs are parted by blank lines, or start with an indentation that other lines lack. That lines belong
/// together is told from how they end: where the next word would not have fit, and mostly not as sentences do.
enum WrappedLines {
    /// What is wrapped by hand or machine is not wider.
    private static let widest = 85

    /// - Parameter lines: where the lines stand, without the white space around them.
    /// - Returns: nil for text that has one paragraph a line.
    static func paragraphs(of source: [UInt8], lines: [Range<Int>]) -> [Block]? {
        let groups = groups(of: lines, source)
        // Each line that has another of its paragraph below it.
        let inner = groups.flatMap { zip($0, $0.dropFirst()) }
        guard groups.count > 1, inner.count > 1, groups.count(where: { $0.count > 1 }) * 3 >= groups.count else {
            return nil
        }
        guard let edge = lines.lazy.map({ width(source[$0]) }).max(), (40...widest).contains(edge) else { return nil }
        let full = inner.count { width(source[$0]) + width(firstWord(source[$1])) + slack >= edge }
        let open = inner.count { line, _ in !endsSentence(source[line]) }
        guard full * 10 >= inner.count * 8, open * 10 >= inner.count * 6 else { return nil }
        return groups.map { join($0, source) }
    }

    /// What a writer leaves free at the right edge, besides what the next word needs.
    private static let slack = 8

    /// What would have had to fit: a word, or one Han character.
    private static func firstWord(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        line.prefix { $0 > 0x20 && $0 < 0xE3 }
    }

    /// Lines that stand together: a blank line parts them, and an indentation where most lines have none.
    private static func groups(of lines: [Range<Int>], _ source: [UInt8]) -> [[Range<Int>]] {
        let starts = lines.map { line in (source[..<line.lowerBound].lastIndex(where: isLineEnd) ?? -1) + 1 }
        let indents = zip(lines, starts).map { $0.lowerBound - $1 >= 2 }
        let marksParagraphs = indents.count { $0 } * 2 < lines.count
        var groups: [[Range<Int>]] = []
        for (index, line) in lines.enumerated() {
            let isFirst =
                index == 0 || (marksParagraphs && indents[index])
                || source[lines[index - 1].upperBound..<line.lowerBound].reduce(into: LineEnds(), { $0.see($1) }).count
                    > 1
            if isFirst { groups.append([line]) } else { groups[groups.count - 1].append(line) }
        }
        return groups
    }

    private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D || byte == 0x0C }

    /// Counts line ends, CR LF as one.
    private struct LineEnds {
        var count = 0
        var last: UInt8 = 0
        mutating func see(_ byte: UInt8) {
            if isLineEnd(byte), !(byte == 0x0A && last == 0x0D) { count += 1 }
            last = byte
        }
    }

    /// In columns of a terminal; Han characters have two.
    private static func width(_ line: ArraySlice<UInt8>) -> Int {
        guard line.count <= 4 * widest else { return Int.max / 16 }
        return String(decoding: line, as: UTF8.self).unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
    }

    private static func endsSentence(_ line: ArraySlice<UInt8>) -> Bool {
        let tail = String(decoding: line.suffix(16), as: UTF8.self).drop { $0 == "\u{FFFD}" }
        let last = tail.last { !"\"'”’»)」』）".contains($0) }
        return last.map { ".!?…。！？".contains($0) } ?? true
    }

    /// One paragraph: a line end is a blank, between Han characters and after a hyphen nothing.
    private static func join(_ lines: [Range<Int>], _ source: [UInt8]) -> Block {
        var text = HTMLText()
        for (index, line) in lines.enumerated() {
            if index > 0 {
                let before = source[..<lines[index - 1].upperBound].suffix(2)
                let isHyphenated = before.last == UInt8(ascii: "-") && (before.first ?? 0) | 0x20 >= 0x61
                let gap = lines[index - 1].upperBound..<line.lowerBound
                // One line end for them all, because HTMLText knows no others.
                if !isHyphenated { text.append([0x0A], source: gap) }
            }
            text.append(source[line], source: line)
        }
        return Block(kind: .paragraph, text: String(decoding: text.bytes, as: UTF8.self), map: text.map)
    }
}
