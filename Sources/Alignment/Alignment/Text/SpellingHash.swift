/// A hash of a word, extended character by character: FNV-1a (Fowler, Noll and Vo), over whole characters.
package enum SpellingHash {
    package static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

    @inline(__always)
    package static func extend(_ hash: UInt64, _ character: some FixedWidthInteger & UnsignedInteger) -> UInt64 {
        (hash ^ UInt64(character)) &* 0x100_0000_01b3
    }
}
