/// Segments that surely match, as a frame for the search through texts too long to search whole.
///
/// For each segment of the source the nearest segments of the target, then the heaviest chain that ascends in both
/// (Bertalign's first pass).
enum Anchors {
    /// - Returns: pairs ascending in both.
    /// - Complexity: `rows · log columns`.
    static func find(_ nearest: Nearest, columns: Int) -> [(source: Int, target: Int)] {
        let tried = 3
        var candidates: [(source: Int, target: Int, weight: Float)] = []
        for (row, best) in nearest.ofSource.enumerated() {
            // What a match has over the next best tells a true one from a sentence that is near to everything.
            let base = best.count > tried ? best[tried].cosine : 0
            for match in best.prefix(tried) where match.cosine > base {
                candidates.append((row, match.segment, match.cosine - base))
            }
        }
        return heaviestChain(candidates, columns: columns)
    }

    /// By terms that few segments hold: the same number, name or date once in each version is seldom chance.
    ///
    /// - Returns: pairs ascending in both, without those that stand far from the others.
    /// - Complexity: linear in the terms, times `log columns`.
    static func find(_ terms: SharedTerms, columns: Int) -> [(source: Int, target: Int)] {
        supported(heaviestChain(terms.rarePairs(most: 3), columns: columns))
    }

    /// The matches that one of the next few agrees with, about how far the versions have drifted apart.
    private static func supported(_ chain: [(source: Int, target: Int)]) -> [(source: Int, target: Int)] {
        let (near, drift) = (3, 8)
        return chain.indices.filter { index in
            chain.indices[max(0, index - near)..<min(chain.count, index + near + 1)].contains { other in
                let rows = chain[other].source - chain[index].source
                return other != index && abs(chain[other].target - chain[index].target - rows) <= drift
            }
        }.map { chain[$0] }
    }

    /// The chain of greatest weight that ascends strictly in both, by a Fenwick tree of maxima over the columns.
    static func heaviestChain(
        _ candidates: [(source: Int, target: Int, weight: Float)], columns: Int
    ) -> [(source: Int, target: Int)] {
        var tree = [(weight: Float, candidate: Int)](repeating: (0, -1), count: columns + 1)
        var previous = [Int](repeating: -1, count: candidates.count)
        var best: (weight: Float, candidate: Int) = (0, -1)
        var at = 0
        while at < candidates.count {
            // All candidates of one row see the tree as the rows before left it.
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
