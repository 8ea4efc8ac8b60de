/// A set of tokens that may take a few others for its own, for a quick bound on what is missing.
struct TokenSet {
    private static let shift: UInt32 = 20
    private var bits = [UInt64](repeating: 0, count: 1 << (32 - Int(shift) - 6))
    private let numbersAlike: Bool

    init(_ tokens: ArraySlice<TokenID>, numbersAlike: Bool) {
        self.numbersAlike = numbersAlike
        for token in tokens {
            let bit = Self.bit(numbersAlike ? token.numbersAlike : token)
            bits[bit / 64] |= 1 << UInt64(bit % 64)
        }
    }

    @inline(__always)
    private static func bit(_ key: TokenID) -> Int { Int((UInt32(bitPattern: key) &* 0x9E37_79B1) >> shift) }

    /// At least so many of the tokens are not in the set.
    func missing(of tokens: UnsafeBufferPointer<TokenID>) -> Int {
        bits.withUnsafeBufferPointer { bits in
            var common: UInt64 = 0
            for token in tokens {
                let bit = Self.bit(numbersAlike ? token.numbersAlike : token)
                common &+= bits[bit / 64] >> UInt64(bit % 64) & 1
            }
            return tokens.count - Int(common)
        }
    }
}
