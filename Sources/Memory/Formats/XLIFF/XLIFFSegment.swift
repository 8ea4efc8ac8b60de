package import CalqueUnits

/// A segment to be translated, with what the memory has for it (XLIFF 2.1, "Translation Candidates Module").
package struct XLIFFSegment: Sendable, Hashable {
    package enum State: String, Sendable { case initial, translated, reviewed, final }

    package var source: SegmentContent
    package var target: SegmentContent?
    package var state: State
    /// In any order; the best are written first.
    package var matches: [XLIFFMatch]

    package init(
        _ source: SegmentContent, target: SegmentContent? = nil, state: State = .initial, matches: [XLIFFMatch] = []
    ) {
        self.source = source
        self.target = target
        self.state = state
        self.matches = matches
    }
}

/// A match as XLIFF tells of one. Shares are percents, 0 to 100; what lies outside is drawn to the nearer end.
package struct XLIFFMatch: Sendable, Hashable {
    /// What the memory has for source, which may differ from the segment's.
    package var source: SegmentContent
    package var target: SegmentContent
    /// How much the sources are alike: the score.
    package var similarity: Double
    /// How good the translation is, whatever the segment: the aligner's confidence.
    package var quality: Double?
    /// What ranks the match, where more than the score counts: penalties, contexts.
    package var suitability: Double?
    /// The memory, or the document in it.
    package var origin: String?
    /// Whether the context is the same, too: XLIFF's type `icm`.
    package var isInContext: Bool

    package init(
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

    /// Suitability decides, then similarity, then quality, as the standard orders candidates.
    func precedes(_ other: XLIFFMatch) -> Bool {
        (suitability ?? similarity, similarity, quality ?? 0)
            > (other.suitability ?? other.similarity, other.similarity, other.quality ?? 0)
    }
}
