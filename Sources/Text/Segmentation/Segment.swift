package import CalqueCore

/// A sentence, or what stands for one: a headline, a dateline, an item of a list.
package struct Segment: Sendable, Equatable {
    package enum Kind: String, Sendable, Codable {
        case headline, subheadline, crosshead, dateline, text, furniture
    }

    /// What a reader sees, without white space at the ends.
    package let text: String
    /// Where it stands in the source of its article, in UTF-8 bytes.
    package let range: Range<Int>
    /// The block that it is part of, counted from 0.
    package let paragraph: Int
    package let kind: Kind
    /// `und` where nobody said.
    package let language: LanguageTag

    package init(text: String, range: Range<Int>, paragraph: Int, kind: Kind, language: LanguageTag = "und") {
        self.text = text
        self.range = range
        self.paragraph = paragraph
        self.kind = kind
        self.language = language
    }
}

extension Segment {
    /// One segment for each line of a text that was segmented elsewhere; an empty line is an empty segment, so that
    /// the numbers of lines and segments agree.
    package static func lines(of text: String) -> [Segment] {
        var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        var start = 0
        return lines.enumerated().map { index, line in
            defer { start += line.count + 1 }
            let content = line.last == 0x0D ? line.dropLast() : line
            return Segment(
                text: String(Substring(content)), range: start..<start + content.count, paragraph: index, kind: .text)
        }
    }
}
