/// Joins the lines of plain text that was wrapped at 60 to 100 columns, as in wire copy and mail.
///
/// Paragraphs are separated by blank lines, or begin with an indentation that other lines do not have. Lines belong
/// together if they end where the next word would not have fit, and if most of them do not end like sentences.
enum WrappedLines {
    /// The greatest width of wrapped text, in columns.
    private static let widest = 105
    /// A text of one paragraph says less than one of several: it needs so many lines that go on, half of which go on with a
    /// lower-case letter. Headlines of one length do not.
    private static let fewestInOne = 3

    /// Returns the paragraphs of wrapped text.
    ///
    /// - Parameters:
    ///   - source: the text.
    ///   - lines: the ranges of the lines that are not blank, without the white space around them.
    ///   - isWire: whether it is known that the text comes from the wire. Then a paragraph may be short.
    /// - Returns: nil if the text is not wrapped.
    /// - Complexity: linear in the text.
    static func paragraphs(
        of source: [UInt8], lines: [Range<Int>], isWire: Bool = false
    ) -> [Article.Block]? {
        guard let edge = edge(of: lines, source) else { return nil }
        func isFull(_ line: Range<Int>, _ next: Range<Int>) -> Bool {
            width(source[line]) + width(firstWord(source[next])) + slack >= edge
        }
        // Lines one below the other, none of which is full, are no paragraph: keywords, headline, byline.
        let apart = groups(of: lines, source, isWire)
        let groups = apart.flatMap { group in
            group.count == 1 || zip(group, group.dropFirst()).contains { isFull($0, $1) } ? [group] : group.map { [$0] }
        }
        // Each line with the next line of the same paragraph.
        let all = groups.flatMap { zip($0, $0.dropFirst()) }
        // Bylines and marks above and below the text say nothing about its width.
        let inner = all.filter { !isMark(source[$0]) && !isMark(source[$1]) }
        let isOne = groups.count == 1
        guard inner.count > (isWire ? 0 : isOne ? fewestInOne - 1 : 1),
            groups.count(where: { $0.count > 1 }) * 3 >= apart.count
        else { return nil }
        let full = inner.count { isFull($0, $1) }
        let open = inner.count { line, _ in !endsSentence(source[line]) }
        if isOne, !isWire {
            let small = inner.count { String(decoding: source[$1.prefix(4)], as: UTF8.self).first?.isLowercase == true }
            guard full == inner.count, small * 2 >= inner.count else { return nil }
        }
        guard full * 10 >= inner.count * 8, open * 10 >= inner.count * 6 else { return nil }
        let hyphens = LineHyphens(inner, source)
        return groups.flatMap { group in
            // A byline or a mark is no part of the paragraph that follows it without a blank line.
            let parts = divided(group, source)
            return parts.map { join($0, source, hyphens) }
        }
    }

    /// The width of the longest line; nil if no text is wrapped so. Most texts have a line that is too long for it.
    private static func edge(of lines: [Range<Int>], _ source: [UInt8]) -> Int? {
        var longest = 0
        for line in lines {
            let width = width(source[line])
            guard width <= widest else { return nil }
            longest = max(longest, width)
        }
        return longest >= 40 ? longest : nil
    }

    /// Whether a line is one that stands beside the text: a byline, an end mark.
    private static func isMark(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.count <= 80 else { return false }
        let text = String(decoding: line, as: UTF8.self)
        return Boilerplate.contains(text) || Credit.isByline(text)
    }

    private static func divided(_ group: [Range<Int>], _ source: [UInt8]) -> [[Range<Int>]] {
        guard group.count > 1 else { return [group] }
        let marks = group.map { isMark(source[$0]) }
        guard marks.contains(true) else { return [group] }
        var parts: [[Range<Int>]] = []
        for (index, line) in group.enumerated() {
            // Only at the ends: inside a paragraph a line may look like a mark.
            let isEdge = marks[index] && (marks[..<index].allSatisfy(\.self) || marks[index...].allSatisfy(\.self))
            let isAfterEdge = index > 0 && marks[..<index].allSatisfy(\.self)
            if parts.isEmpty || isEdge || isAfterEdge {
                parts.append([line])
            } else {
                parts[parts.count - 1].append(line)
            }
        }
        return parts
    }

    /// The number of free columns at the right edge, in addition to those that the next word needs.
    private static let slack = 8

    /// The part of a line that would have had to fit on the line before: a word, or one Han character.
    private static func firstWord(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        line.prefix { $0 > 0x20 && $0 < 0xE3 }
    }

    /// The lines by paragraph. A blank line begins a paragraph, and so does an indentation if most lines have none.
    private static func groups(of lines: [Range<Int>], _ source: [UInt8], _ isWire: Bool) -> [[Range<Int>]] {
        let starts = lines.map { line in (source[..<line.lowerBound].lastIndex(where: isLineEnd) ?? -1) + 1 }
        let indents = zip(lines, starts).map { $0.lowerBound - $1 >= 2 }
        let marks = indents.count { $0 } * 2
        let marksParagraphs = isWire ? marks <= lines.count : marks < lines.count
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

    /// Counts line ends. CR LF counts as one.
    private struct LineEnds {
        var count = 0
        var last: UInt8 = 0
        mutating func see(_ byte: UInt8) {
            if isLineEnd(byte), !(byte == 0x0A && last == 0x0D) { count += 1 }
            last = byte
        }
    }

    /// The width of a line in terminal columns. Han characters have two.
    private static func width(_ line: ArraySlice<UInt8>) -> Int {
        guard line.count <= 4 * widest else { return Int.max / 16 }
        return String(decoding: line, as: UTF8.self).unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
    }

    private static func endsSentence(_ line: ArraySlice<UInt8>) -> Bool {
        let tail = String(decoding: line.suffix(16), as: UTF8.self).drop { $0 == "\u{FFFD}" }
        let last = tail.last { !"\"'”’»)」』）".contains($0) }
        return last.map { ".!?…。！？".contains($0) } ?? true
    }

    /// Joins lines into one paragraph. A line end becomes a space, but nothing between Han characters and after a
    /// hyphen. The hyphen of a divided word is left out.
    static func join(_ lines: [Range<Int>], _ source: [UInt8], _ hyphens: LineHyphens) -> Article.Block {
        var text = HTMLText()
        for (index, line) in lines.enumerated() {
            let next = index + 1 < lines.count ? lines[index + 1] : nil
            let cut = next.map { hyphens.cut(line, $0, source) } ?? .none
            if case .divided(let size) = cut {
                let part = line.lowerBound..<line.upperBound - size
                text.append(source[part], source: part)
                continue
            }
            text.append(source[line], source: line)
            // LF stands for every kind of line end, because `HTMLText` knows no others.
            if let next, case .none = cut { text.append([0x0A], source: line.upperBound..<next.lowerBound) }
        }
        return Article.Block(kind: .paragraph, text: String(decoding: text.bytes, as: UTF8.self), map: text.map)
    }
}
