public import CalqueAlignment
public import CalqueCore
public import CalqueLexicons

/// Lexicons that a user named by their files.
public struct NamedLexicons: Sendable {
    /// The lexicons in the order of their paths.
    public let lexicons: [Lexicon]
    private let paths: [String]

    /// No lexicons besides the built-in ones.
    public init() {
        lexicons = []
        paths = []
    }

    /// Reads the lexicons.
    ///
    /// - Throws: `Failure` with the file and line when a file is no lexicon.
    public init(paths: [String]) throws(Failure) {
        self.paths = paths
        lexicons = try paths.map { (path) throws(Failure) in try Lexicon(path: path) }
    }

    /// Checks that some lexicon, if any are named, is for the languages of the documents.
    ///
    /// - Throws: `Failure(.usage)` when none is.
    public func check(_ documents: [Document]) throws(Failure) {
        guard let first = lexicons.first, used(documents) == nil, let one = documents.first,
            let other = documents.last
        else { return }
        throw Failure(
            .usage,
            "the lexicon is for \(first.languages.source) and \(first.languages.target), but the articles are in "
                + "\(one.language) and \(other.language)", at: .init(file: paths[0]),
            advice: "learn a lexicon of these languages, or leave --lexicon out")
    }

    /// How much of the documents the lexicon knows, if the user named one:
    /// `wire.lexicon: knows 83 % of the words in en, 79 % of those in ru`.
    public func note(_ documents: [Document]) -> String? {
        guard let (index, one, other) = used(documents), let first = lexicons[index].coverage(of: one),
            let second = lexicons[index].coverage(of: other)
        else { return nil }
        return "\(paths[index]): knows \(percent(first)) % of the words in \(one.language), "
            + "\(percent(second)) % of those in \(other.language)"
    }

    /// The first lexicon that is for two of the documents, and these.
    private func used(_ documents: [Document]) -> (Int, Document, Document)? {
        for (index, lexicon) in lexicons.enumerated() {
            for (number, one) in documents.enumerated() {
                for other in documents.dropFirst(number + 1) where lexicon.serves(one.language, other.language) {
                    return (index, one, other)
                }
            }
        }
        return nil
    }

    private func percent(_ share: (known: Int, all: Int)) -> Int {
        share.all == 0 ? 0 : (200 * share.known + share.all) / (2 * share.all)
    }
}
