/// What shared terms say for all beads of one span of the source.
struct SharedRow {
    /// The segments of the target that the beads lie within.
    let columns: Range<Int>
    /// For each number of target segments, by the first of them.
    private var sums: [Float]

    init(columns: Range<Int>) {
        self.columns = columns
        sums = [Float](repeating: 0, count: Shapes.longest * columns.count)
    }

    mutating func clear() {
        for index in sums.indices { sums[index] = 0 }
    }

    /// Adds what a term says to all spans that hold a segment with it.
    ///
    /// - Parameter before: the last segment before that has the term too, whose spans have it already.
    mutating func add(_ gain: Float, _ segment: Int, after before: Int) {
        for size in 1...Shapes.longest {
            let starts = max(columns.lowerBound, before + 1, segment - size + 1)...segment
            let place = (size - 1) * columns.count - columns.lowerBound
            for start in starts { sums[place + start] += gain }
        }
    }

    subscript(target: Range<Int>) -> Float {
        sums[(target.count - 1) * columns.count + target.lowerBound - columns.lowerBound]
    }
}
