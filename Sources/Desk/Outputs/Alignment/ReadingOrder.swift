import CalqueAlignment

/// The rows of an alignment so that each version reads in its own order from top to bottom.
///
/// A bead is one row as long as the versions agree where it stands. One that moved is a row for each place it has: in
/// three versions, the two that agree may share a row.
package struct ReadingOrder: Sendable {
    package struct Row: Sendable, Equatable {
        /// The bead's number in the alignment.
        package var bead: Int
        /// The versions whose text of the bead stands in this row.
        package var versions: [Int]
    }

    package let rows: [Row]

    /// - Complexity: O(rows × versions).
    package init(_ article: AlignedArticle) {
        var search = Search(article)
        rows = search.rows()
    }

    private struct Search {
        let beads: [MultiBead]
        /// For each version, the bead of each segment; nil for one that no bead has, which is passed over.
        var owners: [[Int?]]
        /// The next segment of each version.
        var next: [Int]

        init(_ article: AlignedArticle) {
            beads = article.beads
            owners = article.versions.map { [Int?](repeating: nil, count: $0.segments.count) }
            next = article.versions.map { _ in 0 }
            for (number, bead) in beads.enumerated() {
                for (version, span) in bead.spans.enumerated() {
                    for segment in span where owners[version].indices.contains(segment) {
                        owners[version][segment] = number
                    }
                }
            }
        }

        mutating func rows() -> [Row] {
            var rows: [Row] = []
            while true {
                let heads = next.indices.map { head($0) }
                let waiting = heads.indices.filter { heads[$0] != nil }
                guard let first = waiting.first else { return rows }
                let candidates = waiting.compactMap { heads[$0] }
                // What all its versions have reached goes first; else one moved, or it would hold the others up.
                let whole = candidates.first { number in
                    beads[number].spans.indices.allSatisfy { beads[number].spans[$0].isEmpty || heads[$0] == number }
                }
                guard
                    let number = whole ?? candidates.first(where: { beads[$0].isMoved }) ?? heads[first]
                else { return rows }
                let here = waiting.filter { heads[$0] == number }
                rows.append(Row(bead: number, versions: here))
                for version in here { next[version] = beads[number].spans[version].upperBound }
            }
        }

        /// The bead that a version comes to next.
        private mutating func head(_ version: Int) -> Int? {
            while next[version] < owners[version].count {
                if let owner = owners[version][next[version]] { return owner }
                next[version] += 1
            }
            return nil
        }
    }
}
