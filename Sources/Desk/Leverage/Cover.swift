package import CalqueCore
package import CalqueMatching
import CalqueSegmentation
package import CalqueUnits

/// A segment of a text that a memory is to cover.
package struct CoverSegment: Sendable {
    /// The text, with tags where they count.
    package var content: SegmentContent
    /// The segments before and after it; nil where neighbours do not count.
    package var context: MatchQuery.Context?
    /// Segments of one paragraph have the same number.
    package var paragraph: Int
    /// Whether it may be joined with its neighbours. Boilerplate may not.
    package var joins = true

    package init(_ content: SegmentContent, context: MatchQuery.Context?, paragraph: Int, joins: Bool = true) {
        self.content = content
        self.context = context
        self.paragraph = paragraph
        self.joins = joins
    }
}

/// A text divided into pieces that a memory was asked for: single segments, and consecutive segments joined as an aligner joins
/// them for a unit.
package struct Cover: Sendable {
    /// A piece of the text.
    package struct Piece: Sendable {
        /// The segments.
        package var range: Range<Int>
        /// The matches of the joined text, best first.
        package var matches: [Match]

        package var isSpan: Bool { range.count > 1 }
    }

    /// The pieces in order. They contain every segment once.
    package var pieces: [Piece]

    /// The value of a piece: its words that the memory knows, less those that have to be changed, in ten-thousandths of a point
    /// and by tokens.
    ///
    /// A score alone would not do: where a long segment is known and its neighbour is new, a unit that begins with the known
    /// segment and goes on with other words scores well with both joined, and is of less use than the exact match.
    package static func value(_ score: MatchScore?, weight: Int) -> Int {
        guard let score else { return 0 }
        let points = score.scaled * MatchCutoff.unit / score.length
        return weight * max(0, 2 * points - 100 * MatchCutoff.unit)
    }
}

/// Finds the cover of a text with the greatest value.
package struct CoverFinder {
    /// The most segments that are joined: an aligner joins no more of one text.
    package static let widest = 7

    /// Returns the least score of some segments together. Three and more have to be rather alike: what they share with other
    /// texts by chance adds up.
    package static func cutoff(_ cutoff: MatchCutoff, joining count: Int) -> MatchCutoff {
        count > 2 && cutoff < 85 ? 85 : cutoff
    }

    private let matcher: any Matcher
    private let language: LanguageTag
    private let model: MatchQuery

    /// - Parameters:
    ///   - language: that of the text.
    ///   - model: the model of all queries; its text and context are replaced.
    package init(_ matcher: any Matcher, language: LanguageTag, like model: MatchQuery) {
        self.matcher = matcher
        self.language = language
        self.model = model
    }

    /// Returns the best cover.
    ///
    /// Of several with the greatest value, it is one with single segments where possible. `MatchScoring.plain` joins nothing.
    ///
    /// - Parameter singles: the matches of each segment alone.
    /// - Complexity: up to six queries for each segment. A joined text is looked up only where it can be worth more than its
    ///   segments alone, and with the score that it then needs as cutoff; and not if all segments of the memory are shorter.
    package func cover(_ segments: [CoverSegment], singles: [[Match]]) throws(Failure) -> Cover {
        let weights = segments.map { FoldedTokens($0.content.plainText).count }
        let whole = segments.indices.map { Cover.Piece(range: $0..<$0 + 1, matches: singles[$0]) }
        guard model.scoring == .translator else { return Cover(pieces: whole) }
        // Blank segments take no part.
        let places = segments.indices.filter { weights[$0] > 0 }
        let longest = (matcher as? any ArticleMatcher)?.longest ?? .max
        /// The greatest value up to each place, and the span that ends there, if one does.
        var best: [(value: Int, span: Cover.Piece?)] = [(0, nil)]
        for end in places.indices {
            let last = places[end]
            var weight = weights[last]
            var known = Cover.value(singles[last].first?.score, weight: weight)
            best.append((best[end].value + known, nil))
            for start in (max(0, end - Self.widest + 1)..<end).reversed() {
                let first = places[start]
                guard segments[last].joins, segments[first].joins else { break }
                weight += weights[first]
                known += Cover.value(singles[first].first?.score, weight: weights[first])
                guard
                    let query = query(
                        places[start...end].map { segments[$0] }, weight: weight, known: known, longest: longest)
                else { continue }
                let matches = try matcher.matches(for: query)
                let value = best[start].value + Cover.value(matches.first?.score, weight: weight)
                guard !matches.isEmpty, value > best[end + 1].value else { continue }
                best[end + 1] = (value, Cover.Piece(range: first..<last + 1, matches: matches))
            }
        }
        return Cover(pieces: Self.trace(best, places, whole))
    }

    /// Returns the query for some segments together; nil if no match of it could be worth more than the segments alone.
    private func query(_ segments: [CoverSegment], weight: Int, known: Int, longest: Int) -> MatchQuery? {
        let joint = SegmentContent.Piece.text(Segment.joint(in: language))
        let contents = segments.map(\.content)
        let joined = SegmentContent(contents.dropFirst().reduce(contents[0].pieces) { $0 + [joint] + $1.pieces })
        var query = MatchQuery(
            content: joined, cutoff: Self.cutoff(model.cutoff, joining: segments.count), limit: model.limit,
            scoring: model.scoring,
            context: segments[0].context.map {
                MatchQuery.Context(previous: $0.previous, next: segments[segments.count - 1].context?.next)
            })
        query.penalties = model.penalties
        query.domain = model.domain
        query.crossesParagraphs = segments[0].paragraph != segments[segments.count - 1].paragraph
        guard known < weight * (100 + 2 * query.bonus) * MatchCutoff.unit else { return nil }
        let least = MatchCutoff(value: (100 * MatchCutoff.unit + known / weight) / 2)
        if query.cutoff < least { query.cutoff = least }
        guard Threshold(query.cutoff).totals(weight, .translator).lowerBound <= longest else { return nil }
        return query
    }

    private static func trace(
        _ best: [(value: Int, span: Cover.Piece?)], _ places: [Int], _ whole: [Cover.Piece]
    ) -> [Cover.Piece] {
        var pieces: [Cover.Piece] = []
        var next = whole.count
        var end = places.count
        while end > 0 {
            let last = places[end - 1]
            // Blank segments after it.
            pieces += whole[last + 1..<next].reversed()
            let piece = best[end].span ?? whole[last]
            pieces.append(piece)
            next = piece.range.lowerBound
            while end > 0, places[end - 1] >= next { end -= 1 }
        }
        pieces += whole[..<next].reversed()
        return pieces.reversed()
    }
}
