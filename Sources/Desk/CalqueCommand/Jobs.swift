import Calque
import CalqueCommandLine

/// The number of pairs that are aligned at a time.
enum Jobs {
    static let flag = Flag.optional(
        "jobs", short: "j", .integer(in: 1...256), absent: "one per processor, at most \(most)",
        help: "Align N pairs at a time; this does not change the results", group: "Batch options")

    /// Each job may hold some 90 MB of the encoder's caches, so more jobs must be asked for.
    private static let most = 8

    /// Returns the given number, otherwise one for each processor that the process may use (`taskset` and cpusets
    /// count).
    static func count(given: Int?) -> Int {
        if let given { return given }
        return min(Processors.available, most)
    }
}
