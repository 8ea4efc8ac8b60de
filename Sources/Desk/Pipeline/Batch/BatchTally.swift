package import CalqueCore

/// Counts the outcomes of a batch.
package struct BatchTally: Sendable {
    package enum Outcome: Sendable {
        case aligned, skipped
        case failed(Failure)
    }

    private var aligned = 0
    private var skipped = 0
    private var failed = 0
    /// The kinds of the failures, each once.
    package private(set) var failureKinds: [Failure.Kind] = []

    package init() {}

    package mutating func count(_ outcome: Outcome) {
        switch outcome {
        case .aligned: aligned += 1
        case .skipped: skipped += 1
        case .failed(let failure):
            failed += 1
            if !failureKinds.contains(failure.kind) { failureKinds.append(failure.kind) }
        }
    }

    /// `118 aligned, 2 skipped (done before; --force does them again), 1 failed`
    package var summary: String {
        let reason = skipped > 0 ? " (done before; --force does them again)" : ""
        return "\(aligned) aligned, \(skipped) skipped\(reason), \(failed) failed"
    }

    /// `3 aligned, 1 failed`
    package var streamSummary: String { "\(aligned) aligned, \(failed) failed" }
}
