package import CalqueAlignment
import CalqueCore
import CalqueLanguages
import CalqueLexicons
import CalqueSegmentation

/// Whether two aligned documents are versions of one story, and how much of each is in the other.
///
/// A confidence says which of the possible beads are right, and takes for granted that the documents belong together: two
/// lists of unrelated lines are aligned line by line with confidences near 1. The verdict does not depend on that. It asks
/// how often the linked segments share words by the lexicon, numbers, names and dates, against how often segments of
/// unrelated texts do, how near they are in meaning, and how much of the documents they are.
public struct StoryVerdict: Sendable {
    /// The places of the documents among those that were aligned.
    public let documents: (first: Int, second: Int)
    /// The probability, from 0 to 1, that the documents are versions of one story. It is a logistic regression, fitted by
    /// `Benchmarks/stories/fit` on articles with their own translations and with those of other stories.
    public let probability: Double
    /// The share of each document's letters in linked beads, from 0 to 1. A bead counts by its confidence.
    public let coverage: (first: Double, second: Double)
    /// The share of the linked letters of the first document that the second has in another order.
    public let moved: Double
    /// Logarithms of odds of what linked beads share, weighted with their confidence, for each 100 letters of the shorter
    /// document.
    package let evidence: Double
    /// The mean cosine of the linked beads; nil without an encoder.
    package let cosine: Double?
    private let letters: Double

    /// Documents of fewer letters are not judged.
    private static let least = 100.0

    /// - Parameters:
    ///   - pair: the evidence of the linked beads of two of the documents.
    ///   - all: the documents that were aligned.
    /// - Complexity: linear in the text.
    package init(_ pair: PairEvidence, of all: [Document]) {
        let (source, target) = (all[pair.first], all[pair.second])
        let lengths = [source, target].map {
            $0.segments.map { Double(TextLength.letters(in: $0.text.unicodeScalars.map(\.value))) }
        }
        var linked = (source: 0.0, target: 0.0)
        var (evidence, cosine, moved) = (0.0, 0.0, 0.0)
        for link in pair.links {
            let letters = lengths[0][link.bead.source].reduce(0, +) * link.bead.confidence
            linked.source += letters
            linked.target += lengths[1][link.bead.target].reduce(0, +) * link.bead.confidence
            evidence += Double(link.shared) * link.bead.confidence
            cosine += Double(link.cosine) * letters
            if link.bead.isMoved { moved += letters }
        }
        let whole = lengths.map { max($0.reduce(0, +), 1) }
        documents = (pair.first, pair.second)
        letters = min(whole[0], whole[1])
        coverage = (linked.source / whole[0], linked.target / whole[1])
        self.moved = moved / max(linked.source, 1)
        self.evidence = 100 * evidence / letters
        self.cosine = pair.hasEncoder ? cosine / max(linked.source, 1) : nil
        let hasLexicon = Lexicon.builtIn(for: source.language, target.language) != nil
        let weights = Self.weights[(self.cosine == nil ? 0 : 2) + (hasLexicon ? 1 : 0)]
        let inputs = [
            1, min(max(self.evidence, -3), 12), self.cosine ?? 0, max(coverage.first, coverage.second),
            min(coverage.first, coverage.second),
        ]
        probability = ConfidenceModel.logistic(zip(weights, inputs).reduce(0) { $0 + $1.0 * $1.1 })
    }

    /// The weights of the regression: without and with an encoder, and of each without and with a built-in lexicon. Their
    /// inputs are a constant, the evidence, the cosine, and the greater and the smaller coverage.
    private static let weights: [[Double]] = [
        [-5.313, 5.61, 0, 0.954, 2.188], [-7.544, 0.813, 0, 1.943, 3.284],
        [-5.257, 1.67, 2.249, 4.453, 3.345], [-7.458, 0.893, -0.57, 1.798, 2.911],
    ]

    /// Whether the documents are hardly versions of one story. Very short ones are not judged.
    public var isDoubtful: Bool { letters >= Self.least && probability < 0.5 }

    /// Returns the confidence of a bead of these documents. If they are no versions of one story, no bead is right: then it
    /// is below their probability.
    package func capped(_ confidence: Double) -> Double { isDoubtful ? confidence * probability : confidence }
}
