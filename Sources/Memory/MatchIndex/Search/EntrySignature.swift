import CalqueMatching

/// The set of an entry's classes of tokens as hashes: 64 bits (in each posting), 128 other bits (in its record), and
/// 256 more (in the code of a long entry, see `SegmentCode`).
///
/// A bit that is set for one side only means at least one token that the other side lacks. Final marks are left out: a
/// query counts those at the end only for one scoring, and nearly every segment has one.
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
