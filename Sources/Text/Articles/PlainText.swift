import CalqueCore

/// Reads plain text. A line is a paragraph, unless the text is wrapped.
package enum PlainText {
    /// Returns the lines that are not blank, without the white space around them.
    ///
    /// A line ends at LF, CR LF, CR, form feed, NEL, LINE SEPARATOR or PARAGRAPH SEPARATOR.
    ///
    /// - Complexity: linear in the text.
    package static func lines(of source: [UInt8]) -> [Range<Int>] {
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

    /// Returns the classified blocks of a text.
    ///
    /// - Parameter isWire: whether it is known that the text comes from the wire, where lines are wrapped.
    package static func blocks(of source: [UInt8], isWire: Bool = false) -> [Article.Block] {
        let lines = lines(of: source)
        let (head, count) = head(of: source, lines, isWire: isWire)
        let rest = Array(lines[count...])
        let plain =
            WrappedLines.paragraphs(of: source, lines: rest, isWire: isWire || !head.isEmpty)
            ?? rest.map { block(source, $0, .paragraph) }
        var kinds = BlockKinds.classify(plain.map(\.text))
        if head.contains(where: { $0.kind == .headline }), let place = kinds.firstIndex(of: .headline) {
            kinds[place] = .subheadline
        }
        return head + zip(plain, kinds).map { $0.of($1) }
    }

    private static func block(_ source: [UInt8], _ range: Range<Int>, _ kind: Article.Block.Kind) -> Article.Block {
        Article.Block(kind: kind, text: String(decoding: source[range], as: UTF8.self), map: SourceMap(verbatim: range))
    }

    /// The lines of keywords and the headline that stand before the text on the wire, and how many lines they are.
    private static func head(of source: [UInt8], _ lines: [Range<Int>], isWire known: Bool) -> ([Article.Block], Int) {
        var head: [Article.Block] = []
        var isWire = known
        var at = 0
        while at < min(lines.count, 12), lines[at].count <= 200 {
            let line = String(decoding: source[lines[at]], as: UTF8.self)
            switch WireLine.head(line) {
            case .keywords:
                isWire = true
                head.append(block(source, lines[at], .boilerplate))
            case .headline(let sign):
                isWire = true
                head.append(headline(source, [lines[at]], sign: sign, in: head))
            case nil:
                if Boilerplate.contains(line) {
                    head.append(block(source, lines[at], .boilerplate))
                } else if isWire, let (end, sign) = headlineEnd(source, lines, from: at) {
                    head.append(headline(source, Array(lines[at...end]), sign: sign, in: head))
                    at = end
                } else {
                    return isWire ? (head, at) : ([], 0)
                }
            }
            at += 1
        }
        return isWire ? (head, at) : ([], 0)
    }

    /// The last of the next lines of a headline, which ends in a sign of equality; nil for other lines.
    private static func headlineEnd(_ source: [UInt8], _ lines: [Range<Int>], from start: Int) -> (Int, Int)? {
        for at in lines.indices.dropFirst(start + 1).prefix(2) {
            let between = source[lines[at - 1].upperBound..<lines[at].lowerBound]
            guard between.count(where: { $0 == 0x0A }) <= 1, lines[at].count <= 200 else { return nil }
            if case .headline(let sign) = WireLine.head(String(decoding: source[lines[at]], as: UTF8.self)) {
                return (at, sign)
            }
        }
        return nil
    }

    private static func headline(
        _ source: [UInt8], _ lines: [Range<Int>], sign: Int, in head: [Article.Block]
    ) -> Article.Block {
        let kind: Article.Block.Kind = head.contains { $0.kind == .headline } ? .subheadline : .headline
        var lines = lines
        let last = lines.removeLast()
        lines.append(Whitespace.trim(source, last.lowerBound..<last.upperBound - sign))
        return WrappedLines.join(lines, source, LineHyphens([], source)).of(kind)
    }

    /// Returns the blocks of plain text in a field of another format.
    ///
    /// - Parameters:
    ///   - headline: the headline from another field. If there is one, no line of the text is a headline.
    ///   - isWire: as for a whole text.
    package static func blocks(of text: MappedText, headline: String?, isWire: Bool = false) -> [Article.Block] {
        blocks(of: text.bytes, isWire: isWire).compactMap { block in
            guard let headline, block.kind == .headline else { return block.through(text.map) }
            return block.text == headline ? nil : block.through(text.map).of(.subheadline)
        }
    }

    /// The length in bytes of the line end at `offset`; 0 if there is none.
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

/// Recognises white space in UTF-8 bytes.
package enum Whitespace {
    /// Returns the range without the white space at its ends.
    package static func trim(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
        var low = range.lowerBound
        var high = range.upperBound
        while let length = (1...3).first(where: { low + $0 <= high && isSpace(bytes, low, $0) }) { low += length }
        while let length = (1...3).first(where: { low + $0 <= high && isSpace(bytes, high - $0, $0) }) {
            high -= length
        }
        return low..<high
    }

    /// Whether the `length` bytes at `start` are a white-space character or a byte order mark, which is invisible too.
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
