package import CalqueCommandLine
package import CalqueConcordance
import CalqueCore
package import CalqueLexicons
import CalqueMatching

/// A concordance as text for people and as rows of a table.
///
/// With a width it is a KWIC view, keyword in context: lines are cut to the width and the terms are in one column.
/// Without a width segments are whole, for programs and files.
package final class ConcordancePage {
    private let style: Style
    private let width: Int?
    private let lexicons: [Lexicon]
    private let hasMarks: Bool
    /// Answers of the lexicons, by languages and word.
    private var known: [String: TermTranslations] = [:]

    /// - Parameters:
    ///   - lexicons: which of their words are marked in the translations, before the built-in ones.
    ///   - marks: whether terms and translations are marked in whole segments and translations. The lines of a fixed width
    ///     show the term by its column.
    package init(_ style: Style, width: Int?, lexicons: [Lexicon], marks: Bool = true) {
        hasMarks = marks
        self.style = style
        self.width = width
        self.lexicons = lexicons
    }

    /// A row of a table: position, text before the term, the term, text after it, translation.
    package func row(_ line: Concordance.Line) -> String {
        let (before, term, after) = parts(line)
        return ["\(line.position)", before, term, after, plain(line.targets.first?.text ?? "")].joined(separator: "\t")
    }

    /// The places in each target of a line that the lexicon knows as translations of the term.
    package func terms(of line: Concordance.Line) -> [[Range<Int>]] {
        guard hasMarks else { return line.targets.map { _ in [] } }
        let bytes = Array(line.text.utf8)
        let hits = Set(line.hits.map { String(decoding: bytes[$0], as: UTF8.self).lowercased() })
        return line.targets.map { target in
            var places: [Range<Int>] = []
            for hit in hits {
                for place in translations(of: hit, line.language, target.language)?.places(in: target.text) ?? [] {
                    places.append(place)
                }
            }
            return Self.joined(places)
        }
    }

    /// Returns the places in each target of a line that translate a part of its text, where a lexicon is sure; nil for a target
    /// where it is not.
    func phrase(_ range: Range<Int>, of line: Concordance.Line) -> [Range<Int>?] {
        line.targets.map { target in
            guard let lexicon = lexicon(line.language, target.language) else { return nil }
            return PhraseTranslation(
                of: range, in: line.text, line.language, target: target.text, target.language, by: lexicon)?.range
        }
    }

    private func lexicon(_ source: LanguageTag, _ target: LanguageTag) -> Lexicon? {
        lexicons.first { $0.serves(source, target) } ?? Lexicon.builtIn(for: source, target)
    }

    private func translations(of hit: String, _ source: LanguageTag, _ target: LanguageTag) -> TermTranslations? {
        let key = "\(source) \(target) \(hit)"
        if let known = known[key] { return known }
        guard let lexicon = lexicon(source, target) else { return nil }
        let made = TermTranslations(of: hit, source, in: target, by: lexicon)
        known[key] = made
        return made
    }

    private static func joined(_ places: [Range<Int>]) -> [Range<Int>] {
        var joined: [Range<Int>] = []
        for place in places.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = joined.last, place.lowerBound <= last.upperBound {
                joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, place.upperBound)
            } else {
                joined.append(place)
            }
        }
        return joined
    }

    // MARK: Text

    /// The lines of a concordance, each with its translations.
    package func text(of lines: [Concordance.Line]) -> String { text(of: lines) { self.terms(of: $0) } }

    /// The same with other places marked in the translations, and something to say after each.
    func text(
        of lines: [Concordance.Line], marking terms: (Concordance.Line) -> [[Range<Int>]],
        after: (Concordance.Line, Match.Target) -> [StyledLines.Run] = { _, _ in [] }
    ) -> String {
        let label = (lines.map { "\($0.position)".count }.max() ?? 0) + 2
        let column = lines.map { DisplayWidth.of(parts($0).term) }.max() ?? 0
        var page = ""
        for line in lines {
            let position = "\(line.position)"
            page += String(repeating: " ", count: label - 2 - position.count) + style(position, .dim) + "  "
            if let width {
                page += aligned(line, columns: max(10, width - label - 1), term: column) + "\n"
            } else {
                let text = marked(line.text, hasMarks ? line.hits : [], .bold, .red)
                page += style(tag(line.language), .cyan) + "  " + text + "\n"
            }
            for (target, places) in zip(line.targets, terms(line)) {
                page += self.target(target, places, after(line, target), indent: label)
            }
        }
        return page
    }

    private func tag(_ language: LanguageTag) -> String { DisplayWidth.pad("\(language)", to: 2) }

    /// The segment around the first place of the term. The term begins in the same column in all lines.
    private func aligned(_ line: Concordance.Line, columns: Int, term: Int) -> String {
        let (before, hit, after) = parts(line)
        // A long term leaves a quarter of the line to each side.
        let room = min(term, columns / 2)
        let left = (columns - room) / 2
        let shown = DisplayWidth.truncate(hit, to: columns - left)
        let start = Self.suffix(of: before, columns: left)
        let rest = columns - left - DisplayWidth.of(shown)
        return String(repeating: " ", count: left - DisplayWidth.of(start)) + start + style(shown, .bold, .red)
            + DisplayWidth.truncate(after, to: max(0, rest))
    }

    private func target(
        _ target: Match.Target, _ terms: [Range<Int>], _ after: [StyledLines.Run], indent: Int
    ) -> String {
        let label = tag(target.language)
        let head = String(repeating: " ", count: indent) + style(label, .cyan) + "  "
        let runs = runs(target.text, terms, .bold, .green) + after
        guard let width else { return head + styled(runs) + "\n" }
        let margin = indent + DisplayWidth.of(label) + 2
        var page = ""
        var lines = StyledLines(runs, style)
        for (number, line) in DisplayWidth.wrap(lines.plain, to: max(10, width - margin)).enumerated() {
            page += (number == 0 ? head : String(repeating: " ", count: margin)) + lines.next(line) + "\n"
        }
        return page
    }

    /// The text with places marked: by colour, or by angle brackets where there is none.
    private func marked(_ text: String, _ places: [Range<Int>], _ attributes: Style.Attribute...) -> String {
        styled(runs(text, places, attributes))
    }

    private func styled(_ runs: [StyledLines.Run]) -> String {
        runs.map { $0.attributes.isEmpty ? $0.text : style($0.text, $0.attributes) }.joined()
    }

    private func runs(_ text: String, _ places: [Range<Int>], _ attributes: Style.Attribute...) -> [StyledLines.Run] {
        runs(text, places, attributes)
    }

    private func runs(
        _ text: String, _ places: [Range<Int>], _ attributes: [Style.Attribute]
    ) -> [StyledLines.Run] {
        let bytes = Array(text.utf8)
        var runs: [StyledLines.Run] = []
        var place = 0
        func add(_ range: Range<Int>, _ attributes: [Style.Attribute]) {
            let text = plain(String(decoding: bytes[range], as: UTF8.self))
            let isBare = attributes.isEmpty || style.isOn
            if !text.isEmpty { runs.append(StyledLines.Run(text: isBare ? text : "<\(text)>", attributes: attributes)) }
        }
        for range in places {
            add(place..<range.lowerBound, [])
            add(range, attributes)
            place = range.upperBound
        }
        add(place..<bytes.count, [])
        return runs
    }

    // MARK: Pieces

    /// The text before the first place of the term, the term, and the text after it, each in one line.
    private func parts(_ line: Concordance.Line) -> (before: String, term: String, after: String) {
        let bytes = Array(line.text.utf8)
        let hit = line.hits.first ?? 0..<0
        func part(_ range: Range<Int>) -> String { plain(String(decoding: bytes[range], as: UTF8.self)) }
        return (part(0..<hit.lowerBound), part(hit), part(hit.upperBound..<bytes.count))
    }

    private func plain(_ text: String) -> String { oneLine(text) }

    /// The end of a text in at most `columns` columns, after an ellipsis if something was cut.
    private static func suffix(of text: String, columns: Int) -> String {
        guard DisplayWidth.of(text) > columns else { return text }
        var used = 1
        var start = text.endIndex
        while start > text.startIndex {
            let previous = text.index(before: start)
            used += DisplayWidth.of(text[previous])
            guard used <= columns else { break }
            start = previous
        }
        return columns > 0 ? "…" + text[start...] : ""
    }
}
