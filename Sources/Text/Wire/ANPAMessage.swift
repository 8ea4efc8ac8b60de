import CalqueArticles
import CalqueCore

/// A message of ANPA 1312, in which American agencies send text: a line of service and number, one of priority, category,
/// slug, date and count of words; then text whose lines end in `<`, and in `=` for bylines.
struct ANPAMessage {
    private(set) var story = Story(blocks: [])

    /// Whether text begins with the two header lines of a message, or with marked lines.
    static func begins(_ head: ArraySlice<UInt8>) -> Bool {
        let lines = head.split(maxSplits: 8) { $0 == 0x0A || $0 == 0x0D }.prefix(8)
            .map { String(decoding: $0.filter { $0 >= 0x20 }, as: UTF8.self) }.filter { !$0.isEmpty }
        guard lines.count >= 2 else { return false }
        if isService(lines[0]), Header(lines[1]) != nil { return true }
        return lines.prefix(6).count { isMarked($0) } >= 2
    }

    /// `a0105`.
    private static func isService(_ line: String) -> Bool {
        let letters = line.prefix { $0.isASCII && $0.isLetter }
        let digits = line.dropFirst(letters.count)
        return (1...3).contains(letters.count) && (3...5).contains(digits.count)
            && digits.allSatisfy { $0.isASCII && $0.isNumber }
    }

    /// `^Ferry line to open in May<`.
    private static func isMarked(_ line: String) -> Bool { line.first == "^" && "<=".contains(line.last ?? " ") }

    /// `r f BC-Ferry 04-06 0060`.
    private struct Header {
        let slug: String
        init?(_ line: String) {
            let words = line.split(separator: " ").map(String.init)
            guard words.count >= 4, words[0].count == 1, words[1].count == 1, let last = words.last,
                (3...5).contains(last.count), last.allSatisfy({ $0.isASCII && $0.isNumber }),
                "furbdawshaqijz".contains(words[0].lowercased())
            else { return nil }
            slug = words[2]
        }
    }

    init(_ source: [UInt8]) {
        let text = WireText(source)
        var blocks: [Article.Block] = []
        var (slug, headline): (String?, String?) = (nil, nil)
        var body: [Range<Int>] = []
        var isBody = false
        for (number, range) in text.lines.enumerated() where !range.isEmpty {
            var line = text.text(range)
            let isFirst = blocks.isEmpty && slug == nil
            if isFirst && Self.isService(line) || slug == nil && !isBody && Header(line) != nil {
                slug = Header(line)?.slug
                blocks += text.block(range, .boilerplate).map { [$0] } ?? []
                continue
            }
            guard !isBody, Self.isMarked(line) else {
                isBody = true
                body.append(text.lines[number])
                continue
            }
            let inner = range.lowerBound + 1..<range.upperBound - 1
            line = text.text(inner)
            let kind = kind(of: line, endsInEquals: source[range.upperBound - 1] == UInt8(ascii: "="), slug, headline)
            if kind == .boilerplate, slug == nil { slug = line }
            if kind == .headline { headline = line }
            blocks += text.block(inner, kind).map { [$0] } ?? []
        }
        story.blocks = blocks + Self.body(body, text)
        story.metadata.date = Self.date(body.last.map(text.text) ?? "")
        story.dateline.date = story.metadata.date
        story.metadata.author = story.blocks.first { $0.kind == .byline }?.text
    }

    private func kind(of line: String, endsInEquals: Bool, _ slug: String?, _ headline: String?) -> Article.Block.Kind {
        if endsInEquals { return Credit.isByline(line) || line.lowercased().hasPrefix("by ") ? .byline : .boilerplate }
        // The first line says the slug and the words again.
        let start = line.prefix { $0 != "," }
        if start.contains("-"), !start.contains(" "), headline == nil { return .boilerplate }
        return headline == nil ? .headline : .subheadline
    }

    /// The paragraphs: each ends in `<`, or the next begins with an indentation.
    private static func body(_ lines: [Range<Int>], _ text: WireText) -> [Article.Block] {
        var blocks: [Article.Block] = []
        var current = HTMLText()
        func isIndented(_ range: Range<Int>) -> Bool {
            range.lowerBound >= 2 && text.source[range.lowerBound - 1] == 0x20
                && text.source[range.lowerBound - 2] == 0x20
        }
        func close() {
            defer { current = HTMLText() }
            guard !current.isEmpty else { return }
            let line = String(decoding: current.bytes, as: UTF8.self)
            let kind: Article.Block.Kind =
                isMark(line) || Boilerplate.contains(line) ? .boilerplate : Credit.isByline(line) ? .byline : .paragraph
            blocks.append(Article.Block(kind: kind, text: line, map: current.map))
        }
        for range in lines {
            if isIndented(range) { close() }
            var inner = range
            while !inner.isEmpty, "<^".utf8.contains(text.source[inner.upperBound - 1]) {
                inner = inner.lowerBound..<inner.upperBound - 1
            }
            if !inner.isEmpty, text.source[inner.lowerBound] == UInt8(ascii: "^") {
                inner = inner.lowerBound + 1..<inner.upperBound
            }
            if !current.isEmpty { current.append([0x20], source: inner.lowerBound..<inner.lowerBound) }
            for part in text.source[inner].split(whereSeparator: { $0 < 0x20 || $0 == 0x7F }) {
                current.append(part, source: part.startIndex..<part.endIndex)
            }
            if inner.upperBound < range.upperBound { close() }
        }
        close()
        return blocks
    }

    /// `AP-NY-04-06-26 1300EDT`, `(MORE)`, `-0-`.
    private static func isMark(_ line: String) -> Bool {
        date(line) != nil || line.count <= 8 && line.hasPrefix("(") && line.hasSuffix(")")
    }

    private static func date(_ line: String) -> String? {
        guard line.count <= 40, let first = line.split(separator: " ").first else { return nil }
        let parts = first.filter { $0 != "<" }.split(separator: "-").map(String.init)
        guard parts.count >= 4, let year = Int(parts[parts.count - 1]), let day = Int(parts[parts.count - 2]),
            let month = Int(parts[parts.count - 3]), parts[0].allSatisfy({ $0.isLetter })
        else { return nil }
        guard (1...12).contains(month), (1...31).contains(day), (0...99).contains(year) else { return nil }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\((year < 70 ? 2000 : 1900) + year)-\(two(month))-\(two(day))"
    }
}
