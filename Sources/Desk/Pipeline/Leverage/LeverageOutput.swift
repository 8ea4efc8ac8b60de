import Calque
import CalqueCommandLine
import CalqueOutputs

enum LeverageLayout: String, CaseIterable { case text, html, xliff, tmx, json }

/// Writes filled-in articles in each of the forms.
struct LeverageOutput {
    let articles: [LeveragedArticle]
    /// What the article is called.
    let name: String
    /// The memory's path.
    let memory: String
    let style: Style
    let width: Int
    let environment: (String) -> String?

    /// Whether there is a suggestion for anything.
    var isFound: Bool { articles.contains { $0.segments.contains { $0.suggestion != nil } } }

    /// - Parameter isFile: whether it goes to a file, where lines have 80 columns and no colour.
    func write(_ layout: LeverageLayout, isFile: Bool, to write: (String) throws -> Void) throws {
        switch layout {
        case .text: try text(isFile ? .plain : style, isFile ? 80 : width, write)
        case .html:
            try write(LeverageReport(articles, name: name, memory: memory, generator: "Calque \(calqueVersion)").page)
        case .xliff: try write(xliff())
        case .tmx: try write(tmx())
        case .json: try json(write)
        }
    }

    /// `25 segments: 18 context, 2 exact, 1 repaired, 2 fuzzy, 2 without a match`
    var totals: String {
        let count = articles.reduce(0) { $0 + $1.segments.count }
        let kinds = Suggestion.Kind.allCases.map { kind in
            "\(articles.reduce(0) { $0 + $1.count(kind) }) \(kind.rawValue)"
        }
        let none = articles.reduce(0) { $0 + $1.count(nil) }
        return
            "\(count) \(count == 1 ? "segment" : "segments"): \(kinds.joined(separator: ", ")), \(none) without a match"
    }

    private func text(_ style: Style, _ width: Int, _ write: (String) throws -> Void) throws {
        let page = MatchPage(style, width: width, showsQuery: true)
        for segment in articles.flatMap(\.segments) {
            try write(page.text(of: segment.suggestion.map { [$0.match] } ?? [], query: segment.segment.text))
        }
        for line in DisplayWidth.wrap(totals, to: width) { try write(style(line, .bold) + "\n") }
    }

    private func json(_ write: (String) throws -> Void) throws {
        var index = 0
        for article in articles {
            for segment in article.segments {
                try write(JSONLine.text(LeverageRecord(segment, index: index, article: article, file: name)) + "\n")
                index += 1
            }
        }
    }

    // MARK: Forms of other tools

    /// Suggestions are targets, of which only those of the same text count as translated; what the memory has stands
    /// beside them as it is.
    private func xliff() throws -> String {
        guard let first = articles.first else { return "" }
        var bytes: [UInt8] = []
        let writer = try XLIFFWriter(
            to: { bytes += $0 }, source: first.language, target: first.target, original: name)
        for article in articles {
            for paragraph in article.paragraphs {
                try writer.write(
                    paragraph.map { segment in
                        let suggestion = segment.suggestion
                        let isSure = suggestion?.kind == .context || suggestion?.kind == .exact
                        return XLIFFSegment(
                            SegmentContent(segment.segment.text), target: suggestion.map { SegmentContent($0.text) },
                            state: isSure ? .translated : .initial, matches: segment.matches.compactMap(candidate))
                    })
            }
        }
        try writer.finish()
        return String(decoding: bytes, as: UTF8.self)
    }

    private func candidate(_ match: Match) -> XLIFFMatch? {
        guard let target = match.targets.first else { return nil }
        return XLIFFMatch(
            source: SegmentContent(match.source), target: SegmentContent(target.text),
            similarity: Double(match.score.percentage) ?? 0, quality: match.confidence.map { $0 * 100 },
            // Tools sort by it: what the neighbours add is cut off at 100, as the standard has it.
            suitability: Double(match.score.percentage) ?? 0, origin: match.document ?? memory,
            isInContext: match.score.points > 100)
    }

    private func tmx() throws -> String {
        let units = UnitMaker(document: name, date: nil, environment: environment)
        var header = TMXHeader(
            sourceLanguage: articles.first?.language, version: calqueVersion, creationDate: units.now)
        header.annotations.setProperty(PropertyType.document, to: name)
        var bytes: [UInt8] = []
        let writer = try TMXWriter(to: { bytes += $0 }, header: header, invalidCharacters: .replace)
        for article in articles {
            for (index, segment) in article.segments.enumerated() {
                guard let suggestion = segment.suggestion else { continue }
                var unit = TranslationUnit(
                    source: segment.segment.text, article.language, target: suggestion.text, suggestion.target.language,
                    document: name, date: units.date, creationDate: units.now)
                unit.annotations.setProperty(PropertyType.match, to: suggestion.kind.rawValue)
                unit.annotations.setProperty(PropertyType.score, to: "\(suggestion.match.score.points)")
                let context = article.segments.map(\.segment).context(of: index)
                unit.annotations.setProperty(PropertyType.previous, to: context.previous)
                unit.annotations.setProperty(PropertyType.next, to: context.next)
                try writer.write(unit)
            }
        }
        try writer.finish()
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// A segment with what the memory has for it as a line of JSON.
private struct LeverageRecord: Encodable {
    let file: String
    let index: Int
    let paragraph: Int
    let kind: Segment.Kind
    let lang: String
    let range: [Int]
    let source: String
    /// `context`, `exact`, `repaired`, `fuzzy` or `none`.
    let status: String
    /// What to start from; left out without a match.
    let target: String?
    let targetLang: String
    /// What the target was made from.
    let match: MatchRecord?

    init(_ segment: LeveragedSegment, index: Int, article: LeveragedArticle, file: String) {
        self.file = file
        self.index = index
        paragraph = segment.segment.paragraph
        kind = segment.segment.kind
        lang = article.language.description
        range = [segment.segment.range.lowerBound, segment.segment.range.upperBound]
        source = segment.segment.text
        status = segment.suggestion?.kind.rawValue ?? "none"
        target = segment.suggestion?.text
        targetLang = (segment.suggestion?.target.language ?? article.target).description
        match = segment.suggestion.map { suggestion in
            let rank = segment.matches.firstIndex { $0.position == suggestion.match.position } ?? 0
            return MatchRecord(suggestion.match, query: index, rank: rank)
        }
    }
}
