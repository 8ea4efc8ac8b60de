package import CalqueCore
package import CalqueFormats
package import CalqueUnits
package import CalqueXML

extension Memory {
    /// What an addition did. Each unit that came counts once.
    package struct Addition: Sendable, Hashable {
        /// The file that holds the units.
        package var file: String
        /// Units that were written.
        package var added: Int
        /// Units that changed what was there: its use was counted, or they took its place.
        package var updated: Int
        /// Units whose variants all stood in one unit of the file already, or that gave way to what was there.
        package var alreadyThere: Int
        /// Units that could not be kept, as they have no text.
        package var failed: Int

        /// Units that came.
        package var read: Int { added + updated + alreadyThere + failed }

        package init(file: String, added: Int = 0, updated: Int = 0, alreadyThere: Int = 0, failed: Int = 0) {
            self.file = file
            self.added = added
            self.updated = updated
            self.alreadyThere = alreadyThere
            self.failed = failed
        }
    }

    /// How units are added.
    package struct AdditionOptions {
        /// About characters that XML forbids.
        package var invalidCharacters: XMLWriter.InvalidCharacters = .refuse
        package var onConflict: ConflictPolicy = .keep
        /// Find out what would be done, and do nothing.
        package var isDryRun = false
        /// When it is: the date of use of units that come again; nil leaves that out.
        package var now: TMXDate?
        /// Whether two languages are one, to tell what is there already.
        package var same: (LanguageTag, LanguageTag) -> Bool = { $0 == $1 }
        /// Is told what was put right in the file that was there.
        package var onRepair: (Failure) -> Void = { _ in }

        package init() {}
    }

    /// Puts the units of one document into a memory; all of them or, when it throws, none. See
    /// ``add(_:to:of:header:options:)``.
    @discardableResult
    package static func add(
        _ units: [TranslationUnit], to path: String, of document: MemoryDocument, header: TMXHeader,
        invalidCharacters: XMLWriter.InvalidCharacters = .refuse,
        where same: @escaping (LanguageTag, LanguageTag) -> Bool = { $0 == $1 },
        now: TMXDate? = nil, onRepair: @escaping (Failure) -> Void = { _ in }
    ) throws(Failure) -> Addition {
        if let index = units.firstIndex(where: { $0.variants.isEmpty }) {
            throw Failure(.badData, "has no text to add", at: .init(unit: "unit \(index + 1)"))
        }
        var options = AdditionOptions()
        options.invalidCharacters = invalidCharacters
        options.same = same
        options.now = now
        options.onRepair = onRepair
        return try add(UnitList(units), to: path, of: document, header: header, options: options)
    }

    /// Puts units into a memory; all of them or, when it throws, none.
    ///
    /// **A file** (`path` is one, or is nothing yet and ends in `.tmx`): the units are appended to it, save those
    /// that are there already: every variant (language and content, inline codes included) stands in one unit of it.
    /// That unit's use is counted when they come from another document. What has the same source and another target
    /// stays beside it, unless `onConflict` says otherwise. What the file held stays, header and comments too; its
    /// layout becomes that of `TMXWriter`. With nothing to change it is not touched.
    ///
    /// **A folder** (anything else, made if absent): the units become one file of their own, `story.en-ru.tmx`. The
    /// same document again replaces its file; another one of the same name gets `story-2.en-ru.tmx` and so on. No
    /// other file is read, so that a memory of any size takes an article at once: what several documents have is
    /// `dedupe`'s matter.
    ///
    /// - Parameters:
    ///   - document: without languages where those of the units are to be taken.
    ///   - header: for a file that is made; where the units come with a header of their own, what that says of them
    ///     goes before. A folder's gets the document's identifier as `x-document`.
    /// - Complexity: units are written as they are read, in bounded memory: for a file, some 50 bytes for each unit
    ///   added, which is read and written whole; of a folder only the names are read.
    /// - Throws: `Failure` with the file; the memory is then as it was.
    @discardableResult
    package static func add(
        _ units: some UnitSource, to path: String, of document: MemoryDocument, header: TMXHeader,
        options: AdditionOptions = AdditionOptions()
    ) throws(Failure) -> Addition {
        let sort = Files.sort(of: path)
        let isFile = sort == .file || (sort == .absent && Files.isTMXName(path))
        if sort == .absent, !isFile, Files.isNameOfFile(path) {
            throw Failure(
                .usage, "is no memory's name", at: .init(file: path), advice: "name a .tmx file, or a folder")
        }
        if !isFile, case .keep = options.onConflict {
        } else if !isFile {
            throw Failure(
                .usage, "a folder has a file for each document, and none of the others is read", at: .init(file: path),
                advice: "leave conflicts to 'calque memory dedupe', or name a .tmx file")
        }
        let made = options.isDryRun ? [] : try Files.makeFolder(isFile ? Files.parent(of: path) : path)
        do throws(Failure) {
            return isFile
                ? try append(units, to: path, header, options)
                : try replaceFile(of: document, in: path, with: units, header, options)
        } catch {
            Files.removeFolders(made)
            throw error
        }
    }

