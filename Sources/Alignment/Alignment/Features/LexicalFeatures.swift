import CalqueLanguages
package import CalqueLexicons
import CalqueSegmentation

/// The features of beads that need no encoder: length, shared terms, punctuation, quotations and the words of a lexicon.
///
/// Each is a logarithm of odds: the probability of both sides if they translate each other, divided by their probability
/// if they meet by chance.
package struct LexicalFeatures: Sendable {
    /// The length of each segment in letters.
    let segmentLengths: (source: [Float], target: [Float])
    private let sourceExtent: SpanTable<LengthFeatures.Extent>
    private let targetExtent: SpanTable<LengthFeatures.Extent>
    private let length: LengthFeatures
    private var terms: SharedTerms
    private let marks: PunctuationFeatures
    private let quotations: QuotationFeatures
    /// The lexicon without the word pairs of this text.
    private let known: Lexicon?
    /// The features of the lexicon, after `learn` with the word pairs of this text.
    private var lexicon: LexiconFeatures
    /// Whether there is a lexicon.
    private(set) var hasLexicon: Bool
    /// Whether the lexicon's features were prepared for the whole table at the start.
    private let isWhole: Bool

    /// - Parameters:
    ///   - terms: the shared terms of both documents.
    ///   - lexicon: a lexicon of both languages; nil if there is none.
    package init(source: Document, target: Document, terms: SharedTerms, lexicon: Lexicon? = nil) {
        known = lexicon
        let isWhole = source.segments.count * target.segments.count <= Self.maxWhole
        self.isWhole = isWhole
        let texts = terms.texts
        hasLexicon = lexicon != nil
        self.lexicon = lexicon.map { Self.evidence(of: $0, texts, isWhole: isWhole) } ?? .none
        let lengths = (
            TextLength.englishLetters(in: texts.source.segments, language: texts.source.language),
            TextLength.englishLetters(in: texts.target.segments, language: texts.target.language)
        )
        segmentLengths = (RunningSum(lengths.0).values, RunningSum(lengths.1).values)
        sourceExtent = Self.extents(lengths.0)
        targetExtent = Self.extents(lengths.1)
        length = LengthFeatures(target: lengths.1)
        self.terms = terms
        marks = PunctuationFeatures(source: (source, texts.source), target: (target, texts.target))
        quotations = QuotationFeatures(source: texts.source, target: texts.target)
    }

    /// Adds the word associations of a first alignment, and learns its word pairs into the lexicon.
    ///
    /// The pairs of the text itself have a greater weight than those of the lexicon's news, because they show how this text
    /// uses its words.
    mutating func learn(_ source: Document, _ target: Document, from beads: [Bead]) {
        hasLearned = true
        terms = terms.addingAssociations(source, target, from: beads)
        guard let known else { return }
        let weight = 20
        let own = Lexicon(learningFrom: beads, source, target)
        lexicon = Self.evidence(of: known.adding(own, weight: weight), terms.texts, isWhole: isWhole)
    }

    private static func evidence(
        of lexicon: Lexicon, _ texts: (source: DocumentText, target: DocumentText), isWhole: Bool
    ) -> LexiconFeatures {
        let (rows, columns) = (texts.source.segments.count, texts.target.segments.count)
        var evidence = LexiconFeatures(source: texts.source, target: texts.target, lexicon: lexicon)
        if isWhole { evidence.prepare(rows: 0..<rows, columns: 0..<columns) }
        return evidence
    }

    /// The greatest number of places for which the lexicon's features are prepared at the start.
    private static let maxWhole = 250_000

    /// Makes the features of beads ready that end in these rows and lie between these columns.
    package mutating func prepare(ends: Range<Int>, columns: Range<Int>) {
        guard hasLexicon, !isWhole else { return }
        lexicon.prepare(rows: max(0, ends.lowerBound - BeadShapes.maxSide)..<ends.upperBound - 1, columns: columns)
    }

    /// The log odds of a bead by feature, and the lengths of its sides.
    struct Odds {
        let extents: (source: LengthFeatures.Extent, target: LengthFeatures.Extent)
        let length: Float
        let terms: Float
        let marks: Float
        let quotation: Float
        /// 0 without a lexicon.
        let lexicon: Float
    }

    /// Whether `learn` was called.
    private(set) var hasLearned = false

    private static func extents(_ lengths: [Float]) -> SpanTable<LengthFeatures.Extent> {
        let sums = RunningSum(lengths)
        return SpanTable(segments: lengths.count) { end, size, shorter in
            LengthFeatures.Extent(sums[max(0, end - size)..<end])
        }
    }

    /// Returns the log odds of a bead.
    ///
    /// - Parameter shared: the gain of the terms on both sides, if `share` has computed it.
    @inline(__always)  // A call would copy the whole value.
    func evidence(source: Range<Int>, target: Range<Int>, shared: Float? = nil) -> Odds {
        let (left, right) = (sourceExtent[source], targetExtent[target])
        return Odds(
            extents: (left, right), length: length.evidence(left, right, count: target.count),
            terms: shared.map { terms.evidence(source, target, shared: $0) } ?? terms.evidence(source, target),
            marks: marks.evidence(source, target), quotation: quotations.evidence(source, target),
            lexicon: hasLexicon ? lexicon.evidence(source, target) : 0)
    }

    /// Computes the gain of shared terms for all beads with this source span.
    func share(_ source: Range<Int>, in row: inout SharedTermRow) { terms.share(source, in: &row) }
}
