import CalqueAlignment
package import CalqueCore

/// Bitext for Moses and most trainers of translation models: a file per language, with a bead per line.
///
/// It holds the beads that all documents have, except those for review.
package struct Moses: Sendable {
    /// The lines of each document. All have the same number.
    package let columns: [[String]]
    /// The ending of the name of each file: the language.
    package let suffixes: [String]
    /// The numbers of lines with beads that moved, from 1, since the files cannot mark them.
    package let moved: [Int]

    /// - Throws: `Failure(.usage)` for two documents in one language, whose files would have one name.
    package init(_ article: AlignedArticle) throws(Failure) {
        suffixes = try Self.suffixes(of: article)
        let texts = article.beads.filter { !article.isForReview($0) }
            .map { (texts: article.texts(of: $0).map(oneLine), isMoved: $0.isMoved) }
            .filter { $0.texts.allSatisfy { $0.contains { !$0.isWhitespace } } }
        columns = article.documents.indices.map { document in texts.map { $0.texts[document] } }
        moved = texts.indices.filter { texts[$0].isMoved }.map { $0 + 1 }
    }

    /// Returns the languages of the documents, for the names of files.
    static func suffixes(of article: AlignedArticle) throws(Failure) -> [String] {
        let suffixes = article.documents.map(\.language.description)
        guard Set(suffixes).count == suffixes.count else {
            throw Failure(
                .usage, "the files are named after the languages, but two documents are in \(suffixes[0])",
                advice: "give --source-lang and --target-lang")
        }
        return suffixes
    }
}
