import Calque

/// Measures the time of queries.
struct QueryTimer {
    private var nanoseconds: [Int64] = []

    mutating func time<Result>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        let start = ContinuousClock.now
        let result = try body()
        let (seconds, attoseconds) = (ContinuousClock.now - start).components
        nanoseconds.append(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
        return result
    }

    /// Writes a line per query.
    func write(to path: String) throws(Failure) {
        let file = try AtomicFile(replacing: path)
        try file.write(nanoseconds.map { "\($0)\n" }.joined())
        try file.commit()
    }
}
