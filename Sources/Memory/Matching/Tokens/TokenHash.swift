/// A hash of tokens with a secret key, so that nobody can prepare a memory whose tokens all have the same hash, which would make
/// every table of tokens a list.
///
/// It multiplies words to 128 bits and folds them, as wyhash does (Wang Yi). An index keeps the key of its tables.
package struct TokenHash: Sendable, Equatable {
    package let low: UInt64
    package let high: UInt64

    package init(low: UInt64, high: UInt64) { (self.low, self.high) = (low, high) }

    /// The hash of this process, with a random key.
    package static let ofProcess = TokenHash(low: .random(in: 1 ... .max), high: .random(in: 1 ... .max))

    /// Returns the hash of a token.
    package func callAsFunction(_ token: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var hash: UInt64
        if let short = ShortToken(token) {
            hash = Self.fold(short.low ^ low, short.high ^ high)
        } else {
            let raw = UnsafeRawBufferPointer(token)
            func word(_ place: Int) -> UInt64 { raw.loadUnaligned(fromByteOffset: place, as: UInt64.self) }
            hash = low ^ UInt64(token.count)
            var place = 0
            while place + 16 < raw.count {
                hash = Self.fold(word(place) ^ high, word(place + 8) ^ hash)
                place += 16
            }
            // The last 16 bytes overlap those before.
            hash = Self.fold(word(raw.count - 16) ^ high, word(raw.count - 8) ^ hash)
        }
        hash = Self.fold(hash ^ high, 0x9E37_79B9_7F4A_7C15)
        return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
    }

    @inline(__always)
    private static func fold(_ one: UInt64, _ other: UInt64) -> UInt64 {
        let product = one.multipliedFullWidth(by: other)
        return product.high ^ product.low
    }
}
