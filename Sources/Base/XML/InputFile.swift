package import CalqueCore
import Glibc

/// Where bytes come from: fills the front of the buffer and says how many bytes it put there, 0 at the end.
///
/// A compressed file, an archive member or a socket becomes readable by the whole project by being one of these.
package typealias ByteSource = (UnsafeMutableRawBufferPointer) throws(Failure) -> Int

/// A file open for reading from its start to its end. The one place where the readers' system calls are.
package final class InputFile {
    /// The file as the user named it.
    package let path: String
    private let descriptor: CInt

    /// - Throws: `Failure(.noInput)` when the file is missing, a folder, or may not be read.
    package init(path: String) throws(Failure) {
        self.path = path
        var opened: CInt
        repeat { opened = open(path, O_RDONLY | O_CLOEXEC) } while opened < 0 && errno == EINTR
        guard opened >= 0 else {
            let reason = errno
            throw Failure(
                .noInput, "cannot open: \(String(cString: strerror(reason)))", at: .init(file: path),
                advice: reason == ENOENT ? "check the path" : nil)
        }
        var status = stat()
        guard fstat(opened, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
            close(opened)
            throw Failure(.noInput, "is a folder, not a file", at: .init(file: path))
        }
        descriptor = opened
        _ = posix_fadvise(opened, 0, 0, POSIX_FADV_SEQUENTIAL)
    }

    deinit { close(descriptor) }

    /// Reads what is at hand, at most the buffer. - Returns: the count of bytes, 0 at the end of the file.
    /// - Throws: `Failure(.io)`.
    package func read(into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
        while true {
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            if errno != EINTR {
                throw Failure(.io, "cannot read: \(String(cString: strerror(errno)))", at: .init(file: path))
            }
        }
    }
}
