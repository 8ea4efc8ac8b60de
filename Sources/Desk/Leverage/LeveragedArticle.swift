public import CalqueCore
public import CalqueMatching
public import CalqueSegmentation

/// A segment with its matches in a memory.
public struct LeveragedSegment: Sendable {
    /// The segment of the article.
    public let segment: Segment
    /// The matches at or above the cutoff, best first.
    public let matches: [Match]
    /// The suggested translation; nil without a match.
    public let suggestion: Suggestion?
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

    /// Looks up every segment with its neighbours.
    ///
    /// - Parameters:
    ///   - segments: the segments of one article, in order.
    ///   - matcher: must show translations into `target` only.
    ///   - query: the model of all queries; its text and context are replaced.
    /// - Throws: the errors of the matcher.
    public init(
        _ segments: [Segment], language: LanguageTag, target: LanguageTag, matcher: any Matcher, like query: MatchQuery
    ) throws(Failure) {
        var made: [LeveragedSegment] = []
        made.reserveCapacity(segments.count)
        for (index, segment) in segments.enumerated() {
            var query = query
            query.text = segment.text
            query.context = segments.context(of: index)
            let matches = try matcher.matches(for: query)
            made.append(
                LeveragedSegment(segment: segment, matches: matches, suggestion: Suggestion.best(of: matches)))
        }
        self.init(language: language, target: target, segments: made)
    }

    /// The segments by paragraph.
    public var paragraphs: [[LeveragedSegment]] {
        var paragraphs: [[LeveragedSegment]] = []
        for segment in segments {
            if let last = paragraphs.last?.last, last.segment.paragraph == segment.segment.paragraph {
                paragraphs[paragraphs.count - 1].append(segment)
            } else {
                paragraphs.append([segment])
            }
        }
        return paragraphs
    }

    /// Returns how many segments have a suggestion of a kind, or for nil, how many have none.
    public func count(_ kind: Suggestion.Kind?) -> Int { segments.count { $0.suggestion?.kind == kind } }
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
