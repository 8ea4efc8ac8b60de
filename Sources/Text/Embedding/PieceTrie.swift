import CalqueCore

/// A node of the trie of pieces, a double array (Aoe 1989, "An Efficient Digital Search Algorithm by Using a Double-Array
/// Structure"). The child of a node for a byte is at `base ^ byte` if that unit's label is the byte.
struct PieceUnit {
    /// The label in the lowest byte, and above it the base, which is 0 for a node without children. A free unit has the
    /// label 0xFF, which is not in UTF-8.
    var step: UInt32 = 0xFF
    /// The piece that ends here, or −1.
    var piece: Int32 = -1
    /// The score of the piece, in double precision, in which SentencePiece adds the scores of user-defined symbols.
    var score: Double = 0
}

/// Builds the double array of a trie.
///
/// All bases differ, so that a label alone shows whose child a unit is. No base is 0, which marks a leaf. Units are added
/// in blocks of 256, and the children of a node are within one block.
struct PieceTrieBuilder {
    typealias Key = (text: UnsafeRawBufferPointer, piece: Int32, score: Double)

    /// The units; the first one is the root.
    private(set) var units: [PieceUnit] = []
    /// A bit for each unit that is free.
    private var free: [UInt64] = []
    /// A bit for each number that is not yet a base.
    private var unused: [UInt64] = []

    /// - Parameter keys: the pieces, of which none is empty.
    /// - Throws: `Failure(.badData)` for equal pieces, or for too many of them.
    /// - Complexity: linear in the bytes of the keys, after sorting them.
    init(_ keys: [Key]) throws(Failure) {
        let keys = keys.sorted { $0.text.lexicographicallyPrecedes($1.text) }
        addBlock()
        // The root's unit, and the base that marks a leaf.
        free[0] &= ~1
        unused[0] &= ~1
        var open: [(keys: Range<Int>, depth: Int, unit: Int)] = [(keys.indices, 0, 0)]
        var children: [(label: UInt8, keys: Range<Int>)] = []
        while let (range, depth, unit) = open.popLast() {
            children.removeAll(keepingCapacity: true)
            for index in range {
                let text = keys[index].text
                if text.count == depth {
                    guard units[unit].piece < 0 else {
                        throw Failure(.badData, "it contains a piece twice: \(String(decoding: text, as: UTF8.self))")
                    }
                    units[unit].piece = keys[index].piece
                    units[unit].score = keys[index].score
                } else if children.last?.label == text[depth] {
                    children[children.count - 1].keys = children[children.count - 1].keys.lowerBound..<index + 1
                } else {
                    children.append((text[depth], index..<index + 1))
                }
            }
            if children.isEmpty { continue }
            let base = try place(children)
            units[unit].step = units[unit].step & 0xFF | UInt32(base) << 8
            for (label, keys) in children.reversed() {
                let child = base ^ Int(label)
                units[child].step = UInt32(label)
                free[child / 64] &= ~(1 << UInt64(child % 64))
                open.append((keys, depth + 1, child))
            }
        }
    }

    /// Returns an unused base whose units for the children are free. Only the last 16 blocks are searched, because older
    /// ones are nearly full.
    private mutating func place(_ children: [(label: UInt8, keys: Range<Int>)]) throws(Failure) -> Int {
        let first = Int(children[0].label)
        for word in max(0, free.count - 64)..<free.count {
            var bits = free[word]
            while bits != 0 {
                let base = (word * 64 + bits.trailingZeroBitCount) ^ first
                if Self.holds(unused, base), children.allSatisfy({ Self.holds(free, base ^ Int($0.label)) }) {
                    unused[base / 64] &= ~(1 << UInt64(base % 64))
                    return base
                }
                bits &= bits - 1
            }
        }
        guard units.count < 1 << 24 else { throw Failure(.badData, "its pieces are too many and too long") }
        addBlock()
        return try place(children)
    }

    private mutating func addBlock() {
        units += repeatElement(PieceUnit(), count: 256)
        free += repeatElement(.max, count: 4)
        unused += repeatElement(.max, count: 4)
    }

    private static func holds(_ bits: [UInt64], _ index: Int) -> Bool {
        bits[index / 64] >> UInt64(index % 64) & 1 != 0
    }
}
