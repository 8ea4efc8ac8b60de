package import CalqueCore
import CalqueIO

/// The folder of a memory's index in the cache, with the index's parts.
///
/// There is no list of the parts that could be inconsistent with them: each part names the files that it was made from.
/// A process that makes a new part removes the parts that no file of the memory needs.
package struct IndexFolder: Sendable {
    package let path: String
    /// The resolved path of the memory.
    private let memory: String
    static let ending = ".part"
    /// The extension of files of vectors, which another room keeps beside the parts.
    package static let vectors = ".vectors"
    /// The name of the file that contains the path of the memory.
    private static let label = "memory"

    /// - Parameter cache: `CacheFolder.standard()`.
    /// - Returns: nil if the memory's path cannot be resolved.
    package init?(of memory: String, cache: String) {
        guard let full = FileSystem.resolved(memory) else { return nil }
        let hash = Checksum.of(full)
        // The name helps people who look into the folder.
        let name = full.split(separator: "/").last.map { Self.plain($0) } ?? "root"
        path = "\(cache)/index/\(name)-\(Self.hex(hash))"
        self.memory = full
    }

    /// Makes the folder with access for its owner only, because it contains the memory's texts.
    package func make() throws(Failure) {
        var place = path.startIndex
        while let slash = path[path.index(after: place)...].firstIndex(of: "/") ?? Optional(path.endIndex) {
            let folder = String(path[..<slash])
            do throws(SystemError) { try FileSystem.makeFolder(folder, isPrivate: true) } catch {
                guard error == .exists else {
                    throw Failure(.io, "cannot make the folder: \(error)", at: .init(file: folder))
                }
            }
            if slash == path.endIndex { return }
            place = slash
        }
    }

    /// Writes the label, which says which memory the index is for. It removes the indexes of memories that no longer
    /// exist, and those of this memory from a version of Calque with other names of folders.
    package func label() throws(Failure) {
        let file = try AtomicFile(replacing: path + "/" + Self.label)
        try file.write(memory)
        try file.commit()
        let all = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        for name in Self.names(in: all) where !name.hasPrefix(".") {
            let folder = all + "/" + name
            guard folder != path, let other = Self.labelled(folder) else { continue }
            guard Self.isGone(other) || Bytes.areEqual(other, memory) else { continue }
            for part in Self.names(in: folder)
            where [Self.label, Self.ending, Self.vectors].contains(where: part.hasSuffix) {
                try? FileSystem.remove(folder + "/" + part)
            }
            try? FileSystem.removeFolder(folder)
        }
    }

    /// The names of the parts.
    package var names: [String] { names(endingWith: Self.ending) }

    package func names(endingWith ending: String) -> [String] {
        Self.names(in: path).filter { $0.hasSuffix(ending) && !$0.hasPrefix(".") }.sorted()
    }

    private static func names(in folder: String) -> [String] {
        (try? FileSystem.names(in: folder))?.compactMap(\.self) ?? []
    }

    /// Returns the memory whose index is in a folder, or nil if the folder has no label.
    private static func labelled(_ folder: String) -> String? {
        // A path has 4,096 bytes at most.
        guard let bytes = try? WholeFile.read(folder + "/" + label, limit: 4096) else { return nil }
        return String(validating: bytes, as: UTF8.self).flatMap { $0.hasPrefix("/") ? $0 : nil }
    }

    private static func isGone(_ memory: String) -> Bool {
        do throws(SystemError) { _ = try FileStatus(of: memory) } catch { return error == .noFile }
        return false
    }

    package func file(_ name: String) -> String { path + "/" + name }

    package func remove(_ name: String) { try? FileSystem.remove(file(name)) }

    /// Returns the name of the part for some files.
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
