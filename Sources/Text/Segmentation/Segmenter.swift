package import CalqueArticles
package import CalqueCore

/// Parts articles into segments.
///
/// A scan gives candidates, those of ICU (UAX #29) and more; rules decide, the first that knows the case, and each
/// decision names its rule. Paragraphs are hard boundaries. One segmenter serves one thread at a time.
package final class Segmenter: ParagraphSegmenter {
    package let language: LanguageTag
    package let policies: Policies
    /// What is used instead of the built-in rules.
    private let rules: (any ParagraphSegmenter)?
    private let icu = ICUBoundaries()
    private let lexicon: Lexicon
    private let interest: UnsafeMutablePointer<UInt8>
    private let workspace: UnsafeMutablePointer<Paragraph.Workspace>

    /// - Parameters:
    ///   - language: decides which abbreviations are known; any language is taken.
    ///   - policies: what is a matter of taste.
    ///   - words: known beside the language's own.
    ///   - rules: what parts paragraphs instead of the built-in rules, such as those of ``SRXRules``.
    /// - Throws: nothing now; setting up rules may fail.
    package init(
        language: LanguageTag, policies: Policies = Policies(), adding words: WordList? = nil,
        rules: (any ParagraphSegmenter)? = nil
    ) throws {
        self.language = language
        self.policies = policies
        self.rules = rules
        lexicon = Lexicon.of(language, adding: words)
        interest = Interest.table(policies)
        workspace = .allocate(capacity: 1)
        workspace.initialize(to: Paragraph.Workspace())
    }

    deinit {
        interest.deallocate()
        workspace.deinitialize(count: 1)
        workspace.deallocate()
    }

    /// The segments of an article in reading order.
    ///
    /// - Complexity: linear in its text.
    package func segment(_ article: Article) throws -> [Segment] {
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

    /// The segments of one paragraph as ranges of its UTF-8 bytes, without the white space between them.
    package func ranges(in paragraph: String) throws -> [Range<Int>] {
        if let rules { return try rules.ranges(in: paragraph) }
        var copy = paragraph
        return try copy.withUTF8 { bytes in
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

    /// The segments of one paragraph as texts.
    package func texts(in paragraph: String) throws -> [String] {
        let bytes = Array(paragraph.utf8)
        return try ranges(in: paragraph).map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    /// Every candidate position of a paragraph with what was decided and by which rule.
    package func explain(_ paragraph: String) throws -> [Decision] {
        var copy = paragraph
        return try copy.withUTF8 { bytes in
            var all: [Decision] = []
            try decisions(fresh(bytes)) { decision, _ in all.append(decision) }
            return all
        }
    }

    private func fresh(_ bytes: UnsafeBufferPointer<UInt8>) -> Paragraph {
        workspace.pointee.straightQuotes = nil
        workspace.pointee.listNumber = 0
        return Paragraph(bytes: bytes, workspace: workspace)
    }

    @inline(__always)
    private func decisions(_ text: Paragraph, _ body: (Decision, Candidate) -> Void) throws {
        let dateline = Dateline(in: text, lexicon: lexicon)
        let rules = Rules(paragraph: text, lexicon: lexicon, dateline: dateline, policies: policies)
        var scan = CandidateScan(text, icu: icu, policies: policies, interest: interest)
        var start = text.skipSpaces(from: 0)
        while let position = try scan.next() {
            guard position > start else { continue }
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
