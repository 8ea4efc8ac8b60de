import Calque
import CommandLineKit

/// Prints matches for people and in tables.
struct MatchPage {
    private let style: Style
    private let width: Int
    private let showsQuery: Bool

    init(_ style: Style, width: Int, showsQuery: Bool) {
        self.style = style
        self.width = width
        self.showsQuery = showsQuery
    }

    func row(_ match: Match, query: Int, rank: Int) -> String {
        [
            "\(query)", "\(rank)", "\(match.position)", match.score.percentage, match.source,
            match.targets.first?.text ?? "",
        ]
        .map { cell in String(cell.map { $0 == "\t" || $0.isNewline ? " " : $0 }) }.joined(separator: "\t")
    }

    func text(of matches: [Match], query: String) -> String {
        var page = ""
        if showsQuery {
            for line in DisplayWidth.wrap(query, to: width) { page += style(line, .bold) + "\n" }
        }
        if showsQuery, matches.isEmpty { page += style("  no match", .dim) + "\n" }
        for match in matches {
            let colour: Style.Attribute = match.score.points >= 95 ? .green : match.score.points >= 75 ? .yellow : .red
            let score = "\(match.score.points) %"
            let pad = String(repeating: " ", count: max(0, 5 - score.count))
            for (index, line) in DisplayWidth.wrap(origin(of: match), to: width - 7).enumerated() {
                page += index == 0 ? pad + style(score, .bold, colour) + "  " : String(repeating: " ", count: 7)
                page += style(line, .dim) + "\n"
            }
            page += lines(match.sourceLanguage, marked(match))
            for target in match.targets { page += lines(target.language, [Run(text: target.text)]) }
        }
        return page
    }

    /// Where the match is from: `unit 17 of story.en.txt, 2026-02-03, aligned 0.97`
    private func origin(of match: Match) -> String {
        var parts = ["unit \(match.position)"]
        if let document = match.document { parts[0] += " of \(document)" }
        if let date = match.date { parts.append(date) }
        if let confidence = match.confidence {
            let hundredths = Int((confidence * 100).rounded())
            parts.append("aligned \(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)")
        }
        return parts.joined(separator: ", ")
    }

    // MARK: Differences

    private struct Run {
        var text: String
        var attributes: [Style.Attribute] = []
    }

    /// The memory's source with what the query has instead: taken out in red, put in in green; in brackets as wdiff
    /// writes them where there is no colour.
    private func marked(_ match: Match) -> [Run] {
        let source = Array(match.source.utf8)
        let query = Array(match.query.utf8)
        func part(_ bytes: [UInt8], _ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        var runs: [Run] = []
        var place = 0
        for edit in match.differences {
            runs.append(Run(text: part(source, place..<max(place, edit.source.lowerBound))))
            let old = part(source, edit.source)
            let new = part(query, edit.query)
            if !old.isEmpty { runs.append(Run(text: style.isOn ? old : "[-\(old)-]", attributes: [.red, .strike])) }
            if !new.isEmpty {
                // An insertion stands between two words, not on one.
                let needsSpace = old.isEmpty && runs.last?.text.last?.isWhitespace == false
                runs.append(Run(text: needsSpace ? " " : ""))
                runs.append(Run(text: style.isOn ? new : "{+\(new)+}", attributes: [.green, .underline]))
            }
            place = edit.source.upperBound
        }
        runs.append(Run(text: part(source, min(place, source.count)..<source.count)))
        return runs.filter { !$0.text.isEmpty }
    }

    // MARK: Layout

    /// A language and its text, wrapped under itself.
    private func lines(_ language: LanguageTag, _ runs: [Run]) -> String {
        let label = DisplayWidth.pad("\(language)", to: 2)
        let indent = 7 + DisplayWidth.of(label) + 2
        let plain = runs.map(\.text).joined()
        let wrapped = DisplayWidth.wrap(plain, to: max(10, width - indent))
        var styled = Restyler(runs, style)
        var page = ""
        for (index, line) in wrapped.enumerated() {
            let head =
                index == 0
                ? String(repeating: " ", count: 7) + style(label, .cyan) + "  " : String(repeating: " ", count: indent)
            page += head + styled.next(line) + "\n"
        }
        return page
    }

    /// Puts the attributes of runs back onto the lines that their text was wrapped into.
    private struct Restyler {
        private var pieces: [(character: Character, attributes: [Style.Attribute])] = []
        private var place = 0
        private let style: Style

        init(_ runs: [Run], _ style: Style) {
            self.style = style
            pieces = runs.flatMap { run in run.text.map { ($0, run.attributes) } }
        }

        mutating func next(_ line: String) -> String {
            var out = ""
            var pending = ""
            var current: [Style.Attribute] = []
            func flush() -> String { current.isEmpty ? pending : style(pending, current) }
            for character in line {
                // White space was dropped or made one blank where lines were broken.
                while place < pieces.count, pieces[place].character != character, pieces[place].character.isWhitespace {
                    place += 1
                }
                let attributes = place < pieces.count ? pieces[place].attributes : []
                if attributes != current {
                    out += flush()
                    (pending, current) = ("", attributes)
                }
                pending.append(character)
                place += 1
            }
            return out + flush()
        }
    }
}
