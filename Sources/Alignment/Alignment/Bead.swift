import CalqueCore

/// Segments of one version and what they correspond to in the other: the unit of an alignment.
///
/// One side may be empty: a segment that the other version leaves out.
package struct Bead: Sendable, Hashable {
    /// Segments of the source, counted from 0.
    package var source: Range<Int>
    /// Segments of the target, counted from 0.
    package var target: Range<Int>
    /// How sure it is, from 0 to 1; of an omission, how sure it is that nothing corresponds.
    package var confidence: Double
    /// Whether the versions have it in different places: it crosses the beads around it.
    package var isMoved: Bool

    package init(source: Range<Int>, target: Range<Int>, confidence: Double = 1, isMoved: Bool = false) {
        self.source = source
        self.target = target
        self.confidence = confidence
        self.isMoved = isMoved
    }

    /// Whether both sides hold something.
    package var isLinked: Bool { !source.isEmpty && !target.isEmpty }
}

extension Bead: CustomStringConvertible {
    /// `0,1:0` and, where a confidence is to be told, `0,1:0:0.93`: the form that vecalign and hunalign users know.
    package var description: String { places + ":" + confidenceText }

    /// `0,1:0`, without the confidence.
    package var places: String {
        source.map(String.init).joined(separator: ",") + ":" + target.map(String.init).joined(separator: ",")
    }

    /// The confidence with two decimals.
    package var confidenceText: String { Hundredths.text(confidence) }
}
