import CalqueCore
import CalqueIO

/// A file that can be read several times from its start. The bytes of a pipe are copied to an unnamed temporary
/// file in the folder that `TMPDIR` names, or in `/tmp`.
final class RereadableFile {
    private let path: String
    private var copy: FileDescriptor?
    private let isPipe: Bool

    init(_ path: String) {
        self.path = path
        isPipe = (try? FileStatus(of: path))?.kind == .other
    }

    deinit { copy?.close() }

    /// Returns a path that reads from the start.
    func readable() throws(Failure) -> String {
        if isPipe, copy == nil { try keepAside() }
        return copy.map { "/proc/self/fd/\($0.number)" } ?? path
    }

    private func keepAside() throws(Failure) {
        let input = try InputFile(path: path)
        let folder = CurrentProcess.environment("TMPDIR").flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
        let file: FileDescriptor
        // A pipe may have no end, and others need space, too.
        let limit: Int
        do throws(SystemError) {
            file = try FileDescriptor.temporary(in: folder)
            copy = file
            limit = try file.freeSpace() / 2
        } catch {
            throw Failure(.io, "cannot make a temporary file: \(error)", at: .init(file: folder), advice: Self.advice)
        }
        var count = 0
        while true {
            let part = try [UInt8](capacity: 1 << 16, filledBy: input.bytes)
            if part.isEmpty { break }
            count += part.count
            guard count <= limit else {
                throw Failure(
                    .io, "is longer than half of the free space of \(folder), \(limit >> 20) MiB",
                    at: .init(file: path == "/dev/stdin" ? "standard input" : path), advice: Self.advice)
            }
            do throws(SystemError) {
                try bridged({ part.withUnsafeBytes($0) }) { (bytes) throws(SystemError) in try file.writeAll(bytes) }
            } catch {
                throw Failure(.io, "cannot copy the input: \(error)", at: .init(file: folder), advice: Self.advice)
            }
        }
    }

    private static let advice = "give the input as a file, or name a folder with more space in TMPDIR"
}
