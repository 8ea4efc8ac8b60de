/// Segments of two or more documents that correspond to each other: a bead of several documents.
public struct MultiBead: Sendable, Hashable {
    /// The segments of each document, counted from 0; empty for a document that omits them.
    public var spans: [Range<Int>]
    /// The probability that the bead is right, from 0 to 1; for segments of one document, that they have no counterpart.
    public var confidence: Double
    /// Whether a document has the segments in another place than the others.
    public var isMoved: Bool

    /// Creates a bead of several documents.
    public init(spans: [Range<Int>], confidence: Double = 1, isMoved: Bool = false) {
        self.spans = spans
        self.confidence = confidence
        self.isMoved = isMoved
    }

    /// Creates a bead from one of two documents.
    public init(_ bead: Bead) {
        self.init(spans: [bead.source, bead.target], confidence: bead.confidence, isMoved: bead.isMoved)
    }

    /// Whether at least two documents have segments in it.
    public var isLinked: Bool { spans.count { !$0.isEmpty } > 1 }
}
