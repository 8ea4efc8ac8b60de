/// The segments of a memory as one scoring sees them: their tokens' numbers, grouped by length, each with a signature.
///
/// A segment's *core* are the tokens that take part in the distance. All tokens are the core for `Scoring.plain`; for
/// `.translator` the final marks are not, and count as one token of the segment's length. Segments of one core count
/// with or without final marks are a *group*: within it a distance means the same score, so that the bounds on the
/// distance are worked out once a group.
struct TokenTable: Sendable {
    /// Segments whose bounds are the same.
    struct Group: Sendable {
        /// Tokens that take part in the distance.
        var core: Int
        var hasEnding: Bool
        /// Into `order` and `signatures`.
        var members: Range<Int>

        /// Tokens as the score counts them.
        var length: Int { core + (hasEnding ? 1 : 0) }
    }

    let groups: [Group]
    /// Segments by group, then by number.
    let order: [Int32]
    /// Of each in `order`.
    let signatures: [Signature]
    private let tokens: [TokenID]
    private let ends: [Int]

    /// - Parameters:
    ///   - tokens: of all segments, one after the other.
    ///   - ends: where each segment's tokens end.
    ///   - scoring: `.translator`: numbers are alike and final marks set apart.
    /// - Complexity: O(n + g log g) for n tokens and g groups.
    init(tokens: [TokenID], ends: [Int], scoring: Scoring) {
        self.tokens = tokens
        self.ends = ends
        // The key of a group: twice the core count, and one if there are final marks.
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

    /// Where a segment's tokens stand in `withTokens`.
    func range(of segment: Int) -> Range<Int> { (segment == 0 ? 0 : ends[segment - 1])..<ends[segment] }

    func withTokens<Result>(_ body: (UnsafeBufferPointer<TokenID>) -> Result) -> Result {
        tokens.withUnsafeBufferPointer(body)
    }
}

/// Which tokens a segment has, as 128 bits that they hash to.
///
/// A bit that one segment has and the other has not stands for at least one token that the other lacks; so the counts
/// of such bits bound the edit distance from below. Different tokens that share a bit only weaken the bound.
struct Signature: Sendable {
    private(set) var low: UInt64 = 0
    private(set) var high: UInt64 = 0

    init() {}

    init(_ tokens: some Sequence<TokenID>, numbersAlike: Bool) {
        for token in tokens {
            let key = UInt32(bitPattern: numbersAlike ? token.numbersAlike : token)
            // The neighbours in the vocabulary are common words; the product sends them far apart.
            let bit = (key &* 0x9E37_79B1) >> 25
            if bit < 64 { low |= 1 << UInt64(bit) } else { high |= 1 << UInt64(bit - 64) }
        }
    }

    /// At least so many of the tokens are missing from the other.
    @inline(__always)
    func missing(from other: Signature) -> Int {
        (low & ~other.low).nonzeroBitCount + (high & ~other.high).nonzeroBitCount
    }
}
