import CalqueCore
import CalqueIO
import CalqueUnits

/// The files of folders that have the units of one aligned document only, as far as this process has looked. Such a file
/// never has those of another document, and there may be thousands of them.
final class SingleDocuments: Sendable {
    static let shared = SingleDocuments()

    /// The headers that Calque writes before the first unit are shorter.
    private static let length = 4096
    private static let mark = ByteSearch("\"\(PropertyType.languages)\"")
    private let known = Guarded<Set<String>>([])

    /// Whether a file says so in its header. A file that cannot be read does not.
    func contains(_ path: String) -> Bool {
        if known.withLock({ $0.contains(path) }) { return true }
        // A pipe would wait for its writer.
        guard Files.kind(of: path) == .file, let file = try? InputFile(path: path),
            let start = try? [UInt8](capacity: Self.length, filledBy: file.bytes)
        else { return false }
        let isSingle = start.withUnsafeBytes { Self.mark.isFound(in: $0) }
        if isSingle { known.withLock { _ = $0.insert(path) } }
        return isSingle
    }
}
