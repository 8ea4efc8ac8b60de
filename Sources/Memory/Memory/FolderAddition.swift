import CalqueCore
import CalqueFormats
import CalqueHistory
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
    private var texts = TextSample()
    private var addition: Memory.Addition

    static func add(
        _ units: some UnitSource, to folder: String, of document: MemoryDocument, _ header: TMXHeader,
        _ options: Memory.AdditionOptions
    ) throws(Failure) -> Memory.Addition {
        let history = try options.history(of: folder)
        defer { history?.end() }
        if !options.isDryRun { AtomicFile.clear(folder: folder) }
        // The name may depend on the languages of all units, so the file is written under another name.
        let output = try UnitOutput(
            Files.join(folder, document.name + ".adding"), isDryRun: options.isDryRun, history: history)
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
            texts.insert(unit)
        }
        if !output.hasBegun { try begin(output, stream.sourceHeader) }
        if document.languages.isEmpty { document.languages = languages.sorted().joined(separator: "-") }
    }

    private func begin(_ output: UnitOutput, _ sourceHeader: TMXHeader?) throws(Failure) {
        var made = header.adopting(sourceHeader)
        made.annotations.setProperty(PropertyType.document, to: document.identifier)
        made.annotations.setProperty(PropertyType.documentID, to: document.identity.digest)
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
        // Names of files that are of another document after all.
        var others: Set<String> = []
        while true {
            let names = try present().filter { !others.contains($0) }
            let own = names.first { isNamed(Files.join(folder, $0)) }
            let name = if let own { own } else { try freeName() }
            addition.file = Files.join(folder, name)
            if options.isDryRun {
                if own == nil || isReplaceable(addition.file) { return }
                others.insert(name)
                continue
            }
            let place = try AtomicFile(replacing: addition.file)
            // Before the lock was held, another writer may have taken the name for another document.
            if Files.kind(of: addition.file) != .absent, !isReplaceable(addition.file) {
                others.insert(name)
                place.abandon()
                continue
            }
            return try output.finish(as: place, addition.file)
        }
    }

    /// The files that have a name of the document, those with its present name first, by number.
    private func present() throws(Failure) -> [String] {
        if options.isDryRun, Files.kind(of: folder) != .folder { return [] }
        let documents = document.underEachName
        let names = try Files.names(in: folder) { name in documents.contains { $0.number(of: name) != nil } }
        return documents.flatMap { document in
            names.compactMap { name in document.number(of: name).map { (number: $0, name: name) } }
                .sorted { $0.number < $1.number }.map { $0.name }
        }
    }

    /// The first name that no file has.
    private func freeName() throws(Failure) -> String {
        let taken = try present().compactMap(document.number(of:)).sorted()
        return document.fileName(
            taken.enumerated().first { $0.offset + 1 != $0.element }.map { $0.offset + 1 } ?? taken.count + 1)
    }

    /// Whether the header says that the file was made from the document. A file that cannot be read counts as that of
    /// another document.
    private func isNamed(_ path: String) -> Bool {
        guard let reader = try? TMXReader(path: path) else { return false }
        return document.isNamed(in: reader.header)
    }

    /// Whether the new file may take the place of a present one: that of the same request, or one of the same document
    /// whose texts are like the new ones. A file without texts loses none.
    private func isReplaceable(_ path: String) -> Bool {
        guard isNamed(path) else { return false }
        if case .request = document.identity { return true }
        var present = TextSample()
        do throws(Failure) {
            let reader = try TMXReader(path: path)
            while let unit = try reader.nextUnit() { present.insert(unit) }
        } catch {
            return false
        }
        return present.isEmpty || present.isLike(texts)
    }
}
