import CalqueConcurrency
import CalqueCore
import CalqueIO

/// Puts what a batch made in its place.
struct BatchWriter {
    /// The outputs of one pair.
    struct Output: Sendable {
        let pair: BatchPair
        let files: [AlignmentFiles.Content]
        /// Notes for the user, shown when the outputs are in place.
        let notes: [String]
        /// Reasons to doubt that the pair belongs together.
        let doubts: [String]
    }

    let stamp: OutputStamp
    /// How many threads wait for the disk at a time; waiting takes no processor.
    private let waiting: Int

    /// - Parameter jobs: how many threads make outputs.
    init(stamp: OutputStamp, jobs: Int) {
        self.stamp = stamp
        waiting = max(jobs, 4)
    }

    /// Writes the outputs of some pairs. When it returns, all are on the disk but those that failed; a folder is flushed
    /// once for all that it gets.
    ///
    /// - Returns: for each pair what went wrong.
    func write(_ outputs: [Output]) -> [Failure?] {
        var folders: [String: Failure?] = [:]
        return placed(outputs).map { placed in
            switch placed {
            case nil: return nil
            case .failure(let failure): return failure
            case .success(let changed):
                for folder in changed {
                    let failure = folders[folder] ?? Self.flush(folder)
                    folders[folder] = .some(failure)
                    if let failure { return failure }
                }
                return nil
            }
        }
    }

    /// Writes the files of each pair, and gives the folders that are yet to be flushed.
    private func placed(_ outputs: [Output]) -> [Result<Set<String>, Failure>?] {
        let results = Guarded([Result<Set<String>, Failure>?](repeating: nil, count: outputs.count))
        // Errors are kept for each pair, and none is thrown.
        try? divide(count: outputs.count, by: 1, threads: waiting) { next in
            while let index = next()?.first {
                let result = Result { () throws(Failure) in try AlignmentFiles.place(outputs[index].files) }
                if case .success = result { stamp.put(on: outputs[index].pair.output) }
                results.withLock { $0[index] = result }
            }
        }
        return results.withLock { $0 }
    }

    private static func flush(_ folder: String) -> Failure? {
        do throws(Failure) { try AtomicFile.flush(folder: folder) } catch { return error }
        return nil
    }
}
