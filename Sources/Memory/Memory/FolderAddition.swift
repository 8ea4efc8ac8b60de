import CalqueCore
import CalqueFormats
import CalqueIO
import CalqueUnits

/// Adds the units of one document to a memory that is a folder, as one file of their own.
struct FolderAddition {
    private let folder: String
    private let options: Memory.AdditionOptions
    private let header: TMXHeader
    private var document: MemoryDocument
    private var languages: Set<String> = []
    /// The languages of the last units. Comparing with a few is faster than hashing.
    private var recent: [LanguageTag] = []
    private var addition: Memory.Addition

    static func add(
        _ units: some UnitSource, to folder: String, of document: MemoryDocument, _ header: TMXHeader,
        _ options: Memory.AdditionOptions
    ) throws(Failure) -> Memory.Addition {
        if !options.isDryRun { AtomicFile.clear(folder: folder) }
        // The name may depend on the languages of all units, so the file is written under another name.
        let output = try UnitOutput(Files.join(folder, document.name + ".adding"), isDryRun: options.isDryRun)
        var writing = FolderAddition(
            folder: folder, options: options, header: header, document: document,
            addition: Memory.Addition(file: folder))
        try writing.write(units, to: output)
        try writing.putInPlace(output)
        return writing.addition
    }

    private mutating func write(_ units: some UnitSource, to output: UnitOutput) throws(Failure) {
        let stream = try units.open()
        while let unit = try stream.next() {
            guard !unit.variants.isEmpty else {
                addition.failed += 1
                continue
            }
            if !output.hasBegun { try begin(output, stream.sourceHeader) }
            do throws(Failure) {
                try output.write(unit, from: stream.sourceHeader, number: stream.headerNumber)
            } catch {
                throw error.inFile(folder)
            }
            addition.added += 1
            noteLanguages(of: unit)
        }
        if !output.hasBegun { try begin(output, stream.sourceHeader) }
        if document.languages.isEmpty { document.languages = languages.sorted().joined(separator: "-") }
    }

    private func begin(_ output: UnitOutput, _ sourceHeader: TMXHeader?) throws(Failure) {
        var made = header.adopting(sourceHeader)
        made.annotations.setProperty(PropertyType.document, to: document.identifier)
        try output.begin(made, options)
    }

    private mutating func noteLanguages(of unit: TranslationUnit) {
        // By index, because a copy of a variant is large.
        for index in unit.variants.indices where !recent.contains(unit.variants[index].language) {
            let language = unit.variants[index].language
            languages.insert(language.description)
            if recent.count == 8 { recent.removeFirst() }
            recent.append(language)
        }
    }

    /// Gives the file its name: that of the document's present file, or else the first free one.
    private mutating func putInPlace(_ output: UnitOutput) throws(Failure) {
        while true {
            let names =
                options.isDryRun && Files.kind(of: folder) != .folder
                ? [] : try Files.names(in: folder) { document.number(of: $0) != nil }
            let taken = names.compactMap(document.number(of:)).sorted()
            let free = taken.enumerated().first { $0.offset + 1 != $0.element }.map { $0.offset + 1 } ?? taken.count + 1
            let own = taken.first { isOfDocument(Files.join(folder, document.fileName($0))) }
            addition.file = Files.join(folder, document.fileName(own ?? free))
            if options.isDryRun { return }
            let place = try AtomicFile(replacing: addition.file)
            // Before the lock was held, another writer may have taken the name for another document.
            if Files.kind(of: addition.file) != .absent, !isOfDocument(addition.file) { continue }
            return try output.finish(as: place)
        }
    }

    /// Whether the file was made from the document. A file that cannot be read counts as that of another document.
    private func isOfDocument(_ path: String) -> Bool {
        guard let reader = try? TMXReader(path: path) else { return false }
        return reader.header.annotations.property(PropertyType.document).map { sameBytes($0, document.identifier) }
            ?? false
    }
}
