public import CalqueCore
import CalqueIO

/// A file or folder that is to be written, which may not exist yet.
public struct OutputPlace {
    public let path: String
    /// Whether the file or folder existed when the place was checked.
    private let existed: Bool

    /// Checks that the folder that the output belongs to exists.
    ///
    /// - Throws: `Failure(.io)` when it does not: a misspelt path must not create a new tree of folders.
    public init(_ path: String) throws(Failure) {
        self.path = path
        existed = Self.kind(of: path) != nil
        guard !existed else { return }
        var name = path[...]
        while name.utf8.count > 1, name.utf8.last == UInt8(ascii: "/") { name = name.dropLast() }
        guard let slash = name.utf8.lastIndex(of: UInt8(ascii: "/")) else { return }
        let folder = slash == name.startIndex ? "/" : String(name[..<slash])
        guard Self.kind(of: folder) == .folder else {
            throw Failure(
                .io, "there is no folder \(folder) to write to", at: .init(file: path),
                advice: "make the folder first, or correct the path")
        }
    }

    /// Whether the path has become a folder since it was checked.
    public var isNewFolder: Bool { !existed && Self.kind(of: path) == .folder }

    private static func kind(of path: String) -> FileStatus.Kind? { (try? FileStatus(of: path))?.kind }
}
