package import CalqueCore
import CalqueIO
package import CalqueMemory

extension MemoryDocument {
    /// The document that was read from a file, from standard input (`-`) or from a pipe. It is called as the user named it.
    /// A file is recognised by its place, from whatever folder it is named, and all else by its content.
    ///
    /// - Parameter content: returns the digest of the content.
    package init(
        read path: String, languages: [LanguageTag], content: () throws(Failure) -> String
    ) throws(Failure) {
        guard path != "-", (try? FileStatus(of: path))?.kind != .other else {
            let digest = try content()
            self.init(identifier: path, name: "stdin-\(digest.prefix(8))", languages: languages)
            identity = .source(digest: digest)
            return
        }
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let file = slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
        let place = (FileSystem.resolved(folder) ?? folder) + "/" + file
        let (typed, bare, whole) = (
            UnitMaker.name(of: path), UnitMaker.name(of: file), UnitMaker.name(of: place)
        )
        self.init(identifier: path, name: typed == bare ? bare : whole, languages: languages)
        identity = .source(digest: ContentDigest.text(of: [place]))
        formerNames = [bare, whole, typed]
    }
}
