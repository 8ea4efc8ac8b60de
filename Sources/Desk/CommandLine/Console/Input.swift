package import CalqueCore
import Glibc

/// Reading of whole inputs.
package enum Input {
    /// All bytes of a file, or of standard input for `-`.
    ///
    /// - Parameters:
    ///   - path: as the user named it; failures name it so.
    ///   - limit: the most bytes to read.
    /// - Throws: `Failure(.noInput)` when the file is not there, is a folder or may not be opened;
    ///   `Failure(.badData)` when it is longer than `limit`; `Failure(.io)` when reading fails.
    package static func read(_ path: String, limit: Int = .max) throws(Failure) -> [UInt8] {
        if path == "-" { return try read(descriptor: 0, name: "standard input", limit: limit) }
        let descriptor = try open(path)
        defer { close(descriptor) }
        return try read(descriptor: descriptor, name: path, limit: limit)
    }

    /// Opens a file for reading.
    static func open(_ path: String) throws(Failure) -> Int32 {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw cannotOpen(path, errno) }
        return descriptor
    }

    /// All that is left to read from a descriptor.
    static func read(descriptor: Int32, name: String, limit: Int) throws(Failure) -> [UInt8] {
        var status = stat()
        let isKnown = fstat(descriptor, &status) == 0
        if isKnown, status.st_mode & S_IFMT == S_IFDIR { throw isFolder(name) }
        let size = isKnown && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
        guard size <= limit else { throw tooLong(name, limit) }

        var bytes: [UInt8] = []
        // One byte more than the file has, so that the read that finds the end needs no more room.
        var room = max(size + 1, 65_536)
        while true {
            var taken = 0
            let old = bytes.count
            let wanted = room
            let chunk = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
                repeat { taken = Glibc.read(descriptor, buffer.baseAddress, wanted) } while taken < 0 && errno == EINTR
                count = max(0, taken)
            }
            guard taken >= 0 else {
                if errno == EISDIR { throw isFolder(name) }
                throw Failure(.io, "cannot be read: \(systemText(errno))", at: .init(file: name))
            }
            guard taken > 0 else { return bytes }
            if old == 0 { bytes = chunk } else { bytes += chunk }
            guard bytes.count <= limit else { throw tooLong(name, limit) }
            room = max(size + 1 - bytes.count, 65_536)
        }
    }

    private static func cannotOpen(_ path: String, _ number: Int32) -> Failure {
        switch number {
        case ENOENT, ENOTDIR: Failure(.noInput, "there is no such file", at: .init(file: path))
        case EACCES, EPERM: Failure(.noInput, "may not be read: \(systemText(number))", at: .init(file: path))
        default: Failure(.noInput, "cannot be opened: \(systemText(number))", at: .init(file: path))
        }
    }

    private static func isFolder(_ name: String) -> Failure {
        Failure(.noInput, "is a folder, where a file is needed", at: .init(file: name))
    }

    private static func tooLong(_ name: String, _ limit: Int) -> Failure {
        Failure(.badData, "is longer than the \(limit) bytes allowed", at: .init(file: name))
    }
}
