/// A hash that tells damage, not malice: four lanes of multiply and rotate over 64-bit words, of which each step can be
/// undone, so that a change of one word always shows.
package enum Checksum {
    private static let prime: UInt64 = 0x9E37_79B9_7F4A_7C15
    private static let other: UInt64 = 0xC2B2_AE3D_27D4_EB4F

    /// - Complexity: linear, some bytes a cycle.
    package static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var (a, b, c, d) = (prime, other, ~prime, ~other)
        var place = 0
        @inline(__always) func step(_ lane: inout UInt64, _ offset: Int) {
            let mixed = (lane ^ bytes.loadUnaligned(fromByteOffset: place + offset, as: UInt64.self)) &* prime
            lane = mixed << 29 | mixed >> 35
        }
        while place + 32 <= bytes.count {
            step(&a, 0)
            step(&b, 8)
            step(&c, 16)
            step(&d, 24)
            place += 32
        }
        var sum = UInt64(bytes.count) &* other
        for lane in [a, b, c, d] { sum = finish(sum ^ lane) }
        while place < bytes.count {
            sum = finish(sum ^ UInt64(bytes[place]))
            place += 1
        }
        return sum
    }

    private static func finish(_ value: UInt64) -> UInt64 {
        var mixed = value &* prime
        mixed ^= mixed >> 32
        mixed = mixed &* other
        return mixed ^ mixed >> 29
    }
}
