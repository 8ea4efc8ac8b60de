package import CalqueCore
package import CalqueUnits

/// What is looked for, and how much of it.
package struct Query: Sendable {
    /// To set it takes the tags away.
    package var text: String { didSet { tags = [] } }
    /// The inline elements of the text.
    package private(set) var tags: [InlineTag] = []
    package var cutoff: Cutoff
    /// How many matches at most.
    package var limit: Int
    package var scoring: Scoring
    /// The neighbours of the text, where they are known: a unit of the same text and the same neighbours is a context
    /// match, which stands above 100. `Scoring.plain` knows no context.
    package var context: Context?
    /// What units cost beside the penalty of their folder. `Scoring.plain` knows none.
    package var penalties: [Penalty] = []

    /// What stands before and after a segment in its document; nil at the document's ends.
    ///
    /// A neighbour agrees with the one that a unit records (`PropertyType.previous` and `.next`, or OmegaT's `prev` and
    /// `next`) when it is the same byte for byte, as OmegaT has it; the end of the document agrees with the end. A unit
    /// that records one neighbour and not the other stood at an end; one that records neither tells nothing of its
    /// context and agrees with none.
    package struct Context: Sendable, Hashable {
        package var previous: String?
        package var next: String?

        package init(previous: String?, next: String?) {
            self.previous = previous
            self.next = next
        }
    }

    package init(
        _ text: String, cutoff: Cutoff = 70, limit: Int = 5, scoring: Scoring = .translator, context: Context? = nil
    ) {
        self.text = text
        self.context = context
        self.cutoff = cutoff
        self.limit = limit
        self.scoring = scoring
    }

    /// A query whose text has tags: its text is `content.plainText`.
    package init(
        content: SegmentContent, cutoff: Cutoff = 70, limit: Int = 5, scoring: Scoring = .translator,
        context: Context? = nil
    ) {
        let tagged = TaggedText(content)
        self.init(tagged.text, cutoff: cutoff, limit: limit, scoring: scoring, context: context)
        tags = tagged.tags
    }

    package var tagged: TaggedText { TaggedText(text, tags) }

    /// The points that a unit costs.
    package func penalty<Fault: Error>(
        file: String, folder: Int, properties: () throws(Fault) -> RecordedProperties
    ) throws(Fault) -> Int {
        if scoring == .plain { return 0 }
        if penalties.isEmpty { return folder }
        let known = try properties()
        return penalties.reduce(folder) { $0 + ($1.holds(file: file, properties: known) ? $1.points : 0) }
    }

    /// The points that a unit may have above 100.
    package var bonus: Int { context == nil || scoring == .plain ? 0 : Score.Context.mostPoints }
}

/// Something that finds the units of a memory which are like a query.
///
/// The contract is exact: the answer is the one that comparing the query with every unit would give, at every cutoff
/// and limit.
package protocol Matcher: Sendable {
    /// The best matches, best first: by score; then the unit that was changed later (one without a date counts as
    /// older than all others); then by position. A unit is listed once, with the variant that matches best; several
    /// units with the same source are all listed (see `bySource`). A query without tokens and a segment that shares nothing with the
    /// query match nothing, whatever the cutoff.
    /// - Throws: `Failure(.badData)` for a query of more than 512 MiB.
    func matches(for query: Query) throws(Failure) -> [Match]
}

extension Matcher {
    /// `matches(for:)` in one line.
    package func matches(
        for text: String, cutoff: Cutoff = 70, limit: Int = 5, scoring: Scoring = .translator
    ) throws(Failure) -> [Match] {
        try matches(for: Query(text, cutoff: cutoff, limit: limit, scoring: scoring))
    }
}
