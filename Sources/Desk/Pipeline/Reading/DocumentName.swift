import CalqueIO

/// The name of a document by its file: the path from the place of the memory that keeps it.
enum DocumentName {
    /// Returns the path of a file from the folder in which another one lies.
    ///
    /// Where the two have only `/` in common, the path would say where they lie on this machine. Then it is the folder and
    /// the name of the file.
    ///
    /// - Parameters:
    ///   - path: a file that exists.
    ///   - place: a memory, which is a file or a folder, or another file. It may not exist yet.
    static func of(_ path: String, from place: String) -> String {
        let file = parts(of: path)
        let folder = parts(of: place).dropLast()
        let shared = zip(file, folder).prefix { $0.utf8.elementsEqual($1.utf8) }.count
        guard shared > 0 else { return short(path) }
        return (Array(repeating: "..", count: folder.count - shared) + file[shared...]).joined(separator: "/")
    }

    /// The folder and the name of a file.
    private static func short(_ path: String) -> String { parts(of: path).suffix(2).joined(separator: "/") }

    /// The names of the folders from the root to a file, and its own name.
    private static func parts(of path: String) -> [String] {
        var path = path
        while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
        if path == "." || path == ".." || path.hasSuffix("/.") || path.hasSuffix("/.."),
            let whole = FileSystem.resolved(path)
        {
            return split(whole)
        }
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let file = slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
        return split((FileSystem.resolved(folder) ?? folder) + "/" + file)
    }

    private static func split(_ path: String) -> [String] { path.split(separator: "/").map(String.init) }
}
