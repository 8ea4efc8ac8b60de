package import CalqueCore

extension AtomicFile {
    /// Opens the temporary file and locks it; repeats both until the name still means the locked file.
    static func lock(_ temporary: String, for path: String, patience: Duration) throws(Failure)
        -> (FileDescriptor, String)
    {
        let start = ContinuousClock.now
        var pause = 500
        var removals = 0
        while true {
            let attempt = try TemporaryFiles.noting(.file, at: { (attempt: Attempt) in attempt.path }) {
                () throws(Failure) in
                try self.attempt(temporary, for: path, mayRemove: removals < 10)
            }
            switch attempt {
            case .locked(let opened, let path): return (opened, path)
            case .removed:
                removals += 1
                continue
            case .replaced: pause = 0
            case .taken: break
            }
            if ContinuousClock.now - start > patience {
                throw Failure(
                    .io, "another program has been writing it for \(patience)", at: .init(file: path),
                    advice: "try again later")
            }
            CurrentProcess.sleep(microseconds: pause)
            pause = min(max(pause, 250) * 2, 20_000)
        }
    }

    /// The result of one attempt to lock the temporary file.
    private enum Attempt: Sendable {
        case locked(FileDescriptor, String)
        /// Another writer has the lock.
        case taken
        /// Between the two calls the writer before has renamed or removed the file that was opened.
        case replaced
        /// A file that was not the user's own was removed.
        case removed

        var path: String? { if case .locked(_, let path) = self { path } else { nil } }
    }

    private static func attempt(
        _ temporary: String, for path: String, mayRemove: Bool
    ) throws(Failure) -> Attempt {
        func apart() throws(Failure) -> Attempt {
            let (opened, own) = try makeApart(temporary, for: path)
            return .locked(opened, own)
        }
        let opened: FileDescriptor
        do throws(SystemError) { opened = try FileDescriptor.open(temporary, for: .readWriteOrMake) } catch {
            let there = try? FileStatus(of: temporary, followingLinks: false)
            if let there, !there.isOwn { return try apart() }
            throw failure("cannot write in the folder", error, path)
        }
        if !isOwn(opened, temporary) {
            // It is removed unless someone is writing it.
            let isRemoved = remove(opened, at: temporary)
            opened.close()
            return isRemoved && mayRemove ? .removed : try apart()
        }
        do throws(SystemError) {
            try opened.lock()
            if isStill(opened, at: temporary) { return .locked(opened, temporary) }
            opened.close()
            return .replaced
        } catch {
            opened.close()
            if SystemError.noLocks.contains(error) {
                let (opened, own) = try makeUnlocked(temporary, for: path)
                return .locked(opened, own)
            }
            if error != .locked { throw failure("cannot lock", error, path) }
            return .taken
        }
    }

    /// Whether nobody else can reach the contents of an open file by it.
    private static func isOwn(_ opened: FileDescriptor, _ temporary: String) -> Bool {
        guard let status = try? opened.status() else { return false }
        if status.isOwn { return true }
        // Some file systems give all files to one user.
        guard status.isPlain, let probe = try? makeApart(temporary, for: temporary) else { return false }
        defer { probe.0.close() }
        try? FileSystem.remove(probe.1)
        return (try? probe.0.status())?.protection.owner == status.protection.owner
    }

    /// Makes and locks a temporary file of a random name, because the usual name is taken by a file that is not ours.
    private static func makeApart(_ temporary: String, for path: String) throws(Failure) -> (FileDescriptor, String) {
        let own = "\(temporary.dropLast(ending.count)).\(randomName())\(ending)"
        let opened = try naming(path, "cannot write in the folder") { () throws(SystemError) in
            try FileDescriptor.open(own, for: .make)
        }
        // The lock keeps the file from being cleared away. There may be no locks here.
        try? opened.lock()
        return (opened, own)
    }

    /// Returns sixteen random letters and digits.
    static func randomName() -> String {
        String(UInt64.random(in: .min ... .max), radix: 16).leftPadded(to: 16)
    }

    /// Removes the name of an open file, unless someone has the lock of the file.
    private static func remove(_ opened: FileDescriptor, at path: String) -> Bool {
        guard (try? opened.lock()) != nil, isStill(opened, at: path) else { return false }
        return (try? FileSystem.remove(path)) != nil
    }

