/// A set of entries of an index, or of its tokens, as bits.
struct EntrySet {
    let count: Int
    var words: [UInt64]

    init(count: Int) {
        self.count = count
        words = [UInt64](repeating: 0, count: (count + 63) / 64)
    }

    var size: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    @inline(__always)
    func contains(_ entry: Int) -> Bool { words[entry >> 6] >> UInt64(entry & 63) & 1 != 0 }

    @inline(__always)
    mutating func insert(_ entry: Int) { words[entry >> 6] |= 1 << UInt64(entry & 63) }

    @inline(__always)
    mutating func remove(_ entry: Int) { words[entry >> 6] &= ~(1 << UInt64(entry & 63)) }

    mutating func formIntersection(_ other: EntrySet) {
        for word in words.indices { words[word] &= other.words[word] }
    }

    /// Calls `body` with the members of a range, in ascending order.
    @inline(__always)
    func forEach<Problem>(in range: Range<Int>, _ body: (Int) throws(Problem) -> Void) throws(Problem) {
        guard !range.isEmpty else { return }
        let last = (range.upperBound - 1) >> 6
        for word in range.lowerBound >> 6...last {
            var bits = words[word]
            if word == range.lowerBound >> 6 { bits &= ~0 << UInt64(range.lowerBound & 63) }
            if word == last { bits &= ~0 >> UInt64(63 - (range.upperBound - 1) & 63) }
            while bits != 0 {
                try body(word << 6 | bits.trailingZeroBitCount)
                bits &= bits - 1
            }
        }
    }
}