    private static func append(
        _ units: some UnitSource, to path: String, _ header: TMXHeader, _ options: AdditionOptions
    ) throws(Failure) -> Addition {
        let output = try UnitOutput(path, isDryRun: options.isDryRun)
        // Read only now that the lock is held: what another writer added a moment ago is kept. Who does not heed the lock
        // is noticed in the end.
        let fingerprint = Files.fingerprint(of: path)
        let reader: TMXReader? =
            Files.sort(of: path) == .file ? try TMXReader(path: path, onRepair: options.onRepair) : nil
        let keys = UnitKeys(where: options.same)
        let isNew = reader == nil
        let incoming = Incoming(
            keys, policy: options.onConflict, now: options.now?.description, meetsOthers: !isNew)
        var addition = Addition(file: path)
        if let reader {
            let stream = try units.open()
            while let unit = try stream.next() { incoming.note(unit, header: stream.sourceHeader) }
            do throws(Failure) {
                try output.begin(reader.header, options)
                while let old = try reader.nextUnit() {
                    let (unit, isChanged) = try incoming.meet(old)
                    if isChanged { output.isChanged = true }
                    if let unit { try output.write(unit) }
                }
            } catch { throw error.inFile(path) }
        }
        let stream = try units.open()
        var number = 0
        while let unit = try stream.next() {
            let fate: Incoming.Fate
            if isNew {
                fate = incoming.note(unit, header: stream.sourceHeader)
            } else {
                guard number < incoming.fates.count else { throw changedMeanwhile }
                fate = incoming.fates[number]
            }
            switch fate {
            case .empty: addition.failed += 1
            case .there, .refused: addition.alreadyThere += 1
            case .noted: addition.updated += 1
            case .new, .replaces:
                addition.added += fate == .new ? 1 : 0
                addition.updated += fate == .new ? 0 : 1
                if !output.hasBegun {
                    try output.begin(header.adopting(stream.sourceHeader), options)
                }
                do throws(Failure) {
                    try output.write(unit, from: stream.sourceHeader, number: stream.headerNumber)
                } catch {
                    throw error.inFile(path)
                }
                output.isChanged = true
            }
            number += 1
        }
        if !isNew, number != incoming.fates.count { throw changedMeanwhile }
        if isNew, !output.hasBegun { try output.begin(header.adopting(stream.sourceHeader), options) }
        try output.finish(
            comments: reader?.trailingComments ?? [], unlessUnchanged: !isNew, replacing: fingerprint)
        return addition
    }

    private static var changedMeanwhile: Failure {
        Failure(.io, "what is being added changed while it was read", advice: "try again")
    }

