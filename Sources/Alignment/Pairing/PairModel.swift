import CalqueAlignment

/// The weights of the two questions about a pair, fitted by `Benchmarks/pairing/fit`.
///
/// The first is which of several candidates is the right one: a multinomial logistic regression (a softmax over the
/// candidates of one story) gives each pair a rank. The second is whether it is right at all: a logistic regression over
/// some of the same features, which mean the same in every archive, and over the margins, by how much a pair's rank is above
/// that of the best rival of each story. Of two updates of one story both could be right, and only one is the original.
struct PairModel: Sendable {
    /// A weight for each of `PairFeatures.names`.
    let rank: [Double]
    /// A weight for each of `absolute`, and then for the margin of the source, that of the target, and the smaller one.
    let certainty: [Double]

    /// The features that say whether a pair is right at all.
    static let absolute = [
        "constant", "verdict", "cosine", "nearness", "tokens", "source coverage", "target coverage", "shared numbers",
        "literals of the target", "literals of the source", "no date", "far dates",
    ].compactMap(PairFeatures.names.firstIndex)

    /// How much a greater margin over rivals counts at most.
    static let greatestMargin = 6.0

    func rank(_ features: PairFeatures) -> Double { zip(rank, features.values).reduce(0) { $0 + $1.0 * $1.1 } }

    /// Returns the probability that a pair is right.
    ///
    /// - Parameter margins: the rank less that of the best rival of each story; negative if a rival is better.
    func probability(_ features: PairFeatures, margins: (source: Double, target: Double)) -> Double {
        func bounded(_ margin: Double) -> Double { max(-Self.greatestMargin, min(Self.greatestMargin, margin)) }
        let bounds = [margins.source, margins.target, min(margins.source, margins.target)].map(bounded)
        let inputs = Self.absolute.map { features.values[$0] } + bounds
        return ConfidenceModel.logistic(zip(certainty, inputs).reduce(0) { $0 + $1.0 * $1.1 })
    }

    static let withEncoder = PairModel(
        rank: [
            0, 0.068, 9.676, 8.624, 7.153, 1.429, 3.953, 5.242, -0.298, -0.906, -0.875, -0.647, 3.538, 2.523, -1.47,
            -3.994, -0.422, -3.678,
        ],
        certainty: [
            -12.307, 0.078, 1.973, 4.044, 2.527, 0.433, 4.121, -0.474, 1.468, -0.52, -1.17, -1.765, 0.083, 0.332, 0.701,
        ])
    static let lexical = PairModel(
        rank: [
            0, 0.152, 0, 0, 13.823, 3.242, 6.614, 2.796, -0.138, -0.838, -1.191, -0.586, 3.625, 3.862, -2.758, -4.052,
            -0.3, -3.967,
        ],
        certainty: [
            -9.454, 0.16, 0, 0, 1.916, 1.275, 4.397, -0.955, 1.336, 0.386, -0.053, -1.548, 0.158, 0.355, 0.7,
        ])
}
