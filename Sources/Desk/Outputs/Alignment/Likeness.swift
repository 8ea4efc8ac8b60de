package import CalqueAlignment
import CalqueLanguages
import CalqueLexicons
import CalqueSegmentation

/// What two aligned documents have in common: the evidence that they are versions of one story.
///
/// A confidence says which of the possible beads are right, and takes for granted that the documents belong together. Two
/// lists of unrelated lines are aligned line by line with confidences near 1. The evidence does not depend on that: it is
/// how often the linked segments share words by the lexicon, numbers, names and dates, against how often segments of
/// unrelated texts do.
package struct Likeness: Sendable {
    /// The places of the documents among those that were aligned.
    package let documents: (first: Int, second: Int)
    /// The letters of the shorter document.
    package let letters: Double
    /// Logarithms of odds of what linked beads share, weighted with their confidence, for each 100 letters of the shorter
    /// document.
    package let evidence: Double
    /// The mean cosine of the linked beads times the linked share of a document; nil without an encoder.
    package let meaning: Double?
    private let hasLexicon: Bool

    /// Documents of fewer letters are not judged.
    private static let least = 100.0
    /// The evidence that versions of a story have, with a built-in lexicon and without one. `Benchmarks/stories` measures
    /// both errors.
    private static let leastEvidence = (withLexicon: 2.0, without: 0.3)
    /// The meaning that versions of a story have, whatever words and numbers they share.
    private static let leastMeaning = 0.3

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
        var evidence = 0.0
        var cosine = 0.0
        for link in pair.links {
            let letters = lengths[0][link.bead.source].reduce(0, +) * link.bead.confidence
            linked.source += letters
            linked.target += lengths[1][link.bead.target].reduce(0, +) * link.bead.confidence
            evidence += Double(link.shared) * link.bead.confidence
            cosine += Double(link.cosine) * letters
        }
        let whole = lengths.map { max($0.reduce(0, +), 1) }
        documents = (pair.first, pair.second)
        letters = min(whole[0], whole[1])
        self.evidence = 100 * evidence / letters
        let share = max(linked.source / whole[0], linked.target / whole[1])
        meaning = pair.hasEncoder ? share * cosine / max(linked.source, 1) : nil
        hasLexicon = Lexicon.builtIn(for: source.language, target.language) != nil
    }

    /// Whether the documents are hardly versions of one story.
    package var isDoubtful: Bool {
        guard letters >= Self.least else { return false }
        if let meaning, meaning >= Self.leastMeaning { return false }
        return evidence < (hasLexicon ? Self.leastEvidence.withLexicon : Self.leastEvidence.without)
    }
}
