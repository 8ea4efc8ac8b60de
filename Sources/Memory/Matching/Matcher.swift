public import CalqueCore
public import CalqueUnits

/// A text to search for, with the limits of the search.
public struct MatchQuery: Sendable {
    /// The text. Setting it removes the tags.
    public var text: String { didSet { tags = [] } }
    /// The inline elements of the text.
    public private(set) var tags: [InlineTag] = []
    /// The least score of a match.
    public var cutoff: MatchCutoff
    /// The largest number of matches.
    public var limit: Int
    /// How texts are compared.
    public var scoring: MatchScoring
    /// The neighbours of the text, where they are known. A unit with the same text and the same neighbours is a context
    /// match, which scores above 100. `MatchScoring.plain` ignores the context.
    public var context: Context?
    /// Penalties of units, in addition to the penalty of their folder. `MatchScoring.plain` ignores them.
    public var penalties: [MatchPenalty] = []

    /// The domain of the desk that asks: of units with equal scores, those of this domain come before others that are worth as
    /// much. They are those with a property `x-domain` or `x-desk`, or of another tool's spelling, of this text in any case.
    /// `MatchScoring.plain` ignores it.
    public var domain: String?

    /// Whether the text was joined from segments of several paragraphs. Then only a unit matches that was made across paragraphs,
    /// too (`PropertyType.segments`), or, if it does not say of how many segments it was made, one that has the same text and a
    /// neighbour in common.
    package var crossesParagraphs = false

    /// The segments before and after a segment in its document; nil at the document's ends.
    ///
    /// A neighbour agrees with the neighbour that a unit records (`PropertyType.previous` and `.next`, or OmegaT's
    /// `prev` and `next`) when both are the same byte for byte, as in OmegaT; the end of the document agrees with the
    /// end. A unit that records one neighbour only was at an end of its document. A unit that records none has no known
    /// context and agrees with none.
    public struct Context: Sendable, Hashable {
        /// The segment before; nil at the beginning of the document.
        public var previous: String?
        /// The segment after; nil at the end of the document.
        public var next: String?

        /// Makes a context.
        public init(previous: String?, next: String?) {
            self.previous = previous
            self.next = next
        }
    }

    /// Makes a query for a plain text.
    public init(
        _ text: String, cutoff: MatchCutoff = 70, limit: Int = 5, scoring: MatchScoring = .translator,
        context: Context? = nil
    ) {
        self.text = text
        self.context = context
        self.cutoff = cutoff
        self.limit = limit
        self.scoring = scoring
    }

    /// Makes a query from a text with tags: its text is `content.plainText`.
    public init(
        content: SegmentContent, cutoff: MatchCutoff = 70, limit: Int = 5, scoring: MatchScoring = .translator,
        context: Context? = nil
    ) {
        let tagged = TaggedText(content)
        self.init(tagged.text, cutoff: cutoff, limit: limit, scoring: scoring, context: context)
        tags = tagged.tags
    }

    package var tagged: TaggedText { TaggedText(text, tags) }

    /// Returns the points that a unit loses.
    package func penalty<Fault: Error>(
        file: String, folder: Int, properties: () throws(Fault) -> RecordedProperties
    ) throws(Fault) -> Int {
        if scoring == .plain { return 0 }
        if penalties.isEmpty { return folder }
        let known = try properties()
        return penalties.reduce(folder) { $0 + ($1.holds(file: file, properties: known) ? $1.points : 0) }
    }

    /// Returns the points that a unit loses because nobody confirmed it. A draft loses one at least, so that it is never an
    /// exact match.
    package func unconfirmedPenalty(_ trust: UnitTrust) -> Int {
        if scoring == .plain { return 0 }
        guard let rule = penalties.last(where: { $0.condition == .unconfirmed }) else { return trust.points }
        if trust.isDraft { return max(1, rule.points) }
        return trust.isUnconfirmed ? rule.points : 0
    }

    /// Returns whether a unit is of the query's domain.
    package func isOfDomain<Fault: Error>(
        properties: () throws(Fault) -> RecordedProperties
    ) throws(Fault) -> Bool {
        guard let domain, scoring == .translator else { return false }
        return try properties().isOf(domain: domain)
    }

    /// Returns whether a unit may match that has a score, as far as paragraphs are concerned.
    ///
    /// - Parameter variant: the number of the source among the unit's `count` texts.
    package func admits<Fault: Error>(
        _ score: MatchScore, variant: Int, of count: Int, properties: () throws(Fault) -> RecordedProperties
    ) throws(Fault) -> Bool {
        guard crossesParagraphs else { return true }
        return try properties().crossesParagraphs(variant: variant, of: count) ?? !score.context.isEmpty
    }

    /// The points that a part of a unit loses; see `Match.partPenalty`.
    package var partPenalty: Int { penalties.last { $0.condition == .part }?.points ?? Match.usualPartPenalty }

    /// The points above 100 that a unit can gain.
    public var bonus: Int { context == nil || scoring == .plain ? 0 : MatchScore.Context.mostPoints }
}

/// An object that finds the units of a memory that are similar to a query.
///
/// The contract is exact: at every cutoff and limit, the answer is the same as from a comparison of the query with
/// every unit.
public protocol Matcher: Sendable {
    /// Returns the best matches in this order: by score; then, unless the scoring is `plain`, what a person vouches for before
    /// what an aligner does, and drafts last, and then units of the query's domain; then the unit that was changed last (a
    /// unit without a date counts as the oldest); then, unless the scoring is `plain`, the more often used one; then by
    /// position. A unit is listed once, with its best variant; units with the same
    /// source are all listed (see `bySource`). A query without tokens matches nothing, and neither does a segment that
    /// shares nothing with the query, whatever the cutoff.
    /// - Throws: `Failure` if the memory, or what was made from it, can no longer be read.
    func matches(for query: MatchQuery) throws(Failure) -> [Match]
}

/// A matcher that can answer for whole articles: it knows which segments can be joined or divided to find more.
package protocol ArticleMatcher: Matcher {
    /// The number of tokens of the longest segment that is searched. No text matches that is much longer.
    var longest: Int { get }

    /// Returns units whose text contains that of the query, and more: consecutive tokens that are the same, except that any
    /// number stands for any other, and the final marks of the query do not count. Texts with fewer than four tokens, or fewer
    /// than three that are no numbers, are in too many units: for them there are none.
    ///
    /// - Parameter query: its tags, cutoff and context do not count.
    /// - Returns: at most `limit` units; first those that lose the fewest points, then the newest. Their score is 100 less the
    ///   points that the unit loses.
    func units(containing query: MatchQuery) throws(Failure) -> [Match]
}

extension Matcher {
    /// Searches for a plain text: see `matches(for:)`.
    public func matches(
        for text: String, cutoff: MatchCutoff = 70, limit: Int = 5, scoring: MatchScoring = .translator
    ) throws(Failure) -> [Match] {
        try matches(for: MatchQuery(text, cutoff: cutoff, limit: limit, scoring: scoring))
    }
}
