/// The gains of shared terms for all beads with one source span.
struct SharedTermRow {
    /// The target segments of the beads.
    let columns: Range<Int>
    /// The gains, by the number of target segments, then by the first one.
    private var sums: [Float]

    init(columns: Range<Int>) {
        self.columns = columns
        sums = [Float](repeating: 0, count: BeadShapes.maxSide * columns.count)
    }

    /// Sets all gains to 0.
    mutating func clear() {
        for index in sums.indices { sums[index] = 0 }
    }

    /// Adds the gain of a term to all target spans that contain a segment with it.
    ///
    /// - Parameter before: the last segment before that has the term; spans that contain it are skipped.
    mutating func add(_ gain: Float, _ segment: Int, after before: Int) {
        for size in 1...BeadShapes.maxSide {
            let starts = max(columns.lowerBound, before + 1, segment - size + 1)...segment
            let place = (size - 1) * columns.count - columns.lowerBound
            for start in starts { sums[place + start] += gain }
        }
    }

    /// The gain of a target span.
    subscript(target: Range<Int>) -> Float {
        sums[(target.count - 1) * columns.count + target.lowerBound - columns.lowerBound]
    }
}
