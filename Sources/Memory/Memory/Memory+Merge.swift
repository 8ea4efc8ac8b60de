public import CalqueCore
import CalqueFormats
import CalqueIO
public import CalqueUnits

extension Memory {
    /// Adds the units of several memories to one, as `add` does. In a file, units with the same texts become one. The
    /// other memories are unchanged. A file at `path` that is among the memories is not read as a source. In a folder, the
    /// same memories again replace their file.
    ///
    /// - Returns: the file and the counts.
    /// - Throws: `Failure`, also if `path` is a folder among the memories; the memory at `path` is then unchanged.
    public static func merge(
        _ memories: [Memory], into path: String, header: TMXHeader, options: AdditionOptions = AdditionOptions()
    ) throws(Failure) -> Addition {
        let files = memories.flatMap(\.files).filter { !Files.isSame($0, path) }
        if files.isEmpty && !memories.isEmpty || Files.kind(of: path) == .folder,
            memories.contains(where: { Files.isSame($0.path, path) })
        {
            throw Failure(
                .usage, "is one of the memories to merge", at: .init(file: path), advice: "name another memory")
        }
        let source = FileUnits(files: files, onRepair: options.onRepair)
        var document = MemoryDocument(
            identifier: "merged:" + memories.map(\.path).joined(separator: ","), name: "merged", languages: [])
        document.languages = ""
        document.identity = .request(digest: ContentDigest.text(of: ["merged"] + memories.map(\.place)))
        return try add(source, to: path, of: document, header: header, options: options)
    }

    /// Adds the units that `isWanted` accepts to another memory, as `add` does. This memory is unchanged. A folder gets one
    /// more file each time.
    ///
    /// - Returns: the file and the counts.
    /// - Throws: `Failure`, also if `path` is this memory; errors of `isWanted`.
    public func copy(
        to path: String, header: TMXHeader, options: AdditionOptions = AdditionOptions(),
        where isWanted: @escaping (Entry, TMXHeader, _ file: String) throws(Failure) -> Bool
    ) throws(Failure) -> Addition {
        try copy(to: path, as: nil, header: header, options: options, where: isWanted)
    }

    /// Copies units. If there are none, nothing is written.
    ///
    /// - Parameter request: a text that says which units are wanted. In a folder, the same request for the same memory
    ///   replaces its file. nil: no file is replaced.
    package func copy(
        to path: String, as request: String?, header: TMXHeader, options: AdditionOptions,
        where isWanted: @escaping (Entry, TMXHeader, _ file: String) throws(Failure) -> Bool
    ) throws(Failure) -> Addition {
        if Files.isSame(self.path, path) {
            throw Failure(
                .usage, "is the memory that is being read", at: .init(file: path), advice: "name another memory")
        }
        var document = MemoryDocument(identifier: "filtered:" + self.path, name: "filtered", languages: [])
        document.languages = ""
        document.identity = .unknown
        if let request {
            document.identity = .request(digest: ContentDigest.text(of: ["filtered", request, place]))
        }
        var chosen = ChosenUnits(memory: self, onRepair: { _ in }, isWanted: isWanted)
        guard try chosen.open().next() != nil else { return Addition(file: path) }
        chosen.onRepair = options.onRepair
        return try Memory.add(chosen, to: path, of: document, header: header, options: options)
    }

    /// The path from the root, without links: the same for every way of naming the memory.
    private var place: String { FileSystem.resolved(path) ?? path }
}

/// Some units of a memory.
private struct ChosenUnits: UnitSource {
    let memory: Memory
    var onRepair: (Failure) -> Void
    let isWanted: (Memory.Entry, TMXHeader, String) throws(Failure) -> Bool

    func open() -> any UnitStream { Stream(self) }

    private final class Stream: UnitStream {
        let units: ChosenUnits
        let entries: Memory.Entries

        init(_ units: ChosenUnits) {
            self.units = units
            entries = units.memory.entries(onRepair: units.onRepair)
        }

        var sourceHeader: TMXHeader? { entries.header }
        var headerNumber: Int { entries.fileIndex }

        func next() throws(Failure) -> TranslationUnit? {
            while let entry = try entries.next() {
                let header = entries.header ?? TMXHeader(attributes: [])
                if try units.isWanted(entry, header, units.memory.files[entry.fileIndex]) { return entry.unit }
            }
            return nil
        }
    }
}
