import CalqueCore
import CalqueIO

/// A file that can be read several times from its start. The bytes of a pipe are copied to an unnamed temporary file.
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
        let file: FileDescriptor
        do throws(SystemError) { file = try FileDescriptor.temporary() } catch {
            throw Failure(.io, "cannot make a temporary file: \(error)")
        }
        copy = file
        while true {
            let part = try [UInt8](capacity: 1 << 16, filledBy: input.bytes)
            if part.isEmpty { break }
            do throws(SystemError) {
                try bridged({ part.withUnsafeBytes($0) }) { (bytes) throws(SystemError) in try file.writeAll(bytes) }
            } catch {
                throw Failure(.io, "cannot copy the input: \(error)", advice: "free some space")
            }
        }
    }
}
