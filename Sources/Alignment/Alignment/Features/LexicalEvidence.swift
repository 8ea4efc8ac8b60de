import CalqueLanguages
package import CalqueLexicons
import CalqueSegmentation
import Glibc

/// Scores beads without an encoder: by length, numbers, names and the words of a lexicon.
///
/// A score is a logarithm of odds: how likely the bead is, if its sides translate each other, against its segments
/// standing together by chance. Its parts are taken as independent, each with a weight below 1 because they are not.
package struct LexicalEvidence: Sendable {
    /// The length of each segment, in letters.
    let segmentLengths: (source: [Float], target: [Float])
    private let sourceExtent: Spans<LengthModel.Extent>
    private let targetExtent: Spans<LengthModel.Extent>
    private let length: LengthModel
    private var terms: SharedTerms
    private let marks: Marks
    private let quotations: Quotations
    /// What was known before the text was looked at, and what it says with what the text shows.
    private let known: Lexicon?
    private var lexicon: LexiconEvidence
    /// Whether a lexicon says anything.
    private(set) var hasLexicon: Bool
    /// Whether the lexicon's evidence of the whole table was made at the start.
    private let isWhole: Bool

    /// - Parameter lexicon: of the versions' languages; nil where there is none.
    package init(source: Document, target: Document, terms: SharedTerms, lexicon: Lexicon? = nil) {
        known = lexicon
        let isWhole = source.segments.count * target.segments.count <= Self.madeWhole
        self.isWhole = isWhole
        let texts = terms.texts
        hasLexicon = lexicon != nil
        self.lexicon = lexicon.map { Self.evidence(of: $0, texts, isWhole: isWhole) } ?? .none
        let lengths = (
            texts.source.segments.map(TextLength.letters(in:)), texts.target.segments.map(TextLength.letters(in:))
        )
        segmentLengths = (RunningSum(lengths.0).values, RunningSum(lengths.1).values)
        sourceExtent = Self.extents(lengths.0)
        targetExtent = Self.extents(lengths.1)
        length = LengthModel(target: lengths.1)
        self.terms = terms
        marks = Marks(source: (source, texts.source), target: (target, texts.target))
        quotations = Quotations(source: texts.source, target: texts.target)
    }

    /// Takes in what a first alignment shows: see `LearntTerms`; a lexicon is estimated anew with the text's own beads.
    ///
    /// A text shows how its words are used better than the news that a lexicon was learnt from, so its pairs weigh more.
    mutating func learn(_ source: Document, _ target: Document, from beads: [Bead]) {
        hasLearnt = true
        terms = terms.learning(source, target, from: beads)
        guard let known else { return }
        let weight = 20
        let own = Lexicon(learningFrom: beads, source, target)
        lexicon = Self.evidence(of: known.adding(own, weight: weight), terms.texts, isWhole: isWhole)
    }

    private static func evidence(
        of lexicon: Lexicon, _ texts: (source: VersionText, target: VersionText), isWhole: Bool
    ) -> LexiconEvidence {
        let (rows, columns) = (texts.source.segments.count, texts.target.segments.count)
        var evidence = LexiconEvidence(source: texts.source, target: texts.target, lexicon: lexicon)
        if isWhole { evidence.prepare(rows: 0..<rows, columns: 0..<columns) }
        return evidence
    }

    /// Tables up to so many places are made at the start, so that only beads of longer texts need `prepare`.
    private static let madeWhole = 250_000

    package mutating func prepare(ends: Range<Int>, columns: Range<Int>) {
        guard hasLexicon, !isWhole else { return }
        lexicon.prepare(rows: max(0, ends.lowerBound - Shapes.longest)..<ends.upperBound - 1, columns: columns)
    }

    /// Logarithms of odds for a bead, and how long its sides are.
    struct Odds {
        let extents: (source: LengthModel.Extent, target: LengthModel.Extent)
        let length: Float
        let terms: Float
        let marks: Float
        let quotation: Float
        /// 0 without a lexicon.
        let lexicon: Float
    }

    /// Whether the text's own words are in it.
    private(set) var hasLearnt = false

    private static func extents(_ lengths: [Float]) -> Spans<LengthModel.Extent> {
        let sums = RunningSum(lengths)
        return Spans(segments: lengths.count) { end, size, shorter in
            LengthModel.Extent(sums[max(0, end - size)..<end])
        }
    }

    /// - Parameter shared: what the terms that are on both sides say, of `share`, where it was asked for before.
    @inline(__always)  // or all that is known would be copied for the call
    func evidence(source: Range<Int>, target: Range<Int>, shared: Float? = nil) -> Odds {
        let (left, right) = (sourceExtent[source], targetExtent[target])
        return Odds(
            extents: (left, right), length: length.evidence(left, right, count: target.count),
            terms: shared.map { terms.evidence(source, target, shared: $0) } ?? terms.evidence(source, target),
            marks: marks.evidence(source, target), quotation: quotations.evidence(source, target),
            lexicon: hasLexicon ? lexicon.evidence(source, target) : 0)
    }

    /// What shared terms say for all beads of one span of the source.
    func share(_ source: Range<Int>, in row: inout SharedRow) { terms.share(source, in: &row) }
}
