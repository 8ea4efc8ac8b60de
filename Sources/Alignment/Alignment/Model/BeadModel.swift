import Glibc

/// What makes beads likely: a small network over the features of a linked bead, prices of omissions, and how both go
/// with what the text does on the whole.
///
/// Its numbers are logarithms of odds without a common scale: the probability of a path is its sum, exponentiated, over
/// that of all paths (a conditional random field, Lafferty et al. 2001). `Benchmarks/alignment-trainer` learns them.
package struct BeadModel: Sendable {
    package static let hidden = 16

    /// Features are taken less their mean, over their deviation.
    package var mean = FeatureVector.zero
    package var scale = FeatureVector.one
    /// What each feature counts by itself.
    package var linear = FeatureVector.zero
    /// For each feature, what it gives to each hidden unit.
    package var weights = [FeatureVector](repeating: .zero, count: Feature.count)
    package var bias = FeatureVector.zero
    package var output = FeatureVector.zero

    /// What each kind of bead scores by itself, and how that goes with the genre.
    package var priors = [SIMD4<Float>](repeating: .zero, count: Kind.allCases.count)
    /// What the nearness of the nearest counts against an omission, and its length.
    package var omission = SIMD2<Float>.zero

    /// What a block that stands elsewhere must gain, below which gain a link may be given up for one, and what passing
    /// over a segment within a block costs.
    package var moved = SIMD3<Float>(8, 4, 1)

    /// From the logarithm of odds of a link, and of an omission, and the gain of a moved bead, to that of its being right:
    /// a constant and a factor each.
    package var certainty = SIMD8<Float>(0, 1, 0, 0, 1, 0, 0, 0.3)

    package init() {}

    /// Kinds of beads that a text has more or less of.
    package enum Kind: Int, CaseIterable, Sendable {
        case sourceOmitted, targetOmitted, single, two, three, four, twoToTwo, wide

        package init(_ source: Int, _ target: Int) {
            switch (min(source, target), max(source, target)) {
            case (0, _): self = source > 0 ? .sourceOmitted : .targetOmitted
            case (1, 1): self = .single
            case (1, 2): self = .two
            case (1, 3): self = .three
            case (1, 4): self = .four
            case (2, 2): self = .twoToTwo
            default: self = .wide
            }
        }
    }

    /// The input of the network.
    package func normalized(_ features: FeatureVector) -> FeatureVector { (features - mean) * scale }

    /// The hidden units, before those below 0 are cut off.
    package func activations(_ input: FeatureVector) -> FeatureVector {
        // Not `addProduct`, which without the processor's own instruction is a call for each number.
        weights.withUnsafeBufferPointer { weights in
            var sums = bias
            for index in 0..<Feature.count { sums += weights[index] * input[index] }
            return sums
        }
    }

    /// What a bead's features say for it, whatever its shape.
    package func score(_ features: FeatureVector) -> Float {
        let input = normalized(features)
        let units = pointwiseMax(activations(input), .zero)
        return (linear * input + output * units).sum()
    }

    /// What a bead of this kind scores in a text of this genre.
    package func prior(_ kind: Kind, _ genre: Genre) -> Float {
        (priors[kind.rawValue] * genre.inputs).sum()
    }

    /// What leaving out a segment scores.
    ///
    /// - Parameters:
    ///   - nearness: the cosine with the nearest segment of the other version.
    ///   - length: of the segment.
    package func omission(_ kind: Kind, _ genre: Genre, nearness: Float, length: Float) -> Float {
        prior(kind, genre) + (omission * Self.omissionInputs(nearness: nearness, length: length)).sum()
    }

    package static func omissionInputs(nearness: Float, length: Float) -> SIMD2<Float> {
        SIMD2(nearness - 0.5, log(1 + length) - 4)
    }
}
