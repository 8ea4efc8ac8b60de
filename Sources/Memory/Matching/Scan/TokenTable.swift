/// The segments of a memory for one scoring: the numbers of their tokens, grouped by length, each with a signature.
///
/// The *core* of a segment are the tokens that take part in the distance. For `MatchScoring.plain` these are all tokens; for
/// `.translator` the final marks are excluded and count as one token of the segment's length. The segments with the
/// same core count that have final marks, or have none, form a *group*: within it a distance means the same score, so
/// the bounds on the distance are computed once for a group.
struct TokenTable: Sendable {
    /// Segments with the same bounds.
    struct Group: Sendable {
        /// The number of tokens that take part in the distance.
        var core: Int
        var hasEnding: Bool
        /// A range of `order` and `signatures`.
        var members: Range<Int>

        /// The number of tokens that the score counts.
        var length: Int { core + (hasEnding ? 1 : 0) }
    }

    let groups: [Group]
    /// Segments by group, then by number.
    let order: [Int32]
    /// The signature of each segment in `order`.
    let signatures: [Signature]
    private let tokens: [TokenID]
    private let ends: [Int]

    /// - Parameters:
    ///   - tokens: the tokens of all segments, one after the other.
    ///   - ends: the end of each segment's tokens.
    ///   - scoring: for `.translator` numbers are equal and final marks are excluded.
    /// - Complexity: O(n + g log g) for n tokens and g groups.
    init(tokens: [TokenID], ends: [Int], scoring: MatchScoring) {
        self.tokens = tokens
        self.ends = ends
        // The key of a group: twice the core count, plus one if there are final marks.
        var keys: [Int] = []
        keys.reserveCapacity(ends.count)
        var sizes: [Int: Int] = [:]
        var start = 0
        for end in ends {
            let core = scoring == .plain ? end - start : tokens[start..<end].coreCount
            let key = 2 * core + (core < end - start ? 1 : 0)
            keys.append(key)
            sizes[key, default: 0] += 1
            start = end
        }
        var next: [Int: Int] = [:]
        var groups: [Group] = []
        var place = 0
        for (key, size) in sizes.sorted(by: { $0.key < $1.key }) {
            groups.append(Group(core: key / 2, hasEnding: key % 2 == 1, members: place..<place + size))
            next[key] = place
            place += size
        }
        var order = [Int32](repeating: 0, count: ends.count)
        var signatures = [Signature](repeating: Signature(), count: ends.count)
        start = 0
        for (segment, end) in ends.enumerated() {
            let key = keys[segment]
            let place = next[key, default: 0]
            next[key] = place + 1
            order[place] = Int32(segment)
            signatures[place] = Signature(
                tokens[start..<start + key / 2], numbersAlike: scoring == .translator)
            start = end
        }
        self.groups = groups
        self.order = order
        self.signatures = signatures
    }

    var count: Int { ends.count }

    /// Returns the range of a segment's tokens in `withTokens`.
    func range(of segment: Int) -> Range<Int> { (segment == 0 ? 0 : ends[segment - 1])..<ends[segment] }

    func withTokens<Result>(_ body: (UnsafeBufferPointer<TokenID>) -> Result) -> Result {
        tokens.withUnsafeBufferPointer(body)
    }
}

/// The set of a segment's tokens as a hash of 128 bits.
///
/// A bit that is set for one segment only means at least one token that the other segment lacks; so the counts of such
/// bits are lower bounds of the edit distance. Different tokens with the same bit only weaken the bound.
struct Signature: Sendable {
    private(set) var low: UInt64 = 0
    private(set) var high: UInt64 = 0

    init() {}

    init(_ tokens: some Sequence<TokenID>, numbersAlike: Bool) {
        for token in tokens {
            let key = UInt32(bitPattern: numbersAlike ? token.numbersAlike : token)
            // Common words have consecutive numbers; the product spreads them.
            let bit = (key &* 0x9E37_79B1) >> 25
            if bit < 64 { low |= 1 << UInt64(bit) } else { high |= 1 << UInt64(bit - 64) }
        }
    }

    /// Returns a lower bound of the number of tokens that the other segment lacks.
    @inline(__always)
    func missing(from other: Signature) -> Int {
        (low & ~other.low).nonzeroBitCount + (high & ~other.high).nonzeroBitCount
    }
}
