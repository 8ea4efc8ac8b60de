public import Articles
public import Core
import ICU

/// Parts articles into segments.
///
/// ICU (UAX #29, opening quotes taken out of Close) and the runs of terminators give candidates; rules decide, the
/// first that knows the case, and each decision names its rule. Paragraphs are hard boundaries. One segmenter serves
/// one thread at a time.
public final class Segmenter: ParagraphSegmenter {
    public let language: LanguageTag
    /// What is used instead of the built-in rules.
    private let rules: (any ParagraphSegmenter)?
    private let breaker: SentenceBreaker
    private let lexicon: Lexicon

    /// - Parameters:
    ///   - language: decides which abbreviations are known; any language is taken.
    ///   - rules: what parts paragraphs instead of the built-in rules, such as those of ``SRXRules``.
    /// - Throws: `Failure(.internal)` when ICU's rules cannot be used.
    public init(language: LanguageTag, rules: (any ParagraphSegmenter)? = nil) throws {
        self.language = language
        self.rules = rules
        breaker = try SentenceBreaker()
        lexicon = Lexicon.of(language)
    }

    /// The segments of an article in reading order.
    ///
    /// - Complexity: linear in its text.
    public func segment(_ article: Article) throws -> [Segment] {
        var segments: [Segment] = []
        for (index, block) in article.blocks.enumerated() {
            let ranges = block.kind == .paragraph ? try ranges(in: block.text) : [0..<block.text.utf8.count]
            let bytes = Array(block.text.utf8)
            for (place, range) in ranges.enumerated() {
                let text = String(decoding: bytes[range], as: UTF8.self)
                segments.append(
                    Segment(
                        text: text, range: block.map.source(of: range), paragraph: index,
                        kind: kind(of: text, in: block.kind, isFirst: place == 0)))
            }
        }
        return segments
    }

    /// The segments of one paragraph as ranges of its UTF-8 bytes, without the white space between them.
    public func ranges(in paragraph: String) throws -> [Range<Int>] {
        if let rules { return try rules.ranges(in: paragraph) }
        var copy = paragraph
        return try copy.withUTF8 { bytes in
            let text = Paragraph(bytes: bytes)
            var ranges: [Range<Int>] = []
            var start = text.skip(from: 0) { $0.isSpace }
            try decisions(text) { decision, candidate in
                guard decision.isBreak, candidate.end > start else { return }
                ranges.append(start..<candidate.end)
                start = decision.position
            }
            let end = text.skipBack(from: text.count) { $0.isSpace }
            if end > start { ranges.append(start..<end) }
            return ranges
        }
    }

    /// The segments of one paragraph as texts.
    public func texts(in paragraph: String) throws -> [String] {
        let bytes = Array(paragraph.utf8)
        return try ranges(in: paragraph).map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    /// Every candidate position of a paragraph with what was decided and by which rule.
    public func explain(_ paragraph: String) throws -> [Decision] {
        var copy = paragraph
        return try copy.withUTF8 { bytes in
            var all: [Decision] = []
            try decisions(Paragraph(bytes: bytes)) { decision, _ in all.append(decision) }
            return all
        }
    }

    private func decisions(_ text: Paragraph, _ body: (Decision, Candidate) -> Void) throws {
        let rules = Rules(paragraph: text, lexicon: lexicon, datelineEnd: Dateline.end(in: text))
        var start = text.skip(from: 0) { $0.isSpace }
        for position in try Candidate.positions(in: text, breaker: breaker) where position > start {
            let candidate = Candidate(text, position: position, segmentStart: start)
            let decision = rules.decide(candidate)
            body(decision, candidate)
            if decision.isBreak { start = position }
        }
    }

    private func kind(of text: String, in block: Block.Kind, isFirst: Bool) -> Segment.Kind {
        switch block {
        case .headline: .headline
        case .subheadline: .subheadline
        case .crosshead: .crosshead
        case .furniture: .furniture
        case .byline: .text
        case .dateline: .dateline
        case .paragraph: isFirst && Dateline.isDateline(text) ? .dateline : .text
        }
    }
}
