import Core

/// Tells headline, subheadlines, crossheads and furniture from paragraphs in copy that has no markup.
///
/// A heading is a short line that does not end as a sentence does. Those before the first paragraph are the headline
/// and what stands under it; those after are crossheads.
enum BlockKinds {
    static func classify(_ lines: [String]) -> [Block.Kind] {
        let headings = lines.map(isHeading)
        let firstParagraph = headings.firstIndex(of: false) ?? headings.count
        // A text of nothing but short lines is a list or a fragment: there is no body that a headline could head.
        guard firstParagraph < lines.count else {
            return lines.map { Furniture.contains($0) ? .furniture : .paragraph }
        }
        var kinds: [Block.Kind] = []
        var seenHeadline = false
        for (index, line) in lines.enumerated() {
            if headings[index], Furniture.contains(line) {
                kinds.append(.furniture)
            } else if !headings[index] {
                kinds.append(.paragraph)
            } else if index > firstParagraph {
                // What ends the page is rather a tag line or an item of a list than a heading of nothing.
                kinds.append(index == lines.count - 1 ? .paragraph : .crosshead)
            } else {
                kinds.append(seenHeadline ? .subheadline : .headline)
                seenHeadline = true
            }
        }
        return kinds
    }

    /// At most this many bytes; a line longer than that is no heading in any agency's style book.
    private static let longestHeading = 400

    static func isHeading(_ line: String) -> Bool {
        guard line.utf8.count <= longestHeading else { return false }
        var tail = line.unicodeScalars
        while let last = tail.last, closers.contains(last) { tail.removeLast() }
        guard let last = tail.last else { return false }
        return !sentenceEnds.contains(last)
    }

    private static let closers: Set<Unicode.Scalar> = [
        "\"", "'", "”", "’", "»", "“", ")", "]", "」", "』", "）", "】", "》", " ",
    ]
    private static let sentenceEnds: Set<Unicode.Scalar> = [
        ".", "!", "?", "…", "。", "！", "？", "．", "｡", ":", ";", ",", "：", "；", "，",
    ]
}

/// Lines that pages of agencies print around an article.
enum Furniture {
    static func contains(_ line: String) -> Bool {
        lines.contains(line.lowercased())
    }

    private static let lines: Set<String> = {
        let text = String(decoding: PackageResources.furniture_txt, as: UTF8.self)
        return Set(text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { $0.lowercased() })
    }()
}
