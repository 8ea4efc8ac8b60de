package import CalqueCore
import CalqueXML
import Glibc

/// The folder of a memory's index in the cache, and its parts.
///
/// There is no list of the parts beside them that could be out of step: each says which files it was made from, and
/// what no file of the memory needs any more is removed by whoever makes a new one.
package struct IndexFolder: Sendable {
    package let path: String
    /// The memory's own path, links followed.
    private let memory: String
    static let ending = ".part"
    /// Of what another room keeps beside a part.
    package static let vectors = ".vectors"
    /// The file that says which memory the index is of.
    private static let label = "memory"

    /// - Parameter cache: `CacheFolder.standard()`.
    /// - Returns: nil when the memory has no path that could be told from others.
    init?(of memory: String, cache: String) {
        guard let resolved = realpath(memory, nil) else { return nil }
        defer { free(resolved) }
        let full = String(cString: resolved)
        let hash = Array(full.utf8).withUnsafeBytes { Checksum.of($0) }
        // The name is for people who look into the folder.
        let name = full.split(separator: "/").last.map { Self.plain($0) } ?? "root"
        path = "\(cache)/index/\(name)-\(Self.hex(hash))"
        self.memory = full
    }

    /// Makes the folder, for nobody else's eyes: it holds the memory's texts.
    package func make() throws(Failure) {
        var place = path.startIndex
        while let slash = path[path.index(after: place)...].firstIndex(of: "/") ?? Optional(path.endIndex) {
            let folder = String(path[..<slash])
            if mkdir(folder, 0o700) != 0, errno != EEXIST {
                throw Failure(
                    .io, "cannot make the folder: \(String(cString: strerror(errno)))", at: .init(file: folder))
            }
            if slash == path.endIndex { return }
            place = slash
        }
    }

    /// Writes down which memory the index is of, and removes indices of memories that are no more.
    package func label() throws(Failure) {
        let file = try AtomicFile(replacing: path + "/" + Self.label)
        try file.write(memory)
        try file.commit()
        let all = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        for name in Self.names(in: all) where !name.hasPrefix(".") {
            let folder = all + "/" + name
            guard folder != path, let other = try? InputFile(path: folder + "/" + Self.label).text() else { continue }
            var status = stat()
            guard other.hasPrefix("/"), stat(other, &status) != 0, errno == ENOENT else { continue }
            for part in Self.names(in: folder)
            where [Self.label, Self.ending, Self.vectors].contains(where: part.hasSuffix) {
                unlink(folder + "/" + part)
            }
            rmdir(folder)
        }
    }

    /// The names of the parts.
    var names: [String] { names(endingWith: Self.ending) }

    package func names(endingWith ending: String) -> [String] {
        Self.names(in: path).filter { $0.hasSuffix(ending) && !$0.hasPrefix(".") }.sorted()
    }

    private static func names(in folder: String) -> [String] {
        guard let handle = opendir(folder) else { return [] }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            names.append(name)
        }
        return names
    }

    package func file(_ name: String) -> String { path + "/" + name }

    package func remove(_ name: String) { unlink(file(name)) }

    /// The name of the part of such files.
    static func name(of files: [FileKey]) -> String {
        var header = PartHeader()
        header.files = files.map { PartHeader.File(key: $0, firstUnit: 0) }
        var bytes = header.serial
        bytes.append(number: PartFormat.version)
        return hex(bytes.withUnsafeBytes { Checksum.of($0) }) + ending
    }

    private static func hex(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    private static func plain(_ name: Substring) -> String {
        String(
            String.UnicodeScalarView(
                name.unicodeScalars.prefix(40).map { scalar in
                    let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
                    return isPlain ? scalar : "_"
                }))
    }
}

extension InputFile {
    /// The start of the file, as long as a path may be; nil when it is no UTF-8.
    fileprivate func text() throws -> String? {
        var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = try bytes.withUnsafeMutableBytes { try read(into: $0) }
        return String(validating: bytes[..<count], as: UTF8.self)
    }
}
