package import CalqueCommandLine
package import CalqueCore
package import CalqueOutputs

/// The forms of an alignment.
package enum AlignmentLayout: String, Sendable, CaseIterable, OutputForm {
    case text, json, tsv, beads, tmx, ladder, moses, intertext

    /// Whether the form is several files with one prefix, so that it cannot go to standard output.
    package var isSeveralFiles: Bool { self == .moses || self == .intertext }
    /// Whether the form leaves out beads for review rather than marking them.
    package var leavesReviewOut: Bool { self == .tsv || self == .tmx || self == .moses }
}

extension AlignedArticle {
    /// Writes the alignment in a form that is one text.
    ///
    /// - Parameters:
    ///   - units: makes the units of the form `tmx`.
    ///   - style: for the form `text`.
    ///   - width: the columns of the form `text`.
    /// - Throws: `Failure(.usage)` for a form that is several files or cannot hold this many documents, and the errors
    ///   of `write`.
    package func write(
        _ layout: AlignmentLayout, units: UnitMaker, style: Style = .plain, width: Int = 80,
        to write: (String) throws(Failure) -> Void
    ) throws(Failure) {
        switch layout {
        case .text: try AlignmentText(self, style: style, width: width).write(to: write)
        case .json: for bead in beads { try write(JSONLine.text(AlignmentRecord(bead, of: self)) + "\n") }
        case .tsv: for row in tableRows() { try write(row + "\n") }
        case .beads: for bead in beads { try write(beadLine(bead) + "\n") }
        case .tmx: try write(String(decoding: try units.tmx(self), as: UTF8.self))
        case .ladder: for line in try Ladder(self).lines { try write(line + "\n") }
        case .moses, .intertext:
            throw Failure(.usage, "\(layout) is several files", advice: "give --output PREFIX")
        }
    }
}
