import Calque
import CalqueCommandLine
import CalqueOutputs

/// Learns from a first alignment of all pairs of a list which words go together in them.
struct BatchLearning {
    private var learners: [[LanguageTag]: LexiconLearner] = [:]

    static let flag = Flag.switch(
        "learn", help: "Align the pairs of LIST twice: from the first time learn which words go together in them all",
        group: "Batch options")

    mutating func add(_ article: AlignedArticle) {
        let languages = article.versions.map(\.language)
        var learner = learners[languages] ?? LexiconLearner(source: languages[0], target: languages[1])
        for bead in article.beads where bead.isLinked {
            let texts = article.texts(of: bead)
            learner.add(texts[0], texts[1])
        }
        learners[languages] = learner
    }

    /// In the order of their languages, so that notes come in the same order each time.
    func lexicons() -> [Lexicon] {
        learners.sorted { "\($0.key)" < "\($1.key)" }.map { $0.value.lexicon() }
    }
}

extension Lexicon {
    /// What was learnt, in a line.
    var note: String {
        "learnt from \(pairs) pairs: \(wordCounts.source) words in \(languages.source), \(wordCounts.target) in "
            + "\(languages.target)"
    }
}
