/// The room that one thread needs to encode, kept from call to call together with its cache of pieces.
///
/// Unchecked because it is all raw memory; safe because the encoder's pool hands a worker to one call at a time.
final class Worker: @unchecked Sendable {
    typealias Target = UnsafeMutablePointer<Float>
    /// How many texts are taken together: their sums go through the dense head at once.
    static let textsTogether = 128
    /// Of one token's layer-normed numbers a sentence keeps three sums: begin mark, what is between, end mark.
    static let sumsOfText = 3
    /// New pieces are computed so many at a time.
    static let piecesTogether = 128

    let model: EncoderModel
    var cache: PieceCache
    let work: Product.Workspace
    /// Per branch, the first convolution's results: a row of 256 for each place, and `padding` rows of zeros before.
    let hidden: Target
    /// Per branch, the second convolution's.
    let convolved: Target
    static let planeRows = TokenBatch.capacity + 2 * TokenBatch.padding + 1
    static let plane = planeRows * EncoderWeights.channels
    /// The sums, three rows of 1280 numbers a text; and with how much of the tokens' means they are too large.
    let sums: Target
    let excess: Target
    /// The places of the batch that hold tokens, and the cache rows of these, by place.
    let places: UnsafeMutablePointer<Int32>
    let cacheRows: UnsafeMutablePointer<Int32>
    /// One token's numbers; rows of new pieces; rows for the dense head.
    let token: Target
    let fresh: Target
    let means: Target
    let dense: Target

    init(model: EncoderModel, cachedPieces: Int) {
        self.model = model
        cache = PieceCache(capacity: max(cachedPieces, 2 * TokenBatch.capacity))
        let texts = Self.textsTogether * Self.sumsOfText
        work = Product.Workspace(
            capacity: max(Self.plane, texts * EncoderWeights.features), rows: max(Self.planeRows, texts))
        hidden = .allocate(capacity: 3 * Self.plane)
        hidden.initialize(repeating: 0, count: 3 * Self.plane)
        convolved = .allocate(capacity: 3 * Self.plane)
        sums = .allocate(capacity: texts * EncoderWeights.features)
        excess = .allocate(capacity: texts)
        places = .allocate(capacity: TokenBatch.capacity)
        cacheRows = .allocate(capacity: TokenBatch.capacity)
        token = .allocate(capacity: EncoderWeights.features)
        fresh = .allocate(capacity: Self.piecesTogether * (EncoderWeights.dimension + PieceCache.rowLength))
        means = .allocate(capacity: Self.textsTogether * EncoderWeights.dimension)
        dense = .allocate(capacity: Self.textsTogether * (640 + 320 + 1024 + EncoderWeights.dimension))
    }

    deinit {
        for buffer in [hidden, convolved, sums, excess, token, fresh, means, dense] { buffer.deallocate() }
        places.deallocate()
        cacheRows.deallocate()
    }
}
