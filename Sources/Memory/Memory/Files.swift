import CalqueCore
import CalqueHistory
import CalqueIO
import CalqueUnits

/// The files and folders of memories.
enum Files {
    /// The kind of thing at a path.
    enum Kind { case absent, file, folder, other }

    /// Returns the kind of thing at a path. Links are followed.
    static func kind(of path: String) -> Kind {
        guard let status = try? FileStatus(of: path) else { return .absent }
        return switch status.kind {
        case .file: .file
        case .folder: .folder
        case .other: .other
        }
    }

    /// Returns the path of a name in a folder.
    static func join(_ folder: String, _ name: String) -> String {
        folder.utf8.last == UInt8(ascii: "/") ? folder + name : folder + "/" + name
    }

    /// Whether a name ends in `.tmx`, in any case.
    static func isTMXName(_ name: String) -> Bool {
        name.utf8.suffix(4).elementsEqual(".tmx".utf8) { $0 | 0x20 == $1 || $0 == $1 }
    }

    /// Whether a name ends like that of a file of another format, and so is probably not meant as a folder.
    static func hasForeignExtension(_ name: String) -> Bool {
        let others = [
            ".gz", ".zip", ".tsv", ".csv", ".txt", ".json", ".jsonl", ".po", ".xml", ".xlf", ".xliff", ".html",
        ]
        return others.contains { name.lowercased().hasSuffix($0) }
    }

    /// Returns the names in a folder that `isWanted` accepts, in the order of their bytes, without hidden ones.
    ///
    /// - Throws: `Failure(.noInput)` if the folder cannot be opened; `Failure(.badData)` for a name that is not UTF-8.
    static func names(in folder: String, where isWanted: (String) -> Bool) throws(Failure) -> [String] {
        let all: [String?]
        do throws(SystemError) { all = try FileSystem.names(in: folder) } catch {
            throw Failure(.noInput, "cannot be opened: \(error)", at: .init(file: folder))
        }
        var names: [String] = []
        for name in all {
            guard let name else {
                throw Failure(
                    .badData, "contains a file whose name is not UTF-8", at: .init(file: folder), advice: "rename it")
            }
            if name.utf8.first != UInt8(ascii: "."), isWanted(name) { names.append(name) }
        }
        return names.sorted(by: bytesPrecede)
    }

    /// Makes a folder and its parents, unless it exists.
    ///
    /// - Returns: the folders that were made, the outermost first.
    @discardableResult
    static func makeFolder(_ path: String) throws(Failure) -> [String] {
        if kind(of: path) == .folder { return [] }
        let above = parent(of: path)
        var made: [String] = above == "." || above == "/" ? [] : try makeFolder(above)
        do throws(SystemError) {
            try TemporaryFiles.makeFolder(path, .emptyFolder)
            made.append(path)
        } catch {
            guard error == .exists, kind(of: path) == .folder else {
                throw Failure(.io, "cannot make the folder: \(error)", at: .init(file: path))
            }
        }
        try AtomicFile.flush(folder: above)
        return made
    }

    /// Removes folders that `makeFolder` made for an operation that failed. Folders that are not empty are kept.
    static func removeFolders(_ made: [String]) {
        for folder in made.reversed() { try? FileSystem.removeFolder(folder) }
    }

    /// Returns the path of the folder that contains a path.
    static func parent(of path: String) -> String {
        var rest = path[...]
        while rest.utf8.count > 1, rest.utf8.last == UInt8(ascii: "/") { rest = rest.dropLast() }
        guard let slash = rest.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == rest.startIndex ? "/" : String(rest[..<slash])
    }

    /// Returns the last part of a path.
    static func name(of path: String) -> String {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[path.utf8.index(after: $0)...]) } ?? path
    }

    /// Properties of a file that change if it is replaced or written.
    struct Fingerprint: Sendable, Hashable {
        var device: UInt64 = 0
        var node: UInt64 = 0
        var size = 0
        var seconds = 0
        var nanoseconds = 0
    }

    /// Whether two paths lead to the same file or folder.
    static func isSame(_ one: String, _ other: String) -> Bool {
        guard let one = try? FileStatus(of: one), let other = try? FileStatus(of: other) else { return false }
        return one.isSame(as: other)
    }

    /// Returns the fingerprint of a file; one of zeros if there is no file.
    static func fingerprint(of path: String) -> Fingerprint {
        guard let status = try? FileStatus(of: path) else { return Fingerprint() }
        return Fingerprint(
            device: status.device, node: status.node, size: status.size, seconds: status.seconds,
            nanoseconds: status.nanoseconds)
    }

    /// Checks that a file is unchanged.
    ///
    /// - Throws: `Failure(.io)` if its fingerprint is another one.
    static func check(_ path: String, is fingerprint: Fingerprint) throws(Failure) {
        guard self.fingerprint(of: path) == fingerprint else {
            throw Failure(
                .io, "was changed by another program meanwhile", at: .init(file: path), advice: "run the command again")
        }
    }

    /// Removes a file of a memory. The caller holds its lock.
    ///
    /// - Parameter print: the fingerprint that it must still have.
    static func remove(_ path: String, ifStill print: Fingerprint, _ history: ChangeRecorder?) throws(Failure) {
        // The history reads the file, and this takes its time. So the check comes after it.
        try history?.keep(path, target: path, new: nil)
        try check(path, is: print)
        do throws(SystemError) {
            try TemporaryFiles.settle(history?.companions ?? []) { () throws(SystemError) in
                try FileSystem.remove(path)
            }
            history?.made()
        } catch {
            guard error == .noFile else { throw Failure(.io, "cannot remove: \(error)", at: .init(file: path)) }
        }
        try AtomicFile.flush(folder: parent(of: path))
    }
}
