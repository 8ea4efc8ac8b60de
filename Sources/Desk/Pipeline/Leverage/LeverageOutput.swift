package import CalqueCommandLine
public import CalqueCore
import CalqueFormats
public import CalqueLeverage
import CalqueMatching
import CalqueOutputs
import CalqueRepair
import CalqueSegmentation
import CalqueUnits
import CalqueXML

/// The forms of an article filled in from a memory.
package enum LeverageLayout: String, Sendable, CaseIterable, OutputForm {
    case text, html, xliff, tmx, json
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
        for segment in articles.flatMap(\.segments) {
            try write(page.text(of: segment.suggestion.map { [$0.match] } ?? [], query: segment.segment.text))
        }
        for line in DisplayWidth.wrap(totals, to: width) { try write(style(line, .bold) + "\n") }
    }

    private func json(_ write: (String) throws(Failure) -> Void) throws(Failure) {
        var index = 0
        for article in articles {
            for segment in article.segments {
                try write(JSONLine.text(LeverageRecord(segment, index: index, article: article, file: name)) + "\n")
                index += 1
            }
        }
    }

    // MARK: Forms of other tools

    /// Returns the articles as XLIFF 2.1. Suggestions become targets. Only a trusted one (`Suggestion.isTrusted`) counts as
    /// translated; its confidence, if nobody confirmed it, is its `subState`, by which an import knows it. All matches stand
    /// beside the segments, and a note names stale numbers.
    ///
    /// - Throws: `Failure(.badData)` for a character that XML forbids.
    public func xliff() throws(Failure) -> String {
        guard let first = articles.first else { return "" }
        var bytes: [UInt8] = []
        let writer = try XLIFFWriter(
            to: { bytes += $0 }, source: first.language, target: first.target, original: name)
        for article in articles {
            for paragraph in article.paragraphs {
                try writer.write(
                    paragraph.map { segment in
                        let suggestion = segment.suggestion
                        var made = XLIFFSegment(
                            SegmentContent(segment.segment.text), target: suggestion.map { SegmentContent($0.text) },
                            state: suggestion?.isTrusted == true ? .translated : .initial,
                            matches: segment.matches.compactMap(candidate))
                        if made.state == .translated, let match = suggestion?.match, match.status == nil {
                            made.subState = match.confidence.map { XLIFFSegment.subState(confidence: $0) }
                        }
                        made.notes = suggestion?.numberDifference.map { ["\($0)"] } ?? []
                        return made
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
                    source: segment.segment.text, article.language, target: suggestion.text, suggestion.target.language,
                    document: name, date: units.date, creationDate: units.now)
                unit.annotations.setProperty(PropertyType.match, to: suggestion.kind.rawValue)
                unit.annotations.setProperty(PropertyType.score, to: "\(suggestion.match.score.points)")
                unit.state(suggestion)
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

extension TranslationUnit {
    /// Says how far a suggestion is to be trusted.
    fileprivate mutating func state(_ suggestion: Suggestion) {
        if suggestion.match.status != .confirmed, let confidence = suggestion.match.confidence {
            annotations.setProperty(PropertyType.confidence, to: Hundredths.text(confidence))
        }
        if !suggestion.isTrusted { status = .draft }
        if let difference = suggestion.numberDifference { annotations.append(.note(UnitNote("\(difference)"))) }
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
    /// The suggested translation; absent without a match.
    let target: String?
    let targetLang: String
    /// The numbers, dates and times of the target that are stale; absent if there are none.
    let numbersDiffer: [String]?
    /// The match that the target was made from.
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
        numbersDiffer = segment.suggestion?.numberDifference?.numbers
        match = segment.suggestion.map { suggestion in
            let rank = segment.matches.firstIndex { $0.position == suggestion.match.position } ?? 0
            return MatchRecord(suggestion.match, query: index, rank: rank)
        }
    }
}
