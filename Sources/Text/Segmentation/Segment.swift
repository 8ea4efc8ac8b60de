public import CalqueCore

/// A sentence, or a unit with the role of one: a headline, a dateline, a list item.
public struct Segment: Sendable, Equatable {
    /// The role of a segment.
    public enum Kind: String, Sendable, Codable {
        /// The headline of the article.
        case headline
        /// A line under the headline.
        case subheadline
        /// A heading inside the text.
        case crosshead
        /// The author, on a line of its own.
        case byline
        /// A dateline that is a sentence of its own.
        case dateline
        /// A sentence of the running text.
        case text
        /// Text of the page around the article: "All news", "Read also". The raw value is the older name.
        case boilerplate = "furniture"
    }

    /// The text that a reader sees, without white space at its ends.
    public let text: String
    /// The place in the source of the article, in UTF-8 bytes.
    public let range: Range<Int>
    /// The index of the block in the article, from 0.
    public let paragraph: Int
    /// The role of the segment.
    public let kind: Kind
    /// The language of the article; `und` if it is not known.
    public let language: LanguageTag

    /// Creates a segment from its parts.
    public init(text: String, range: Range<Int>, paragraph: Int, kind: Kind, language: LanguageTag = "und") {
        (self.text, self.range, self.paragraph) = (text, range, paragraph)
        (self.kind, self.language) = (kind, language)
    }
}

extension Segment {
    /// Returns one segment for each line of a text that is already segmented. An empty line gives an empty segment, so
    /// that lines and segments have the same numbers.
    ///
    /// - Complexity: linear in the text.
    public static func lines(of text: String) -> [Segment] {
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

extension Segment.Kind {
    /// The older name of ``boilerplate``.
    public static var furniture: Self { .boilerplate }
}
