package import CalqueCore

/// A file that is read from its start to its end.
package final class InputFile {
    /// The name of the file in messages.
    package let name: String
    private let descriptor: FileDescriptor
    private let isOwned: Bool
    /// How many bytes were read.
    package private(set) var position = 0

    /// Opens a file.
    ///
    /// - Throws: `Failure(.noInput)` when the file is missing, a folder, or may not be read.
    package init(path: String) throws(Failure) {
        do throws(SystemError) { descriptor = try FileDescriptor.open(path, for: .read) } catch {
            throw Self.cannotOpen(path, error)
        }
        name = path
        isOwned = true
        guard (try? descriptor.status())?.kind != .folder else { throw Self.isFolder(path) }
        descriptor.adviseSequential()
    }

    /// Opens a file as the user names it on the command line, where `-` is standard input.
    package convenience init(named path: String) throws(Failure) {
        if path == "-" {
            self.init(descriptor: .standardInput, name: "standard input")
        } else {
            try self.init(path: path)
        }
    }

    /// Reads from a descriptor that the caller closes.
    package init(descriptor: FileDescriptor, name: String) {
        self.descriptor = descriptor
        self.name = name
        isOwned = false
    }

    deinit { if isOwned { descriptor.close() } }

    /// Reads what is available, at most the buffer.
    ///
    /// - Returns: the count of bytes, 0 at the end of the file.
    /// - Throws: `Failure(.io)`; `Failure(.noInput)` when it is a folder.
    package func read(into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
        do throws(SystemError) {
            let count = try descriptor.read(into: buffer)
            position += count
            return count
        } catch {
            throw error == .isFolder
                ? Self.isFolder(name) : Failure(.io, "cannot be read: \(error)", at: .init(file: name))
        }
    }

    /// The bytes as a source, which keeps the file open.
    package var bytes: ByteSource { { [self] (buffer) throws(Failure) in try read(into: buffer) } }

    /// The size of a regular file, nil for a pipe.
    package var size: Int? { (try? descriptor.status()).flatMap { $0.kind == .file ? $0.size : nil } }

    static func cannotOpen(_ path: String, _ error: SystemError) -> Failure {
        if error == .noFile || error == .notAFolder {
            Failure(.noInput, "there is no such file", at: .init(file: path))
        } else if SystemError.notPermitted.contains(error) {
            Failure(.noInput, "may not be read: \(error)", at: .init(file: path))
        } else {
            Failure(.noInput, "cannot be opened: \(error)", at: .init(file: path))
        }
    }

    static func isFolder(_ name: String) -> Failure {
        Failure(.noInput, "is a folder, where a file is needed", at: .init(file: name))
    }
}
