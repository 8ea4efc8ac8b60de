package import CalqueAlignment

extension AlignedArticle {
    /// `0,1:0:0.93`, which scorers read; a bead that moved or is for review has a further field that says so:
    /// `12:3:0.91:moved`, `4:4:0.35:review`, `7:2:0.30:moved,review`.
    package func beadLine(_ bead: MultiBead) -> String {
        let marks = (bead.isMoved ? ["moved"] : []) + (isForReview(bead) ? ["review"] : [])
        return bead.places + ":" + bead.confidenceText + (marks.isEmpty ? "" : ":" + marks.joined(separator: ","))
    }

    /// Text of each version, the confidence, and in an article of which something moved a column that says what:
    /// `moved`, or nothing. So all rows of a table are alike. Beads for review are left out.
    package func tableRows() -> [String] {
        let marksMoves = beads.contains(where: \.isMoved)
        return beads.filter { !isForReview($0) }.map { bead in
            let cells = texts(of: bead).map(oneLine) + [bead.confidenceText]
            return (cells + (marksMoves ? [bead.isMoved ? "moved" : ""] : [])).joined(separator: "\t")
        }
    }
}
