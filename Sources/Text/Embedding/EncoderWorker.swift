/// The memory that one thread needs to encode, kept from call to call with its cache of pieces.
///
/// It is `@unchecked Sendable` because it is raw memory. That is safe because the encoder gives a worker to one call at a
/// time.
final class EncoderWorker: @unchecked Sendable {
    typealias Target = UnsafeMutablePointer<Float>
    /// The number of texts that are encoded together: their sums go through the dense head at once.
    static let textsPerBatch = 128
    /// The number of sums of each text: of the begin mark, of the tokens between, and of the end mark.
    static let sumsOfText = 3
    /// The number of new pieces that are computed together.
    static let piecesPerBatch = 128

    let model: EncoderModel
    var cache: PieceCache
    let work: WeightMatrix.Workspace
    /// For each branch, the results of the first convolution: 256 numbers for each place, after `padding` rows of zeros.
    let hidden: Target
    /// For each branch, the results of the second convolution.
    let convolved: Target
    static let planeRows = TokenBatch.capacity + 2 * TokenBatch.padding + 1
    static let plane = planeRows * EncoderWeights.channels
    /// The sums, three rows of 1280 numbers for each text.
    let sums: Target
    /// For each sum, by how much the means of its tokens make it too large.
    let excess: Target
    /// The places of the batch that hold tokens.
    let places: UnsafeMutablePointer<Int32>
    /// The cache row of each place.
    let cacheRows: UnsafeMutablePointer<Int32>
    /// The values of one token.
    let token: Target
    /// The rows of new pieces.
    let fresh: Target
    /// The inputs of the dense head.
    let means: Target
    /// The intermediate values of the dense head.
    let dense: Target

    init(model: EncoderModel, cachedPieces: Int) {
        self.model = model
        cache = PieceCache(capacity: max(cachedPieces, 2 * TokenBatch.capacity))
        let texts = Self.textsPerBatch * Self.sumsOfText
        work = WeightMatrix.Workspace(
            capacity: max(Self.plane, texts * EncoderWeights.features), rows: max(Self.planeRows, texts))
        hidden = .allocate(capacity: 3 * Self.plane)
        hidden.initialize(repeating: 0, count: 3 * Self.plane)
        convolved = .allocate(capacity: 3 * Self.plane)
        sums = .allocate(capacity: texts * EncoderWeights.features)
        excess = .allocate(capacity: texts)
        places = .allocate(capacity: TokenBatch.capacity)
        cacheRows = .allocate(capacity: TokenBatch.capacity)
        token = .allocate(capacity: EncoderWeights.features)
        fresh = .allocate(capacity: Self.piecesPerBatch * (EncoderWeights.dimension + PieceCache.rowLength))
        means = .allocate(capacity: Self.textsPerBatch * EncoderWeights.dimension)
        dense = .allocate(capacity: Self.textsPerBatch * (640 + 320 + 1024 + EncoderWeights.dimension))
    }

    deinit {
        for buffer in [hidden, convolved, sums, excess, token, fresh, means, dense] { buffer.deallocate() }
        places.deallocate()
        cacheRows.deallocate()
    }
}
