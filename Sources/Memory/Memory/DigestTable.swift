/// A table of numbers by digest. It needs no hash function, because digests are random.
///
/// The table uses linear probing and is at most two thirds full. The keys that a search compares are in an array of
/// their own, eight bytes each, because the speed of a large table is that of its cache misses.
struct DigestTable {
    /// One half of each digest; 0 in a free place.
    private var lows: [UInt64] = []
    private var highs: [UInt64] = []
    private var numbers: [Int32] = []
    private var count = 0

    /// The number of a digest; nil if it is not in the table.
    subscript(digest: Digest) -> Int32? {
        guard !lows.isEmpty else { return nil }
        let place = place(of: digest)
        return lows[place] == 0 ? nil : numbers[place]
    }

    /// Inserts the number of a digest, unless it has one.
    ///
    /// - Returns: whether it had none.
    /// - Complexity: O(1) on average, amortised.
    @discardableResult
    mutating func insert(_ digest: Digest, _ number: Int32) -> Bool {
        if (count + 1) * 3 > lows.count * 2 { grow() }
        let place = place(of: digest)
        guard lows[place] == 0 else { return false }
        lows[place] = Self.key(digest)
        highs[place] = digest.high
        numbers[place] = number
        count += 1
        return true
    }

    /// The place of a digest, or the free place for it.
    private func place(of digest: Digest) -> Int {
        let key = Self.key(digest)
        let mask = lows.count - 1
        return lows.withUnsafeBufferPointer { lows in
            var place = Int(truncatingIfNeeded: key) & mask
            while lows[place] != 0, lows[place] != key || highs[place] != digest.high { place = (place + 1) & mask }
            return place
        }
    }

    private static func key(_ digest: Digest) -> UInt64 { max(digest.low, 1) }

    private mutating func grow() {
        let old = self
        let size = max(1024, lows.count * 2)
        lows = [UInt64](repeating: 0, count: size)
        highs = [UInt64](repeating: 0, count: size)
        numbers = [Int32](repeating: 0, count: size)
        count = 0
        for place in old.lows.indices where old.lows[place] != 0 {
            insert(Digest(high: old.highs[place], low: old.lows[place]), old.numbers[place])
        }
    }
}
