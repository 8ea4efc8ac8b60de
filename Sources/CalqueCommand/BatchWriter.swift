import Calque

/// Puts what a batch made in its place.
struct BatchWriter {
    /// The outputs of one pair.
    struct Output: Sendable {
        let pair: BatchPair
        let files: [AlignmentFiles.Content]
        /// What the user should know when they stand.
        let notes: [String]
    }

    let stamp: OutputStamp

    /// Writes the outputs of some pairs. When it returns, all are on the disk but those that failed; a folder is flushed
    /// once for all that it gets.
    ///
    /// - Returns: for each pair what went wrong.
    func write(_ outputs: [Output]) -> [Failure?] {
        var folders: [String: Failure?] = [:]
        let written = outputs.map { output in
            Result { () throws(Failure) -> Set<String> in
                let folders = try AlignmentFiles.place(output.files)
                stamp.put(on: output.pair.output)
                return folders
            }
        }
        return written.map { written in
            switch written {
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

    private static func flush(_ folder: String) -> Failure? {
        do throws(Failure) { try AtomicFile.flush(folder: folder) } catch { return error }
        return nil
    }
}
