import CalqueCore
import CalqueLeverage
import CalqueMatching
import CalqueRepair
import CalqueSegmentation

/// The rows of the page: number and score, the segment of the article with that of the memory below it, and the
/// translation.
struct LeverageTable {
    private let report: LeverageReport

    init(_ report: LeverageReport) { self.report = report }

    var html: String {
        var html = "<main class=\"grid lev\" role=\"table\" aria-label=\"Segments\">\n"
        if let first = report.articles.first { html += head(first) }
        var number = 0
        for article in report.articles {
            for (segment, step) in zip(article.segments, LeverageReport.steps(of: article)) {
                number += 1
                html += row(number, segment, step, article)
            }
        }
        return html + "</main>\n"
    }

    private func head(_ article: LeveragedArticle) -> String {
        "<div class=\"row head\" role=\"row\" style=\"--r:1\"><div class=\"num\" role=\"columnheader\">"
            + "<span class=\"vh\">Row and score</span></div><div class=\"cell\" role=\"columnheader\">"
            + "\(HTML.escaped(article.language.description))</div><div class=\"cell\" role=\"columnheader\">"
            + "\(HTML.escaped(article.target.description))</div></div>\n"
    }

    /// A translation of several segments together is one cell over their rows.
    private func row(
        _ number: Int, _ segment: LeveragedSegment, _ step: LeverageReport.Step, _ article: LeveragedArticle
    ) -> String {
        "<div class=\"row \(step.looks)\" role=\"row\" style=\"--r:\(number + 1)\">"
            + self.number(number, segment, step) + source(segment, article)
            + (segment.isContinued ? "" : target(segment, article)) + "</div>\n"
    }

    private func number(_ number: Int, _ segment: LeveragedSegment, _ step: LeverageReport.Step) -> String {
        var score = segment.suggestion.map { "\($0.match.score.points) %" } ?? "new"
        if segment.isContinued { score = "with the row above" }
        var html = "<div class=\"num\" role=\"rowheader\" id=\"r\(number)\"><b>\(number)</b>"
        html += "<span class=\"conf\"><span class=\"sign\" aria-hidden=\"true\">\(step.sign)</span>\(score)</span>"
        if !segment.isContinued, step == .repaired || step == .context {
            html += "<span class=\"chip kind\">\(step.rawValue)</span>"
        }
        if segment.suggestion?.isPart == true { html += "<span class=\"chip kind\">part</span>" }
        return html + "</div>"
    }

    private func source(_ segment: LeveragedSegment, _ article: LeveragedArticle) -> String {
        let language = HTML.escaped(article.language.description)
        let kind = segment.segment.kind
        var html =
            "<div class=\"cell\" role=\"cell\" lang=\"\(language)\" dir=\"auto\" data-lang=\"\(language)\">"
            + "<p\(kind == .text ? "" : " class=\"\(kind.rawValue)\"")>\(HTML.escaped(segment.segment.text))</p>"
        if let match = segment.suggestion?.match {
            if !match.differences.isEmpty { html += "<p class=\"known\">\(marked(match))</p>" }
            html += origin(of: match)
        }
        return html + "</div>"
    }

    private func target(_ segment: LeveragedSegment, _ article: LeveragedArticle) -> String {
        guard let suggestion = segment.suggestion else {
            let language = HTML.escaped(article.target.description)
            return "<div class=\"cell gone\" role=\"cell\" data-lang=\"\(language)\">to be translated</div>"
        }
        let language = HTML.escaped(suggestion.target.language.description)
        let rows = segment.span?.count ?? 1
        let over = rows > 1 ? " over\" aria-rowspan=\"\(rows)\" style=\"--n:\(rows)" : ""
        return "<div class=\"cell\(over)\" role=\"cell\" lang=\"\(language)\" dir=\"auto\" data-lang=\"\(language)\">"
            + "<p>\(text(of: suggestion.target, suggestion.match))</p>"
            + warning(suggestion.numberDifference) + "\(others(segment, suggestion))</div>"
    }

    /// The other translations of the suggestion's source in the memory, each once.
    private func others(_ segment: LeveragedSegment, _ suggestion: Suggestion) -> String {
        let variants = segment.matches.bySource.first { $0.contains { $0.position == suggestion.match.position } }
        var shown: Set<[UInt8]> = [Array(suggestion.target.text.utf8)]
        var html = ""
        for match in variants ?? [] {
            for target in match.targets where shown.insert(Array(target.text.utf8)).inserted {
                html += "<p class=\"also\">\(text(of: target, match))</p>"
                html += warning(match.numberDifference(in: target)) + origin(of: match)
            }
        }
        return html
    }

    // MARK: Texts

    /// The source in the memory with its differences from the segment of the article.
    private func marked(_ match: Match) -> String {
        match.stretches.map { stretch in
            let text = HTML.escaped(stretch.text)
            return switch stretch.kind {
            case .same: text
            case .deleted: "<del>\(text)</del>"
            case .inserted: "<ins>\(text)</ins>"
            }
        }.joined()
    }

    /// A translation with its repaired numbers marked, or its stale ones.
    private func text(of target: Match.Target, _ match: Match) -> String {
        if let repair = match.repair(of: target) { return marked(repair) }
        guard let difference = match.numberDifference(in: target) else { return HTML.escaped(target.text) }
        return difference.stretches(of: target.text).map { stretch in
            let text = HTML.escaped(stretch.text)
            return stretch.isStale ? "<mark class=\"stale\">\(text)</mark>" : text
        }.joined()
    }

    private func warning(_ difference: NumberDifference?) -> String {
        difference.map { "<p class=\"stale\" lang=\"en\">\(HTML.escaped($0.description))</p>" } ?? ""
    }

    private func marked(_ repair: Repair) -> String {
        repair.stretches.map { stretch in
            let text = HTML.escaped(stretch.text)
            return stretch.isNew ? "<mark>\(text)</mark>" : text
        }.joined()
    }

    /// `unit 17 of story.en.txt, 2026-02-03, aligned 0.97`
    private func origin(of match: Match) -> String {
        var parts = [match.unitLabel + (match.document.map { " of \($0)" } ?? "")]
        if let date = match.date { parts.append(date) }
        if let confidence = match.confidence { parts.append("aligned \(Hundredths.text(confidence))") }
        if let status = match.statusName { parts.append(status) }
        return "<p class=\"from\" lang=\"en\">\(HTML.escaped(parts.joined(separator: ", ")))</p>"
    }
}
