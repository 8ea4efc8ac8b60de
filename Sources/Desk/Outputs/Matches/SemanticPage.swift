package import CalqueCommandLine
package import CalqueCore
import CalqueMatching
import CalqueRepair
package import CalqueSemantics
import CalqueUnits

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

    /// A similarity with four decimals.
    static func text(of similarity: Double) -> String {
        let value = Int(saturating: (min(max(similarity, -1), 1) * 10_000).rounded())
        let decimals = String(abs(value) % 10_000 + 10_000).dropFirst()
        return "\(value < 0 ? "-" : "")\(abs(value) / 10_000).\(decimals)"
    }

    /// A row of a table: query and rank from 0, position, similarity, text, translation; then the numbers in which text and
    /// query differ, if any do.
    package func row(_ match: SemanticMatch, query: SemanticText, number: Int, rank: Int) -> String {
        let difference = query.difference(from: match.text, match.language)
        return
            ([
                "\(number)", "\(rank)", "\(match.position)", Self.text(of: match.score), match.text,
                match.targets.first?.text ?? "",
            ] + (difference.map { [$0.description] } ?? []))
            .map(oneLine).joined(separator: "\t")
    }

    /// The matches of one query, best first.
    package func text(of matches: [SemanticMatch], query: SemanticText) -> String {
        var page = ""
        if showsQuery {
            for line in DisplayWidth.wrap(query.text, to: width) { page += style(line, .bold) + "\n" }
            if matches.isEmpty { page += style("  nothing near", .dim) + "\n" }
        }
        for match in matches {
            let score = "≈ " + Hundredths.text(match.score)
            let colour: Style.Attribute = match.score >= 0.7 ? .green : match.score >= 0.55 ? .yellow : .red
            var origin = "unit \(match.position)"
            if let document = match.document { origin += " of \(OneLine.blanked(document))" }
            if let date = match.date { origin += ", \(OneLine.blanked(date))" }
            page += style(score, .bold, colour) + "  "
            page += style(DisplayWidth.truncate(origin, to: max(10, width - 8)), .dim) + "\n"
            page += lines(match.language, match.text, query)
            for target in match.targets { page += lines(target.language, target.text, query) }
        }
        return page
    }

    /// A language and its text, wrapped under itself, with the numbers that are not those of the query.
    private func lines(_ language: LanguageTag, _ text: String, _ query: SemanticText) -> String {
        let label = DisplayWidth.pad("\(language)", to: 2)
        let indent = 8 + DisplayWidth.of(label) + 2
        var page = ""
        let runs = query.difference(from: text, language)?.runs(of: text) ?? [StyledLines.Run(text: text)]
        var styled = StyledLines(runs, style)
        for (number, line) in DisplayWidth.wrap(styled.plain, to: max(10, width - indent)).enumerated() {
            let head = String(repeating: " ", count: 8) + style(label, .cyan) + "  "
            page += (number == 0 ? head : String(repeating: " ", count: indent)) + styled.next(line) + "\n"
        }
        return page
    }
}

/// A text that is searched by its meaning.
package struct SemanticText {
    package let text: String
    /// Nil if it is not known.
    package let language: LanguageTag?

    package init(_ text: String, _ language: LanguageTag?) {
        self.text = text
        self.language = language
    }

    /// Returns the numbers in which a text that was found differs from this one; nil if there are none.
    func difference(from found: String, _ foundLanguage: LanguageTag) -> NumberDifference? {
        language.flatMap { NumberDifference(contradicting: Variant($0, text), Variant(foundLanguage, found)) }
    }
}

/// A match by meaning as a line of JSON.
package struct SemanticRecord: Encodable {
    let query: Int
    let rank: Int
    let position: Int
    /// The cosine, from 0 to 1 in practice.
    let similarity: Double
    let lang: String
    let text: String
    /// The numbers, dates and times in which text and query differ; absent if there are none.
    let numbersDiffer: [String]?
    let targets: [MatchRecord.Text]
    let tuid: String?
    let document: String?
    let date: String?

    package init(_ match: SemanticMatch, query: SemanticText, number: Int, rank: Int) {
        self.query = number
        self.rank = rank
        position = match.position
        similarity = Double(SemanticPage.text(of: match.score)) ?? 0
        numbersDiffer = query.difference(from: match.text, match.language)?.numbers
        lang = match.language.description
        text = match.text
        targets = match.targets.map {
            MatchRecord.Text(
                lang: $0.language.description, text: $0.text,
                numbersDiffer: query.difference(from: $0.text, $0.language)?.numbers)
        }
        tuid = match.tuid
        document = match.document
        date = match.date
    }
}
