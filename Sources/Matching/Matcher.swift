public import Core

/// What is looked for, and how much of it.
public struct Query: Sendable {
    public var text: String
    public var cutoff: Cutoff
    /// How many matches at most.
    public var limit: Int
    public var scoring: Scoring

    public init(_ text: String, cutoff: Cutoff = 70, limit: Int = 5, scoring: Scoring = .translator) {
        self.text = text
        self.cutoff = cutoff
        self.limit = limit
        self.scoring = scoring
    }
}

/// Something that finds the units of a memory which are like a query.
///
/// The contract is exact: the answer is the one that comparing the query with every unit would give, at every cutoff
/// and limit.
public protocol Matcher: Sendable {
    /// The best matches, best first: by score; then the unit that was changed later (one without a date counts as
    /// older than all others); then by position. A unit is listed once, with the variant that matches best; several
    /// units with the same source are all listed. A query without tokens and a segment that shares nothing with the
    /// query match nothing, whatever the cutoff.
    /// - Throws: `Failure(.badData)` for a query of more than 512 MiB.
    func matches(for query: Query) throws(Failure) -> [Match]
}

extension Matcher {
    /// `matches(for:)` in one line.
    public func matches(
        for text: String, cutoff: Cutoff = 70, limit: Int = 5, scoring: Scoring = .translator
    ) throws(Failure) -> [Match] {
        try matches(for: Query(text, cutoff: cutoff, limit: limit, scoring: scoring))
    }
}
