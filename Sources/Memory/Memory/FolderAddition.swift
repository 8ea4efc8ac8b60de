import CalqueCore
import CalqueFormats
import CalqueHistory
import CalqueIO
import CalqueUnits

/// Adds the units of one document to a memory that is a folder, as one file of their own. An alignment of a document whose
/// units are in a file with those of others replaces them there.
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
        var writing = FolderAddition(
            folder: folder, options: options, header: header, document: document,
            addition: Memory.Addition(file: folder))
        if let file = try writing.sharedFile(units) {
            return try FileAddition.add(units, to: file, of: document, header, options, history)
        }
        // The name may depend on the languages of all units, so the file is written under another name.
        let output = try UnitOutput(
            Files.join(folder, document.name + ".adding"), isDryRun: options.isDryRun, history: history)
        try writing.write(units, to: output)
        try writing.putInPlace(output, units, history)
        return writing.addition
    }

    private mutating func write(_ units: some UnitSource, to output: UnitOutput) throws(Failure) {
        let stream = try units.open()
        var names = document.unitNames
        while var unit = try stream.next() {
            guard !unit.variants.isEmpty else {
                addition.failed += 1
                continue
            }
            if !output.hasBegun { try begin(output, stream.sourceHeader) }
            try write(&unit, from: stream, to: output, &names)
            addition.added += 1
            noteLanguages(of: unit)
            texts.insert(unit)
        }
        if !output.hasBegun { try begin(output, stream.sourceHeader) }
        if document.languages.isEmpty { document.languages = languages.sorted().joined(separator: "-") }
    }

    private mutating func write(
        _ unit: inout TranslationUnit, from stream: any UnitStream, to output: UnitOutput, _ names: inout UnitNames
    ) throws(Failure) {
        if options.namesUnits, stream.sourceHeader == nil { names.name(&unit) }
        if options.isAlignment, unit.status == .draft { addition.drafts += 1 }
        do throws(Failure) {
            try output.write(unit, from: stream.sourceHeader, number: stream.headerNumber)
        } catch {
            throw error.inFile(folder)
        }
    }

    /// Writes the new version of a present file, with the units of it that stay.
    private mutating func write(
        _ units: some UnitSource, to output: UnitOutput, revising present: Present
    ) throws(Failure) {
        var revision = present.revision
        try revision.decide(units)
        addition = Memory.Addition(file: addition.file, failed: addition.failed)
        let stream = try units.open()
        var names = document.unitNames
        for unit in revision.kept { names.reserve(unit) }
        var isWritten = revision.kept.map { _ in false }
        var number = -1
        while var unit = try stream.next() {
            number += 1
            if unit.variants.isEmpty { continue }
            if !output.hasBegun { try begin(output, stream.sourceHeader, after: present.header) }
            switch revision.fate(of: number) {
            case .leftOut: addition.alreadyThere += 1
            case .keptAs(let place) where isWritten[place] || !unit.isLater(than: revision.kept[place], options):
                addition.alreadyThere += 1
                if !isWritten[place] { try output.write(revision.kept[place]) }
                isWritten[place] = true
            case .keptAs(let place):
                isWritten[place] = true
                revision.counts.kept -= 1
                fallthrough
            case .written:
                revision.count(unit)
                try write(&unit, from: stream, to: output, &names)
                addition.added += 1
            }
        }
        if !output.hasBegun { try begin(output, stream.sourceHeader, after: present.header) }
        for (place, unit) in revision.kept.enumerated() where !isWritten[place] { try output.write(unit) }
        revision.finishCount()
        addition.revision = revision.counts
    }

    private func begin(
        _ output: UnitOutput, _ sourceHeader: TMXHeader?, after present: TMXHeader? = nil
    ) throws(Failure) {
        var made = header.adopting(sourceHeader)
        made.annotations.setProperty(PropertyType.document, to: document.identifier)
        made.annotations.setProperty(PropertyType.documentID, to: document.identity.digest)
        if options.isAlignment { made.annotations.setProperty(PropertyType.languages, to: document.languages) }
        if let present { made.addRemovedPairs(present.removedPairs) }
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
    private mutating func putInPlace(_ output: UnitOutput, _ units: some UnitSource, _ history: ChangeRecorder?)
        throws(Failure)
    {
        // Names of files that are of another document after all.
        var others: Set<String> = []
        while true {
            let names = try present().filter { !others.contains($0) }
            let own = names.first { isNamed(Files.join(folder, $0)) }
            let name = if let own { own } else { try freeName() }
            addition.file = Files.join(folder, name)
            let place = options.isDryRun ? nil : try AtomicFile(replacing: addition.file)
            let before = Files.fingerprint(of: place?.path ?? addition.file)
            guard options.isDryRun ? own != nil : Files.kind(of: addition.file) != .absent else {
                if let place { try output.finish(as: place, addition.file) }
                return
            }
            // Before the lock was held, another writer may have taken the name for another document.
            guard let present = try presentVersion(at: addition.file, units) else {
                others.insert(name)
                place?.abandon()
                continue
            }
            guard options.isAlignment || !present.revision.isEmpty || !present.header.removedPairs.isEmpty else {
                if let place { try output.finish(as: place, addition.file) }
                return
            }
            output.abandon()
            let revised =
                if let place { UnitOutput(place, of: addition.file, before, history: history) } else {
                    try UnitOutput(addition.file, isDryRun: true)
                }
            try write(units, to: revised, revising: present)
            return try revised.finish()
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

    /// The file with units of several documents that has those of this one; nil if there is none, or if the document has a
    /// file of its own. `compact`, `merge` and imports make such files.
    private func sharedFile(_ units: some UnitSource) throws(Failure) -> String? {
        guard options.isAlignment, Files.kind(of: folder) == .folder,
            try !present().contains(where: { isNamed(Files.join(folder, $0)) })
        else { return nil }
        for name in try Files.names(in: folder, where: Files.isTMXName) {
            let path = Files.join(folder, name)
            guard !SingleDocuments.shared.contains(path),
                // A file that cannot be read counts as that of another document.
                let found = try? DocumentUnits(units, of: document, in: path), found.counts != nil
            else { continue }
            return path
        }
        return nil
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

    /// A file that the new one replaces.
    private struct Present {
        let header: TMXHeader
        let revision: Revision
    }

    /// The present file if the new one may take its place: that of the same request, or one of the same document whose
    /// texts are like the new ones. A file without texts loses none.
    private func presentVersion(at path: String, _ units: some UnitSource) throws(Failure) -> Present? {
        guard isNamed(path) else { return nil }
        let reader: TMXReader
        var revision: Revision
        do throws(Failure) {
            reader = try TMXReader(path: path)
            revision = Revision(of: document, reader.header, isAlignment: options.isAlignment)
            // The result of a request has no units of its own.
            if case .request = document.identity { return Present(header: reader.header, revision: revision) }
            while let unit = try reader.nextUnit() { revision.insert(unit) }
        } catch {
            return nil
        }
        return try revision.isLike(texts, units) ? Present(header: reader.header, revision: revision) : nil
    }
}

extension TranslationUnit {
    /// Whether the unit of a source was changed by a person, after a unit that was changed here. An alignment is no
    /// person.
    fileprivate func isLater(than kept: TranslationUnit, _ options: Memory.AdditionOptions) -> Bool {
        guard !options.isAlignment, isKept, let own = lastChange, let other = kept.lastChange else { return false }
        return own >= other
    }
}
