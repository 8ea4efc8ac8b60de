package import CalqueCore
package import CalqueMatching
package import CalqueSegmentation

/// A segment with what the memory has for it.
package struct LeveragedSegment: Sendable {
    package let segment: Segment
    /// Best first; none below the cutoff.
    package let matches: [Match]
    package let suggestion: Suggestion?
}

/// A segmented article, filled in from a memory as far as that goes.
package struct LeveragedArticle: Sendable {
    package let language: LanguageTag
    /// What it is translated into.
    package let target: LanguageTag
    /// All of the article, in its order; those without a match too.
    package let segments: [LeveragedSegment]

    package init(language: LanguageTag, target: LanguageTag, segments: [LeveragedSegment]) {
        self.language = language
        self.target = target
        self.segments = segments
    }

    /// Looks for every segment, its neighbours known.
    ///
    /// - Parameters:
    ///   - segments: of one article, in its order.
    ///   - matcher: shows translations into `target` only.
    ///   - query: what a match is: its text and context are replaced.
    /// - Throws: what the matcher throws.
    package init(
        _ segments: [Segment], language: LanguageTag, target: LanguageTag, matcher: any Matcher, like query: Query
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
    package var paragraphs: [[LeveragedSegment]] {
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

    /// How many segments have a suggestion of a kind; of nil, how many have none.
    package func count(_ kind: Suggestion.Kind?) -> Int { segments.count { $0.suggestion?.kind == kind } }
}

extension [Segment] {
    /// The neighbours of a segment, as aligned units carry them: what belongs to the page (furniture) is none.
    package func context(of index: Int) -> Query.Context {
        func text(_ index: Int) -> String? {
            indices.contains(index) && self[index].kind != .boilerplate ? self[index].text : nil
        }
        return Query.Context(previous: text(index - 1), next: text(index + 1))
    }
}
