import CalqueAlignment
import CalqueCore
import CalqueLexicons
import CalqueOutputs

/// Learns from the first alignments of all pairs of a list which words translate each other.
struct BatchLearning {
    private var learners: [[LanguageTag]: LexiconLearner] = [:]

    mutating func add(_ article: AlignedArticle) {
        let languages = article.documents.map(\.language)
        var learner = learners[languages] ?? LexiconLearner(source: languages[0], target: languages[1])
        for bead in article.beads where bead.isLinked {
            let texts = article.texts(of: bead)
            learner.add(texts[0], texts[1])
        }
        learners[languages] = learner
    }

    /// The lexicons, one for each pair of languages, in the order of the languages.
    func lexicons() -> [Lexicon] {
        learners.sorted { "\($0.key)" < "\($1.key)" }.map { $0.value.lexicon() }
    }
}

extension Lexicon {
    /// A summary of the lexicon in one line.
    var note: String {
        "learnt from \(pairs) pairs: \(wordCounts.source) words in \(languages.source), \(wordCounts.target) in "
            + "\(languages.target)"
    }
}
