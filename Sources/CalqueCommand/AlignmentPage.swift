import Calque
import CommandLineKit

enum AlignmentLayout: String, CaseIterable { case text, json, tsv, beads, tmx }

/// Prints an alignment in each of its forms.
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
        case .text: try text(to: write)
        case .json: for bead in article.beads { try write(JSONLine.text(record(bead)) + "\n") }
        case .tsv: for bead in article.beads { try write(row(bead) + "\n") }
        case .beads: for bead in article.beads { try write("\(bead)\n") }
        case .tmx: try write(String(decoding: try units.tmx(article), as: UTF8.self))
        }
    }

    private struct Record: Encodable {
        let source: [Int]
        let target: [Int]
        let sourceText: String
        let targetText: String
        let confidence: Double
    }

    private func record(_ bead: Bead) -> Record {
        let texts = article.texts(of: bead)
        return Record(
            source: Array(bead.source), target: Array(bead.target), sourceText: texts.source, targetText: texts.target,
            confidence: (bead.confidence * 1000).rounded() / 1000)
    }

    private func row(_ bead: Bead) -> String {
        let texts = article.texts(of: bead)
        let cells = [texts.source, texts.target].map { cell in
            String(cell.map { $0 == "\t" || $0 == "\n" || $0 == "\r" || $0 == "\r\n" ? " " : $0 })
        }
        return cells.joined(separator: "\t") + "\t" + bead.confidenceText
    }

    // MARK: Text

    /// Side by side; one below the other where the terminal is too narrow for two columns.
    private func text(to write: (String) throws -> Void) throws {
        let narrow = width < 60
        let column = narrow ? width - 6 : (width - 6 - 3) / 2
        for bead in article.beads {
            let texts = article.texts(of: bead)
            let left = cell(texts.source, width: column)
            let right = cell(texts.target, width: column)
            let colour: Style.Attribute =
                !bead.isLinked ? .dim : bead.confidence >= 0.9 ? .green : bead.confidence >= 0.5 ? .yellow : .red
            let head = style(bead.confidenceText, colour) + "  "
            let indent = String(repeating: " ", count: 6)
            if narrow {
                for (index, line) in (left + right).enumerated() {
                    try write((index == 0 ? head : indent) + line + "\n")
                }
                try write("\n")
                continue
            }
            for index in 0..<max(left.count, right.count) {
                let first = DisplayWidth.pad(index < left.count ? left[index] : "", to: column)
                let second = index < right.count ? right[index] : ""
                let rule = style("│", .dim)
                try write(
                    (index == 0 ? head : indent) + first + " " + rule + (second.isEmpty ? "" : " " + second) + "\n")
            }
        }
    }

    private func cell(_ text: String, width: Int) -> [String] {
        text.isEmpty ? ["–"] : DisplayWidth.wrap(text, to: width)
    }
}
