import CalqueIO

/// A cache of the values that depend on a piece alone: x, and its products with each position of the first convolution's
/// windows. Texts repeat their words, so most tokens are found here.
///
/// The cache has a fixed number of rows of 13 KB, whose memory is used at first need. Rows are replaced by the clock
/// algorithm: a hand goes round and takes the first row that was not used often of late.
struct PieceCache: ~Copyable {
    /// Where the products begin in a row.
    static let products = EncoderWeights.branchChannels
    /// The length of a row.
    static let rowLength = products + (2 + 3 + 5) * EncoderWeights.channels

    let values: UnsafeMutablePointer<Float>
    private let capacity: Int
    private let rowOf: UnsafeMutablePointer<Int32>
    private let pieceOf: UnsafeMutablePointer<Int32>
    private let uses: UnsafeMutablePointer<UInt8>
    private let batchOf: UnsafeMutablePointer<Int>
    private var hand = 0
    private var batch = 0

    /// - Parameter capacity: the number of rows, which must be more than a batch has tokens.
    init(capacity: Int) {
        self.capacity = capacity
        let bytes = capacity * Self.rowLength * MemoryLayout<Float>.size
        let room = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 2 << 20)
        // Rows are read in random order, so large pages save most address look-ups and page faults. This is only advice to
        // the kernel.
        MemoryPages.adviseLarge(UnsafeMutableRawBufferPointer(start: room, count: bytes))
        values = room.assumingMemoryBound(to: Float.self)
        rowOf = .allocate(capacity: EncoderWeights.pieces)
        rowOf.initialize(repeating: -1, count: EncoderWeights.pieces)
        pieceOf = .allocate(capacity: capacity)
        pieceOf.initialize(repeating: -1, count: capacity)
        uses = .allocate(capacity: capacity)
        uses.initialize(repeating: 0, count: capacity)
        batchOf = .allocate(capacity: capacity)
        batchOf.initialize(repeating: -1, count: capacity)
    }

    deinit {
        UnsafeMutableRawPointer(values).deallocate()
        rowOf.deallocate()
        pieceOf.deallocate()
        uses.deallocate()
        batchOf.deallocate()
    }

    /// Starts a batch: rows that are returned from now on stay valid until the next call.
    mutating func beginBatch() { batch += 1 }

    /// Returns the row of a piece, and whether the caller must fill it.
    mutating func row(of piece: Int32) -> (row: Int32, isNew: Bool) {
        let found = rowOf[Int(piece)]
        if found >= 0 {
            batchOf[Int(found)] = batch
            if uses[Int(found)] < 3 { uses[Int(found)] += 1 }
            return (found, false)
        }
        while true {
            hand = hand + 1 == capacity ? 0 : hand + 1
            if batchOf[hand] == batch { continue }
            if uses[hand] == 0 { break }
            uses[hand] -= 1
        }
        if pieceOf[hand] >= 0 { rowOf[Int(pieceOf[hand])] = -1 }
        pieceOf[hand] = piece
        rowOf[Int(piece)] = Int32(hand)
        batchOf[hand] = batch
        return (Int32(hand), true)
    }
}
