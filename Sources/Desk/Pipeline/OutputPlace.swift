package import CalqueCore
import CalqueHistory
import CalqueIO

/// A file or folder that is to be written, which may not exist yet.
package struct OutputPlace {
    package let path: String
    /// The path, or the folder of a memory's file, if it did not exist when the place was checked.
    private let missing: String?

    /// Checks that the folder that the output belongs to exists, and that the output replaces no input.
    ///
    /// - Parameter inputs: the files that the command reads.
    /// - Throws: `Failure(.io)` if there is no folder: a misspelt path must not create a new tree of folders.
    ///   `Failure(.usage)` if the output is an input.
    package init(_ path: String, reading inputs: [String] = []) throws(Failure) {
        try self.init(path, made: path)
        try Self.checkNotRead(path, inputs: inputs)
    }

    /// Checks the place of an output that takes the place of a file of its name.
    ///
    /// - Throws: as `init(_:reading:)` and `checkNoMemory(_:)`.
    package static func check(_ path: String, reading inputs: [String] = []) throws(Failure) {
        _ = try OutputPlace(path, reading: inputs)
        try checkNoMemory(path)
    }

    /// Checks that an output replaces no memory that a person works with: `-o` and `--into` are a slip apart.
    ///
    /// - Throws: `Failure(.usage)` if it does.
    package static func checkNoMemory(_ path: String) throws(Failure) {
        guard (try? FileStatus(of: path))?.kind == .file, MemoryHistory.isKept(of: path) else { return }
        throw Failure(
            .usage, "is a memory with a history, so it is not overwritten", at: .init(file: path),
            advice: "write to another file, or add to the memory: align --into, import")
    }

    /// Checks that an output is none of the files that are read, by any name or link.
    ///
    /// - Throws: `Failure(.usage)` if it is: the work of a person would be replaced.
    package static func checkNotRead(_ path: String, inputs: [String]) throws(Failure) {
        guard let output = try? FileStatus(of: path), output.kind == .file else { return }
        let isRead = inputs.contains { input in
            input != "-" && (try? FileStatus(of: input))?.isSame(as: output) == true
        }
        guard isRead else { return }
        throw Failure(
            .usage, "is a file that this command reads, so it is not overwritten", at: .init(file: path),
            advice: "write to another file")
    }

    /// Checks the place of a memory. `FOLDER/FILE.tmx` may name a new folder in an existing one, which is then a new
    /// memory with one file.
    ///
    /// - Throws: as `init(_:)`.
    package init(memory path: String) throws(Failure) {
        let folder = path.hasSuffix(".tmx") ? Self.folder(of: path) : nil
        try self.init(path, made: folder.flatMap { Self.kind(of: $0) == nil ? $0 : nil } ?? path)
    }

    /// - Parameter made: the file or folder that is made first.
    private init(_ path: String, made: String) throws(Failure) {
        self.path = path
        missing = Self.kind(of: made) == nil ? made : nil
        guard missing != nil, let folder = Self.folder(of: made), Self.kind(of: folder) != .folder else { return }
        throw Failure(
            .io, "there is no folder \(folder) to write to", at: .init(file: path),
            advice: "make the folder first, or correct the path")
    }

    /// The folder that has been created since the place was checked, if any.
    package var newFolder: String? { missing.flatMap { Self.kind(of: $0) == .folder ? $0 : nil } }

    /// The folder that a path names; nil for a name alone.
    private static func folder(of path: String) -> String? {
        var name = path[...]
        while name.utf8.count > 1, name.utf8.last == UInt8(ascii: "/") { name = name.dropLast() }
        guard let slash = name.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
        return slash == name.startIndex ? "/" : String(name[..<slash])
    }

    private static func kind(of path: String) -> FileStatus.Kind? { (try? FileStatus(of: path))?.kind }
}
