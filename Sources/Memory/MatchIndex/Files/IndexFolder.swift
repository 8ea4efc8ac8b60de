package import CalqueCore
import CalqueIO

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
    package init?(of memory: String, cache: String) {
        guard let full = FileSystem.resolved(memory) else { return nil }
        let hash = Checksum.of(full)
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
            do throws(SystemError) { try FileSystem.makeFolder(folder, isPrivate: true) } catch {
                guard error == .exists else {
                    throw Failure(.io, "cannot make the folder: \(error)", at: .init(file: folder))
                }
            }
            if slash == path.endIndex { return }
            place = slash
        }
    }

    /// Notes which memory the index is of, and removes the indices of memories that no longer exist, and those of this
    /// memory from a version of Calque that named their folders otherwise.
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

    /// The memory that the index in a folder is of; nil when the folder does not say.
    private static func labelled(_ folder: String) -> String? {
        // A path may have 4,096 bytes.
        guard let bytes = try? WholeFile.read(folder + "/" + label, limit: 4096) else { return nil }
        return String(validating: bytes, as: UTF8.self).flatMap { $0.hasPrefix("/") ? $0 : nil }
    }

    private static func isGone(_ memory: String) -> Bool {
        do throws(SystemError) { _ = try FileStatus(of: memory) } catch { return error == .noFile }
        return false
    }

    package func file(_ name: String) -> String { path + "/" + name }

    package func remove(_ name: String) { try? FileSystem.remove(file(name)) }

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
