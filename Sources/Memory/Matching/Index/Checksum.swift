/// A hash that tells damage, not malice: four lanes of multiply and rotate over 64-bit words, of which each step can be
/// undone, so that a change of one word always shows.
package enum Checksum {
    private static let prime: UInt64 = 0x9E37_79B9_7F4A_7C15
    private static let other: UInt64 = 0xC2B2_AE3D_27D4_EB4F

    /// - Complexity: linear, some bytes a cycle.
    package static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var lanes = Lanes()
        var place = 0
        while place + 32 <= bytes.count {
            lanes.step(bytes, place)
            place += 32
        }
        var sum = lanes.sum(bytes.count)
        while place < bytes.count {
            sum = finish(sum ^ UInt64(bytes[place]))
            place += 1
        }
        return sum
    }

    /// Those of two halves, whose counts are multiples of 32: the products of the one do not wait for the other's, which
    /// takes half of the time.
    static func ofHalves(_ bytes: UnsafeRawBufferPointer) -> (UInt64, UInt64) {
        let half = bytes.count / 2
        var (one, other) = (Lanes(), Lanes())
        for place in stride(from: 0, to: half, by: 32) {
            one.step(bytes, place)
            other.step(bytes, half + place)
        }
        return (one.sum(half), other.sum(half))
    }

    private struct Lanes {
        var (a, b, c, d) = (prime, other, ~prime, ~other)

        @inline(__always)
        mutating func step(_ bytes: UnsafeRawBufferPointer, _ place: Int) {
            Self.step(&a, bytes, place)
            Self.step(&b, bytes, place + 8)
            Self.step(&c, bytes, place + 16)
            Self.step(&d, bytes, place + 24)
        }

        @inline(__always)
        private static func step(_ lane: inout UInt64, _ bytes: UnsafeRawBufferPointer, _ place: Int) {
            let mixed = (lane ^ bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)) &* prime
            lane = mixed << 29 | mixed >> 35
        }

        func sum(_ count: Int) -> UInt64 {
            var sum = UInt64(count) &* other
            for lane in [a, b, c, d] { sum = finish(sum ^ lane) }
            return sum
        }
    }

    private static func finish(_ value: UInt64) -> UInt64 {
        var mixed = value &* prime
        mixed ^= mixed >> 32
        mixed = mixed &* other
        return mixed ^ mixed >> 29
    }
}
