package import CalqueCore

/// A file that is replaced as a whole: a reader sees the old file or the new one, never anything between.
///
///     let file = try AtomicFile(replacing: "wire.tmx")
///     try file.write("…")
///     try file.commit()
///
/// The bytes go to a temporary file in the same folder (`.wire.tmx.calque-new`). `commit()` flushes it to the disk
/// (fsync), renames it over the target and flushes the folder. Without `commit()` the temporary file is removed and
/// the target stays as it was. A link is followed: its target is replaced, the link stays.
///
/// **The temporary file is also the lock.** The writer holds it under `flock` from `init` to the end. Writers of one
/// target therefore take turns, each may read the old file after `init`, and no lock file is left over. A writer that was
/// killed lets go of the lock and leaves its temporary file, which the next writer of that target takes over. Readers
/// need no lock. A file of another user, a link or a second name of a file in that place is never written to: the writer
/// then uses a random name, and takes no turns.
///
/// It must not be used from several threads at once.
package final class AtomicFile {
    /// The target, links resolved.
    package let path: String
    private let named: String
    /// The folder of the target.
    package let folder: String
    /// The file that gets the bytes until the end.
    package let temporary: String
    /// Temporary files that are part of the change: they are no longer temporary when this file is in place.
    package var companions: [String] = []
    private let descriptor: FileDescriptor
    private let isPrivate: Bool
    private var isOpen = true
    /// The protection of a file that did not exist; nil for the usual one.
    private var protection: FileProtection?

    /// Takes the lock and makes the temporary file.
    ///
    /// - Parameters:
    ///   - path: the target; its folder must exist.
    ///   - patience: how long to wait for another writer.
    ///   - isPrivate: whether only the user may read the new file, whatever the old one's permissions are.
    /// - Throws: `Failure(.io)` that names the file and the reason.
    package init(
        replacing path: String, patience: Duration = .seconds(60), isPrivate: Bool = false
    ) throws(Failure) {
        self.isPrivate = isPrivate
        named = path
        let target = try Self.resolve(path)
        self.path = target
        let slash = target.utf8.lastIndex(of: UInt8(ascii: "/"))
        folder = slash.map { $0 == target.startIndex ? "/" : String(target[..<$0]) } ?? "."
        let name = slash.map { target[target.utf8.index(after: $0)...] } ?? target[...]
        guard !name.isEmpty, name != ".", name != ".." else { throw Failure(.io, "is a folder", at: .init(file: path)) }
        if let status = try? FileStatus(of: target), status.kind != .file {
            throw Failure(
                .io, status.kind == .folder ? "is a folder" : "is not a regular file", at: .init(file: path))
        }
        // A name may have 255 bytes; a long one is cut for the temporary file, which may at worst be shared.
        let wanted = "\(folder)/.\(Self.cut(name, to: 220))\(Self.ending)"
        (descriptor, temporary) = try Self.lock(wanted, for: path, patience: patience)
        do throws(SystemError) { try descriptor.removeContents() } catch {
            Self.drop(temporary)
            descriptor.close()
            throw Self.failure("cannot write", error, path)
        }
    }

    deinit { abandon() }

    /// The end of the names of temporary files.
    package static let ending = ".calque-new"

    /// Makes the file, if it is new, as private as the most private of some files, whose contents it gets.
    package func protect(like files: [String]) {
        for case let status? in files.map({ try? FileStatus(of: $0) }) {
            protection = protection?.strictest(status.protection) ?? status.protection
        }
    }

    /// Appends bytes. After a failure the target is as it was and only `abandon()` may be called.
    package func write(_ bytes: UnsafeRawBufferPointer) throws(Failure) {
        guard isOpen else { throw Failure(.internal, "written to after its end", at: .init(file: named)) }
        do throws(SystemError) { try descriptor.writeAll(bytes) } catch {
            abandon()
            throw Self.failure("cannot write", error, named)
        }
    }

    /// Appends the UTF-8 of a text.
    package func write(_ text: String) throws(Failure) {
        var copy = text
        try bridged({ copy.withUTF8($0) }) { (bytes) throws(Failure) in try write(UnsafeRawBufferPointer(bytes)) }
    }

    /// Appends bytes.
    package func write(_ bytes: [UInt8]) throws(Failure) {
        try bridged({ bytes.withUnsafeBytes($0) }) { (bytes) throws(Failure) in try write(bytes) }
    }

    /// Puts the new file in the place of the old one, with its permissions (0644 less the umask when there is none).
    /// When it returns, the file is on the disk.
    ///
    /// - Throws: `Failure(.io)`; the old file is then as it was.
    package func commit() throws(Failure) { try commit {} }

    /// Commits after a last check.
    ///
    /// - Parameter check: is called when all bytes are on the disk; when it throws, the old file stays as it was.
    package func commit(after check: () throws(Failure) -> Void) throws(Failure) {
        try place(at: path, after: check)
        try Self.flush(folder: folder)
    }

    /// Commits without flushing the folder, which is left to the caller: files that go to one folder may share it. When
    /// it returns, readers see the new file; that it is there after a power cut is certain only when `flush(folder:)` has
    /// returned for `folder`.
    package func commitBeforeFlush() throws(Failure) { try place(at: path, after: {}) }

    /// Puts the new file in the place of the target of `other`, whose own bytes are dropped. It is for a file whose name
    /// is known only when it is written; the writer then holds the locks of both.
    ///
    /// - Parameter check: as in `commit(after:)`.
    package func commit(as other: AtomicFile, after check: () throws(Failure) -> Void = {}) throws(Failure) {
        guard other.isOpen else { throw Failure(.internal, "committed after its end", at: .init(file: other.named)) }
        try place(at: other.path, after: check)
        try Self.flush(folder: other.folder)
        other.abandon()
    }

    private func place(at path: String, after check: () throws(Failure) -> Void) throws(Failure) {
        guard isOpen else { throw Failure(.internal, "committed after its end", at: .init(file: named)) }
        if isPrivate {
            descriptor.setPermissions(0o600)
        } else if let status = try? FileStatus(of: path) {
            descriptor.set(status.protection)
        } else if let protection {
            descriptor.set(protection)
        } else {
            descriptor.setPermissions(0o644 & ~Self.umask)
        }
        do throws(SystemError) { try descriptor.flush() } catch { throw abandoned("cannot flush to the disk", error) }
        do throws(Failure) { try check() } catch {
            abandon()
            throw error
        }
        do throws(SystemError) {
            try TemporaryFiles.settle([temporary] + companions) { () throws(SystemError) in
                try FileSystem.rename(temporary, to: path)
            }
        } catch {
            throw abandoned("cannot put the new file in place", error)
        }
        isOpen = false
        descriptor.close()
    }

    /// Gives the file up and returns the failure for a system call.
    private func abandoned(_ message: String, _ error: SystemError) -> Failure {
        abandon()
        return Self.failure(message, error, named)
    }

    /// Removes the temporary file and lets the next writer go; the target is as it was. Harmless after the end.
    package func abandon() {
        guard isOpen else { return }
        isOpen = false
        Self.drop(temporary)  // before the lock goes, so that no other writer's file is hit
        descriptor.close()
    }

    private static func drop(_ temporary: String) {
        try? TemporaryFiles.settle([temporary]) { () throws(SystemError) in try? FileSystem.remove(temporary) }
    }
}
