import CalqueIO

/// Knows which outputs of an earlier run are up to date, so that a restart does only the rest.
///
/// Outputs are put in place whole, so an output that is newer than its inputs is complete. An attribute of the file
/// (xattr(7)) records its settings. Where a file system has no attributes, or the file was copied, only the times count.
package struct OutputStamp: Sendable {
    /// Everything that an alignment depends on besides its inputs.
    package let settings: String

    package init(settings: String) { self.settings = settings }

    private static let attribute = "user.calque.settings"

    /// Returns whether the output is newer than both inputs and the program, and was not made with other settings.
    func isDone(_ pair: BatchPair) -> Bool {
        guard let output = Self.status(of: pair.output), output.kind == .file else { return false }
        for input in [pair.source, pair.target, "/proc/self/exe"] {
            guard let input = Self.status(of: input), Self.isNewer(output, than: input) else { return false }
        }
        return FileAttribute.value(Self.attribute, of: pair.output).map { $0 == settings } ?? true
    }

    /// Records the settings in an attribute of a new output, if the file system has attributes.
    func put(on output: String) {
        FileAttribute.set(Self.attribute, to: settings, of: output)
    }

    private static func status(of path: String) -> FileStatus? { try? FileStatus(of: path) }

    private static func isNewer(_ one: FileStatus, than other: FileStatus) -> Bool {
        (one.seconds, one.nanoseconds) > (other.seconds, other.nanoseconds)
    }
}
