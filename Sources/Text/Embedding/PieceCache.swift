import CalqueIO

/// What the encoder computes of a piece whatever stands around it: x, and x times each place of the first
/// convolution's windows. News repeats its words, so most tokens are found here.
///
/// A fixed number of rows (13 KB each; memory is taken as rows are first used), given away by the clock method: a hand
/// goes round and takes the first row that was not used often of late.
struct PieceCache: ~Copyable {
    /// Where the products begin in a row, and how long a row is.
    static let products = EncoderWeights.branchChannels
    static let rowLength = products + (2 + 3 + 5) * EncoderWeights.channels

    let values: UnsafeMutablePointer<Float>
    private let capacity: Int
    private let rowOf: UnsafeMutablePointer<Int32>
    private let pieceOf: UnsafeMutablePointer<Int32>
    private let uses: UnsafeMutablePointer<UInt8>
    private let batchOf: UnsafeMutablePointer<Int>
    private var hand = 0
    private var batch = 0

    /// - Parameter capacity: in rows; more than a batch has tokens.
    init(capacity: Int) {
        self.capacity = capacity
        let bytes = capacity * Self.rowLength * MemoryLayout<Float>.size
        let room = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 2 << 20)
        // Rows are read here and there: large pages spare most of the look-ups of addresses, and of the page faults.
        // Only advice: without them it is right as well.
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

    /// Rows given out from now on stay until the next call.
    mutating func beginBatch() { batch += 1 }

    /// The row of a piece; `isNew` where the caller must fill it.
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