    private static func replaceFile(
        of document: MemoryDocument, in folder: String, with units: some UnitSource, _ header: TMXHeader,
        _ options: AdditionOptions
    ) throws(Failure) -> Addition {
        if !options.isDryRun { AtomicFile.clear(folder: folder) }
        // What the file is called may be known at the end only, when all languages were seen.
        let output = try UnitOutput(Files.join(folder, document.name + ".adding"), isDryRun: options.isDryRun)
        var document = document
        var languages: Set<String> = []
        // Those met last: comparing with a few is faster than hashing.
        var recent: [LanguageTag] = []
        var addition = Addition(file: folder)
        let stream = try units.open()
        func begin() throws(Failure) {
            var made = header.adopting(stream.sourceHeader)
            made.annotations.setProperty(PropertyType.document, to: document.identifier)
            try output.begin(made, options)
        }
        while let unit = try stream.next() {
            guard !unit.variants.isEmpty else {
                addition.failed += 1
                continue
            }
            if !output.hasBegun { try begin() }
            do throws(Failure) { try output.write(unit, from: stream.sourceHeader, number: stream.headerNumber) } catch
            {
                throw error.inFile(folder)
            }
            addition.added += 1
            // By index: a variant is large to be copied.
            for index in unit.variants.indices where !recent.contains(unit.variants[index].language) {
                let language = unit.variants[index].language
                languages.insert(language.description)
                if recent.count == 8 { recent.removeFirst() }
                recent.append(language)
            }
        }
        if !output.hasBegun { try begin() }
        if document.languages.isEmpty { document.languages = languages.sorted().joined(separator: "-") }
        while true {
            let names =
                options.isDryRun && Files.sort(of: folder) != .folder
                ? [] : try Files.names(in: folder) { document.number(of: $0) != nil }
            let taken = names.compactMap(document.number(of:)).sorted()
            let free = taken.enumerated().first { $0.offset + 1 != $0.element }.map { $0.offset + 1 } ?? taken.count + 1
            let own = taken.first { isFile(of: document, Files.join(folder, document.fileName($0))) }
            addition.file = Files.join(folder, document.fileName(own ?? free))
            if options.isDryRun { return addition }
            let place = try AtomicFile(replacing: addition.file)
            // Before we had the lock another writer may have taken the name, for another document.
            if Files.sort(of: addition.file) != .absent, !isFile(of: document, addition.file) { continue }
            try output.finish(as: place)
            return addition
        }
    }

    /// Whether the file was made from the document. One that cannot be read is another's.
    private static func isFile(of document: MemoryDocument, _ path: String) -> Bool {
        guard let reader = try? TMXReader(path: path) else { return false }
        return reader.header.annotations.property(PropertyType.document).map { sameBytes($0, document.identifier) }
            ?? false
    }
}

extension TMXHeader {
    /// What the header of units says of them, taken over into a file that is made of them.
    func adopting(_ other: TMXHeader?) -> TMXHeader {
        guard let other else { return self }
        var header = self
        // The file is of another tool now; all else stays as it was.
        for attribute in other.attributes
        where !["creationtool", "creationtoolversion", "o-tmf"].contains(attribute.name) {
            header.attributes[attribute.name] = attribute.value
        }
        header.annotations = other.annotations + header.annotations
        header.comments = other.comments + header.comments
        // The units say it themselves.
        header.annotations.setProperty(PropertyType.document, to: nil)
        header.rootAttributes = other.rootAttributes
        return header
    }
}

/// What to do with a unit that has the same source as one that is there, and another target.
package enum ConflictPolicy {
    /// Both stay.
    case keep
    /// The one that was changed last stays; of equals, the one that is there.
    case newest
    /// The new one stays.
    case overwrite
    /// Someone is asked.
    case ask((_ old: TranslationUnit, _ new: TranslationUnit) throws(Failure) -> ConflictAnswer)

}

/// The answer to one conflict.
package enum ConflictAnswer: Sendable {
    case keepBoth, keepOld, takeNew
}
