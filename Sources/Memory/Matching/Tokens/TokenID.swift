/// The number of a token in a `Vocabulary`.
///
/// Bit 30 says that the token is a number (decimal digits only), so that a distance can treat all numbers as alike
/// without a second copy of the segments. The marks that may end a sentence have the first numbers.
@usableFromInline package typealias TokenID = Int32

extension TokenID {
    /// The bit that numbers have.
    @inlinable package static var numberBit: TokenID { 1 << 30 }
    /// A query's token that no segment has.
    @inlinable package static var unknown: TokenID { numberBit - 1 }
    /// A query's number that no segment has.
    @inlinable package static var unknownNumber: TokenID { unknown | numberBit }

    /// Whether the token is a number.
    @inlinable package var isNumber: Bool { self & Self.numberBit != 0 }
    /// The token itself, or one token for all numbers.
    @inlinable package var numbersAlike: TokenID { isNumber ? Self.numberBit : self }
    /// Whether the token is one of the 18 `Vocabulary.finalMarks`, which have the first numbers.
    @inlinable package var isFinalMark: Bool { self < 18 }
}

extension RandomAccessCollection<TokenID> {
    /// The number of tokens without the final marks at the end; all of them when there is nothing else.
    @inlinable package var coreCount: Int {
        var core = count
        var place = endIndex
        while core > 0 {
            formIndex(before: &place)
            if !self[place].isFinalMark { return core }
            core -= 1
        }
        return count
    }
}
