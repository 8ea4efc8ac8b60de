import Calque
import CalqueCommandLine

/// What came of each pair of a batch, for the last line and the exit code.
struct BatchTally {
    enum Outcome: Sendable {
        case aligned, skipped
        case failed(Failure)
    }

    private var aligned = 0
    private var skipped = 0
    private var failed = 0
    /// Of the worst failure: what a program is told by is the highest number.
    private(set) var exitCode = ExitCode.done

    mutating func count(_ outcome: Outcome) {
        switch outcome {
        case .aligned: aligned += 1
        case .skipped: skipped += 1
        case .failed(let failure):
            failed += 1
            let code = ExitCode(failure.kind)
            if code.rawValue > exitCode.rawValue { exitCode = code }
        }
    }

    /// `118 aligned, 2 skipped (done before; --force does them again), 1 failed`
    var summary: String {
        let reason = skipped > 0 ? " (done before; --force does them again)" : ""
        return "\(aligned) aligned, \(skipped) skipped\(reason), \(failed) failed"
    }

    /// `3 aligned, 1 failed`
    var streamSummary: String { "\(aligned) aligned, \(failed) failed" }
}

extension Failure {
    /// Any error, for places where one must not end the work.
    init(catching error: any Error) {
        self = error as? Failure ?? Failure(.internal, "\(error)")
    }
}
