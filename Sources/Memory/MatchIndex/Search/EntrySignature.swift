import CalqueMatching

/// Which classes of tokens an entry has, in 64 bits (in each posting), in 128 others (in its record), and in 256 more (in
/// the code of a long one, see `SegmentCode`).
///
/// A bit that one side has and the other lacks stands for a token at least that the other lacks. Final marks are left
/// out: of them a query may count those at the end, or not, and nearly every segment has one.
struct EntrySignature {
    private(set) var short: UInt64 = 0
    private(set) var low: UInt64 = 0
    private(set) var high: UInt64 = 0
    private(set) var wide = SIMD4<UInt64>()

    @inline(__always)
    mutating func insert(_ token: TokenID) {
        if token.isFinalMark { return }
        let key = UInt32(bitPattern: token)
        short |= 1 << UInt64((key &* 0x9E37_79B1) >> 26)
        let bit = UInt64((key &* 0x85EB_CA6B) >> 25)
        if bit < 64 { low |= 1 << bit } else { high |= 1 << (bit - 64) }
        let wideBit = (key &* 0xC2B2_AE35) >> 24
        wide[Int(wideBit >> 6)] |= 1 << UInt64(wideBit & 63)
    }
}
