package import CalqueCore
import CalqueUnits

extension MemoryScan: ArticleMatcher {
    package var longest: Int { folded.groups.reduce(0) { max($0, $1.core + ($1.hasEnding ? 1 : 0)) } }

    /// - Complexity: linear in all texts.
    package func units(containing query: MatchQuery) throws(Failure) -> [Match] {
        let text = FoldedTokens(query.text)
        guard query.limit > 0, query.scoring == .translator, text.isLongEnough else { return [] }
        var top = TopMatches(limit: query.limit)
        for segment in segmentVariants.indices {
            let variant = Int(segmentVariants[segment])
            guard FoldedTokens(units.text(ofVariant: variant)).contains(text) else { continue }
            let unit = Int(segmentUnits[segment])
            let record = units.records[unit]
            var score = MatchScore(distance: 0, length: 1)
            penalise(&score, of: record, query)
            let candidate = Candidate(
                score: score, rank: record.rank, position: record.position, unit: unit, segment: segment)
            _ = top.insert(candidate, isOnly: false)
        }
        return top.sorted().filter { !targets(ofSegment: $0.segment).isEmpty }.map { match($0, query) }
    }
}

extension FoldedTokens {
    /// Whether the text has more tokens than another, and those of the other in sequence; see
    /// `ArticleMatcher.units(containing:)`.
    fileprivate func contains(_ other: FoldedTokens) -> Bool {
        let core = other.coreCount
        guard count > core else { return false }
        return (0...count - core).contains { start in
            (0..<core).allSatisfy { token in
                other.isNumber(token)
                    ? isNumber(start + token)
                    : bytes[form(start + token)].elementsEqual(other.bytes[other.form(token)])
            }
        }
    }
}
