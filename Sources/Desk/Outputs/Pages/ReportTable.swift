import CalqueAlignment
import CalqueCore
import CalqueSegmentation

/// The rows of the page and the lines between the places of beads that moved.
///
/// The table is a grid: a column of numbers, then the documents with a gutter between each two. The lines are items of
/// the gutter that reach from row to row, so that the browser draws them at the right height without a script.
struct ReportTable {
    private let report: Report
    private var article: AlignedArticle { report.article }
    private let languages: [String]
    /// The row of each bead in each document.
    private let places: [Int: [Int: Int]]

    init(_ report: Report) {
        self.report = report
        languages = report.article.documents.map { HTML.escaped($0.language.description) }
        var places: [Int: [Int: Int]] = [:]
        for (number, row) in report.rows.enumerated() {
            for document in row.documents { places[row.bead, default: [:]][document] = number }
        }
        self.places = places
    }

    var html: String {
        var html = "<main class=\"grid of\(languages.count)\" role=\"table\" aria-label=\"Alignment\">\n" + head
        for number in report.rows.indices { html += row(number) }
        return html + wires + "</main>\n"
    }

    private var head: String {
        var cells = "<div class=\"num\" role=\"columnheader\"><span class=\"vh\">Row</span></div>"
        for (document, language) in languages.enumerated() {
            if document > 0 { cells += "<div class=\"gut\" aria-hidden=\"true\"></div>" }
            cells += "<div class=\"cell\" role=\"columnheader\">\(language)</div>"
        }
        return "<div class=\"row head\" role=\"row\" style=\"--r:1\">\(cells)</div>\n"
    }

    // MARK: Rows

    private func row(_ number: Int) -> String {
        let row = report.rows[number]
        let bead = article.beads[row.bead]
        let step = Report.Step(bead.confidence)
        let isSplit = places[row.bead].map { Set($0.values).count > 1 } ?? false
        var names = ["row", bead.isLinked ? step.rawValue : "lone"]
        if isSplit || bead.isMoved { names.append("moved") }
        var html = "<div class=\"\(names.joined(separator: " "))\" role=\"row\" style=\"--r:\(number + 2)\">"
        html += self.number(number, bead, step)
        for document in languages.indices {
            if document > 0 {
                let isLinked = row.documents.contains { $0 < document } && row.documents.contains { $0 >= document }
                html += "<div class=\"gut\(isLinked ? " on" : "")\" aria-hidden=\"true\"></div>"
            }
            html += cell(number, row, bead, document)
        }
        return html + "</div>\n"
    }

    private func number(_ number: Int, _ bead: MultiBead, _ step: Report.Step) -> String {
        let sign = bead.isLinked ? step.sign : "∅"
        var html = "<div class=\"num\" role=\"rowheader\" id=\"r\(number + 1)\"><b>\(number + 1)</b>"
        html += "<span class=\"conf\"><span class=\"vh\">\(bead.isLinked ? "linked, " : "left out, ")confidence </span>"
        html += "<span class=\"sign\" aria-hidden=\"true\">\(sign)</span>\(bead.confidenceText)</span>"
        if bead.isMoved { html += "<span class=\"chip gone-off\">↕ moved</span>" }
        if article.isForReview(bead) { html += "<span class=\"chip ask\">? review</span>" }
        return html + "</div>"
    }

    private func cell(_ number: Int, _ row: ReadingOrder.Row, _ bead: MultiBead, _ document: Int) -> String {
        let language = languages[document]
        guard !bead.spans[document].isEmpty else {
            return "<div class=\"cell gone\" role=\"cell\" data-lang=\"\(language)\">not in \(language)</div>"
        }
        guard row.documents.contains(document) else {
            let place = places[row.bead]?[document] ?? number
            let arrow = place < number ? "↑" : "↓"
            return "<div class=\"cell stub\" role=\"cell\" data-lang=\"\(language)\">"
                + "<a href=\"#b\(row.bead)v\(document)\">\(arrow) \(language) has it in row \(place + 1)</a></div>"
        }
        let segments = article.documents[document].segments[bead.spans[document]].map { segment in
            "<p\(segment.kind == .text ? "" : " class=\"\(segment.kind.rawValue)\"")>\(HTML.escaped(segment.text))</p>"
        }
        return "<div class=\"cell\" role=\"cell\" id=\"b\(row.bead)v\(document)\" lang=\"\(language)\" dir=\"auto\" "
            + "data-lang=\"\(language)\">\(segments.joined())</div>"
    }

    // MARK: Lines

    /// The lines in the gutters: one for each two neighbouring documents that have a bead in different rows.
    private var wires: String {
        var html = ""
        var count = 0
        for (bead, rows) in places.sorted(by: { $0.key < $1.key }) {
            for document in languages.indices.dropLast() {
                guard let left = rows[document], let right = rows[document + 1], left != right else { continue }
                let (start, end, bend) = left < right ? (0, 100, 6) : (100, 0, -6)
                // Neighbouring lines run side by side, not one over the other.
                let lane = 30 + count % 5 * 10
                count += 1
                let path =
                    "M0 \(start)C\(lane) \(start) \(lane) \(start + bend) \(lane) \(start + 2 * bend)"
                    + "V\(end - 2 * bend)C\(lane) \(end - bend) \(lane) \(end) 100 \(end)"
                let step = Report.Step(article.beads[bead].confidence).rawValue
                html +=
                    "<div class=\"wire \(step)\" aria-hidden=\"true\" style=\"grid-row:\(min(left, right) + 2)/"
                    + "\(max(left, right) + 2);grid-column:\(2 * document + 3)\"><svg viewBox=\"0 0 100 100\" "
                    + "preserveAspectRatio=\"none\"><path d=\"\(path)\"/></svg></div>\n"
            }
        }
        return html
    }
}
