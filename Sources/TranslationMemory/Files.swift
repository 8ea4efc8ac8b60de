import Core
import Glibc

/// The file system as memories see it. The room's only system calls, besides those of `InputFile` and `AtomicFile`.
enum Files {
    enum Sort { case absent, file, folder, other }

    /// What stands at a path, links followed.
    static func sort(of path: String) -> Sort {
        var status = stat()
        guard stat(path, &status) == 0 else { return .absent }
        return switch status.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        default: .other
        }
    }

    static func join(_ folder: String, _ name: String) -> String {
        folder.utf8.last == UInt8(ascii: "/") ? folder + name : folder + "/" + name
    }

    static func isTMXName(_ name: String) -> Bool {
        name.utf8.suffix(4).elementsEqual(".tmx".utf8) { $0 | 0x20 == $1 || $0 == $1 }
    }

    /// The names in a folder that `isWanted` takes, in the order of their bytes, hidden ones left out.
    static func names(in folder: String, where isWanted: (String) -> Bool) throws(Failure) -> [String] {
        guard let handle = opendir(folder) else {
            throw Failure(.noInput, "cannot open: \(String(cString: strerror(errno)))", at: .init(file: folder))
        }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
            }
            guard let name else {
                throw Failure(
                    .badData, "holds a file whose name is not UTF-8", at: .init(file: folder), advice: "rename it")
            }
            if name.utf8.first != UInt8(ascii: "."), isWanted(name) { names.append(name) }
        }
        return names.sorted(by: bytesPrecede)
    }

    /// Makes a folder with those above it; content if it is there.
    static func makeFolder(_ path: String) throws(Failure) {
        if sort(of: path) == .folder { return }
        var parent = path[...]
        while parent.utf8.count > 1, parent.utf8.last == UInt8(ascii: "/") { parent = parent.dropLast() }
        if let slash = parent.utf8.lastIndex(of: UInt8(ascii: "/")), slash > parent.startIndex {
            try makeFolder(String(parent[..<slash]))
        }
        guard mkdir(path, 0o777) == 0 || (errno == EEXIST && sort(of: path) == .folder) else {
            throw Failure(.io, "cannot make the folder: \(String(cString: strerror(errno)))", at: .init(file: path))
        }
        let slash = parent.utf8.lastIndex(of: UInt8(ascii: "/"))
        try AtomicFile.flush(folder: slash.map { $0 == parent.startIndex ? "/" : String(parent[..<$0]) } ?? ".")
    }
}
