import CalqueCore

/// Two properties of a text as a whole that decide how likely each kind of bead is before its words are compared.
///
/// Wire copy omits and adds whole paragraphs. A translated novel omits hardly a sentence but splits and merges many.
public struct AlignmentPriors: Sendable, Equatable {
    /// The share of segments that have no counterpart, from 0 to 1.
    public var omitted: Float
    /// The share of linked beads with more than one segment on a side, from 0 to 1.
    public var joined: Float

    /// Creates priors from both shares.
    public init(omitted: Float, joined: Float) {
        self.omitted = omitted
        self.joined = joined
    }

    /// The priors of news agency copy: the other document omits and adds much.
    public static let wire = AlignmentPriors(omitted: 0.25, joined: 0.08)
    /// The priors of a novel or another book: nothing is omitted, sentences are split and merged.
    public static let book = AlignmentPriors(omitted: 0.01, joined: 0.35)

    /// The priors before anything is known of a text.
    public static let common = AlignmentPriors(omitted: 0.08, joined: 0.08)

    /// The weight of `common`, in segments: a short text says little about itself.
    private static let doubt: Float = 30

    /// Estimates priors from counts, which may be expected values, smoothed towards `common`.
    ///
    /// - Parameters:
    ///   - omitted: how many segments of both documents have no counterpart.
    ///   - segments: how many segments both documents have.
    ///   - joined: how many linked beads have more than one segment on a side.
    ///   - linked: how many linked beads there are.
    package init(omitted: Float, segments: Float, joined: Float, linked: Float) {
        let common = AlignmentPriors.common
        self.omitted = (omitted + common.omitted * Self.doubt) / (segments + Self.doubt)
        self.joined = (joined + common.joined * Self.doubt / 2) / (linked + Self.doubt / 2)
    }

    /// The input of `BeadModel.prior`: 1, then the logarithms of both shares relative to `common`, then 0.
    package var inputs: SIMD4<Float> {
        SIMD4(
            1, log(max(omitted, 1e-3) / AlignmentPriors.common.omitted),
            log(max(joined, 1e-3) / AlignmentPriors.common.joined), 0)
    }
}
