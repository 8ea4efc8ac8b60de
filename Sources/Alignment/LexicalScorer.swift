import Glibc
import Segmentation

/// Scores beads without an encoder: by length, numbers, names and the words of a lexicon.
///
/// A score is a logarithm of odds: how likely the bead is, if its sides translate each other, against its segments
/// standing together by chance. Its parts are taken as independent, each with a weight below 1 because they are not.
package struct LexicalScorer: BeadScorer {
    package var omission: Float
    package private(set) var weakLink: Float = 0
    package private(set) var movedBlock: Float = 6

    private let sourceLength: RunningSum
    private let targetLength: RunningSum
    private let length: LengthModel
    private var terms: SharedTerms
    private let marks: Marks
    /// What was known before the text was looked at, and what it says with what the text shows.
    private let known: Lexicon?
    private var lexicon: LexiconEvidence?
    /// Whether the lexicon's evidence of the whole table was made at the start.
    private let isWhole: Bool
    private let weights: Weights

    /// What each part of a score counts.
    struct Weights {
        /// Of a first pass, which only asks how much is left out.
        var firstOmission: Float = -5
        /// Of common news, and the lowest; how it rises with the share of segments that the first pass left out.
        var omission: Float = -2
        var lowestOmission: Float = -10
        var omissionSlope: Float = 120
        var length: Float = 1.1
        var terms: Float = 1.1
        var marks: Float = 0.85
        var lexicon: Float = 0.6
        var prior: Float = 1
    }

    /// - Parameter lexicon: of the versions' languages; nil where there is none.
    package init(source: Version, target: Version, terms: SharedTerms, lexicon: Lexicon? = nil) {
        weights = Weights()
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
        omission = weights.firstOmission
    }

    /// Sets the price of an omission by how much a first alignment left out: news leaves out much, books nothing. A
    /// text that leaves out so little has no moved blocks either.
    mutating func adapt(omitted: Int, of segments: Int) {
        // A short text says little: it is taken for news until so many segments say otherwise.
        let doubt: Float = 100
        let share = (Float(omitted) + 0.1 * doubt) / (Float(segments) + doubt)
        omission = min(weights.omission, weights.lowestOmission + weights.omissionSlope * share)
        if share < 0.05 { (weakLink, movedBlock) = (-.infinity, .infinity) }
    }

    /// Takes in what a first alignment shows: see `LearntTerms`; a lexicon is estimated anew with the text's own beads.
    ///
    /// A text shows how its words are used better than the news that a lexicon was learnt from, so its pairs weigh more.
    mutating func learn(_ source: Version, _ target: Version, from beads: [Bead]) {
        terms = terms.learning(source, target, from: beads)
        guard let known else { return }
        let weight = 10
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

    package func score(source: Range<Int>, target: Range<Int>) -> Float {
        let evidence = evidence(source: source, target: target)
        return weights.prior * evidence.prior + weights.length * evidence.length + weights.terms * evidence.terms
            + weights.marks * evidence.marks + weights.lexicon * evidence.lexicon
    }

    /// Logarithms of odds for a bead.
    struct Evidence {
        /// From its shape alone.
        let prior: Float
        let length: Float
        let terms: Float
        let marks: Float
        /// 0 without a lexicon.
        let lexicon: Float
    }

    func evidence(source: Range<Int>, target: Range<Int>) -> Evidence {
        Evidence(
            prior: Self.prior(source.count, target.count),
            length: length.evidence(sourceLength[source], targetLength[target], count: target.count),
            terms: terms.evidence(source, target), marks: marks.evidence(source, target),
            lexicon: lexicon?.evidence(source, target) ?? 0)
    }

    /// The logarithm of the share of beads of a shape among those that are linked, from the news sets.
    private static func prior(_ source: Int, _ target: Int) -> Float {
        switch (min(source, target), max(source, target)) {
        case (1, 1): -0.1
        case (1, 2): -3.2
        case (1, 3): -5.5
        case (2, 2): -5.5
        default: -7
        }
    }

    package func linkConfidence(source: Range<Int>, target: Range<Int>) -> Double {
        Confidence.logistic(score(source: source, target: target))
    }

    package func omissionConfidence(best: Float) -> Double { Confidence.logistic(-best) }
}
