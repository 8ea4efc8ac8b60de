package import CalqueCommandLine
public import CalqueCore
import CalqueFormats
import CalqueInterchange
public import CalqueLeverage
import CalqueMatching
import CalqueOutputs
import CalqueRepair
import CalqueSegmentation
import CalqueUnits
import CalqueXML

/// The forms of an article filled in from a memory.
package enum LeverageLayout: String, Sendable, CaseIterable, OutputForm {
    case text, html, xliff, xliff12, tmx, json
}

/// Writes articles that were filled in from a memory.
public struct LeverageOutput {
    private let articles: [LeveragedArticle]
    private let name: String
    private let memory: String
    private let environment: (String) -> String?

    /// - Parameters:
    ///   - articles: the articles of one file.
    ///   - name: the name of that file.
    ///   - memory: the path of the memory.
    ///   - environment: returns variables of the environment; see `UnitMaker.now(_:)`.
    public init(
        articles: [LeveragedArticle], name: String, memory: String,
        environment: @escaping (String) -> String? = UnitMaker.processEnvironment
    ) {
        self.articles = articles
        self.name = name
        self.memory = memory
        self.environment = environment
    }

    /// Whether some segment has a suggestion.
    public var isFound: Bool { articles.contains { $0.segments.contains { $0.suggestion != nil } } }

    /// Writes the articles.
    ///
    /// - Parameters:
    ///   - style: for the form `text`.
    ///   - width: the columns of the form `text`.
    /// - Throws: the errors of `write`.
    package func write(
        _ layout: LeverageLayout, style: Style = .plain, width: Int = 80, to write: (String) throws(Failure) -> Void
    ) throws(Failure) {
        switch layout {
        case .text: try text(style, width, write)
        case .html:
            try write(LeverageReport(articles, name: name, memory: memory, generator: "Calque \(calqueVersion)").page)
        case .xliff: try write(xliff())
        case .xliff12: try write(xliff12())
        case .tmx: try write(tmx())
        case .json: try json(write)
        }
    }

    /// `25 segments: 18 context, 2 exact, 1 repaired, 2 fuzzy, 2 without a match`
    public var totals: String {
        let count = articles.reduce(0) { $0 + $1.segments.count }
        let kinds = Suggestion.Kind.allCases.map { kind in
            "\(articles.reduce(0) { $0 + $1.count(kind) }) \(kind.rawValue)"
        }
        let none = articles.reduce(0) { $0 + $1.count(nil) }
        return
            "\(count) \(count == 1 ? "segment" : "segments"): \(kinds.joined(separator: ", ")), \(none) without a match"
    }

    private func text(_ style: Style, _ width: Int, _ write: (String) throws(Failure) -> Void) throws(Failure) {
        let page = MatchPage(style, width: width, showsQuery: true)
        for article in articles {
            for (index, segment) in article.segments.enumerated() where !segment.isContinued {
                let texts = (segment.span ?? index...index).map { article.segments[$0].segment.text }
                try write(
                    page.text(of: segment.suggestion.map { [$0.match] } ?? [], queries: texts.filter { !$0.isEmpty }))
            }
        }
        for line in DisplayWidth.wrap(totals, to: width) { try write(style(line, .bold) + "\n") }
    }

    private func json(_ write: (String) throws(Failure) -> Void) throws(Failure) {
        var start = 0
        for article in articles {
            for (index, segment) in article.segments.enumerated() {
                let record = LeverageRecord(segment, index: index, from: start, article: article, file: name)
                try write(JSONLine.text(record) + "\n")
            }
            start += article.segments.count
        }
    }

    // MARK: Forms of other tools

    /// Returns the articles as XLIFF 2.1. Suggestions become targets, and segments that have one
    /// together are one segment. Only a trusted one (`Suggestion.isTrusted`) counts as
    /// translated; its confidence, if nobody confirmed it, is its `subState`, by which an import knows it. All matches stand
    /// beside the segments, and a note names stale numbers.
    ///
    /// - Throws: `Failure(.badData)` for a character that XML forbids.
    public func xliff() throws(Failure) -> String {
        try xliff(by: XLIFFWriter.self)
    }

    /// Returns the articles as XLIFF 1.2, for tools that do not read XLIFF 2, such as OmegaT 3. A segment without a suggestion
    /// has its source as target.
    ///
    /// - Throws: as ``xliff()``.
    public func xliff12() throws(Failure) -> String {
        try xliff(by: XLIFF12Writer.self)
    }

