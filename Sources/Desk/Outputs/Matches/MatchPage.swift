package import CalqueCommandLine
import CalqueCore
package import CalqueMatching
import CalqueRepair

/// Matches as text for people and as rows of a table.
package struct MatchPage {
    private let style: Style
    private let width: Int
    private let showsQuery: Bool
    private let explains: Bool

    /// - Parameters:
    ///   - showsQuery: print each query above its matches.
    ///   - explains: say how each score was made up.
    package init(_ style: Style, width: Int, showsQuery: Bool, explains: Bool = false) {
        self.style = style
        self.width = width
        self.showsQuery = showsQuery
        self.explains = explains
    }

    /// A row of a table: query and rank from 0, position, score, source, target; then, if the target has stale numbers,
    /// which, and that it is a part of a unit if it is. `MatchScoring.plain` compares texts for programs and says nothing about
    /// numbers.
    ///
    /// - Parameter last: the last query of several that were joined, as in `3-4`.
    package func row(_ match: Match, query: Int, through last: Int? = nil, rank: Int) -> String {
        let difference = match.scoring == .plain ? nil : match.targets.first.flatMap { match.numberDifference(in: $0) }
        return
            ([
                "\(query)" + (last.map { "-\($0)" } ?? ""), "\(rank)", "\(match.position)", match.score.percentage,
                match.source,
                match.targets.first?.text ?? "",
            ] + (difference.map { [$0.description] } ?? []) + (match.partPenalty == nil ? [] : ["part of a unit"]))
            .map(oneLine).joined(separator: "\t")
    }

    /// The matches of one query, best first.
    package func text(of matches: [Match], query: String) -> String { text(of: matches, queries: [query]) }

    /// The matches of several segments together, or of one.
    package func text(of matches: [Match], queries: [String]) -> String {
        var page = ""
        if showsQuery {
            for query in queries {
                for line in DisplayWidth.wrap(query, to: width) { page += style(line, .bold) + "\n" }
            }
        }
        if showsQuery, matches.isEmpty { page += style("  no match", .dim) + "\n" }
        for variants in matches.bySource {
            for (number, match) in variants.enumerated() {
                let isNews = number == 0 || match.score.explanation != variants[number - 1].score.explanation
                page += heading(of: match, isScored: isNews, segments: queries.count)
                if number == 0 { page += lines(match.sourceLanguage, marked(match)) }
                for target in match.targets { page += lines(target.language, runs(of: target, match)) }
            }
        }
        return page
    }

    /// The score and the origin of the match. Variants of one source that score the same show the score once.
    private func heading(of match: Match, isScored: Bool, segments: Int) -> String {
        let points = match.score.points
        let colour: Style.Attribute = points >= 95 ? .green : points >= 75 ? .yellow : .red
        let indent = String(repeating: " ", count: 7)
        let score = isScored ? "\(points) %" : ""
        let pad = String(repeating: " ", count: max(0, 5 - score.count))
        var page = ""
        for (index, line) in DisplayWidth.wrap(origin(of: match, segments: segments), to: width - 7).enumerated() {
            page += index == 0 && isScored ? pad + style(score, .bold, colour) + "  " : indent
            page += style(line, .dim) + "\n"
        }
        if explains, isScored {
            for line in DisplayWidth.wrap(match.explanation, to: width - 7) {
                page += indent + style(line, .dim) + "\n"
            }
        }
        return page
    }

    /// The origin of the match: `unit 17 of story.en.txt, 2026-02-03, aligned 0.97`
    private func origin(of match: Match, segments: Int) -> String {
        var parts = [match.unitLabel]
        if let document = match.document { parts[0] += " of \(OneLine.blanked(document))" }
        if segments > 1 { parts.append("\(segments) segments together") }
        switch match.score.context {
        case [.previous, .next]: parts.append("same neighbours")
        case .previous: parts.append("same segment before it")
        case .next: parts.append("same segment after it")
        default: break
        }
        if let date = match.date { parts.append(OneLine.blanked(date)) }
        if let confidence = match.confidence { parts.append("aligned \(Hundredths.text(confidence))") }
        if let status = match.statusName { parts.append(status) }
        return parts.joined(separator: ", ")
    }

    /// A translation, with its repaired numbers marked, or its stale ones.
    private func runs(of target: Match.Target, _ match: Match) -> [Run] {
        guard let repair = match.repair(of: target) else {
            guard let difference = match.numberDifference(in: target) else { return [Run(text: target.text)] }
            return difference.runs(of: target.text)
        }
        return repair.stretches.map { Run(text: $0.text, attributes: $0.isNew ? [.green, .underline] : []) }
            + [Run(text: " [repaired]", attributes: [.dim])]
    }

    // MARK: Differences

    private typealias Run = StyledLines.Run

    /// The memory's source with its differences from the query: deletions in red and insertions in green, or in the
    /// brackets of wdiff where there is no colour.
    private func marked(_ match: Match) -> [Run] {
        match.stretches.map { stretch in
            switch stretch.kind {
            case .same: Run(text: stretch.text)
            case .deleted: Run(text: style.isOn ? stretch.text : "[-\(stretch.text)-]", attributes: [.red, .strike])
            case .inserted:
                Run(text: style.isOn ? stretch.text : "{+\(stretch.text)+}", attributes: [.green, .underline])
            }
        }
    }

    // MARK: Layout

    /// A language and its text, wrapped under itself.
    private func lines(_ language: LanguageTag, _ runs: [Run]) -> String {
        let label = DisplayWidth.pad("\(language)", to: 2)
        let indent = 7 + DisplayWidth.of(label) + 2
        var styled = StyledLines(runs, style)
        let wrapped = DisplayWidth.wrap(styled.plain, to: max(10, width - indent))
        var page = ""
        for (index, line) in wrapped.enumerated() {
            let head =
                index == 0
                ? String(repeating: " ", count: 7) + style(label, .cyan) + "  " : String(repeating: " ", count: indent)
            page += head + styled.next(line) + "\n"
        }
        return page
    }
}

extension NumberDifference {
    /// A text with its stale numbers marked, and what differs after it.
    func runs(of text: String) -> [StyledLines.Run] {
        stretches(of: text).map {
            StyledLines.Run(text: $0.text, attributes: $0.isStale ? [.red, .underline] : [])
        } + [StyledLines.Run(text: " [\(self)]", attributes: [.red])]
    }
}

extension Match {
    /// `unit 12`, or `part of unit 12`
    var unitLabel: String { (partPenalty == nil ? "unit" : "part of unit") + " \(position)" }
}
