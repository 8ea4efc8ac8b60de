import CalqueAlignment
import CalqueCore
import CalquePairing

/// The top of the page: the documents, counts, and the meaning of the signs.
struct ReportSummary {
    private let report: Report
    private var article: AlignedArticle { report.article }

    init(_ report: Report) { self.report = report }

    var html: String { documents + verdict + counts + review + legend }

    /// Whether the documents are versions of one story, and how much of them.
    private var verdict: String {
        article.verdicts.map { verdict in
            let (first, second) = verdict.documents
            let languages = [first, second].map { HTML.escaped(article.documents[$0].language.description) }
            func percent(_ share: Double) -> String { "\(Int(saturating: (share * 100).rounded())) %" }
            let moved = verdict.moved >= 0.005 ? ", \(percent(verdict.moved)) in another order" : ""
            let doubt = verdict.isDoubtful ? "<b>Are these versions of one story?</b> " : ""
            return "<p class=\"verdict\">\(doubt)One story: \(percent(verdict.probability)). Linked: "
                + "\(percent(verdict.coverage.first)) of \(languages[0]), \(percent(verdict.coverage.second)) of "
                + "\(languages[1])\(moved).</p>\n"
        }.joined()
    }

    private var documents: String {
        let items = zip(article.documents, report.names).map { document, name in
            "<li><b>\(HTML.escaped(document.language.description))</b> \(HTML.escaped(name)), "
                + "\(counted(document.segments.count, "segment"))</li>\n"
        }
        let date = report.date.map { "<li>\(HTML.escaped($0))</li>\n" } ?? ""
        return "<ul class=\"versions\">\n\(items.joined())\(date)</ul>\n"
    }

    private var counts: String {
        let linked = article.beads.filter(\.isLinked)
        let steps = Report.Step.allCases.map { step in
            (step: step, count: linked.count { Report.Step($0.confidence) == step })
        }
        let parts = steps.filter { $0.count > 0 }
            .map { "<i class=\"\($0.step.rawValue)\" style=\"flex:\($0.count)\"></i>" }
        let words = steps.map { "\($0.count) \($0.step.rawValue)" }.joined(separator: ", ")
        var facts = ["<b>\(linked.count)</b> linked beads: \(words)"]
        let moved = article.beads.count(where: \.isMoved)
        if moved > 0 { facts.append("<b>\(moved)</b> moved") }
        for (document, language) in article.documents.map(\.language.description).enumerated() {
            let only = article.beads.count { bead in
                bead.spans.indices.allSatisfy { bead.spans[$0].isEmpty == ($0 != document) }
            }
            if only > 0 { facts.append("<b>\(only)</b> only in \(HTML.escaped(language))") }
        }
        return "<div class=\"bar\" role=\"img\" aria-label=\"\(words)\">\(parts.joined())</div>\n"
            + "<ul class=\"facts\">\n" + facts.map { "<li>\($0)</li>\n" }.joined() + "</ul>\n"
    }

    /// Links to the rows for review.
    private var review: String {
        guard let least = article.leastConfidence else { return "" }
        var seen: Set<Int> = []
        let links = report.rows.enumerated().filter { article.isForReview(article.beads[$1.bead]) }
            .filter { seen.insert($0.element.bead).inserted }
            .map { "<a href=\"#r\($0.offset + 1)\">\($0.offset + 1)</a>" }
        let what = links.isEmpty ? "nothing" : (links.count == 1 ? "row " : "rows ") + links.joined(separator: " ")
        return "<p class=\"review\"><span class=\"chip ask\">? review</span> linked below \(least): \(what)</p>\n"
    }

    private var legend: String {
        let steps = Report.Step.allCases.map { step in
            "<li class=\"\(step.rawValue)\"><span class=\"sign\">\(step.sign)</span><span class=\"line\"></span>"
                + "\(step.rawValue): \(step.meaning)</li>\n"
        }
        let moved =
            article.beads.contains(where: \.isMoved)
            ? "<li><span class=\"chip gone-off\">↕ moved</span> the documents have it in different places</li>\n" : ""
        let omitted =
            article.beads.contains { $0.spans.contains(where: \.isEmpty) }
            ? "<li><span class=\"hatch\"></span>the document leaves it out</li>\n" : ""
        return "<ul class=\"legend\" aria-label=\"Legend\">\n\(steps.joined())\(moved)\(omitted)</ul>\n"
    }

    private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
