/// A query's tokens, prepared for many edit distances (Levenshtein: an insertion, deletion or substitution costs 1).
///
/// It uses the bit-parallel algorithm of G. Myers, "A fast bit-vector algorithm for approximate string matching based
/// on dynamic programming" (J. ACM 46, 1999), in the form of H. Hyyrö, "A bit-vector algorithm for computing
/// Levenshtein and Damerau edit distances" (Nordic J. Computing 10, 2003): a column of the dynamic programming matrix
/// is kept as the bits of its vertical differences, 64 rows in a machine word.
package struct Pattern: Sendable {
    package let count: Int
    private let words: Int
    private let numbersAlike: Bool
    /// A hash table from a token to its row in `rows`, with open addressing, at most half full. It is no
    /// `ProbingTable`: the inner loop of the distance reads the keys by pointer, and keys without values fill fewer
    /// cache lines.
    private let keys: [TokenID]
    private let values: [Int32]
    private let shift: UInt32
    /// For each distinct token `words` words, in which bit i is set if the query's token i is that token. Row 0 belongs
    /// to all tokens that the query does not have. Empty in a pattern of more than `widest` words: `sparse` has its rows,
    /// which are nearly all zeros and would take the square of the tokens.
    private let rows: [UInt64]
    private let sparse: SparseRows
    /// The most words of a row that is kept whole.
    package static let widest = 16

    /// Makes a pattern of all the tokens.
    /// - Parameter numbersAlike: whether all numbers are equal.
    package init(_ tokens: [TokenID], numbersAlike: Bool = false) {
        self.init(tokens[...], numbersAlike: numbersAlike)
    }

    /// Makes a pattern of some of the tokens.
    /// - Parameters:
    ///   - numbersAlike: whether all numbers are equal.
    ///   - widest: the most words of a row that is kept whole. Distances do not depend on it.
    package init(_ tokens: ArraySlice<TokenID>, numbersAlike: Bool = false, widest: Int = Self.widest) {
        count = tokens.count
        words = max(1, (tokens.count + 63) / 64)
        self.numbersAlike = numbersAlike
        var bits = 2
        while 1 << bits < tokens.count * 2 { bits += 1 }
        shift = UInt32(32 - bits)
        var keys = [TokenID](repeating: -1, count: 1 << bits)
        var values = [Int32](repeating: 0, count: 1 << bits)
        let isSparse = words > widest
        let step = isSparse ? 1 : words
        var rows = [UInt64](repeating: 0, count: isSparse ? 0 : words)
        var rowCount = 1
        var order: [Int32] = []
        if isSparse { order.reserveCapacity(tokens.count) }
        for (index, token) in tokens.enumerated() {
            let key = numbersAlike ? token.numbersAlike : token
            var slot = Self.slot(of: key, shift)
            while keys[slot] >= 0, keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
            if keys[slot] < 0 {
                keys[slot] = key
                values[slot] = Int32(rowCount * step)
                rowCount += 1
                if !isSparse { rows.append(contentsOf: repeatElement(0, count: words)) }
            }
            if isSparse {
                order.append(values[slot])
            } else {
                rows[Int(values[slot]) + index / 64] |= 1 << UInt64(index % 64)
            }
        }
        self.keys = keys
        self.values = values
        self.rows = rows
        sparse = SparseRows(order, rowCount: isSparse ? rowCount : 0)
    }

    /// Returns the edit distance between the pattern and a text, or nil when it is above the limit.
    /// - Complexity: O(⌈pattern ∕ 64⌉ · text) at most; stops as soon as the limit cannot be met.
    package func distance(to text: UnsafeBufferPointer<TokenID>, atMost limit: Int = .max) -> Int? {
        let difference = count > text.count ? count - text.count : text.count - count
        guard difference <= limit else { return nil }
        if count == 0 || text.isEmpty { return difference }
        return keys.withUnsafeBufferPointer { keys in
            values.withUnsafeBufferPointer { values in
                rows.withUnsafeBufferPointer { rows in
                    words == 1
                        ? distanceInOneWord(text, limit, keys, values, rows)
                        : distanceInWords(text, limit, keys, values, rows)
                }
            }
        }
    }

    private func distanceInOneWord(
        _ text: UnsafeBufferPointer<TokenID>, _ limit: Int, _ keys: UnsafeBufferPointer<TokenID>,
        _ values: UnsafeBufferPointer<Int32>, _ rows: UnsafeBufferPointer<UInt64>
    ) -> Int? {
        var positive = ~UInt64(0)
        var negative: UInt64 = 0
        var distance = count
        let last = UInt64(count - 1)
        // `distance` can fall by one for each token that is left.
        var left = text.count
        for token in text {
            let equal = rows[row(of: token, keys, values)]
            let diagonal = (((equal & positive) &+ positive) ^ positive) | equal | negative
            var up = negative | ~(diagonal | positive)
            let down = diagonal & positive
            distance += Int((up >> last) & 1) - Int((down >> last) & 1)
            left -= 1
            if distance - left > limit { return nil }
            up = up << 1 | 1
            positive = down << 1 | ~(diagonal | up)
            negative = up & diagonal
        }
        return distance
    }

    private func distanceInWords(
        _ text: UnsafeBufferPointer<TokenID>, _ limit: Int, _ keys: UnsafeBufferPointer<TokenID>,
        _ values: UnsafeBufferPointer<Int32>, _ rows: UnsafeBufferPointer<UInt64>
    ) -> Int? {
        let isSparse = rows.isEmpty
        return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: (isSparse ? 3 : 2) * words) { columns in
            let positives = UnsafeMutableBufferPointer(rebasing: columns[..<words])
            let negatives = UnsafeMutableBufferPointer(rebasing: columns[words..<2 * words])
            positives.initialize(repeating: ~0)
            negatives.initialize(repeating: 0)
            // The row of one token of a sparse pattern.
            let whole = UnsafeMutableBufferPointer(rebasing: columns[(2 * words)...])
            whole.initialize(repeating: 0)
            let equals = isSparse ? UnsafeBufferPointer(whole) : rows
            var distance = count
            let last = UInt64((count - 1) % 64)
            var left = text.count
            for token in text {
                let found = row(of: token, keys, values)
                if isSparse { sparse.write(found, to: whole) }
                let row = isSparse ? 0 : found
                var upCarry: UInt64 = 1
                var downCarry: UInt64 = 0
                for word in 0..<words {
                    let positive = positives[word]
                    let negative = negatives[word]
                    let equal = equals[row + word] | downCarry
                    let diagonal = (((equal & positive) &+ positive) ^ positive) | equal | negative
                    let up = negative | ~(diagonal | positive)
                    let down = diagonal & positive
                    if word == words - 1 { distance += Int((up >> last) & 1) - Int((down >> last) & 1) }
                    let shifted = up << 1 | upCarry
                    positives[word] = down << 1 | downCarry | ~(diagonal | shifted)
                    negatives[word] = shifted & diagonal
                    upCarry = up >> 63
                    downCarry = down >> 63
                }
                if isSparse { sparse.erase(found, from: whole) }
                left -= 1
                if distance - left > limit { return nil }
            }
            return distance
        }
    }

    @inline(__always)
    private func row(
        of token: TokenID, _ keys: UnsafeBufferPointer<TokenID>, _ values: UnsafeBufferPointer<Int32>
    ) -> Int {
        let key = numbersAlike ? token.numbersAlike : token
        var slot = Self.slot(of: key, shift)
        while true {
            if keys[slot] == key { return Int(values[slot]) }
            if keys[slot] < 0 { return 0 }
            slot = (slot + 1) & (keys.count - 1)
        }
    }

    /// Fibonacci hashing (Knuth, TAOCP 3, 6.4).
    @inline(__always)
    private static func slot(of key: TokenID, _ shift: UInt32) -> Int {
        Int((UInt32(bitPattern: key) &* 0x9E37_79B1) >> shift)
    }
}
