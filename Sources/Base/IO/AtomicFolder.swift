package import CalqueCore

/// A new folder that appears as a whole or not at all.
///
///     let folder = try AtomicFolder(making: "parts")
///     // … write files into folder.path …
///     try folder.commit()
///
/// The files go to a folder of a random name beside the target, which only the user may enter. `commit()` flushes it and
/// renames it. Without `commit()` it is removed with its files. The folder is locked (`flock`) while it is written, so the
/// next writer of that target can tell which folders killed writers left, and removes them.
package final class AtomicFolder {
    /// The folder to write to.
    package let path: String
    private let target: String
    private let parent: String
    private let descriptor: FileDescriptor
    private var isOpen = true

    /// Makes the folder, and removes those that killed writers left.
    ///
    /// - Parameter target: absent or an empty folder; the folder that contains it must exist.
    /// - Throws: `Failure(.io)` that names the target and the reason.
    package init(making target: String) throws(Failure) {
        var trimmed = target[...]
        while trimmed.utf8.count > 1, trimmed.utf8.last == UInt8(ascii: "/") { trimmed = trimmed.dropLast() }
        let slash = trimmed.utf8.lastIndex(of: UInt8(ascii: "/"))
        let parent = slash.map { $0 == trimmed.startIndex ? "/" : String(trimmed[..<$0]) } ?? "."
        let name = AtomicFile.cut(slash.map { trimmed[trimmed.utf8.index(after: $0)...] } ?? trimmed, to: 220)
        Self.clear(parent, name)
        (path, descriptor) = try Self.make(in: parent, name, for: target)
        self.target = target
        self.parent = parent
    }

    deinit { abandon() }

    /// Makes a folder that did not exist and locks it; repeats both if another writer took it for one that is left over.
    private static func make(in parent: String, _ name: String, for target: String) throws(Failure)
        -> (String, FileDescriptor)
    {
        while true {
            let made = try TemporaryFiles.noting(.folder, at: { (made: (String, FileDescriptor)?) in made?.0 }) {
                () throws(Failure) -> (String, FileDescriptor)? in
                let path = "\(parent)/.\(name).\(AtomicFile.randomName())\(AtomicFile.ending)"
                try AtomicFile.naming(target, "cannot make a folder beside it") { () throws(SystemError) in
                    try FileSystem.makeFolder(path, isPrivate: true)
                }
                let opened = try AtomicFile.naming(target, "cannot open the folder beside it") {
                    () throws(SystemError) in
                    try FileDescriptor.open(path, for: .folder)
                }
                // There may be no locks here.
                try? opened.lock()
                if AtomicFile.isStill(opened, at: path) { return (path, opened) }
                opened.close()
                return nil
            }
            if let made { return made }
        }
    }

    /// Removes the folders that killed writers of a target left. Those of other users and those that are being written
    /// stay.
    private static func clear(_ parent: String, _ name: String) {
        for case let other? in (try? FileSystem.names(in: parent)) ?? []
        where other.hasPrefix(".\(name).") && other.hasSuffix(AtomicFile.ending) {
            let path = "\(parent)/\(other)"
            guard let status = try? FileStatus(of: path, followingLinks: false), status.kind == .folder,
                status.protection.owner == CurrentProcess.user,
                let opened = try? FileDescriptor.open(path, for: .folder)
            else { continue }
            defer { opened.close() }
            guard (try? opened.lock()) != nil, AtomicFile.isStill(opened, at: path) else { continue }
            remove(path, opened)
        }
    }

    /// Removes a folder and the files in it.
    private static func remove(_ path: String, _ opened: FileDescriptor) {
        // By the descriptor: whatever has taken the name meanwhile is not touched.
        let inside = "/proc/self/fd/\(opened.number)"
        for case let name? in (try? FileSystem.names(in: inside)) ?? [] where name != "." && name != ".." {
            try? FileSystem.remove("\(inside)/\(name)")
        }
        try? FileSystem.removeFolder(path)
    }

    /// Puts the folder in place. When it returns, the folder is on the disk.
    ///
    /// - Throws: `Failure(.io)`; the target is then as it was.
    package func commit() throws(Failure) {
        guard isOpen else { throw Failure(.internal, "committed after its end", at: .init(file: target)) }
        descriptor.setPermissions(0o777 & ~AtomicFile.umask)
        try AtomicFile.flush(folder: path)
        try AtomicFile.naming(target, "cannot put the folder in place") { () throws(SystemError) in
            try TemporaryFiles.settle([path]) { () throws(SystemError) in try FileSystem.rename(path, to: target) }
        }
        isOpen = false
        descriptor.close()
        try AtomicFile.flush(folder: parent)
    }

    /// Removes the folder; the target is as it was. Harmless after the end.
    package func abandon() {
        guard isOpen else { return }
        isOpen = false
        try? TemporaryFiles.settle([path]) { () throws(SystemError) in Self.remove(path, descriptor) }
        descriptor.close()
    }
}
