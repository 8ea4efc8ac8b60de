public import CalqueLexicons
import CalqueSegmentation

extension Lexicon {
    /// Learns a lexicon from the linked beads of an alignment.
    init(learningFrom beads: [Bead], _ source: Document, _ target: Document) {
        var learner = LexiconLearner(source: source.language, target: target.language)
        for bead in beads where bead.isLinked {
            learner.add(source.text(of: bead.source), target.text(of: bead.target))
        }
        self = learner.lexicon()
    }

    /// Returns how many words of a document the lexicon knows, and how many words the document has.
    ///
    /// - Returns: nil for a language that the lexicon is not of.
    /// - Complexity: linear in the text.
    public func coverage(of document: Document) -> (known: Int, all: Int)? {
        coverage(of: document.segments.map(\.text), in: document.language)
    }
}
