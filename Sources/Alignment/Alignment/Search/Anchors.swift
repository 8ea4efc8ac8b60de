/// Finds reliable pairs of segments that frame the search through long texts.
///
/// Candidates are pairs of segments with near vectors, or with rare terms in common. The heaviest chain of candidates
/// that ascends in both documents is kept, as in the first pass of Bertalign (Liu and Zhu 2022).
enum Anchors {
    /// Returns anchors from the nearest segments of each segment of the source.
    ///
    /// - Parameter columns: how many segments the target has.
    /// - Returns: pairs that ascend in both documents.
    /// - Complexity: `rows · log columns`.
    static func find(_ nearest: NearestSegments, columns: Int) -> [(source: Int, target: Int)] {
        let tried = 3
        var candidates: [(source: Int, target: Int, weight: Float)] = []
        for (row, best) in nearest.ofSource.enumerated() {
            // The margin over the next best tells a match from a sentence that is near to everything.
            let base = best.count > tried ? best[tried].cosine : 0
            for match in best.prefix(tried) where match.cosine > base {
                candidates.append((row, match.segment, match.cosine - base))
            }
        }
        return heaviestChain(candidates, columns: columns)
    }

    /// Returns anchors from rare terms: a number, name or date that occurs once in each document is seldom chance.
    ///
    /// - Returns: pairs that ascend in both documents, without outliers.
    /// - Complexity: linear in the terms, times `log columns`.
    static func find(_ terms: SharedTerms, columns: Int) -> [(source: Int, target: Int)] {
        supported(heaviestChain(terms.rarePairs(most: 3), columns: columns))
    }

    /// Keeps the pairs that lie near the same diagonal as one of their neighbours in the chain.
    private static func supported(_ chain: [(source: Int, target: Int)]) -> [(source: Int, target: Int)] {
        let (near, drift) = (3, 8)
        return chain.indices.filter { index in
            chain.indices[max(0, index - near)..<min(chain.count, index + near + 1)].contains { other in
                let rows = chain[other].source - chain[index].source
                return other != index && abs(chain[other].target - chain[index].target - rows) <= drift
            }
        }.map { chain[$0] }
    }

    /// Returns the chain of greatest weight that ascends strictly in both documents.
    ///
    /// - Parameter candidates: pairs in the order of the source.
    /// - Complexity: `n · log columns` for `n` candidates, by a Fenwick tree of maxima over the columns.
    static func heaviestChain(
        _ candidates: [(source: Int, target: Int, weight: Float)], columns: Int
    ) -> [(source: Int, target: Int)] {
        var tree = [(weight: Float, candidate: Int)](repeating: (0, -1), count: columns + 1)
        var previous = [Int](repeating: -1, count: candidates.count)
        var best: (weight: Float, candidate: Int) = (0, -1)
        var at = 0
        while at < candidates.count {
            // The candidates of one row must not follow each other, so they are entered together.
            let row = candidates[at].source
            var end = at
            var results: [(weight: Float, candidate: Int)] = []
            while end < candidates.count, candidates[end].source == row {
                var (found, column): ((weight: Float, candidate: Int), Int) = ((0, -1), candidates[end].target)
                while column > 0 {
                    if tree[column].weight > found.weight { found = tree[column] }
                    column -= column & -column
                }
                previous[end] = found.candidate
                results.append((found.weight + candidates[end].weight, end))
                end += 1
            }
            for result in results {
                if result.weight > best.weight { best = result }
                var column = candidates[result.candidate].target + 1
                while column <= columns {
                    if result.weight > tree[column].weight { tree[column] = result }
                    column += column & -column
                }
            }
            at = end
        }
        var chain: [(source: Int, target: Int)] = []
        var candidate = best.candidate
        while candidate >= 0 {
            chain.append((candidates[candidate].source, candidates[candidate].target))
            candidate = previous[candidate]
        }
        return chain.reversed()
    }
}
