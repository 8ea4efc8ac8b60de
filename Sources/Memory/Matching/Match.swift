public import CalqueCore
package import CalqueUnits

/// A unit of a memory that is similar to the query.
public struct Match: Sendable {
    /// A translation that the unit offers.
    public struct Target: Sendable, Hashable {
        /// The language of the translation.
        public var language: LanguageTag
        /// The plain text of the translation.
        public var text: String

        /// Makes a translation.
        public init(language: LanguageTag, text: String) {
            self.language = language
            self.text = text
        }
    }

    /// The position of the unit in the memory, from 0, through all its files.
    public var position: Int
    /// The unit's name in its file; most have none.
    public var tuid: String?
    /// How similar the source and the query are.
    public var score: MatchScore
    /// The scoring that gave the score.
    public var scoring: MatchScoring
    /// The text of the query.
    public var query: String
    /// The inline elements of the query.
    public var queryTags: [InlineTag] = []
    /// The language of the source.
    public var sourceLanguage: LanguageTag
    /// The plain text of the unit in the language of the query.
    public var source: String
    /// The inline elements of the source.
    public var sourceTags: [InlineTag] = []
    /// The translations in the order of the file; none in a unit of one language.
    public var targets: [Target]
    /// The name of the document that the unit was made from, else that of its file.
    public var document: String?
    /// The document's date, as it gives it.
    public var date: String?
    /// The confidence of the aligner that the texts are translations of each other, 0…1.
    public var confidence: Double?
    /// What a person, or the aligner's doubt, says about the unit.
    package var status: UnitStatus?
    /// If the match is a part of a unit, one sentence of several with its translation: the points that it loses, which are
    /// among `score.unitPenalty`. nil: the match is a whole unit.
    public var partPenalty: Int?

    /// The points that a part loses unless a rule of the user's says another number.
    package static let usualPartPenalty = 5

    /// Makes a match.
    public init(
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

    /// The status as it is written; nil if the unit has none.
    package var statusName: String? { status?.rawValue }

    /// Whether the unit is a translation that nobody has to read first: a person vouches for it, or the aligner is as sure
    /// as it can be (0.98 and above).
    public var isTrusted: Bool {
        if partPenalty != nil { return false }
        return switch status {
        case .confirmed: true
        case .draft, .rejected: false
        case nil: (confidence ?? 1) >= 0.98
        }
    }

    /// Whether the unit is an aligned pair that no person has confirmed.
    package var isUnconfirmed: Bool { confidence != nil && status != .confirmed }

    /// The source with tags written into it: `Click ⟨1⟩here⟨/1⟩`.
    public var shownSource: String { taggedSource.shown.string }

    /// The query with tags written into it.
    public var shownQuery: String { taggedQuery.shown.string }

    var taggedSource: TaggedText { TaggedText(source, sourceTags) }
    var taggedQuery: TaggedText { TaggedText(query, queryTags) }

    /// The edits that turn the source into the query, from the first token to the last, including runs that are the
    /// same.
    /// - Complexity: O(n · m) for n and m tokens, at each access.
    public var edits: [MatchEdit] { EditScript.make(source: taggedSource, query: taggedQuery, scoring: scoring) }

    /// The edits that are differences.
    public var differences: [MatchEdit] { edits.filter { $0.kind != .same } }
}
