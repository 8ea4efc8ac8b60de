import CalqueAlignment
package import CalqueCore

/// hunalign's ladder (Varga et al. 2005): `source TAB target TAB confidence`, a line for each rung.
///
/// A rung names the start of the next bead on both sides, in segments from 0, and the confidence of that bead. The last
/// rung names the ends of the texts. A ladder cannot cross itself, so beads that moved become omissions of confidence 0
/// and are listed in ``moved``. There are exactly three columns, which hunalign's scripts require.
package struct Ladder: Sendable {
    package let lines: [String]
    /// The beads that the ladder cannot hold, as `12:3`.
    package let moved: [String]

    /// - Throws: `Failure(.usage)` for more than two documents.
    package init(_ article: AlignedArticle) throws(Failure) {
        guard article.documents.count == 2 else {
            throw Failure(.usage, "a ladder has two sides", advice: "align two documents at a time")
        }
        var place = [0, 0]
        var lines: [String] = []
        var crossing: Set<Int> = []
        for row in ReadingOrder(article).rows {
            let bead = article.beads[row.bead]
            let isWhole = row.documents.count == bead.spans.count { !$0.isEmpty }
            if !isWhole { crossing.insert(row.bead) }
            let confidence = isWhole ? bead.confidenceText : Hundredths.text(0)
            lines.append("\(place[0])\t\(place[1])\t\(confidence)")
            for document in row.documents { place[document] = bead.spans[document].upperBound }
        }
        lines.append("\(place[0])\t\(place[1])\t\(Hundredths.text(0))")
        self.lines = lines
        moved = crossing.sorted().map { article.beads[$0].places }
    }
}
