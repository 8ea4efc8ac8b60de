import CalqueCollections

/// A slot of the hash table of an index's tokens, as it lies in the file: see `PartFormat.Section.slots`.
struct TokenSlot: ProbingSlot {
    /// The hash in the upper half, the token's number + 1 in the lower half; 0 in an empty slot.
    var bits: UInt64

    @inline(__always)
    init(bits: UInt64) { self.bits = bits }

    init(hash: UInt32, token: Int) { bits = UInt64(hash) << 32 | UInt64(token + 1) }

    static var empty: TokenSlot { TokenSlot(bits: 0) }

    @inline(__always) var isEmpty: Bool { bits == 0 }
    /// By `PartHeader.tokenHash`.
    @inline(__always) var hash: Int { Int(bits >> 32) }
    @inline(__always) var token: Int { Int(bits & 0xFFFF_FFFF) - 1 }
}
