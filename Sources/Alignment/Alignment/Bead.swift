import CalqueCore

/// The unit of an alignment: consecutive segments of one document that correspond to consecutive segments of another.
///
/// A bead with an empty side is an omission: a segment without a counterpart.
public struct Bead: Sendable, Hashable {
    /// The segments of the source, counted from 0.
    public var source: Range<Int>
    /// The segments of the target, counted from 0.
    public var target: Range<Int>
    /// The probability that the bead is right, from 0 to 1; for an omission, that there is no counterpart.
    public var confidence: Double
    /// Whether the bead is in another place in the other document, so that it crosses the beads around it.
    public var isMoved: Bool

    /// Creates a bead.
    public init(source: Range<Int>, target: Range<Int>, confidence: Double = 1, isMoved: Bool = false) {
        self.source = source
        self.target = target
        self.confidence = confidence
        self.isMoved = isMoved
    }

    /// Whether both sides have segments.
    public var isLinked: Bool { !source.isEmpty && !target.isEmpty }
}

extension Bead: CustomStringConvertible {
    /// The bead in the notation of vecalign with its confidence: `0,1:0:0.93`.
    public var description: String { places + ":" + confidenceText }

    /// The bead in the notation of vecalign, without its confidence: `0,1:0`.
    package var places: String {
        source.map(String.init).joined(separator: ",") + ":" + target.map(String.init).joined(separator: ",")
    }

    /// The confidence with two decimals.
    package var confidenceText: String { Hundredths.text(confidence) }
}
