import CalqueMatching

/// Finds places where plain tokens may be parts of one number, one token after the other: `2.5`, `1 200`, `3 ½`, `.5`.
///
/// It finds more than these: what it misses would be a wrong index, what it finds in vain only takes time.
struct NumberJoints {
    /// The token before.
    private var last: TokenID = -1
    private var lastGap = 0
    /// Whether a number, directly followed by one token, is before the token.
    private var isAfterNumber = false
    /// The number of `.`, the first of the final marks.
    private static let stop: TokenID = 0

    /// Takes the next token. - Returns: whether it may be part of the same number as tokens before it.
    /// - Parameters:
    ///   - token: the folded token.
    ///   - gap: the number of bytes before it that belong to no token.
    @inline(__always)
    mutating func joins(_ token: TokenID, gap: Int) -> Bool {
        defer {
            isAfterNumber = last >= 0 && last.isNumber && gap == 0
            // The beginning of the text is a gap.
            (last, lastGap) = (token, last < 0 ? 1 : gap)
        }
        guard token.isNumber, last >= 0 else { return false }
        if gap > 0 || last.isNumber { return last.isNumber }
        return isAfterNumber || (last == Self.stop && lastGap > 0)
    }
}
