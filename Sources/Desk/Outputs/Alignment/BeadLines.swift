package import CalqueAlignment

extension AlignedArticle {
    /// Returns a bead in the form of scorers, `0,1:0:0.93`. A further field marks a bead as moved or for review:
    /// `12:3:0.91:moved`, `4:4:0.35:review`, `7:2:0.30:moved,review`.
    package func beadLine(_ bead: MultiBead) -> String {
        let marks = (bead.isMoved ? ["moved"] : []) + (isForReview(bead) ? ["review"] : [])
        return bead.places + ":" + bead.confidenceText + (marks.isEmpty ? "" : ":" + marks.joined(separator: ","))
    }

    /// Returns rows with the text of each document, the confidence, and `moved` or nothing, separated by tabs. Beads for
    /// review are left out.
    package func tableRows() -> [String] {
        beads.filter { !isForReview($0) }.map { bead in
            let cells = texts(of: bead).map(oneLine) + [bead.confidenceText, bead.isMoved ? "moved" : ""]
            return cells.joined(separator: "\t")
        }
    }
}
