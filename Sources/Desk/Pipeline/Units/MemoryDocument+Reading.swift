package import CalqueCore
import CalqueIO
package import CalqueMemory

extension MemoryDocument {
    /// The document that was read from a file, from standard input (`-`) or from a pipe. It is called as the user named it.
    /// A file is recognised by its place, from whatever folder it is named, and all else by its content.
    ///
    /// - Parameters:
    ///   - name: what units call the document; nil: the path as the user typed it.
    ///   - content: returns the digest of the content.
    package init(
        read path: String, named name: String? = nil, languages: [LanguageTag], content: () throws(Failure) -> String
    ) throws(Failure) {
        guard path != "-", (try? FileStatus(of: path))?.kind != .other else {
            let digest = try content()
            let file = "stdin-\(digest.prefix(8))"
            self.init(identifier: path == "-" ? file : name ?? path, name: file, languages: languages)
            formerIdentifiers = [path]
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
        self.init(identifier: name ?? path, name: typed == bare ? bare : whole, languages: languages)
        formerIdentifiers = [path]
        identity = .source(digest: ContentDigest.text(of: [place]))
        formerNames = [bare, whole, typed]
    }

    /// The document with an id of its own. It is the same wherever its file lies and whatever the file is called.
    package init(ownIdentifier: String, languages: [LanguageTag]) {
        let address = ownIdentifier.firstRange(of: "://").map { ownIdentifier[$0.upperBound...] } ?? ownIdentifier[...]
        let name = address.split { "/:?#&".contains($0) }.joined(separator: "-")
        self.init(identifier: ownIdentifier, name: UnitMaker.name(of: name), languages: languages)
        identity = .source(digest: ContentDigest.text(of: ["id", ownIdentifier]))
    }
}
