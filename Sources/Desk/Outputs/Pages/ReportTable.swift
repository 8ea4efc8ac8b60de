import CalqueAlignment
import CalqueCore
import CalqueSegmentation

/// The rows of the page and the lines between what moved.
///
/// It is one grid: a column of numbers, then the versions with a gutter between each two. Lines of what moved are items
/// of the gutter that reach from row to row, so the browser draws them at the right height without a script.
struct ReportTable {
    private let report: Report
    private var article: AlignedArticle { report.article }
    private let languages: [String]
    /// Where each version has each bead: bead, then version, to row.
    private let places: [Int: [Int: Int]]

    init(_ report: Report) {
        self.report = report
        languages = report.article.versions.map { HTML.escaped($0.language.description) }
        var places: [Int: [Int: Int]] = [:]
        for (number, row) in report.rows.enumerated() {
            for version in row.versions { places[row.bead, default: [:]][version] = number }
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
        for (version, language) in languages.enumerated() {
            if version > 0 { cells += "<div class=\"gut\" aria-hidden=\"true\"></div>" }
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
        for version in languages.indices {
            if version > 0 {
                let isLinked = row.versions.contains { $0 < version } && row.versions.contains { $0 >= version }
                html += "<div class=\"gut\(isLinked ? " on" : "")\" aria-hidden=\"true\"></div>"
            }
            html += cell(number, row, bead, version)
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

    private func cell(_ number: Int, _ row: ReadingOrder.Row, _ bead: MultiBead, _ version: Int) -> String {
        let language = languages[version]
        guard !bead.spans[version].isEmpty else {
            return "<div class=\"cell gone\" role=\"cell\" data-lang=\"\(language)\">not in \(language)</div>"
        }
        guard row.versions.contains(version) else {
            let place = places[row.bead]?[version] ?? number
            let arrow = place < number ? "↑" : "↓"
            return "<div class=\"cell stub\" role=\"cell\" data-lang=\"\(language)\">"
                + "<a href=\"#b\(row.bead)v\(version)\">\(arrow) \(language) has it in row \(place + 1)</a></div>"
        }
        let segments = article.versions[version].segments[bead.spans[version]].map { segment in
            "<p\(segment.kind == .text ? "" : " class=\"\(segment.kind.rawValue)\"")>\(HTML.escaped(segment.text))</p>"
        }
        return "<div class=\"cell\" role=\"cell\" id=\"b\(row.bead)v\(version)\" lang=\"\(language)\" dir=\"auto\" "
            + "data-lang=\"\(language)\">\(segments.joined())</div>"
    }

    // MARK: Lines

    /// A line in the gutter for each two neighbouring versions that have a bead in different rows.
    private var wires: String {
        var html = ""
        var count = 0
        for (bead, rows) in places.sorted(by: { $0.key < $1.key }) {
            for version in languages.indices.dropLast() {
                guard let left = rows[version], let right = rows[version + 1], left != right else { continue }
                let (start, end, bend) = left < right ? (0, 100, 6) : (100, 0, -6)
                // Neighbours go down side by side rather than one over the other.
                let lane = 30 + count % 5 * 10
                count += 1
                let path =
                    "M0 \(start)C\(lane) \(start) \(lane) \(start + bend) \(lane) \(start + 2 * bend)"
                    + "V\(end - 2 * bend)C\(lane) \(end - bend) \(lane) \(end) 100 \(end)"
                let step = Report.Step(article.beads[bead].confidence).rawValue
                html +=
                    "<div class=\"wire \(step)\" aria-hidden=\"true\" style=\"grid-row:\(min(left, right) + 2)/"
                    + "\(max(left, right) + 2);grid-column:\(2 * version + 3)\"><svg viewBox=\"0 0 100 100\" "
                    + "preserveAspectRatio=\"none\"><path d=\"\(path)\"/></svg></div>\n"
            }
        }
        return html
    }
}
