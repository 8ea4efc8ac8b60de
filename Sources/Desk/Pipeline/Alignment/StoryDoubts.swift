import CalqueAlignment
import CalqueArticles
package import CalqueCore
import CalqueICU
package import CalqueOutputs
import CalquePairing

/// Reasons to doubt that some articles are versions of one story in the languages that they are taken for.
package enum StoryDoubts {
    /// Returns what the texts say against their languages, a line for each doubt.
    ///
    /// - Parameters:
    ///   - articles: those of one story.
    ///   - given: for each article, the language that the user gave, and where: `--source-lang`.
    package static func ofLanguages(
        _ articles: [ReadArticle], given: [(language: LanguageTag?, flag: String)]
    ) -> [String] {
        var doubts: [String] = []
        for (article, given) in zip(articles, given) {
            let name = inputName(article.path)
            if let language = given.language, article.guess.contradicts(language) {
                doubts.append(
                    "\(name) is \(named(article.guess.language)) by its letters and words, \(given.flag) says \(language)"
                )
            } else if article.document.language == "und" {
                doubts.append("the language of \(name) cannot be told from its letters: give \(given.flag)")
            }
        }
        guard doubts.isEmpty else { return doubts }
        for (index, one) in articles.enumerated() {
            for other in articles.dropFirst(index + 1) {
                guard one.document.language.matches(other.document.language) else { continue }
                doubts.append(
                    "\(inputName(one.path)) and \(inputName(other.path)) are both \(named(one.document.language)): "
                        + "is one of them the wrong file?")
            }
        }
        return doubts
    }

    /// Returns why two documents of an aligned article are hardly versions of one story, a line for each pair.
    ///
    /// - Parameter names: of the documents.
    package static func ofStories(_ article: AlignedArticle, names: [String]) -> [String] {
        article.verdicts.filter(\.isDoubtful).map { verdict in
            let (first, second) = verdict.documents
            let linked = article.beads.filter { !$0.spans[first].isEmpty && !$0.spans[second].isEmpty }
                .reduce(0) { $0 + $1.spans[first].count }
            let evidence =
                linked == 0 ? "" : ", which share hardly a word, name or number"
            return
                "\(linked) of \(article.documents[first].segments.count) segments of \(names[first]) are linked with "
                + "\(names[second])\(evidence): are these versions of one story?"
        }
    }

    /// The failure with which doubtful pairs are kept from a memory.
    package static func failure(_ doubts: [String]) -> Failure {
        Failure(
            .badData, doubts.joined(separator: "; "),
            advice: "nothing was kept; name the right files and languages, or keep the pairs with --force")
    }

    /// The English name of a language, with its tag: `German`.
    private static func named(_ language: LanguageTag) -> String {
        let names = (try? LocaleNames("en"))?.entries ?? []
        return names.first { $0.kind == .language && $0.code == String(language.language) }?.name
            ?? language.description
    }
}
