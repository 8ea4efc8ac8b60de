public import CalqueArticles
public import CalqueCore

/// Splits articles into segments.
///
/// A scan finds candidates: the sentence boundaries of UAX #29, and more. Rules decide about each of them; the first
/// rule that applies decides, and the decision names it. No segment crosses the end of a paragraph. Use a segmenter
/// on one thread at a time.
///
///     let segmenter = try Segmenter(language: "en")
///     try segmenter.texts(in: "Mr. Smith left. He was late.")  // ["Mr. Smith left.", "He was late."]
public final class Segmenter: ParagraphSegmenter {
    /// The language of the text.
    public let language: LanguageTag
    /// The choices on which segmentation styles differ.
    public let policies: SegmentationPolicies
    /// Replaces the built-in rules.
    private let rules: (any ParagraphSegmenter)?
    private let icu = ICUBoundaries()
    private let lexicon: SegmentationLexicon
    private let interest: UnsafeMutablePointer<UInt8>
    private let workspace: UnsafeMutablePointer<Paragraph.Workspace>

    /// Creates a segmenter.
    ///
    /// - Parameters:
    ///   - language: the language of the text. English, Russian and Chinese have built-in words; other languages use
    ///     the rules without words.
    ///   - policies: the choices on which segmentation styles differ.
    ///   - words: words in addition to the built-in ones.
    ///   - rules: a segmenter of paragraphs that replaces the built-in rules, such as that of ``SRXRules``.
    /// - Throws: nothing at present.
    public init(
        language: LanguageTag, policies: SegmentationPolicies = SegmentationPolicies(),
        adding words: SegmentationWordList? = nil,
        rules: (any ParagraphSegmenter)? = nil
    ) throws(Failure) {
        self.language = language
        self.policies = policies
        self.rules = rules
        lexicon = SegmentationLexicon.of(language, adding: words)
        interest = CandidateByte.table(policies)
        workspace = .allocate(capacity: 1)
        workspace.initialize(to: Paragraph.Workspace())
    }

    deinit {
        interest.deallocate()
        workspace.deinitialize(count: 1)
        workspace.deallocate()
    }

    /// Returns the segments of an article in reading order.
    ///
    /// - Throws: `Failure` if ICU or a rule of a file fails.
    /// - Complexity: linear in the text.
    public func segment(_ article: Article) throws(Failure) -> [Segment] {
        var segments: [Segment] = []
        for (index, block) in article.blocks.enumerated() {
            let ranges = block.kind == .paragraph ? try ranges(in: block.text) : [0..<block.text.utf8.count]
            let bytes = Array(block.text.utf8)
            for (place, range) in ranges.enumerated() {
                let text = String(decoding: bytes[range], as: UTF8.self)
                segments.append(
                    Segment(
                        text: text, range: block.map.source(of: range), paragraph: index,
                        kind: kind(of: text, in: block.kind, isFirst: place == 0), language: article.language))
            }
        }
        return segments
    }

    /// Returns the segments of one paragraph as ranges of its UTF-8 bytes, without the white space between them.
    ///
    /// - Throws: `Failure` if ICU or a rule of a file fails.
    /// - Complexity: linear in the paragraph.
    public func ranges(in paragraph: String) throws(Failure) -> [Range<Int>] {
        if let rules { return try rules.ranges(in: paragraph) }
        var copy = paragraph
        return try bridged({ copy.withUTF8($0) }) { (bytes) throws(Failure) in
            let text = fresh(bytes)
            var ranges: [Range<Int>] = []
            var start = text.skipSpaces(from: 0)
            try decisions(text) { decision, candidate in
                guard decision.isBreak, candidate.end > start else { return }
                ranges.append(start..<candidate.end)
                start = decision.position
            }
            let end = text.skipSpacesBack(from: text.count)
            if end > start { ranges.append(start..<end) }
            return ranges
        }
    }

    /// Returns the segments of one paragraph as texts.
    ///
    /// - Throws: `Failure` if ICU or a rule of a file fails.
    /// - Complexity: linear in the paragraph.
    public func texts(in paragraph: String) throws(Failure) -> [String] {
        let bytes = Array(paragraph.utf8)
        return try ranges(in: paragraph).map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    /// Returns the decisions of the built-in rules about all candidates of a paragraph.
    ///
    /// - Throws: `Failure` if ICU fails.
    /// - Complexity: linear in the paragraph.
    public func explain(_ paragraph: String) throws(Failure) -> [BoundaryDecision] {
        var copy = paragraph
        return try bridged({ copy.withUTF8($0) }) { (bytes) throws(Failure) in
            var all: [BoundaryDecision] = []
            let text = fresh(bytes)
            workspace.pointee.questions = []
            try decisions(text) { decision, _ in
                var decision = decision
                decision.reasons = workspace.pointee.questions?.last?.reasons ?? []
                workspace.pointee.questions = []
                all.append(decision)
            }
            return all
        }
    }

    /// Returns the questions that the rules ask the model about a paragraph: the candidate, in bytes, and its features.
    /// The model is trained with them.
    package func questions(in paragraph: String) throws(Failure) -> [(position: Int, features: [String])] {
        var copy = paragraph
        return try bridged({ copy.withUTF8($0) }) { (bytes) throws(Failure) in
            let text = fresh(bytes)
            workspace.pointee.questions = []
            try decisions(text) { _, _ in }
            return (workspace.pointee.questions ?? []).map { ($0.position, $0.features) }
        }
    }

    /// A view of the paragraph with a cleared workspace.
    private func fresh(_ bytes: UnsafeBufferPointer<UInt8>) -> Paragraph {
        workspace.pointee.straightQuotes = nil
        workspace.pointee.listItems.removeAll(keepingCapacity: true)
        workspace.pointee.questions = nil
        return Paragraph(bytes: bytes, workspace: workspace)
    }

    @inline(__always)
    private func decisions(_ text: Paragraph, _ body: (BoundaryDecision, BoundaryCandidate) -> Void) throws(Failure) {
        let dateline = OpeningDateline(in: text, lexicon: lexicon)
        let rules = BoundaryRules(paragraph: text, lexicon: lexicon, dateline: dateline, policies: policies)
        var scan = CandidateScan(text, icu: icu, policies: policies, interest: interest)
        var start = text.skipSpaces(from: 0)
        FlattenedList.add(text, from: start)
        while let position = try scan.next() {
            guard position > start else { continue }
            let candidate = BoundaryCandidate(text, position: position, segmentStart: start)
            let decision = rules.decide(candidate)
            body(decision, candidate)
            if decision.isBreak {
                start = position
                FlattenedList.add(text, from: start)
            }
        }
    }

    private func kind(of text: String, in block: Article.Block.Kind, isFirst: Bool) -> Segment.Kind {
        switch block {
        case .headline: .headline
        case .subheadline: .subheadline
        case .crosshead: .crosshead
        case .boilerplate: .boilerplate
        case .byline: .byline
        case .dateline: .dateline
        case .paragraph: isFirst && OpeningDateline.isDateline(text) ? .dateline : .text
        }
    }
}
