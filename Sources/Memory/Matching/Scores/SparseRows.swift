/// The rows of a long `Pattern` without their zeros: a row is the words of 64 bits that are not zero, and their places. All rows
/// together have at most as many words as the pattern has tokens.
struct SparseRows: Sendable {
    /// The end of each row in `places` and `words`; row 0 is empty.
    private var ends: [Int32] = []
    private var places: [Int32] = []
    private var words: [UInt64] = []

    /// - Parameters:
    ///   - order: the row of each token of the pattern, from 1 on.
    ///   - rowCount: the number of rows with row 0; 0 for a pattern that keeps whole rows.
    /// - Complexity: linear in the tokens.
    init(_ order: [Int32], rowCount: Int) {
        guard rowCount > 0 else { return }
        // How many words each row has: a token starts a new one unless its row already has the word.
        var last = [Int32](repeating: -1, count: rowCount)
        var next = [Int32](repeating: 0, count: rowCount)
        for (index, row) in order.enumerated() where last[Int(row)] != Int32(index / 64) {
            last[Int(row)] = Int32(index / 64)
            next[Int(row)] += 1
        }
        var sum: Int32 = 0
        for row in next.indices {
            ends.append(sum + next[row])
            next[row] = sum - 1
            sum = ends[row]
            last[row] = -1
        }
        places = [Int32](repeating: 0, count: Int(sum))
        words = [UInt64](repeating: 0, count: Int(sum))
        for (index, row) in order.enumerated() {
            let row = Int(row)
            if last[row] != Int32(index / 64) {
                last[row] = Int32(index / 64)
                next[row] += 1
                places[Int(next[row])] = last[row]
            }
            words[Int(next[row])] |= 1 << UInt64(index % 64)
        }
    }

    private func range(of row: Int) -> Range<Int> { row == 0 ? 0..<0 : Int(ends[row - 1])..<Int(ends[row]) }

    /// Sets the bits of a row in words that are all zero.
    func write(_ row: Int, to whole: UnsafeMutableBufferPointer<UInt64>) {
        for index in range(of: row) { whole[Int(places[index])] = words[index] }
    }

    /// Makes the words zero again.
    func erase(_ row: Int, from whole: UnsafeMutableBufferPointer<UInt64>) {
        for index in range(of: row) { whole[Int(places[index])] = 0 }
    }
}
