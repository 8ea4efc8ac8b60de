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
            if at == start, at > 0, source[at - 1] == 0x0D { start = at + 1 } else {
                lines.append(trim(start..<at))
                start = at + 1
            }
        }
        lines.append(trim(start..<source.count))
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
    func blocks(ofLines range: Range<Int>, headline: String?) -> [Article.Block] {
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
        return PlainText.blocks(of: text, headline: headline)
    }
}
