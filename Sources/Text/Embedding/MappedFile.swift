package import CalqueCore
import Glibc

/// The bytes of a file, mapped read-only: only the pages that are touched are read.
///
/// Unchecked because it holds a raw address; safe because nothing writes there and the map lives as long as the object.
package final class MappedFile: @unchecked Sendable {
    /// Only to be read while the object is held.
    package let bytes: UnsafeRawBufferPointer
    private let base: UnsafeMutableRawPointer

    /// - Parameter atOnce: all of it will be read, so the pages are fetched by one call.
    /// - Throws: `noInput` where it cannot be opened, `badData` where it is empty or no regular file.
    package init(path: String, atOnce: Bool = false) throws(Failure) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw Failure(.noInput, "cannot open: \(String(cString: strerror(errno)))", at: .init(file: path))
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else {
            throw Failure(.badData, "empty, or not a regular file", at: .init(file: path))
        }
        let length = Int(status.st_size)
        let flags = MAP_PRIVATE | (atOnce ? CInt(MAP_POPULATE) : 0)
        guard let base = mmap(nil, length, PROT_READ, flags, descriptor, 0), base != MAP_FAILED else {
            throw Failure(.io, "cannot map: \(String(cString: strerror(errno)))", at: .init(file: path))
        }
        self.base = base
        bytes = UnsafeRawBufferPointer(start: base, count: length)
    }

    /// A file that is nowhere: a copy of the bytes, not empty, in pages of its own.
    package init(copying source: [UInt8]) throws(Failure) {
        let flags = MAP_PRIVATE | MAP_ANONYMOUS
        guard let base = mmap(nil, source.count, PROT_READ | PROT_WRITE, flags, -1, 0), base != MAP_FAILED else {
            throw Failure(.io, "no memory for \(source.count) bytes: \(String(cString: strerror(errno)))")
        }
        source.withUnsafeBytes { base.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(base), byteCount: $0.count) }
        self.base = base
        bytes = UnsafeRawBufferPointer(start: base, count: source.count)
    }

    deinit { munmap(base, bytes.count) }
}
