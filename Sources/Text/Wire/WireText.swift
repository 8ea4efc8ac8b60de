import CalqueArticles

/// Text of a message in a wire format: lines without control characters.
struct WireText {
    /// The lines with their places, without the white space around them. Blank lines are kept as empty ranges.
    private(set) var lines: [Range<Int>] = []
    let source: [UInt8]

    init(_ source: [UInt8]) {
        self.source = source
        var start = 0
        for at in source.indices where source[at] == 0x0A || source[at] == 0x0D {
            // CR CR LF is one line end.
            if at == start, at > 0, source[at - 1] == 0x0D {
                start = at + 1
            } else {
                lines.append(trim(start..<at))
                start = at + 1
            }
        }
        lines.append(trim(start..<source.count))
    }

    /// The bytes of a message with blanks in place of its control characters (IPTC 7901, 2.2), and line ends around its text,
    /// so that it is text in some encoding. Other bytes come back unchanged.
    static func withoutControls(_ raw: [UInt8]) -> [UInt8] {
        guard raw.prefix(200).contains(where: { (0x01...0x04).contains($0) || $0 == 0x16 }), !raw.contains(0) else {
            return raw
        }
        return raw.map { byte in
            switch byte {
            case 0x02, 0x03: 0x0A
            case 0x09...0x0D, 0x1B, 0x20...0x7E, 0x80...0xFF: byte
            default: 0x20
            }
        }
    }

    /// A range without blanks and control characters at its ends.
    func trim(_ range: Range<Int>) -> Range<Int> {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high, source[low] <= 0x20 || source[low] == 0x7F { low += 1 }
        while high > low, source[high - 1] <= 0x20 || source[high - 1] == 0x7F { high -= 1 }
        return low..<high
    }

    func text(_ range: Range<Int>) -> String { String(decoding: source[range], as: UTF8.self) }

    /// A block of one line; nil for a blank one.
    func block(_ range: Range<Int>, _ kind: Article.Block.Kind) -> Article.Block? {
        let range = trim(range)
        guard !range.isEmpty else { return nil }
        var text = HTMLText()
        // Control characters inside a line are marks of type: a blank stands for them.
        for part in source[range].split(omittingEmptySubsequences: true, whereSeparator: { $0 < 0x20 || $0 == 0x7F }) {
            if !text.isEmpty { text.append([0x20], source: part.startIndex - 1..<part.startIndex) }
            text.append(part, source: part.startIndex..<part.endIndex)
        }
        guard !text.isEmpty else { return nil }
        return Article.Block(kind: kind, text: String(decoding: text.bytes, as: UTF8.self), map: text.map)
    }

    /// The blocks of the text between two lines, by the rules of plain text.
    func blocks(ofLines range: Range<Int>) -> [Article.Block] {
        guard !range.isEmpty, let first = lines[range].first, let last = lines[range].last else { return [] }
        var text = MappedText()
        let whole = first.lowerBound..<max(first.lowerBound, last.upperBound)
        // Line ends stay as they are; the indentation of the first line tells a paragraph.
        var start = whole.lowerBound
        while start > 0, source[start - 1] == 0x20 { start -= 1 }
        var at = start
        for index in start..<whole.upperBound
        where source[index] < 0x20 && ![0x09, 0x0A, 0x0D].contains(source[index]) || source[index] == 0x7F {
            text.append(source[at..<index], source: at..<index)
            at = index + 1
        }
        text.append(source[at..<whole.upperBound], source: at..<whole.upperBound)
        return PlainText.blocks(of: text, headline: nil, isWire: true)
    }
}
