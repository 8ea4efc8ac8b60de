/// Numbers by digest, without a hash function: digests are random already.
///
/// Linear probing, at most two thirds full. What a search looks at lies by itself, eight bytes a place: a large table is as
/// fast as memory answers, so the less of it is touched the better.
struct DigestTable {
    /// Half of a digest; 0 where there is none.
    private var lows: [UInt64] = []
    private var highs: [UInt64] = []
    private var numbers: [Int32] = []
    private var count = 0

    /// The number of a digest, nil when it is not there.
    subscript(digest: Digest) -> Int32? {
        guard !lows.isEmpty else { return nil }
        let place = place(of: digest)
        return lows[place] == 0 ? nil : numbers[place]
    }

    /// Puts the number in, unless the digest has one.
    /// - Returns: whether it had none.
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

    /// Where the digest is, or would be.
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
