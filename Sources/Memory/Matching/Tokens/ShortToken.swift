/// A token of at most 15 bytes as two numbers.
struct ShortToken: Equatable {
    var low: UInt64
    /// The upper byte is the count of bytes.
    var high: UInt64

    /// A value that differs from all tokens.
    static let none = ShortToken(low: .max, high: .max)

    private init(low: UInt64, high: UInt64) { (self.low, self.high) = (low, high) }

    /// - Returns: nil for a longer token.
    @inline(__always)
    init?(_ token: UnsafeBufferPointer<UInt8>) {
        let raw = UnsafeRawBufferPointer(token)
        let count = raw.count
        func at(_ place: Int) -> UInt64 { UInt64(raw[place]) << UInt64(8 * place) }
        high = UInt64(count) << 56
        switch count {
        case 0: low = 0
        // Each byte is used at least once.
        case 1...3: low = at(0) | at(count / 2) | at(count - 1)
        case 4...7:
            low = UInt64(raw.loadUnaligned(as: UInt32.self))
            low |= UInt64(raw.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)) << UInt64(8 * (count - 4))
        case 8...15:
            low = raw.loadUnaligned(as: UInt64.self)
            // A shift by 64 gives 0.
            high |= raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self) >> UInt64(8 * (16 - count))
        default: return nil
        }
    }
}
