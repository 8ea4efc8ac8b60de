import CalqueCore

/// The weights that score beads: a small network over the features of a linked bead, the score of an omission, and how
/// both depend on the priors of the text.
///
/// Scores are logarithms of odds without a common scale. The probability of a path is its exponentiated sum divided by
/// that of all paths: a linear-chain conditional random field (Lafferty et al. 2001) over the lattice.
/// `Benchmarks/alignment-trainer` trains the weights.
package struct BeadModel: Sendable {
    /// How many hidden units the network has.
    package static let hidden = 16

    /// The mean of each feature in the training data, subtracted from it before the network.
    package var mean = FeatureVector.zero
    /// The inverse deviation of each feature, by which it is multiplied; 0 for a feature that is not used.
    package var scale = FeatureVector.one
    /// The direct weight of each feature.
    package var linear = FeatureVector.zero
    /// For each feature, its weight in each hidden unit.
    package var weights = [FeatureVector](repeating: .zero, count: Feature.count)
    /// The bias of each hidden unit.
    package var bias = FeatureVector.zero
    /// The weight of each hidden unit in the score.
    package var output = FeatureVector.zero

    /// For each kind of bead, its weights for `AlignmentPriors.inputs`.
    package var kindWeights = [SIMD4<Float>](repeating: .zero, count: Kind.allCases.count)
    /// The weights of an omission for `omissionInputs`.
    package var omission = SIMD2<Float>.zero

    /// Three thresholds of `MovedBlocks`: the least gain of a block, the gain below which a link may be given up for a
    /// block, and the penalty of a segment that is skipped within a block.
    package var moved = SIMD3<Float>(8, 4, 1)

    /// The logistic regression of `ConfidenceModel`: for links a constant, a factor of the log odds and one of the gain;
    /// for omissions a constant and a factor at 3 and 4; for moved beads at 6 and 7.
    package var certainty = SIMD8<Float>(0, 1, 0, 0, 1, 0, 0, 0.3)

    /// Creates a model whose weights are 0.
    package init() {}

    /// The kinds of beads that have weights of their own.
    package enum Kind: Int, CaseIterable, Sendable {
        case sourceOmitted, targetOmitted, single, two, three, four, twoToTwo, wide

        /// The kind of a bead by its numbers of source and target segments.
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

    /// Returns the input of the network: features with mean 0 and deviation 1.
    package func normalized(_ features: FeatureVector) -> FeatureVector { (features - mean) * scale }

    /// Returns the hidden units before the rectifier.
    package func activations(_ input: FeatureVector) -> FeatureVector {
        // `addProduct` would call a function for each number where the processor has no such instruction.
        weights.withUnsafeBufferPointer { weights in
            var sums = bias
            for index in 0..<Feature.count { sums += weights[index] * input[index] }
            return sums
        }
    }

    /// Returns the score that the features give to a linked bead, without the weight of its kind.
    package func score(_ features: FeatureVector) -> Float {
        let input = normalized(features)
        let units = pointwiseMax(activations(input), .zero)
        return (linear * input + output * units).sum()
    }

    /// Returns the score of a kind of bead in a text with these priors, before the words are compared.
    package func prior(_ kind: Kind, _ priors: AlignmentPriors) -> Float {
        (kindWeights[kind.rawValue] * priors.inputs).sum()
    }

    /// Returns the score of omitting a segment.
    ///
    /// - Parameters:
    ///   - nearness: the cosine with the nearest segment of the other document; 0.5 without an encoder.
    ///   - length: the length of the segment in letters.
    package func omission(_ kind: Kind, _ priors: AlignmentPriors, nearness: Float, length: Float) -> Float {
        prior(kind, priors) + (omission * Self.omissionInputs(nearness: nearness, length: length)).sum()
    }

    /// Returns the inputs that `omission` is multiplied with.
    package static func omissionInputs(nearness: Float, length: Float) -> SIMD2<Float> {
        SIMD2(nearness - 0.5, log(1 + length) - 4)
    }
}