    /// Makes a temporary file of another name on a file system without locks: writers no longer take turns, but never
    /// share a temporary file.
    private static func makeUnlocked(_ temporary: String, for path: String) throws(Failure) -> (FileDescriptor, String)
    {
        try? FileSystem.remove(temporary)
        let own = "\(temporary).\(CurrentProcess.identifier).\(UInt32.random(in: 0...UInt32.max))"
        let opened = try naming(path, "cannot write in the folder") { () throws(SystemError) in
            try FileDescriptor.open(own, for: .make)
        }
        return (opened, own)
    }

    /// Returns the path with links followed, also when no file is there.
    package static func resolve(_ path: String) throws(Failure) -> String {
        var current = path
        for _ in 0..<40 {
            // No link, or nothing there. Any other reason is reported when the file is opened.
            guard let target = FileSystem.linkTarget(current) else { return current }
            if target.hasPrefix("/") {
                current = target
            } else if let slash = current.utf8.lastIndex(of: UInt8(ascii: "/")) {
                current = String(current[...slash]) + target
            } else {
                current = target
            }
        }
        throw failure("cannot follow the link", .tooManyLinks, path)
    }

    /// Removes the temporary files in a folder that killed writers left, but not those that are being written.
    ///
    /// It is for a folder that gets files of ever new names, so that no writer would take over old temporary files.
    package static func clear(folder: String) {
        for case let name? in (try? FileSystem.names(in: folder)) ?? [] where name.hasPrefix(".") {
            guard name.hasSuffix(ending) else { continue }
            let path = "\(folder)/\(name)"
            guard let opened = try? FileDescriptor.open(path, for: .readWrite) else { continue }
            defer { opened.close() }
            // Under its lock, as a writer would: a writer that waits for it finds the name gone and makes another file.
            _ = remove(opened, at: path)
        }
    }

    /// Returns whether the name still means the open file.
    package static func isStill(_ opened: FileDescriptor, at path: String) -> Bool {
        guard let ours = try? opened.status(), let there = try? FileStatus(of: path, followingLinks: false) else {
            return false
        }
        return ours.isSame(as: there)
    }

    /// Flushes a folder to the disk, so that a rename in it lasts.
    ///
    /// - Throws: `Failure(.io)`. A folder that may be written and not read cannot be flushed; that is no failure.
    package static func flush(folder: String) throws(Failure) {
        guard let opened = try? FileDescriptor.open(folder, for: .folder) else { return }
        defer { opened.close() }
        do throws(SystemError) { try opened.flush() } catch {
            // Some file systems cannot flush a folder.
            if !SystemError.cannotFlush.contains(error) {
                throw failure("cannot flush the folder to the disk", error, folder)
            }
        }
    }

    /// The process's umask. Reading it by `umask(2)` would change it for a moment for the other threads.
    static let umask: UInt32 = {
        guard let bytes = try? WholeFile.read("/proc/self/status") else { return 0o022 }
        for line in bytes.split(separator: UInt8(ascii: "\n")) where line.starts(with: "Umask:".utf8) {
            let digits = line.filter { (0x30...0x37).contains($0) }
            return UInt32(String(decoding: digits, as: UTF8.self), radix: 8) ?? 0o022
        }
        return 0o022
    }()

    static func cut(_ name: Substring, to bytes: Int) -> String {
        var cut = String(name)
        while cut.utf8.count > bytes { cut.removeLast() }
        return cut
    }

    static func naming<Value>(
        _ path: String, _ message: String, _ body: () throws(SystemError) -> Value
    ) throws(Failure) -> Value {
        do throws(SystemError) { return try body() } catch { throw failure(message, error, path) }
    }

    static func failure(_ message: String, _ error: SystemError, _ path: String) -> Failure {
        let advice: String? =
            if SystemError.noSpace.contains(error) {
                "free some space"
            } else if SystemError.notPermitted.contains(error) || error == .readOnly {
                "check the permissions"
            } else if error == .noFile {
                "make the folder first"
            } else {
                nil
            }
        return Failure(.io, "\(message): \(error)", at: .init(file: path), advice: advice)
    }
}

extension FileStatus {
    /// Whether it is a plain file with one name.
    fileprivate var isPlain: Bool { kind == .file && links <= 1 }

    /// Whether it is such a file of the user's own.
    fileprivate var isOwn: Bool { isPlain && protection.owner == CurrentProcess.user }
}
