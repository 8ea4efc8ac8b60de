import CalqueAlignment
package import CalqueCommandLine
package import CalqueCore
import CalqueSegmentation

/// An alignment for the terminal: the documents side by side, or one below the other on a narrow terminal.
///
/// Each bead begins with its confidence, then `↕` if it moved or `?` if it is for review. The line below a moved bead
/// says where the other documents have it.
package struct AlignmentText {
    private let article: AlignedArticle
    private let style: Style
    private let width: Int
    private let column: Int
    private let isNarrow: Bool

    /// The confidence, a mark, a blank.
    private static let head = 6
    private static let rule = " │ "
    /// The fewest columns in which a column of text can be read.
    private static let least = 22

    /// - Parameter width: the columns of a line.
    package init(_ article: AlignedArticle, style: Style, width: Int) {
        self.article = article
        self.style = style
        self.width = width
        let count = article.documents.count
        let shared = (width - Self.head - Self.rule.count * (count - 1)) / count
        isNarrow = shared < Self.least
        column = isNarrow ? width - Self.head : shared
    }

    package func write(to write: (String) throws(Failure) -> Void) throws(Failure) {
        let indent = String(repeating: " ", count: Self.head)
        for bead in article.beads {
            let cells = article.texts(of: bead).map { $0.isEmpty ? ["–"] : DisplayWidth.wrap($0, to: column) }
            var lines = isNarrow ? cells.flatMap { $0 } : sideBySide(cells)
            if bead.isMoved {
                lines += DisplayWidth.wrap("↕ " + whereabouts(of: bead), to: width - Self.head).map {
                    style($0, .magenta)
                }
            }
            for (index, line) in lines.enumerated() {
                try write((index == 0 ? head(of: bead) : indent) + line + "\n")
            }
            if isNarrow { try write("\n") }
        }
    }

    private func head(of bead: MultiBead) -> String {
        let colour: Style.Attribute =
            !bead.isLinked ? .dim : bead.confidence >= 0.9 ? .green : bead.confidence >= 0.5 ? .yellow : .red
        // The line below the bead says that it moved, too.
        let mark = article.isForReview(bead) ? "?" : bead.isMoved ? "↕" : " "
        return style(bead.confidenceText + mark, colour) + " "
    }

    private func sideBySide(_ cells: [[String]]) -> [String] {
        (0..<(cells.map(\.count).max() ?? 0)).map { row in
            var line = ""
            for (index, cell) in cells.enumerated() {
                let text = row < cell.count ? cell[row] : ""
                if index > 0 { line += " " + style("│", .dim) + (text.isEmpty && index == cells.count - 1 ? "" : " ") }
                line += index < cells.count - 1 ? DisplayWidth.pad(text, to: column) : text
            }
            return line
        }
    }

    /// `ru has it after “The text before it…”`, for each document that has the bead except the first.
    private func whereabouts(of bead: MultiBead) -> String {
        let having = bead.spans.indices.filter { !bead.spans[$0].isEmpty }
        return having.dropFirst().map { document in
            let language = article.documents[document].language
            let place = bead.spans[document].lowerBound
            guard place > 0 else { return "\(language) has it first" }
            let before = DisplayWidth.truncate(article.documents[document].segments[place - 1].text, to: 30)
            return "\(language) has it after “\(before)”"
        }.joined(separator: "; ")
    }
}
