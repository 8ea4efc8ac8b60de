package import CalqueCore

/// A unit of a memory that is similar to the query.
package struct Match: Sendable {
    /// A translation that the unit offers.
    package struct Target: Sendable, Hashable {
        package var language: LanguageTag
        package var text: String

        package init(language: LanguageTag, text: String) {
            self.language = language
            self.text = text
        }
    }

    /// The position of the unit in the memory, from 0, through all its files.
    package var position: Int
    /// The unit's name in its file; most have none.
    package var tuid: String?
    package var score: MatchScore
    package var scoring: MatchScoring
    package var query: String
    /// The inline elements of the query.
    package var queryTags: [InlineTag] = []
    package var sourceLanguage: LanguageTag
    package var source: String
    /// The inline elements of the source.
    package var sourceTags: [InlineTag] = []
    /// The translations in the order of the file; none in a unit of one language.
    package var targets: [Target]
    /// The name of the document that the unit was made from, else that of its file.
    package var document: String?
    /// The document's date, as it gives it.
    package var date: String?
    /// The confidence of the aligner that the texts are translations of each other, 0…1.
    package var confidence: Double?

    package init(
        position: Int, tuid: String?, score: MatchScore, scoring: MatchScoring, query: String, queryTags: [InlineTag],
        sourceLanguage: LanguageTag, source: String, sourceTags: [InlineTag], targets: [Target], document: String?,
        date: String?, confidence: Double?
    ) {
        self.position = position
        self.tuid = tuid
        self.score = score
        self.scoring = scoring
        self.query = query
        self.queryTags = queryTags
        self.sourceLanguage = sourceLanguage
        self.source = source
        self.sourceTags = sourceTags
        self.targets = targets
        self.document = document
        self.date = date
        self.confidence = confidence
    }

    /// The source with tags written into it: `Click ⟨1⟩here⟨/1⟩`.
    package var shownSource: String { taggedSource.shown.string }

    /// The query with tags written into it.
    package var shownQuery: String { taggedQuery.shown.string }

    var taggedSource: TaggedText { TaggedText(source, sourceTags) }
    var taggedQuery: TaggedText { TaggedText(query, queryTags) }

    /// The edits that turn the source into the query, from the first token to the last, including runs that are the
    /// same.
    /// - Complexity: O(n · m) for n and m tokens, at each access.
    package var edits: [MatchEdit] { EditScript.make(source: taggedSource, query: taggedQuery, scoring: scoring) }

    /// The edits that are differences.
    package var differences: [MatchEdit] { edits.filter { $0.kind != .same } }
}
