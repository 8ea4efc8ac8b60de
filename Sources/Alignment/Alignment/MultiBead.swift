/// Segments of two or more versions that say the same: what a bead is for a pair.
package struct MultiBead: Sendable, Hashable {
    /// The segments of each version, counted from 0, in the order of the versions; empty where one leaves them out.
    package var spans: [Range<Int>]
    /// How sure it is, from 0 to 1; of segments of one version, how sure it is that nothing corresponds to them.
    package var confidence: Double
    /// Whether a version has it in another place than the others.
    package var isMoved: Bool

    package init(spans: [Range<Int>], confidence: Double = 1, isMoved: Bool = false) {
        self.spans = spans
        self.confidence = confidence
        self.isMoved = isMoved
    }

    package init(_ bead: Bead) {
        self.init(spans: [bead.source, bead.target], confidence: bead.confidence, isMoved: bead.isMoved)
    }

    /// Whether at least two versions have it.
    package var isLinked: Bool { spans.count { !$0.isEmpty } > 1 }
}
