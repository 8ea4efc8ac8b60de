import CalqueCore
import CalqueIO

/// The folder in which the history of a memory is: `.calque/history/folder` in a memory that is a folder, and
/// `.calque/history/files/NAME` beside a memory that is a file.
///
/// In a folder that everyone may write (`/tmp`) each user has a folder of their own, `.calque-UID`.
struct HistoryPlace {
    /// The folder of the memory, or of the file.
    let base: String
    /// The name of the memory; nil for a folder.
    let fileName: String?
    /// The path of the memory, with links followed if it is a file.
    let memory: String
    /// The folders from `.calque` to that of the history.
    private let folders: [String]

    var path: String { folders[folders.count - 1] }

    /// Whether there is a history.
    var isThere: Bool { (try? FileStatus(of: path)) != nil }

    /// - Parameter memory: a path that may be a link, or lead to nothing yet.
    init(of memory: String) throws(Failure) {
        if (try? FileStatus(of: memory))?.kind == .folder {
            base = memory
            fileName = nil
            self.memory = memory
        } else {
            let target = try AtomicFile.resolve(memory)
            self.memory = target
            let slash = target.utf8.lastIndex(of: UInt8(ascii: "/"))
            base = slash.map { $0 == target.startIndex ? "/" : String(target[..<$0]) } ?? "."
            fileName = slash.map { String(target[target.utf8.index(after: $0)...]) } ?? target
        }
        let isShared = (try? FileStatus(of: base))?.isSticky == true
        let name = isShared ? ".calque-\(CurrentProcess.user)" : ".calque"
        let root = base == "." ? name : Self.join(base, name)
        let history = root + "/history"
        folders =
            [root, history]
            + (fileName.map { ["\(history)/files", "\(history)/files/\($0)"] } ?? ["\(history)/folder"])
    }

    static func join(_ folder: String, _ name: String) -> String {
        folder.utf8.last == UInt8(ascii: "/") ? folder + name : "\(folder)/\(name)"
    }

    /// The name of a file of the memory in the history: its path from the folder of the memory.
    func name(of file: String) -> String {
        if let fileName { return fileName }
        let start = Self.join(base, "")
        return file.utf8.starts(with: start.utf8)
            ? String(file[file.utf8.index(file.startIndex, offsetBy: start.utf8.count)...]) : file
    }

    /// The path of a file by its name in the history.
    func file(_ name: String) -> String {
        if fileName != nil { return memory }
        return name.utf8.first == UInt8(ascii: "/") ? name : Self.join(base, name)
    }

    /// Makes the folders that are missing, with the permissions of the memory's folder.
    func make() throws(Failure) {
        var index = 0
        var attempts = 0
        while index < folders.count {
            do throws(SystemError) {
                try Self.make(folders[index], like: base)
                index += 1
            } catch {
                // Another program may have removed an empty history in between.
                attempts += 1
                guard error == .noFile, index > 0, attempts < 100 else { throw cannotKeep(error, folders[index]) }
                index = 0
            }
        }
        try checkOwner()
    }

    private static func make(_ folder: String, like base: String) throws(SystemError) {
        if let there = try? FileStatus(of: folder, followingLinks: false) {
            if there.kind != .folder { throw SystemError.notAFolder }
            return
        }
        do throws(SystemError) {
            // If the change is not made, the folder stays empty and goes.
            try TemporaryFiles.makeFolder(folder, .emptyFolder)
            // Where everyone may write, nobody else may look into the history or change it.
            if (try? FileStatus(of: base))?.isSticky == true {
                FileSystem.makePrivate(folder)
            } else {
                FileSystem.protect(folder: folder, like: base)
            }
        } catch { if error != .exists { throw error } }
    }

    /// Where everyone may write, another user could have made the folder in order to change what an undo brings back.
    private func checkOwner() throws(Failure) {
        guard (try? FileStatus(of: base))?.isSticky == true else { return }
        guard let root = try? FileStatus(of: folders[0], followingLinks: false), root.isOfUserOrRoot else {
            throw Failure(
                .io, "is of another user, so no history can be kept there", at: .init(file: folders[0]),
                advice: "remove it, or give --no-history")
        }
    }

    /// Removes the folders that are empty.
    func removeEmpty() {
        for folder in folders.reversed() where (try? FileSystem.removeFolder(folder)) == nil { return }
    }

    /// Waits for the lock of the history.
    ///
    /// Changes share it, so that they do not wait for each other; an undo has it alone. It is taken before the locks of
    /// files, and lasts until the descriptor is closed.
    ///
    /// - Returns: nil if nothing is there.
    func lock(isShared: Bool, patience: Duration = .seconds(60), making: Bool) throws(Failure) -> FileDescriptor? {
        let start = ContinuousClock.now
        repeat {
            if making { try make() } else { try checkOwnerIfThere() }
            // A link could lead to any folder of the user's.
            if let there = try? FileStatus(of: path, followingLinks: false), there.kind != .folder {
                throw cannotKeep(.notAFolder, path)
            }
            let opened: FileDescriptor
            do throws(SystemError) { opened = try FileDescriptor.open(path, for: .folder) } catch {
                if error == .noFile || error == .notAFolder {
                    if making { continue }
                    return nil
                }
                throw cannotKeep(error, path)
            }
            do throws(SystemError) {
                try opened.lock(isShared: isShared)
                // Between the calls another program may have removed an empty history.
                if AtomicFile.isStill(opened, at: path) { return opened }
                opened.close()
                continue
            } catch {
                if SystemError.noLocks.contains(error) { return opened }
                opened.close()
                if error != .locked { throw cannotKeep(error, path) }
            }
            CurrentProcess.sleep(microseconds: 5_000)
        } while ContinuousClock.now - start <= patience
        throw Failure(
            .io, "another program has been changing the memory for \(patience)", at: .init(file: memory),
            advice: "try again later")
    }

    private func checkOwnerIfThere() throws(Failure) {
        if (try? FileStatus(of: folders[0], followingLinks: false)) != nil { try checkOwner() }
    }

    private func cannotKeep(_ error: SystemError, _ path: String) -> Failure { Self.cannotKeep(error, path) }

    static func cannotKeep(_ error: SystemError, _ path: String) -> Failure {
        Failure(
            .io, "cannot keep what the change replaces: \(error)", at: .init(file: path),
            advice: "make the folder writable, or give --no-history")
    }
}
