import CalqueAlignment

/// The rows of an alignment, in which each document reads in its own order from top to bottom.
///
/// A bead is one row if the documents agree on its place. A bead that moved has a row for each of its places; if two of
/// three documents agree, they share a row.
package struct ReadingOrder: Sendable {
    package struct Row: Sendable, Equatable {
        /// The bead's number in the alignment.
        package var bead: Int
        /// The documents whose text of the bead is in this row.
        package var documents: [Int]
    }

    package let rows: [Row]

    /// - Complexity: O(rows × documents).
    package init(_ article: AlignedArticle) {
        var search = Search(article)
        rows = search.rows()
    }

    private struct Search {
        let beads: [MultiBead]
        /// For each document, the bead of each segment; nil for a segment without a bead, which is skipped.
        var owners: [[Int?]]
        /// The next segment of each document.
        var next: [Int]

        init(_ article: AlignedArticle) {
            beads = article.beads
            owners = article.documents.map { [Int?](repeating: nil, count: $0.segments.count) }
            next = article.documents.map { _ in 0 }
            for (number, bead) in beads.enumerated() {
                for (document, span) in bead.spans.enumerated() {
                    for segment in span where owners[document].indices.contains(segment) {
                        owners[document][segment] = number
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
                // A bead that all its documents have reached comes first. Otherwise a moved bead is split, so that it does not
                // hold up the others.
                let whole = candidates.first { number in
                    beads[number].spans.indices.allSatisfy { beads[number].spans[$0].isEmpty || heads[$0] == number }
                }
                guard
                    let number = whole ?? candidates.first(where: { beads[$0].isMoved }) ?? heads[first]
                else { return rows }
                let here = waiting.filter { heads[$0] == number }
                rows.append(Row(bead: number, documents: here))
                for document in here { next[document] = beads[number].spans[document].upperBound }
            }
        }

        /// The next bead of a document.
        private mutating func head(_ document: Int) -> Int? {
            while next[document] < owners[document].count {
                if let owner = owners[document][next[document]] { return owner }
                next[document] += 1
            }
            return nil
        }
    }
}
