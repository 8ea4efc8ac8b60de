import CalqueCommandLine
import FoundationEssentials

/// How many pairs are aligned at a time.
enum Jobs {
    static let flag = Flag.optional(
        "jobs", short: "j", .integer(in: 1...256), absent: "the processors at hand, at most \(most)",
        help: "Align so many pairs at a time; the results are the same", group: "Batch options")

    /// Each job may come to hold some 90 MB of the encoder's caches: more are for those who ask.
    private static let most = 8

    /// What was given, else one for each processor that the process may use (`taskset` and cpusets count).
    static func count(given: Int?) -> Int {
        if let given { return given }
        return min(max(ProcessInfo.processInfo.activeProcessorCount, 1), most)
    }
}
