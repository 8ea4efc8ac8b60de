import Calque
import CalqueCommandLine
import CalqueOutputs

enum AlignmentLayout: String, CaseIterable {
    case text, json, tsv, beads, tmx, ladder, moses, intertext

    /// Several files with one prefix, so none can go to standard output.
    var isSeveralFiles: Bool { self == .moses || self == .intertext }
    /// Beads for review are left out rather than marked.
    var leavesReviewOut: Bool { self == .tsv || self == .tmx || self == .moses }
}

/// Prints an alignment in each of the forms that are one text.
struct AlignmentPage {
    private let article: AlignedArticle
    private let style: Style
    private let width: Int

    init(_ article: AlignedArticle, style: Style = .plain, width: Int = 80) {
        self.article = article
        self.style = style
        self.width = width
    }

    func write(_ layout: AlignmentLayout, units: UnitMaker, to write: (String) throws -> Void) throws {
        switch layout {
        case .text: try AlignmentText(article, style: style, width: width).write(to: write)
        case .json:
            for bead in article.beads {
                try write(JSONLine.text(AlignmentRecord(bead: bead, article: article)) + "\n")
            }
        case .tsv: for row in article.tableRows() { try write(row + "\n") }
        case .beads: for bead in article.beads { try write(article.beadLine(bead) + "\n") }
        case .tmx: try write(String(decoding: try units.tmx(article), as: UTF8.self))
        case .ladder: for line in try Ladder(article).lines { try write(line + "\n") }
        case .moses, .intertext:
            throw Failure(.usage, "\(layout) is several files", advice: "give --output PREFIX")
        }
    }
}
