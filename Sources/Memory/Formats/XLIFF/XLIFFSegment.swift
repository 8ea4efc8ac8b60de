import CalqueCore
public import CalqueUnits

/// A segment that is to be translated, with its matches in a memory (XLIFF 2.1, "Translation Candidates Module").
public struct XLIFFSegment: Sendable, Hashable {
    /// The state of the translation.
    public enum State: String, Sendable {
        /// Nobody has confirmed the target.
        case initial
        /// The target is a translation.
        case translated
        /// A second person has read the target.
        case reviewed
        /// The target may be published.
        case final
    }

    /// The source text.
    public var source: SegmentContent
    /// The translation, if there is one.
    public var target: SegmentContent?
    /// The state of the translation.
    public var state: State
    /// The matches in any order. The best are written first.
    public var matches: [XLIFFMatch]
    /// Remarks on the translation for people.
    public var notes: [String] = []
    /// Whether a tool may divide the segment or join it with others. A translation of several sentences together stays whole.
    public var canResegment = true
    /// What a tool adds to the state, after its name and a colon: `calque:0.99`.
    public var subState: String?

    /// Makes a segment.
    public init(
        _ source: SegmentContent, target: SegmentContent? = nil, state: State = .initial, matches: [XLIFFMatch] = []
    ) {
        self.source = source
        self.target = target
        self.state = state
        self.matches = matches
    }

    /// The `subState` of a translation that only the aligner vouches for. A tool that changes the state changes this, too, as
    /// the standard asks; so a file that nobody touched says on its return that nobody confirmed the translation.
    package static func subState(confidence: Double) -> String { subStateName + Hundredths.text(confidence) }

    /// Returns the confidence that a `subState` of Calque says, or a `state-qualifier` (1.2), or nil.
    package static func confidence(subState: String) -> Double? {
        for name in [subStateName, qualifierName] where subState.hasPrefix(name) {
            return TranslationUnit.confidence(String(subState.dropFirst(name.count)))
        }
        return nil
    }

    /// Returns a `subState` of Calque as a `state-qualifier` of XLIFF 1.2, where the words of tools begin with `x-`.
    package static func qualifier(_ subState: String) -> String? {
        subState.hasPrefix(subStateName) ? qualifierName + subState.dropFirst(subStateName.count) : nil
    }

    private static let subStateName = "calque:"
    private static let qualifierName = "x-calque-"
}

/// A match of a segment. Scores are percentages from 0 to 100; a value outside this range is moved to its nearer end.
public struct XLIFFMatch: Sendable, Hashable {
    /// The source in the memory, which may differ from that of the segment.
    public var source: SegmentContent
    /// The translation in the memory.
    public var target: SegmentContent
    /// The similarity of the sources: the score of the match.
    public var similarity: Double
    /// The quality of the translation in the memory: the confidence of the aligner.
    public var quality: Double?
    /// The rank of the match, if it depends on more than the score, such as penalties and contexts.
    public var suitability: Double?
    /// The name of the memory, or of a document in it.
    public var origin: String?
    /// Whether the context is also the same (the type `icm` of XLIFF).
    public var isInContext: Bool

    /// Makes a match.
    public init(
        source: SegmentContent, target: SegmentContent, similarity: Double, quality: Double? = nil,
        suitability: Double? = nil, origin: String? = nil, isInContext: Bool = false
    ) {
        self.source = source
        self.target = target
        self.similarity = similarity
        self.quality = quality
        self.suitability = suitability
        self.origin = origin
        self.isInContext = isInContext
    }

    /// The order of the standard: by suitability, then similarity, then quality.
    private func precedes(_ other: XLIFFMatch) -> Bool {
        (suitability ?? similarity, similarity, quality ?? 0)
            > (other.suitability ?? other.similarity, other.similarity, other.quality ?? 0)
    }

    /// Returns matches in the order of the standard. The order of equal ones is kept.
    package static func ordered(_ matches: [XLIFFMatch]) -> [XLIFFMatch] {
        matches.enumerated()
            .sorted { $0.element.precedes($1.element) || !$1.element.precedes($0.element) && $0.offset < $1.offset }
            .map(\.element)
    }
}
