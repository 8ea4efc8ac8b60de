import CCalqueAttributes
import Glibc

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
        guard let output = Self.status(of: pair.output), output.st_mode & S_IFMT == S_IFREG else { return false }
        for input in [pair.source, pair.target, "/proc/self/exe"] {
            guard let input = Self.status(of: input), Self.isNewer(output, than: input) else { return false }
        }
        return noted(at: pair.output).map { $0 == settings } ?? true
    }

    /// Notes the settings at a new output, where that is possible.
    func put(on output: String) {
        _ = settings.utf8CString.withUnsafeBytes {
            calque_attribute_set(output, Self.attribute, $0.baseAddress, $0.count - 1)
        }
    }

    private func noted(at output: String) -> String? {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = calque_attribute_get(output, Self.attribute, &bytes, bytes.count)
        return count < 0 ? nil : String(decoding: bytes.prefix(count), as: UTF8.self)
    }

    private static func status(of path: String) -> stat? {
        var status = stat()
        return stat(path, &status) == 0 ? status : nil
    }

    private static func isNewer(_ one: stat, than other: stat) -> Bool {
        (one.st_mtim.tv_sec, one.st_mtim.tv_nsec) > (other.st_mtim.tv_sec, other.st_mtim.tv_nsec)
    }
}
