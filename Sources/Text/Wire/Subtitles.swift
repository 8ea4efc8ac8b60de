import CalqueArticles

/// Subtitles: SubRip (SRT) and WebVTT. Each cue is a paragraph.
enum Subtitles {
    /// Whether text begins as a file of subtitles.
    static func begins(_ head: Substring) -> Bool {
        if head.hasPrefix("WEBVTT") { return head.dropFirst(6).first.map(\.isWhitespace) ?? true }
        let lines = head.prefix(400).split(maxSplits: 3, omittingEmptySubsequences: true, whereSeparator: \.isNewline)
        guard lines.count >= 2 else { return false }
        return isTiming(lines[0]) || lines[0].allSatisfy { $0.isNumber || $0.isWhitespace } && isTiming(lines[1])
    }

    /// `00:00:01,000 --> 00:00:04,000`.
    private static func isTiming(_ line: Substring) -> Bool {
        guard let arrow = line.firstRange(of: "-->") else { return false }
        let start = line[..<arrow.lowerBound].filter { !$0.isWhitespace }
        return start.count >= 5 && start.allSatisfy { $0.isNumber || ":.,".contains($0) }
    }

    static func blocks(of source: [UInt8]) -> [Article.Block] {
        let text = WireText(source)
        var blocks: [Article.Block] = []
        var at = 0
        while at < text.lines.count {
            guard isTiming(Substring(text.text(text.lines[at]))) else {
                at += 1
                continue
            }
            at += 1
            var cue = HTMLText()
            while at < text.lines.count, !text.lines[at].isEmpty {
                // A file without blank lines between cues goes on with a number and a time.
                if at + 1 < text.lines.count, isTiming(Substring(text.text(text.lines[at + 1]))) { break }
                if !cue.isEmpty { cue.append([0x0A], source: text.lines[at].lowerBound..<text.lines[at].lowerBound) }
                append(text.lines[at], source, &cue)
                at += 1
            }
            if !cue.isEmpty {
                blocks.append(
                    Article.Block(kind: .paragraph, text: String(decoding: cue.bytes, as: UTF8.self), map: cue.map))
            }
        }
        return blocks
    }

    /// Appends a line without its tags: `<i>`, `<v Anna>`, `{\an8}`.
    private static func append(_ line: Range<Int>, _ source: [UInt8], _ cue: inout HTMLText) {
        var at = line.lowerBound
        while at < line.upperBound {
            let isTag = source[at] == UInt8(ascii: "<")
            let isStyle =
                source[at] == UInt8(ascii: "{") && at + 1 < line.upperBound && source[at + 1] == UInt8(ascii: "\\")
            let close: UInt8 = isTag ? 0x3E : 0x7D
            if isTag || isStyle, let end = source[at..<line.upperBound].firstIndex(of: close) {
                at = end + 1
                continue
            }
            var end = at + 1
            while end < line.upperBound, source[end] != UInt8(ascii: "<"), source[end] != UInt8(ascii: "{") { end += 1 }
            cue.append(source[at..<end], source: at..<end)
            at = end
        }
    }
}
