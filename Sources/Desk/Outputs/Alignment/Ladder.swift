import CalqueAlignment
package import CalqueCore

/// hunalign's ladder (Varga et al. 2005): `source TAB target TAB confidence`, a line for each rung.
///
/// A rung says where the next bead begins on both sides, in segments from 0, and how sure that bead is; the last says
/// where the texts end. Between two rungs lies a bead. A ladder cannot cross itself: beads that moved are omissions in
/// it, of confidence 0, and are told apart. There are three columns and no more, as hunalign's own scripts insist.
package struct Ladder: Sendable {
    package let lines: [String]
    /// The beads that it cannot hold, as `12:3`.
    package let moved: [String]

    /// - Throws: `Failure(.usage)` for more than two versions.
    package init(_ article: AlignedArticle) throws(Failure) {
        guard article.versions.count == 2 else {
            throw Failure(.usage, "a ladder has two sides", advice: "align two versions at a time")
        }
        var place = [0, 0]
        var lines: [String] = []
        var crossing: Set<Int> = []
        for row in ReadingOrder(article).rows {
            let bead = article.beads[row.bead]
            let isWhole = row.versions.count == bead.spans.count { !$0.isEmpty }
            if !isWhole { crossing.insert(row.bead) }
            let confidence = isWhole ? bead.confidenceText : Hundredths.text(0)
            lines.append("\(place[0])\t\(place[1])\t\(confidence)")
            for version in row.versions { place[version] = bead.spans[version].upperBound }
        }
        lines.append("\(place[0])\t\(place[1])\t\(Hundredths.text(0))")
        self.lines = lines
        moved = crossing.sorted().map { article.beads[$0].places }
    }
}
