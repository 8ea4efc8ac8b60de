import CCalqueZip
package import CalqueCore
package import CalqueIO

/// The members of a zip file, one after the other. Members may be stored or deflated, and Zip64 is read. Reading
/// streams in constant memory. Names are never used as paths.
package final class ZipArchive {
    /// A member as the archive names it.
    package struct Member: Sendable, Hashable {
        package let name: String
        /// The number of unpacked bytes that the archive claims.
        package let size: UInt64

        package var isFolder: Bool { name.utf8.last == UInt8(ascii: "/") }
    }

    /// The name in messages; nil for an archive in memory.
    private let path: String?
    /// The bytes of an archive in memory.
    private let memory: UnsafeMutableRawBufferPointer?
    private let handle: OpaquePointer
    private let expansion: Expansion
    private let packed: UInt64
    /// It counts all members together, because a zip bomb may use the same packed bytes for many of them.
    private var given: UInt64 = 0

    /// - Throws: `Failure(.badData)` if it is not a zip file; `Failure(.noInput)` if it is a pipe, because the list of
    ///   members is at the end.
    package init(path: String, expansion: Expansion = Expansion()) throws(Failure) {
        guard let status = try? FileStatus(of: path), status.kind == .file else {
            throw Failure(
                .noInput, "a zip file is read from its end, and this is not a regular file", at: .init(file: path),
                advice: "save it as a file first")
        }
        guard let handle = calque_zip_open(path) else {
            throw Failure(.badData, "the zip file is damaged or cut off", at: .init(file: path))
        }
        self.path = path
        memory = nil
        self.handle = handle
        self.expansion = expansion
        packed = UInt64(max(status.size, 0))
    }

    /// Opens a zip file that was read.
    ///
    /// - Throws: `Failure(.badData)` if it is not a zip file.
    package init(bytes: [UInt8], expansion: Expansion = Expansion()) throws(Failure) {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 16)
        memory.copyBytes(from: bytes)
        guard let handle = calque_zip_open_memory(memory.baseAddress, bytes.count) else {
            memory.deallocate()
            throw Failure(.badData, "the zip file is damaged or cut off")
        }
        path = nil
        self.memory = memory
        self.handle = handle
        self.expansion = expansion
        packed = UInt64(bytes.count)
    }

    deinit {
        calque_zip_close(handle)
        memory?.deallocate()
    }

    /// Goes to the next member; nil after the last. The reading of the previous member ends.
    /// - Throws: `Failure(.badData)` when the list is damaged.
    package func next() throws(Failure) -> Member? {
        var name = [CChar](repeating: 0, count: 4096)
        var size: UInt64 = 0
        switch calque_zip_next(handle, &name, name.count, &size) {
        case Int32(CALQUE_ZIP_END): return nil
        case Int32(CALQUE_ZIP_OK):
            let bytes = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
            return Member(name: String(decoding: bytes, as: UTF8.self), size: size)
        default: throw Failure(.badData, "the zip file's list of members is damaged", at: .init(file: path))
        }
    }

    /// Returns the bytes of the current member. They are valid until `next()` is called.
    /// - Throws: `Failure(.badData)` when it cannot be unpacked here.
    package func open() throws(Failure) -> ByteSource {
        let status = calque_zip_begin(handle)
        if status != Int32(CALQUE_ZIP_OK) { throw failure(status) }
        return { [self] (buffer) throws(Failure) in
            var made = 0
            let status = calque_zip_read(handle, buffer.baseAddress, buffer.count, &made)
            guard status >= 0 else { throw failure(status) }
            given += UInt64(made)
            try expansion.check(packed: packed, unpacked: given)
            return made
        }
    }

    private func failure(_ status: Int32) -> Failure {
        switch Int(status) {
        case Int(CALQUE_ZIP_ENCRYPTED): Failure(.badData, "is encrypted", advice: "unpack it first")
        case Int(CALQUE_ZIP_METHOD):
            Failure(.badData, "is packed by a method other than deflate", advice: "unpack it first")
        default: Failure(.badData, "is damaged in the zip file")
        }
    }
}
