import CalqueIO

/// Knows what an earlier run has done already, so that a restart does the rest.
///
/// Outputs are put in place whole, so one that is newer than what it was made of is done. What settings it was made with
/// is noted in an attribute of the file (xattr(7)); where a file system has none, or the file was copied, only the times
/// count.
struct OutputStamp: Sendable {
    /// All that an alignment depends on beside its inputs.
    let settings: String

    private static let attribute = "user.calque.settings"

    /// - Returns: whether the output is newer than both inputs and the program, and was not made with other settings.
    func isDone(_ pair: BatchPair) -> Bool {
        guard let output = Self.status(of: pair.output), output.kind == .file else { return false }
        for input in [pair.source, pair.target, "/proc/self/exe"] {
            guard let input = Self.status(of: input), Self.isNewer(output, than: input) else { return false }
        }
        return FileAttribute.value(Self.attribute, of: pair.output).map { $0 == settings } ?? true
    }

    /// Notes the settings at a new output, where that is possible.
    func put(on output: String) {
        FileAttribute.set(Self.attribute, to: settings, of: output)
    }

    private static func status(of path: String) -> FileStatus? { try? FileStatus(of: path) }

    private static func isNewer(_ one: FileStatus, than other: FileStatus) -> Bool {
        (one.seconds, one.nanoseconds) > (other.seconds, other.nanoseconds)
    }
}
