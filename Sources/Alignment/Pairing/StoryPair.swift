/// Two stories of an archive that are versions of each other.
public struct StoryPair: Sendable {
    /// What the target is of the source.
    public enum Relation: String, Sendable, CaseIterable {
        /// Each has most of the other.
        case version
        /// The one is much shorter and is in the other.
        case brief
        /// They have only parts in common.
        case part
    }

    /// The place of the source in the list of sources.
    public let source: Int
    /// The place of the target in the list of targets.
    public let target: Int
    /// The probability, from 0 to 1, that the pair is right.
    public let confidence: Double
    /// Whether they are versions of one story, and how much of each is in the other.
    public let verdict: StoryVerdict
    let features: PairFeatures

    /// What speaks for the pair and against it, by name, in a fixed order.
    public var evidence: [(name: String, value: Double)] {
        zip(PairFeatures.names, features.values).map { (name: $0, value: $1) }
    }

    /// What the target is of the source, by how much of each is in the other.
    public var relation: Relation {
        let (one, other) = verdict.coverage
        if min(one, other) >= 0.6 { return .version }
        return max(one, other) >= 0.6 ? .brief : .part
    }
}
