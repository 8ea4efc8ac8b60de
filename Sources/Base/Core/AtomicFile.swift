import Glibc

/// A file written so that a reader sees the old one or the new one, whole, and never anything between.
///
///     let file = try AtomicFile(replacing: "wire.tmx")
///     try file.write("…")
///     try file.commit()
///
/// The bytes go to a temporary file in the same folder (`.wire.tmx.calque-new`); `commit()` flushes it to the disk
/// (fsync), renames it over the target and flushes the folder. Without `commit()` the temporary file is removed and
/// the target is as it was. A link is followed: its target is replaced, the link stays.
///
/// **The temporary file is the lock as well.** It is held under `flock` from `init` to the end, so writers of one
/// target take turns, each may read the old file after `init` and lose nothing by it, and no lock file is left
/// over. A writer that was killed lets go of the lock and leaves its temporary file, which the next writer of that
/// target takes over. Readers need no lock.
///
/// Not for use from several threads at once.
package final class AtomicFile {
    /// The target, links resolved.
    package let path: String
    private let named: String
    /// Where the target is.
    package let folder: String
    private let temporary: String
    private let descriptor: CInt
    private var isOpen = true

    /// Takes the lock and makes the temporary file.
    /// - Parameters:
    ///   - path: the target; its folder must exist.
    ///   - patience: how long to wait for another writer.
    /// - Throws: `Failure(.io)` that names the file and the reason.
    package init(replacing path: String, patience: Duration = .seconds(60)) throws(Failure) {
        named = path
        let target = try Self.resolve(path)
        self.path = target
        let slash = target.utf8.lastIndex(of: UInt8(ascii: "/"))
        folder = slash.map { $0 == target.startIndex ? "/" : String(target[..<$0]) } ?? "."
        let name = slash.map { target[target.utf8.index(after: $0)...] } ?? target[...]
        guard !name.isEmpty, name != ".", name != ".." else { throw Failure(.io, "is a folder", at: .init(file: path)) }
        // A name may have 255 bytes; a long one is cut for the temporary file, which may at worst be shared.
        let wanted = "\(folder)/.\(Self.cut(name, to: 220))\(Self.ending)"
        var status = stat()
        if stat(target, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
            throw Failure(
                .io, status.st_mode & S_IFMT == S_IFDIR ? "is a folder" : "is not a regular file",
                at: .init(file: path))
        }
        (descriptor, temporary) = try Self.lock(wanted, for: path, patience: patience)
        guard ftruncate(descriptor, 0) == 0 else {
            let reason = errno
            unlink(temporary)
            close(descriptor)
            throw Self.failure("cannot write", reason, path)
        }
    }

    deinit { abandon() }

    /// What the names of temporary files end in.
    private static let ending = ".calque-new"

    /// Appends bytes. After a failure the target is as it was and only `abandon()` is left to do.
    package func write(_ bytes: UnsafeRawBufferPointer) throws(Failure) {
        guard isOpen else { throw Failure(.internal, "written to after its end", at: .init(file: named)) }
        guard let start = bytes.baseAddress else { return }
        var done = 0
        while done < bytes.count {
            let count = Glibc.write(descriptor, start + done, bytes.count - done)
            if count > 0 {
                done += count
            } else if count < 0, errno != EINTR {
                let reason = errno
                abandon()
                throw Self.failure("cannot write", reason, named)
            }
        }
    }

    /// Appends the UTF-8 of a text.
    package func write(_ text: String) throws(Failure) {
        var copy = text
        var failure: Failure?
        copy.withUTF8 { bytes in
            do throws(Failure) { try write(UnsafeRawBufferPointer(bytes)) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    /// Appends bytes.
    package func write(_ bytes: [UInt8]) throws(Failure) {
        var failure: Failure?
        bytes.withUnsafeBytes { bytes in
            do throws(Failure) { try write(bytes) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    /// Puts the new file in the old one's place, with the old one's permissions (0644 less the umask if it is new).
    /// When it returns, the file is on the disk. - Throws: `Failure(.io)`; the old file is then as it was.
    package func commit() throws(Failure) { try commit {} }

    /// As `commit()`.
    /// - Parameter check: is called last, when all is on the disk: what it throws leaves the old file as it was.
    package func commit(after check: () throws(Failure) -> Void) throws(Failure) {
        try place(at: path, after: check)
        try Self.flush(folder: folder)
    }

    /// As `commit()`, but for the flush of the folder, which is left to the caller: files that go to one folder may share
    /// it. When it returns, the new file stands whole in its place; that it does so after a power cut is sure only when
    /// `flush(folder:)` has returned for `folder`.
    package func commitBeforeFlush() throws(Failure) { try place(at: path, after: {}) }

    /// Puts the new file in the place of the target of `other`, whose own bytes are dropped: for a file whose name is
    /// known only when it is written, so that who commits holds the locks of both.
    package func commit(as other: AtomicFile) throws(Failure) {
        guard other.isOpen else { throw Failure(.internal, "committed after its end", at: .init(file: other.named)) }
        try place(at: other.path, after: {})
        try Self.flush(folder: other.folder)
        other.abandon()
    }

    private func place(at path: String, after check: () throws(Failure) -> Void) throws(Failure) {
        guard isOpen else { throw Failure(.internal, "committed after its end", at: .init(file: named)) }
        var status = stat()
        if stat(path, &status) == 0 {
            // The owner first: changing it takes set-id bits away. It fails for all but root, harmlessly.
            if status.st_uid != geteuid() { _ = fchown(descriptor, status.st_uid, status.st_gid) }
            _ = fchmod(descriptor, status.st_mode & 0o7777)
        } else {
            _ = fchmod(descriptor, 0o644 & ~Self.umask)
        }
        if fsync(descriptor) != 0 { throw abandoned("cannot flush to the disk") }
        do throws(Failure) { try check() } catch {
            abandon()
            throw error
        }
        if rename(temporary, path) != 0 { throw abandoned("cannot put the new file in place") }
        isOpen = false
        close(descriptor)
    }

    /// The failure of the last system call; the file is given up.
    private func abandoned(_ what: String) -> Failure {
        let reason = errno
        abandon()
        return Self.failure(what, reason, named)
    }

    /// Removes the temporary file and lets the next writer go; the target is as it was. Harmless after the end.
    package func abandon() {
        guard isOpen else { return }
        isOpen = false
        unlink(temporary)  // before the lock goes, so that no other writer's file is hit
        close(descriptor)
    }
}

// MARK: - System calls

extension AtomicFile {
    /// Opens the temporary file and locks it; both until the name and the locked file are one and the same.
    private static func lock(_ temporary: String, for path: String, patience: Duration) throws(Failure)
        -> (CInt, String)
    {
        let start = ContinuousClock.now
        var pause: useconds_t = 500
        while true {
            let opened = open(temporary, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
            if opened < 0 {
                if errno == EINTR { continue }
                throw failure("cannot write in the folder", errno, path)
            }
            let locked = flock(opened, LOCK_EX | LOCK_NB)
            let reason = errno
            if locked == 0 {
                // Between the two calls the one before us may have renamed or removed the file that we opened.
                if isStill(opened, at: temporary) { return (opened, temporary) }
            } else if reason == ENOLCK || reason == EOPNOTSUPP || reason == ENOSYS {
                // A file system without locks: writers no longer take turns, but never share a temporary file.
                close(opened)
                unlink(temporary)
                let own = "\(temporary).\(getpid()).\(UInt32.random(in: 0...UInt32.max))"
                let alone = open(own, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
                guard alone >= 0 else { throw failure("cannot write in the folder", errno, path) }
                return (alone, own)
            } else if reason != EWOULDBLOCK, reason != EINTR {
                close(opened)
                throw failure("cannot lock", reason, path)
            }
            close(opened)
            if ContinuousClock.now - start > patience {
                throw Failure(
                    .io, "another program has been writing it for \(patience)", at: .init(file: path),
                    advice: "try again later")
            }
            if locked != 0 {
                usleep(pause)
                pause = min(pause * 2, 20_000)
            }
        }
    }

    /// The path with links followed; of a file that is not there, too.
    private static func resolve(_ path: String) throws(Failure) -> String {
        var current = path
        for _ in 0..<40 {
            var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
            let count = readlink(current, &buffer, buffer.count - 1)
            guard count >= 0 else {
                // EINVAL: not a link. ENOENT: new. Anything else will be said when the file is opened.
                return current
            }
            let target = String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
            if target.hasPrefix("/") {
                current = target
            } else if let slash = current.utf8.lastIndex(of: UInt8(ascii: "/")) {
                current = String(current[...slash]) + target
            } else {
                current = target
            }
        }
        throw failure("cannot follow the link", ELOOP, path)
    }

    /// Removes the temporary files in a folder that killed writers left; not those that are being written.
    ///
    /// For a folder that gets files of ever new names, so that no writer would take over what is left.
    package static func clear(folder: String) {
        guard let handle = opendir(folder) else { return }
        defer { closedir(handle) }
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard name.hasPrefix("."), name.hasSuffix(ending) else { continue }
            let path = "\(folder)/\(name)"
            let opened = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC)
            guard opened >= 0 else { continue }
            // Under its lock, as a writer would: who waits for that finds the name gone and makes another.
            if flock(opened, LOCK_EX | LOCK_NB) == 0, isStill(opened, at: path) { unlink(path) }
            close(opened)
        }
    }

    /// Whether the name still means the open file.
    private static func isStill(_ opened: CInt, at path: String) -> Bool {
        var ours = stat()
        var there = stat()
        return fstat(opened, &ours) == 0 && lstat(path, &there) == 0 && ours.st_ino == there.st_ino
            && ours.st_dev == there.st_dev
    }

    /// Makes a rename in it last.
    package static func flush(folder: String) throws(Failure) {
        let opened = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard opened >= 0 else { return }  // a folder that may be written and not read: nothing more to be done
        defer { close(opened) }
        // Some file systems cannot flush a folder and say EINVAL.
        if fsync(opened) != 0, errno != EINVAL, errno != EROFS {
            throw failure("cannot flush the folder to the disk", errno, folder)
        }
    }

    /// The process's umask; reading it by `umask(2)` would change it for a moment under the other threads' feet.
    private static let umask: mode_t = {
        guard let file = fopen("/proc/self/status", "re") else { return 0o022 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        while fgets(&line, CInt(line.count), file) != nil {
            let text = line.prefix { $0 != 0 }.map { Character(Unicode.Scalar(UInt8(bitPattern: $0))) }
            if text.starts(with: "Umask:") {
                return mode_t(String(text.dropFirst(6)).filter { $0.isNumber }, radix: 8) ?? 0o022
            }
        }
        return 0o022
    }()

    private static func cut(_ name: Substring, to bytes: Int) -> String {
        var cut = String(name)
        while cut.utf8.count > bytes { cut.removeLast() }
        return cut
    }

    private static func failure(_ what: String, _ reason: CInt, _ path: String) -> Failure {
        let advice: String? =
            switch reason {
            case ENOSPC, EDQUOT: "free some space"
            case EACCES, EPERM, EROFS: "check the permissions"
            case ENOENT: "make the folder first"
            default: nil
            }
        return Failure(.io, "\(what): \(String(cString: strerror(reason)))", at: .init(file: path), advice: advice)
    }
}
