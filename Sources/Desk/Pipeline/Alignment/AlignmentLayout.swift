import CalqueAlignment
package import CalqueCommandLine
package import CalqueCore
import CalqueFormats
import CalqueInterchange
package import CalqueOutputs
import CalqueUnits

/// The forms of an alignment.
package enum AlignmentLayout: String, Sendable, CaseIterable, OutputForm {
    case text, json, tsv, beads, tmx, xliff, ladder, moses, intertext

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
        case .xliff: try write(String(decoding: try xliff(named: units.document), as: UTF8.self))
        case .ladder: for line in try Ladder(self).lines { try write(line + "\n") }
        case .moses, .intertext:
            throw Failure(.usage, "\(layout) is several files", advice: "give --output PREFIX")
        }
    }

    /// Returns a file for translation tools, with a unit for each bead that has text in the first document. It has no place
    /// for texts of the second document alone.
    ///
    /// - Throws: `Failure(.usage)` for more than two documents.
    private func xliff(named name: String) throws(Failure) -> [UInt8] {
        guard documents.count == 2 else {
            throw Failure(.usage, "XLIFF has two languages", advice: "align two documents at a time")
        }
        var bytes: [UInt8] = []
        let writer = try XLIFFWriter(
            to: { bytes += $0 }, source: documents[0].language, target: documents[1].language, original: name)
        for bead in beads {
            let texts = texts(of: bead)
            guard SegmentContent.hasText(texts[0]) else { continue }
            let target = SegmentContent.hasText(texts[1]) ? SegmentContent(texts[1]) : nil
            // A segment that is not translated is left out when the file comes back.
            var segment = XLIFFSegment(
                SegmentContent(texts[0]), target: target, state: target == nil ? .initial : .translated)
            // An import knows by this that nobody has confirmed the pair.
            if target != nil { segment.subState = XLIFFSegment.subState(confidence: bead.confidence) }
            try writer.write([segment])
        }
        try writer.finish()
        return bytes
    }
}