    private func xliff<Writer: ArticleXLIFFWriter>(by _: Writer.Type) throws(Failure) -> String {
        guard let first = articles.first else { return "" }
        var bytes: [UInt8] = []
        let writer = try Writer(
            to: { bytes += $0 }, source: first.language, target: first.target, original: name)
        for article in articles {
            for paragraph in article.paragraphs {
                try writer.write(paragraph.filter { !$0.isContinued }.map(xliffSegment))
            }
        }
        try writer.finish()
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Segments with one translation together are one segment, which tools are not to divide.
    private func xliffSegment(_ segment: LeveragedSegment) -> XLIFFSegment {
        let suggestion = segment.suggestion
        var made = XLIFFSegment(
            SegmentContent(segment.source), target: suggestion.map { SegmentContent($0.text) },
            state: suggestion?.isTrusted == true ? .translated : .initial,
            matches: segment.matches.compactMap(candidate))
        if made.state == .translated, let match = suggestion?.match, match.status == nil {
            made.subState = match.confidence.map { XLIFFSegment.subState(confidence: $0) }
        }
        made.canResegment = segment.span == nil
        made.notes = suggestion?.remarks ?? []
        return made
    }

    private func candidate(_ match: Match) -> XLIFFMatch? {
        guard let target = match.targets.first else { return nil }
        return XLIFFMatch(
            source: SegmentContent(match.source), target: SegmentContent(target.text),
            similarity: Double(match.score.similarity.percentage) ?? 0,
            quality: match.status == .confirmed ? 100 : match.confidence.map { $0 * 100 },
            // The standard ends at 100, so the points for the same neighbours are cut off.
            suitability: Double(match.score.percentage) ?? 0, origin: match.document ?? memory,
            isInContext: match.score.points > 100)
    }

    /// Returns the suggestions as TMX, to be imported into a memory. A segment without a suggestion has no unit. A suggestion
    /// that is not trusted is a draft, so that it is not found as a translation before somebody has confirmed it.
    ///
    /// - Throws: as ``xliff()``.
    public func tmx() throws(Failure) -> String {
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
                    source: segment.source, article.language, target: suggestion.text, suggestion.target.language,
                    document: name, date: units.date, creationDate: units.now)
                unit.annotations.setProperty(PropertyType.match, to: suggestion.kind.rawValue)
                unit.annotations.setProperty(PropertyType.score, to: "\(suggestion.match.score.points)")
                unit.state(suggestion)
                let segments = article.segments.map(\.segment)
                let last = segment.span?.upperBound ?? index
                unit.annotations.setProperty(PropertyType.previous, to: segments.context(of: index).previous)
                unit.annotations.setProperty(PropertyType.next, to: segments.context(of: last).next)
                try writer.write(unit)
            }
        }
        try writer.finish()
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension TranslationUnit {
    /// Says how far a suggestion is to be trusted.
    fileprivate mutating func state(_ suggestion: Suggestion) {
        if suggestion.match.status != .confirmed, let confidence = suggestion.match.confidence {
            annotations.setProperty(PropertyType.confidence, to: Hundredths.text(confidence))
        }
        if !suggestion.isTrusted { status = .draft }
        for remark in suggestion.remarks { annotations.append(.note(UnitNote(remark))) }
    }
}

extension Suggestion {
    /// What a translator should know of the suggestion.
    fileprivate var remarks: [String] {
        (isPart ? ["part of a unit"] : []) + (numberDifference.map { ["\($0)"] } ?? [])
    }
}

/// A segment and its suggestion as a line of JSON.
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
    /// The first and the last segment that have one translation together, which stands at the first; absent otherwise.
    let span: [Int]?
    /// Whether the translation is a part of a unit's; absent otherwise.
    let part: Bool?
    /// The suggested translation; absent without a match.
    let target: String?
    let targetLang: String
    /// The numbers, dates and times of the target that are stale; absent if there are none.
    let numbersDiffer: [String]?
    /// The match that the target was made from.
    let match: MatchRecord?

    /// - Parameters:
    ///   - index: the place of the segment in the article.
    ///   - start: the place of the article's first segment in the file.
    init(_ segment: LeveragedSegment, index: Int, from start: Int, article: LeveragedArticle, file: String) {
        self.file = file
        self.index = start + index
        paragraph = segment.segment.paragraph
        kind = segment.segment.kind
        lang = article.language.description
        range = [segment.segment.range.lowerBound, segment.segment.range.upperBound]
        source = segment.segment.text
        status = segment.kind?.rawValue ?? "none"
        span = segment.span.map { [start + $0.lowerBound, start + $0.upperBound] }
        part = segment.suggestion?.isPart == true ? true : nil
        target = segment.suggestion?.text
        targetLang = (segment.suggestion?.target.language ?? article.target).description
        numbersDiffer = segment.suggestion?.numberDifference?.numbers
        match = segment.suggestion.map { suggestion in
            let rank = segment.matches.firstIndex { $0.position == suggestion.match.position } ?? 0
            return MatchRecord(suggestion.match, query: start + index, rank: rank)
        }
    }
}
