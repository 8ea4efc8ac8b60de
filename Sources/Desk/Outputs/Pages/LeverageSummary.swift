import CalqueCore
import CalqueLeverage

/// The top of the page: the article, the memory, counts, and the meaning of the signs.
struct LeverageSummary {
    private let report: LeverageReport
    private let steps: [(step: LeverageReport.Step, count: Int)]

    init(_ report: LeverageReport) {
        self.report = report
        let all = report.articles.flatMap(LeverageReport.steps)
        steps = LeverageReport.Step.allCases.map { step in (step, all.count { $0 == step }) }
    }

    var html: String { facts + bar + counts + legend }

    private var facts: String {
        let count = steps.reduce(0) { $0 + $1.count }
        var items = ["<b>\(language(\.language))</b> \(HTML.escaped(report.name)), \(count) segments"]
        items.append("into <b>\(language(\.target))</b> from \(HTML.escaped(report.memory))")
        return "<ul class=\"versions\">\n\(items.map { "<li>\($0)</li>\n" }.joined())</ul>\n"
    }

    private func language(_ path: KeyPath<LeveragedArticle, LanguageTag>) -> String {
        HTML.escaped(report.articles.first?[keyPath: path].description ?? "und")
    }

    private var bar: String {
        let parts = steps.filter { $0.count > 0 }
            .map { "<i class=\"\($0.step.looks)\" style=\"flex:\($0.count)\"></i>" }
        return "<div class=\"bar\" role=\"img\" aria-label=\"\(words)\">\(parts.joined())</div>\n"
    }

    private var words: String { steps.map { "\($0.count) \($0.step.rawValue)" }.joined(separator: ", ") }

    private var counts: String {
        "<ul class=\"facts\">\n"
            + steps.map { "<li><b>\($0.count)</b> \($0.step.rawValue)</li>\n" }.joined() + "</ul>\n"
    }

    private var legend: String {
        let items = steps.filter { $0.count > 0 }.map { step, _ in
            "<li class=\"\(step.looks)\"><span class=\"sign\">\(step.sign)</span><span class=\"line\"></span>"
                + "\(step.rawValue): \(step.meaning)</li>\n"
        }
        let marks =
            "<li><del>only in the memory</del></li>\n<li><ins>only in the article</ins></li>\n"
            + "<li><mark>written anew</mark></li>\n<li><mark class=\"stale\">stale number</mark></li>\n"
        return "<ul class=\"legend\" aria-label=\"Legend\">\n\(items.joined())\(marks)</ul>\n"
    }
}
