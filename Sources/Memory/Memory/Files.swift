import CalqueCore
import CalqueIO
import CalqueUnits

/// The files and folders of memories.
enum Files {
    enum Sort { case absent, file, folder, other }

    /// What stands at a path, links followed.
    static func sort(of path: String) -> Sort {
        guard let status = try? FileStatus(of: path) else { return .absent }
        return switch status.kind {
        case .file: .file
        case .folder: .folder
        case .other: .other
        }
    }

    static func join(_ folder: String, _ name: String) -> String {
        folder.utf8.last == UInt8(ascii: "/") ? folder + name : folder + "/" + name
    }

    static func isTMXName(_ name: String) -> Bool {
        name.utf8.suffix(4).elementsEqual(".tmx".utf8) { $0 | 0x20 == $1 || $0 == $1 }
    }

    /// Whether a name is one that other files have, and no folder.
    static func isNameOfFile(_ name: String) -> Bool {
        let others = [
            ".gz", ".zip", ".tsv", ".csv", ".txt", ".json", ".jsonl", ".po", ".xml", ".xlf", ".xliff", ".html",
        ]
        return others.contains { name.lowercased().hasSuffix($0) }
    }

    /// The names in a folder that `isWanted` takes, in the order of their bytes, hidden ones left out.
    static func names(in folder: String, where isWanted: (String) -> Bool) throws(Failure) -> [String] {
        let all: [String?]
        do throws(SystemError) { all = try FileSystem.names(in: folder) } catch {
            throw Failure(.noInput, "cannot be opened: \(error)", at: .init(file: folder))
        }
        var names: [String] = []
        for name in all {
            guard let name else {
                throw Failure(
                    .badData, "holds a file whose name is not UTF-8", at: .init(file: folder), advice: "rename it")
            }
            if name.utf8.first != UInt8(ascii: "."), isWanted(name) { names.append(name) }
        }
        return names.sorted(by: bytesPrecede)
    }

    /// Makes a folder with those above it; content if it is there.
    /// - Returns: what was made, the outermost first.
    @discardableResult
    static func makeFolder(_ path: String) throws(Failure) -> [String] {
        if sort(of: path) == .folder { return [] }
        let above = parent(of: path)
        var made: [String] = above == "." || above == "/" ? [] : try makeFolder(above)
        do throws(SystemError) {
            try FileSystem.makeFolder(path)
            made.append(path)
        } catch {
            guard error == .exists, sort(of: path) == .folder else {
                throw Failure(.io, "cannot make the folder: \(error)", at: .init(file: path))
            }
        }
        try AtomicFile.flush(folder: above)
        return made
    }

    /// Takes away folders that `makeFolder` made for something that came to nothing; those in use stay.
    static func removeFolders(_ made: [String]) {
        for folder in made.reversed() { try? FileSystem.removeFolder(folder) }
    }

    static func parent(of path: String) -> String {
        var rest = path[...]
        while rest.utf8.count > 1, rest.utf8.last == UInt8(ascii: "/") { rest = rest.dropLast() }
        guard let slash = rest.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == rest.startIndex ? "/" : String(rest[..<slash])
    }

    /// The last part of a path.
    static func name(of path: String) -> String {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[path.utf8.index(after: $0)...]) } ?? path
    }

    /// What changes when a file is replaced or written to.
    struct Fingerprint: Sendable, Hashable {
        var device: UInt64 = 0
        var node: UInt64 = 0
        var size = 0
        var seconds = 0
        var nanoseconds = 0
    }

    /// Whether two paths lead to one file or folder.
    static func isSame(_ one: String, _ other: String) -> Bool {
        let (one, other) = (fingerprint(of: one), fingerprint(of: other))
        return one.node != 0 && one.device == other.device && one.node == other.node
    }

    /// That of nothing where there is no file.
    static func fingerprint(of path: String) -> Fingerprint {
        guard let status = try? FileStatus(of: path) else { return Fingerprint() }
        return Fingerprint(
            device: status.device, node: status.node, size: status.size, seconds: status.seconds,
            nanoseconds: status.nanoseconds)
    }

    /// - Throws: `Failure(.io)` when the file is not what it was.
    static func check(_ path: String, is fingerprint: Fingerprint) throws(Failure) {
        guard self.fingerprint(of: path) == fingerprint else {
            throw Failure(
                .io, "was changed by another program meanwhile", at: .init(file: path), advice: "run the command again")
        }
    }

    /// Takes a file away for good. Its writers' lock is the caller's matter.
    static func remove(_ path: String) throws(Failure) {
        do throws(SystemError) { try FileSystem.remove(path) } catch {
            guard error == .noFile else { throw Failure(.io, "cannot remove: \(error)", at: .init(file: path)) }
        }
        try AtomicFile.flush(folder: parent(of: path))
    }

    static func renameFolder(_ path: String, to target: String) throws(Failure) {
        do throws(SystemError) { try FileSystem.rename(path, to: target) } catch {
            throw Failure(.io, "cannot put the folder in place: \(error)", at: .init(file: target))
        }
        try AtomicFile.flush(folder: parent(of: target))
    }
}
