package import CalqueCommandLine
import CalqueCore
import CalqueMatching
package import CalqueSemantics

/// Matches by meaning as text for people and as rows of a table.
package struct SemanticPage {
    private let style: Style
    private let width: Int
    private let showsQuery: Bool

    package init(_ style: Style, width: Int, showsQuery: Bool) {
        self.style = style
        self.width = width
        self.showsQuery = showsQuery
    }

    /// A cosine in percent with four decimals, as other scores are written.
    static func percentage(_ score: Double) -> String {
        let value = Int(saturating: (min(max(score, -1), 1) * 1_000_000).rounded())
        let decimals = String(abs(value) % 10_000 + 10_000).dropFirst()
        return "\(value < 0 ? "-" : "")\(abs(value) / 10_000).\(decimals)"
    }

    /// A row of a table: query and rank from 0, position, score, text, translation.
    package func row(_ match: SemanticMatch, query: Int, rank: Int) -> String {
        [
            "\(query)", "\(rank)", "\(match.position)", Self.percentage(match.score), match.text,
            match.targets.first?.text ?? "",
        ]
        .map(oneLine).joined(separator: "\t")
    }

    /// The matches of one query, best first.
    package func text(of matches: [SemanticMatch], query: String) -> String {
        var page = ""
        if showsQuery {
            for line in DisplayWidth.wrap(query, to: width) { page += style(line, .bold) + "\n" }
            if matches.isEmpty { page += style("  no match", .dim) + "\n" }
        }
        for match in matches {
            let score = "\(Int(saturating: (match.score * 100).rounded())) %"
            let colour: Style.Attribute = match.score >= 0.75 ? .green : match.score >= 0.5 ? .yellow : .red
            var origin = "unit \(match.position)"
            if let document = match.document { origin += " of \(OneLine.blanked(document))" }
            if let date = match.date { origin += ", \(OneLine.blanked(date))" }
            page += String(repeating: " ", count: max(0, 5 - score.count)) + style(score, .bold, colour) + "  "
            page += style(DisplayWidth.truncate(origin, to: max(10, width - 7)), .dim) + "\n"
            page += lines(match.language, match.text)
            for target in match.targets { page += lines(target.language, target.text) }
        }
        return page
    }

    /// A language and its text, wrapped under itself.
    private func lines(_ language: LanguageTag, _ text: String) -> String {
        let label = DisplayWidth.pad("\(language)", to: 2)
        let indent = 7 + DisplayWidth.of(label) + 2
        var page = ""
        for (number, line) in DisplayWidth.wrap(text, to: max(10, width - indent)).enumerated() {
            let head = String(repeating: " ", count: 7) + style(label, .cyan) + "  "
            page += (number == 0 ? head : String(repeating: " ", count: indent)) + line + "\n"
        }
        return page
    }
}

/// A match by meaning as a line of JSON.
package struct SemanticRecord: Encodable {
    let query: Int
    let rank: Int
    let position: Int
    /// The cosine in percent.
    let score: Double
    let lang: String
    let text: String
    let targets: [MatchRecord.Text]
    let tuid: String?
    let document: String?
    let date: String?

    package init(_ match: SemanticMatch, query: Int, rank: Int) {
        self.query = query
        self.rank = rank
        position = match.position
        score = Double(SemanticPage.percentage(match.score)) ?? 0
        lang = match.language.description
        text = match.text
        targets = match.targets.map { MatchRecord.Text(lang: $0.language.description, text: $0.text) }
        tuid = match.tuid
        document = match.document
        date = match.date
    }
}
