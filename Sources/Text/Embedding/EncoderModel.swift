import CalqueCore

/// The weights in the layout of the matrix kernels, shared by all workers.
///
/// The encoder is the convolutional model of Yang et al. 2019, "Multilingual Universal Sentence Encoder for Semantic
/// Retrieval" (arXiv 1907.04307). For each token, of n in a sentence:
///
///     e = the piece's vector                            512
///     x = layer norm of e·P + p                         768: 256 for each of the branches, windows of 2, 3, 5 tokens
///     h = max(window of x · W1 + b1, 0) + x             256 a branch
///     c = max(window of h · W2 + b2, 0) + h             256 a branch
///     f = layer norm of (e, c)                          1280
///
/// and for the sentence `(Σ f · W + n·b) / √n`, a dense head with residuals, tanh, and unit length. Beyond the edges of
/// the sentence windows see zeros.
///
/// x and the 10 products of x with the positions of the windows in W1 depend on the piece alone. `PieceCache` keeps them.
final class EncoderModel: Sendable {
    let weights: EncoderWeights
    /// e → x, before the bias; the three branches side by side.
    let projection: WeightMatrix
    /// The sums of the projection's columns, by which a constant in e is multiplied.
    let projectionSums: [Float]
    /// For each branch, x → its products with W1 at each position of the window, side by side.
    let first: [WeightMatrix]
    /// For each branch, the window of h → c.
    let second: [WeightMatrix]
    let head: WeightMatrix
    /// The dense layers; layers with the same input are side by side.
    let dense: (WeightMatrix, WeightMatrix, WeightMatrix, WeightMatrix)

    init(weights: EncoderWeights, arithmetic: Arithmetic) {
        let (averaged, exact, kernel) = (arithmetic.averaged, arithmetic.exact, arithmetic.kernel)
        let (channels, dimension) = (EncoderWeights.channels, EncoderWeights.dimension)
        self.weights = weights
        projection = WeightMatrix(
            weights.branches.map { ($0.projection, channels) }, rows: dimension, exact, kernel)
        var sums = [Float](repeating: 0, count: EncoderWeights.branchChannels)
        sums.withUnsafeMutableBufferPointer { sums in
            guard let sums = sums.baseAddress else { return }
            for (index, branch) in weights.branches.enumerated() {
                for row in 0..<dimension {
                    Kernels.add(branch.projection + row * channels, to: sums + index * channels, count: channels)
                }
            }
        }
        projectionSums = sums
        first = weights.branches.map { branch in
            WeightMatrix(
                (0..<branch.width).map { (branch.first + $0 * channels * channels, channels) }, rows: channels,
                averaged, kernel)
        }
        second = weights.branches.map { branch in
            WeightMatrix(
                [(branch.second, channels)], rows: branch.width * channels, window: channels, averaged, kernel)
        }
        head = WeightMatrix([(weights.head, dimension)], rows: EncoderWeights.features, exact, kernel)
        dense = (
            WeightMatrix([(weights.d0, 320), (weights.p1, 320)], rows: dimension, exact, kernel),
            WeightMatrix([(weights.d1, 320)], rows: 320, exact, kernel),
            WeightMatrix([(weights.d2, dimension), (weights.p3, dimension)], rows: 320, exact, kernel),
            WeightMatrix([(weights.d3, dimension)], rows: dimension, exact, kernel)
        )
    }
}
