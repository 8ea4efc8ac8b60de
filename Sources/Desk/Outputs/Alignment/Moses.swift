import CalqueAlignment
package import CalqueCore

/// Bitext as Moses and most trainers of translation models read it: a file for each language, a bead a line.
///
/// Only what all versions have is in it, and nothing that is for review.
package struct Moses: Sendable {
    /// The lines of each version; as many in each.
    package let columns: [[String]]
    /// What the name of each file ends in: the language.
    package let suffixes: [String]
    /// The lines, counted from 1, that hold beads that moved: the files have no place for marks.
    package let moved: [Int]

    /// - Throws: `Failure(.usage)` when two versions are of one language, as their files would have one name.
    package init(_ article: AlignedArticle) throws(Failure) {
        suffixes = try Self.suffixes(of: article)
        let texts = article.beads.filter { !article.isForReview($0) }
            .map { (texts: article.texts(of: $0).map(oneLine), isMoved: $0.isMoved) }
            .filter { $0.texts.allSatisfy { $0.contains { !$0.isWhitespace } } }
        columns = article.versions.indices.map { version in texts.map { $0.texts[version] } }
        moved = texts.indices.filter { texts[$0].isMoved }.map { $0 + 1 }
    }

    /// The languages of the versions, for the names of files.
    static func suffixes(of article: AlignedArticle) throws(Failure) -> [String] {
        let suffixes = article.versions.map(\.language.description)
        guard Set(suffixes).count == suffixes.count else {
            throw Failure(
                .usage, "the files are named after the languages, and two versions are \(suffixes[0])",
                advice: "give --source-lang and --target-lang")
        }
        return suffixes
    }
}
