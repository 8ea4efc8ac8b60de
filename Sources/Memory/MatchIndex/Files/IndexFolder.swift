import CalqueBlocks
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
    static let label = "memory"
    /// The folders on the way to it that Calque makes, the outermost first, and itself.
    private let folders: [String]

    /// - Parameter cache: `CacheFolder.standard()`.
    /// - Returns: nil if the memory's path cannot be resolved.
    package init?(of memory: String, cache: String) {
        guard let full = FileSystem.resolved(memory) else { return nil }
        let hash = Checksum.of(full)
        // The name helps people who look into the folder.
        let name = full.split(separator: "/").last.map { Self.plain($0) } ?? "root"
        path = "\(cache)/index/\(name)-\(Self.hex(hash))"
        folders = [cache, Self.all(in: cache), path]
        self.memory = full
    }

    /// The folder of all indexes.
    static func all(in cache: String) -> String { cache + "/index" }

    /// Why the folder must not be used: texts of the memory would be shown to others, or their answers to the user.
    /// nil if it may be used, or does not exist.
    var fault: String? {
        for folder in folders {
            guard let status = try? FileStatus(of: folder), status.kind == .folder else { continue }
            if !status.isTrusted {
                return "\(folder) belongs to another user or may be written by others; remove it, or 'chmod go-w' it"
            }
        }
        return nil
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
            if slash == path.endIndex { break }
            place = slash
        }
        // Those that exist may have been made by something else.
        for folder in folders where (try? FileStatus(of: folder))?.isPrivate == false { FileSystem.makePrivate(folder) }
    }

    /// Writes the label, which says which memory the index is for. It removes the indexes of memories that no longer
    /// exist, and those of this memory from a version of Calque with other names of folders.
    package func label() throws(Failure) {
        let file = try AtomicFile(replacing: path + "/" + Self.label, isPrivate: true)
        try file.write(memory)
        try file.commit()
        IndexCleaning.clean(cache: folders[0], keeping: (path, memory))
    }

    /// Removes what a killed process left while it wrote a part or vectors: it has the memory's texts.
    func clear() {
        if Self.names(in: path).contains(where: Self.isTemporary) { AtomicFile.clear(folder: path) }
    }

    /// Whether a name is that of a file that is being written.
    static func isTemporary(_ name: String) -> Bool { name.hasPrefix(".") && name.hasSuffix(AtomicFile.ending) }

    /// The names of the parts.
    package var names: [String] { names(endingWith: Self.ending) }

    package func names(endingWith ending: String) -> [String] {
        Self.names(in: path).filter { $0.hasSuffix(ending) && !$0.hasPrefix(".") }.sorted()
    }

    static func names(in folder: String) -> [String] {
        (try? FileSystem.names(in: folder))?.compactMap(\.self) ?? []
    }

    /// Returns the memory whose index is in a folder, or nil if the folder has no label.
    static func labelled(_ folder: String) -> String? {
        // A pipe of that name would be waited for. A path has 4,096 bytes at most.
        guard (try? FileStatus(of: folder + "/" + label))?.kind == .file,
            let bytes = try? WholeFile.read(folder + "/" + label, limit: 4096)
        else { return nil }
        return String(validating: bytes, as: UTF8.self).flatMap { $0.hasPrefix("/") ? $0 : nil }
    }

    static func isGone(_ memory: String) -> Bool {
        do throws(SystemError) { _ = try FileStatus(of: memory) } catch { return error == .noFile }
        return false
    }

    package func file(_ name: String) -> String { path + "/" + name }

    package func remove(_ name: String) { try? FileSystem.remove(file(name)) }

    /// Returns the name of the part for some files. - Parameter piece: the number of the part, if they need several.
    static func name(of files: [FileKey], piece: Int = 0) -> String {
        var header = PartHeader()
        header.files = files.map { PartHeader.File(key: $0, firstUnit: 0) }
        return hash(of: header) + (piece == 0 ? "" : "-\(piece)") + ending
    }

    /// Returns the name of the part for what changed in a file.
    static func name(ofChanged file: FileKey) -> String { "changed-" + name(of: [file]) }

    /// Returns a name for a header, which is different for each content of the files.
    static func hash(of header: PartHeader) -> String { hex(identity(of: header)) }

    /// Returns a number for a header, which is different for each content of the files.
    static func identity(of header: PartHeader) -> UInt64 {
        var bytes = header.serial
        bytes.append(number: PartFormat.version)
        return bytes.withUnsafeBytes { Checksum.of($0) }
    }

    private static func hex(_ number: UInt64) -> String {
        String(number, radix: 16).leftPadded(to: 16)
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
