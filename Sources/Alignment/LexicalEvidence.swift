import Glibc
import Segmentation

/// Scores beads without an encoder: by length, numbers, names and the words of a lexicon.
///
/// A score is a logarithm of odds: how likely the bead is, if its sides translate each other, against its segments
/// standing together by chance. Its parts are taken as independent, each with a weight below 1 because they are not.
package struct LexicalEvidence: Sendable {
    private let sourceLength: RunningSum
    private let targetLength: RunningSum
    private let length: LengthModel
    private var terms: SharedTerms
    private let marks: Marks
    private let quotations: Quotations
    /// What was known before the text was looked at, and what it says with what the text shows.
    private let known: Lexicon?
    private var lexicon: LexiconEvidence?
    /// Whether the lexicon's evidence of the whole table was made at the start.
    private let isWhole: Bool

    /// - Parameter lexicon: of the versions' languages; nil where there is none.
    package init(source: Version, target: Version, terms: SharedTerms, lexicon: Lexicon? = nil) {
        known = lexicon
        let isWhole = source.segments.count * target.segments.count <= Self.madeWhole
        self.isWhole = isWhole
        self.lexicon = lexicon.map { Self.evidence(of: $0, source, target, isWhole: isWhole) }
        let lengths = (source.segments.map { Length.of($0.text) }, target.segments.map { Length.of($0.text) })
        sourceLength = RunningSum(lengths.0)
        targetLength = RunningSum(lengths.1)
        length = LengthModel(target: lengths.1)
        self.terms = terms
        marks = Marks(source: source, target: target)
        quotations = Quotations(source: source, target: target)
    }

    /// Takes in what a first alignment shows: see `LearntTerms`; a lexicon is estimated anew with the text's own beads.
    ///
    /// A text shows how its words are used better than the news that a lexicon was learnt from, so its pairs weigh more.
    mutating func learn(_ source: Version, _ target: Version, from beads: [Bead]) {
        hasLearnt = true
        terms = terms.learning(source, target, from: beads)
        guard let known else { return }
        let weight = 20
        let own = Lexicon(learningFrom: beads, source, target)
        lexicon = Self.evidence(of: known.adding(own, weight: weight), source, target, isWhole: isWhole)
    }

    private static func evidence(
        of lexicon: Lexicon, _ source: Version, _ target: Version, isWhole: Bool
    ) -> LexiconEvidence {
        var evidence = LexiconEvidence(source: source, target: target, lexicon: lexicon)
        if isWhole { evidence.prepare(rows: 0..<source.segments.count, columns: 0..<target.segments.count) }
        return evidence
    }

    /// Tables up to so many places are made at the start, so that only beads of longer texts need `prepare`.
    private static let madeWhole = 250_000

    package mutating func prepare(ends: Range<Int>, columns: Range<Int>) {
        guard !isWhole else { return }
        lexicon?.prepare(rows: max(0, ends.lowerBound - Shapes.longest)..<ends.upperBound - 1, columns: columns)
    }

    /// Logarithms of odds for a bead.
    struct Odds {
        let length: Float
        let terms: Float
        let marks: Float
        let quotation: Float
        /// 0 without a lexicon.
        let lexicon: Float
    }

    /// Whether the text's own words are in it.
    private(set) var hasLearnt = false

    /// Whether a lexicon says anything.
    var hasLexicon: Bool { lexicon != nil }

    /// The length of each segment, in letters.
    var segmentLengths: (source: [Float], target: [Float]) { (sourceLength.values, targetLength.values) }

    /// The lengths of both sides, in letters.
    func lengths(_ source: Range<Int>, _ target: Range<Int>) -> (Float, Float) {
        (sourceLength[source], targetLength[target])
    }

    func evidence(source: Range<Int>, target: Range<Int>) -> Odds {
        Odds(
            length: length.evidence(sourceLength[source], targetLength[target], count: target.count),
            terms: terms.evidence(source, target), marks: marks.evidence(source, target),
            quotation: quotations.evidence(source, target),
            lexicon: lexicon?.evidence(source, target) ?? 0)
    }
}
