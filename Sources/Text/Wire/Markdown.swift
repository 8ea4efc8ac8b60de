import CalqueArticles
import CalqueCore

/// Text with the marks of Markdown (CommonMark): headings, lists, quotations, emphasis, links, code, tables, front matter.
struct Markdown {
    private(set) var story = Story(blocks: [])

    private let source: [UInt8]
    private var current = HTMLText()
    private var kind = Article.Block.Kind.paragraph
    private var hasHeadline = false
    private var hasText = false

    /// Whether text is probably Markdown: it has a heading with `#` or a link in brackets, and no line is against it.
    static func isLikely(_ source: [UInt8]) -> Bool {
        guard source.contains(where: { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "*") })
        else { return false }
        var (headings, links, bold) = (0, 0, 0)
        for line in source.prefix(64 << 10).split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            let level = line.prefix { $0 == UInt8(ascii: "#") }.count
            if (1...6).contains(level), line.dropFirst(level).first == 0x20, line.count > level + 2 { headings += 1 }
            if let mark = line.firstRange(of: "](".utf8), line[..<mark.lowerBound].contains(UInt8(ascii: "[")),
                line[mark.upperBound...].contains(UInt8(ascii: ")"))
            {
                links += 1
            }
            if let start = line.firstRange(of: "**".utf8), line[start.upperBound...].firstRange(of: "**".utf8) != nil,
                line.contains(where: { $0 > 0x40 })
            {
                bold += 1
            }
        }
        return headings > 0 && (headings + links + bold >= 2 || source.starts(with: "# ".utf8)) || links + bold >= 2
    }

    init(_ source: [UInt8]) {
        self.source = source
        let text = WireText(source)
        var at = frontMatter(text)
        var fence: [UInt8]?
        while at < text.lines.count {
            let range = text.lines[at]
            at += 1
            let start = source[range].prefix(3)
            if let open = fence {
                if start.starts(with: open) { fence = nil }
                continue
            }
            if start.elementsEqual("```".utf8) || start.elementsEqual("~~~".utf8) {
                close()
                fence = Array(start)
                continue
            }
            let next = at < text.lines.count ? text.lines[at] : 0..<0
            if isUnderline(next), !range.isEmpty, current.isEmpty {
                heading(range)
                at += 1
            } else {
                line(range)
            }
        }
        close()
        story.metadata.title = story.metadata.title ?? nil
    }

    /// Reads the fields between two lines of `---` at the start.
    /// - Returns: the number of the line after them.
    private mutating func frontMatter(_ text: WireText) -> Int {
        guard text.text(text.lines[0]) == "---" else { return 0 }
        guard
            let end = text.lines.indices.dropFirst().first(where: {
                ["---", "..."].contains(text.text(text.lines[$0]))
            })
        else {
            return 0
        }
        for range in text.lines[1..<end] {
            let line = text.text(range)
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = String(line[line.index(after: colon)...].drop { $0 == " " }).filter { $0 != "\"" }
            switch line[..<colon].lowercased() {
            case "title": story.metadata.title = value
            case "date": story.metadata.date = value
            case "author": story.metadata.author = value
            case "lang", "language": story.language = LanguageTag(value)
            default: break
            }
        }
        return end + 1
    }

    private func isUnderline(_ range: Range<Int>) -> Bool {
        range.count >= 3
            && (source[range].allSatisfy { $0 == UInt8(ascii: "=") }
                || source[range].allSatisfy { $0 == UInt8(ascii: "-") })
    }

    private mutating func close() {
        defer { (current, kind) = (HTMLText(), .paragraph) }
        guard !current.isEmpty else { return }
        let text = String(decoding: current.bytes, as: UTF8.self)
        if kind == .paragraph, Boilerplate.contains(text) { kind = .boilerplate }
        if kind == .paragraph, !hasText, Credit.isByline(text) { kind = .byline }
        if kind == .paragraph { hasText = true }
        story.blocks.append(Article.Block(kind: kind, text: text, map: current.map))
    }

    private mutating func heading(_ range: Range<Int>) {
        close()
        inline(range)
        kind = hasText ? .crosshead : hasHeadline ? .subheadline : .headline
        if !current.isEmpty { hasHeadline = true }
        close()
    }

    private mutating func line(_ range: Range<Int>) {
        var rest = range
        func first() -> UInt8? { rest.isEmpty ? nil : source[rest.lowerBound] }
        while first() == UInt8(ascii: ">") || first() == 0x20 { rest = rest.lowerBound + 1..<rest.upperBound }
        guard let mark = first() else { return close() }
        let level = source[rest].prefix { $0 == UInt8(ascii: "#") }.count
        if (1...6).contains(level), rest.count == level || source[rest.lowerBound + level] == 0x20 {
            var end = rest.upperBound
            while end > rest.lowerBound + level, source[end - 1] == UInt8(ascii: "#") || source[end - 1] == 0x20 {
                end -= 1
            }
            return heading(rest.lowerBound + level..<end)
        }
        let marks = Set(source[rest].filter { $0 != 0x20 })
        if rest.count >= 3, marks.count == 1, "-*_=".utf8.contains(mark) { return close() }
        if source[rest].starts(with: "[".utf8), let colon = source[rest].firstRange(of: "]: ".utf8),
            !source[rest.lowerBound..<colon.lowerBound].contains(0x20)
        {
            // The address of a link that is named elsewhere.
            return close()
        }
        if mark == UInt8(ascii: "|") { return row(rest) }
        if let size = item(rest) {
            close()
            rest = rest.lowerBound + size..<rest.upperBound
        }
        if !current.isEmpty { current.append([0x0A], source: rest.lowerBound..<rest.lowerBound) }
        inline(rest)
        // Two blanks or a backslash at the end of a line break it.
        if source[range.upperBound...].starts(with: "  ".utf8) || source[rest].last == UInt8(ascii: "\\") { close() }
    }

    /// The cells of a row of a table are blocks.
    private mutating func row(_ range: Range<Int>) {
        for cell in source[range].split(separator: UInt8(ascii: "|"))
        where !cell.allSatisfy({ ": -".utf8.contains($0) }) {
            close()
            inline(cell.startIndex..<cell.endIndex)
        }
        close()
    }

    /// The size of the mark of a list item: `- `, `* `, `12. `; nil for another line.
    private func item(_ range: Range<Int>) -> Int? {
        let line = source[range]
        if let mark = line.first, "-*+".utf8.contains(mark), line.dropFirst().first == 0x20 { return 2 }
        let digits = line.prefix { (0x30...0x39).contains($0) }.count
        guard (1...3).contains(digits), line.count > digits + 2 else { return nil }
        let mark = line[line.startIndex + digits]
        return (mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")")) && line[line.startIndex + digits + 1] == 0x20
            ? digits + 2 : nil
    }

    // MARK: Inline marks

    /// Appends text without its marks.
    private mutating func inline(_ range: Range<Int>) {
        var at = range.lowerBound
        var start = at
        func isWord(_ index: Int) -> Bool {
            index >= range.lowerBound && index < range.upperBound
                && (source[index] >= 0x80 || (0x61...0x7A).contains(source[index] | 0x20)
                    || (0x30...0x39).contains(source[index]))
        }
        func put(to end: Int, skipping size: Int) {
            if start < end { current.append(source[start..<end], source: start..<end) }
            start = end + size
        }
        while at < range.upperBound {
            switch source[at] {
            case UInt8(ascii: "\\") where at + 1 < range.upperBound && !isWord(at + 1):
                put(to: at, skipping: 1)
                at += 2
            case UInt8(ascii: "`"):
                put(to: at, skipping: 1)
                at += 1
            case UInt8(ascii: "*")
            where isWord(at - 1) || isWord(at + 1) || at + 1 < range.upperBound && source[at + 1] == UInt8(ascii: "*")
                || at > range.lowerBound && source[at - 1] == UInt8(ascii: "*") || at + 1 == range.upperBound:
                put(to: at, skipping: 1)
                at += 1
            case UInt8(ascii: "_") where isWord(at - 1) != isWord(at + 1):
                put(to: at, skipping: 1)
                at += 1
            case UInt8(ascii: "~") where at + 1 < range.upperBound && source[at + 1] == UInt8(ascii: "~"):
                put(to: at, skipping: 2)
                at += 2
            case UInt8(ascii: "!") where at + 1 < range.upperBound && source[at + 1] == UInt8(ascii: "["):
                if let end = link(at + 1, range)?.end {
                    put(to: at, skipping: end - at)
                    at = end
                } else {
                    at += 1
                }
            case UInt8(ascii: "["):
                guard let (textEnd, end) = link(at, range) else {
                    at += 1
                    continue
                }
                put(to: at, skipping: 1)
                inline(start..<textEnd)
                start = end
                at = end
            case UInt8(ascii: "<"):
                if let end = source[at..<range.upperBound].firstIndex(of: UInt8(ascii: ">")), at + 1 < end,
                    isWord(at + 1) || source[at + 1] == UInt8(ascii: "/")
                {
                    put(to: at, skipping: end + 1 - at)
                    at = end + 1
                } else {
                    at += 1
                }
            default: at += 1
            }
        }
        put(to: range.upperBound, skipping: 0)
    }

    /// The end of the text of a link, and of the link: `[text](address)` or `[text][name]`; nil if it is none.
    private func link(_ open: Int, _ range: Range<Int>) -> (textEnd: Int, end: Int)? {
        var depth = 0
        var at = open
        while at < range.upperBound {
            if source[at] == UInt8(ascii: "[") { depth += 1 }
            if source[at] == UInt8(ascii: "]") {
                depth -= 1
                if depth == 0 { break }
            }
            at += 1
        }
        guard depth == 0, at + 1 < range.upperBound else { return nil }
        let close: UInt8
        switch source[at + 1] {
        case UInt8(ascii: "("): close = UInt8(ascii: ")")
        case UInt8(ascii: "["): close = UInt8(ascii: "]")
        default: return nil
        }
        guard let end = source[(at + 1)..<range.upperBound].firstIndex(of: close) else { return nil }
        return (at, end + 1)
    }
}
