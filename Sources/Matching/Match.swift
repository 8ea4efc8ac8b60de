public import Core

/// A unit of a memory that is like the query.
public struct Match: Sendable {
    /// A translation that the unit offers.
    public struct Target: Sendable, Hashable {
        public var language: LanguageTag
        public var text: String
    }

    /// Of the unit in the memory, from 0, through all its files.
    public var position: Int
    /// The unit's name in its file; most have none.
    public var tuid: String?
    public var score: Score
    public var scoring: Scoring
    public var query: String
    /// The inline elements of the query.
    public var queryTags: [InlineTag] = []
    public var sourceLanguage: LanguageTag
    public var source: String
    /// The inline elements of the source.
    public var sourceTags: [InlineTag] = []
    /// In the order of the file; none in a unit of one language.
    public var targets: [Target]
    /// What the unit was made from, else what its file was.
    public var document: String?
    /// The document's date, as it gives it.
    public var date: String?
    /// How sure the aligner was that the texts are translations, 0…1.
    public var confidence: Double?

    /// The source with its tags written into it: `Click ⟨1⟩here⟨/1⟩`.
    public var shownSource: String { taggedSource.shown.string }

    /// The query with its tags written into it.
    public var shownQuery: String { taggedQuery.shown.string }

    var taggedSource: TaggedText { TaggedText(source, sourceTags) }
    var taggedQuery: TaggedText { TaggedText(query, queryTags) }

    /// How the source becomes the query, from the first token to the last, the same stretches too.
    /// - Complexity: O(n · m) for n and m tokens, each time it is asked for.
    public var edits: [Edit] { EditScript.make(source: taggedSource, query: taggedQuery, scoring: scoring) }

    /// The edits that change something.
    public var differences: [Edit] { edits.filter { $0.kind != .same } }
}
