public import CalqueCore
public import CalqueMatching
public import CalqueSegmentation
import CalqueUnits

/// A segment with its matches in a memory.
public struct LeveragedSegment: Sendable {
    /// The segment of the article.
    public let segment: Segment
    /// The matches at or above the cutoff, best first. Those of several segments together (see `span`) are at the first of them.
    public let matches: [Match]
    /// The suggested translation; nil without a match, and in all segments of a span but the first.
    public let suggestion: Suggestion?
    /// The kind of the suggestion, which is the same in all segments of a span; nil without a match.
    public let kind: Suggestion.Kind?
    /// The first and the last segment of the article that the suggestion is the translation of, counted from 0, if they are
    /// several; otherwise nil.
    public let span: ClosedRange<Int>?
    /// Whether the translation stands at an earlier segment of the span.
    public let isContinued: Bool

    /// The text that the suggestion translates: the segments of the span joined, or the segment.
    public var source: String { span == nil ? segment.text : suggestion?.match.query ?? segment.text }

    init(_ segment: Segment, _ suggestion: Suggestion?, of piece: Cover.Piece, index: Int) {
        self.segment = segment
        kind = suggestion?.kind
        span = piece.isSpan ? piece.range.lowerBound...piece.range.upperBound - 1 : nil
        isContinued = index > piece.range.lowerBound
        self.suggestion = isContinued ? nil : suggestion
        matches = isContinued ? [] : piece.matches
    }
}

/// A segmented article with suggestions from a memory.
public struct LeveragedArticle: Sendable {
    /// The language of the article.
    public let language: LanguageTag
    /// The language of the translation.
    public let target: LanguageTag
    /// All segments in order, including those without a match.
    public let segments: [LeveragedSegment]

    /// Makes an article of segments that were looked up.
    public init(language: LanguageTag, target: LanguageTag, segments: [LeveragedSegment]) {
        self.language = language
        self.target = target
        self.segments = segments
    }

    /// Looks up every segment with its neighbours, and consecutive segments joined, as they are in units of an aligner; and
    /// chooses the suggestions that together know most of the article. A segment that is a sentence of a unit with several is
    /// answered by its part of the unit, where that is sure.
    ///
    /// - Parameters:
    ///   - segments: the segments of one article, in order.
    ///   - matcher: must show translations into `target` only.
    ///   - query: the model of all queries; its text and context are replaced.
    ///   - areLines: whether the segments are the lines of a file, in which a blank line ends a paragraph. Otherwise segments
    ///     name their paragraphs.
    /// - Throws: the errors of the matcher.
    public init(
        _ segments: [Segment], language: LanguageTag, target: LanguageTag, matcher: any Matcher, like query: MatchQuery,
        areLines: Bool = false
    ) throws(Failure) {
        let cover = try Cover(of: segments, language: language, matcher: matcher, like: query, areLines: areLines)
        self.init(
            language: language, target: target,
            segments: cover.pieces.flatMap { piece in
                let suggestion = Suggestion.best(of: piece.matches)
                return piece.range.map { LeveragedSegment(segments[$0], suggestion, of: piece, index: $0) }
            })
    }

    /// The segments by paragraph. Paragraphs that a span joins are one.
    public var paragraphs: [[LeveragedSegment]] {
        var paragraphs: [[LeveragedSegment]] = []
        for segment in segments {
            if let last = paragraphs.last?.last,
                segment.isContinued || last.segment.paragraph == segment.segment.paragraph
            {
                paragraphs[paragraphs.count - 1].append(segment)
            } else {
                paragraphs.append([segment])
            }
        }
        return paragraphs
    }

    /// Returns how many segments have a suggestion of a kind, or for nil, how many have none.
    public func count(_ kind: Suggestion.Kind?) -> Int { segments.count { $0.kind == kind } }
}

extension Cover {
    /// Covers an article; see `LeveragedArticle.init`.
    init(
        of segments: [Segment], language: LanguageTag, matcher: any Matcher, like query: MatchQuery, areLines: Bool
    ) throws(Failure) {
        var parts: [CoverSegment] = []
        var singles: [[Match]] = []
        var paragraph = 0
        for (index, segment) in segments.enumerated() {
            if segment.text.allSatisfy(\.isWhitespace) { paragraph += 1 }
            let context = segments.context(of: index)
            parts.append(
                CoverSegment(
                    SegmentContent(segment.text), context: context,
                    paragraph: areLines ? paragraph : segment.paragraph, joins: segment.kind != .boilerplate))
            var query = query
            query.text = segment.text
            query.context = context
            singles.append(try matcher.matches(for: query))
        }
        try self.init(of: parts, singles: singles, language: language, matcher: matcher, like: query)
    }

    /// Covers a text whose segments were looked up.
    ///
    /// - Parameter singles: the matches of each segment alone.
    package init(
        of segments: [CoverSegment], singles: [[Match]], language: LanguageTag, matcher: any Matcher,
        like query: MatchQuery
    ) throws(Failure) {
        self = try CoverFinder(matcher, language: language, like: query).cover(segments, singles: singles)
        try PartFinder(matcher, like: query).improve(&self, of: segments)
    }
}

extension [Segment] {
    /// Returns the neighbours of a segment in the form of aligned units, in which boilerplate is no neighbour.
    public func context(of index: Int) -> MatchQuery.Context {
        func text(_ index: Int) -> String? {
            indices.contains(index) && self[index].kind != .boilerplate ? self[index].text : nil
        }
        return MatchQuery.Context(previous: text(index - 1), next: text(index + 1))
    }
}
