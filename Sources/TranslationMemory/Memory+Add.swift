public import Core
public import XML

/// A document that units were aligned from, as a memory knows it.
public struct MemoryDocument: Sendable, Hashable {
    /// What tells documents apart: a path, a URL, an article's id. Stands in the file's header as `x-document`.
    public var identifier: String
    /// The file's name up to the languages: `story`.
    public var name: String
    /// The file's name after that: `en-ru`.
    public var languages: String

    /// - Parameter name: made fit for a file: `/` and control characters become `-`, a leading dot `_`, and it is
    ///   cut to 150 bytes.
    public init(identifier: String, name: String, source: LanguageTag, target: LanguageTag) {
        self.init(identifier: identifier, name: name, languages: [source, target])
    }

    /// - Parameter name: as above.
    public init(identifier: String, name: String, languages: [LanguageTag]) {
        self.identifier = identifier
        self.languages = languages.map(\.description).joined(separator: "-")
        var scalars = String.UnicodeScalarView()
        for scalar in name.unicodeScalars {
            scalars.append(scalar == "/" || scalar.value < 0x20 || scalar.value == 0x7F ? "-" : scalar)
        }
        var fit = String(scalars)
        if fit.hasPrefix(".") { fit = "_" + fit.dropFirst() }
        while fit.utf8.count > 150 { fit.removeLast() }
        self.name = fit.isEmpty ? "untitled" : fit
    }

    /// The name of the n-th file, from 1: `story.en-ru.tmx`, `story-2.en-ru.tmx`.
    func fileName(_ number: Int) -> String { "\(name)\(number == 1 ? "" : "-\(number)").\(languages).tmx" }

    /// The reverse of `fileName`.
    func number(of fileName: String) -> Int? {
        // By bytes: asked of every name in the folder.
        guard fileName.utf8.starts(with: name.utf8) else { return nil }
        let rest = fileName.utf8.dropFirst(name.utf8.count)
        let number = rest.first == UInt8(ascii: "-") ? Int(Substring(rest.dropFirst().prefix { $0 != 0x2E })) : 1
        guard let number, number > 0, sameBytes(self.fileName(number), fileName) else { return nil }
        return number
    }
}

extension Memory {
    /// What an addition did.
    public struct Addition: Sendable, Hashable {
        /// The file that holds the units.
        public var file: String
        public var added = 0
        /// Units whose variants all stood in one unit of the file already.
        public var alreadyThere = 0

        public init(file: String, added: Int = 0, alreadyThere: Int = 0) {
            self.file = file
            self.added = added
            self.alreadyThere = alreadyThere
        }
    }

    /// Puts the units of one document into a memory; all of them or, when it throws, none.
    ///
    /// **A file** (`path` is one, or is nothing yet and ends in `.tmx`): the units are appended to it, save those
    /// that are there already: every variant (language and plain text) stands in one unit of it. What the file held
    /// stays, header and comments too; its layout becomes that of `TMXWriter`. With nothing to add it is not touched.
    ///
    /// **A folder** (anything else, made if absent): the units become one file of their own, `story.en-ru.tmx`. The
    /// same document again replaces its file; another one of the same name gets `story-2.en-ru.tmx` and so on.
    ///
    /// - Parameters:
    ///   - header: for a file that is made; a folder's gets the document's identifier as `x-document`.
    ///   - invalidCharacters: about characters that XML forbids.
    ///   - same: whether two languages are one, to tell what is there already.
    ///   - onRepair: is told what was put right in the file that was there.
    /// - Complexity: a file is read and written whole, in bounded memory; in a folder only the names are read.
    /// - Throws: `Failure` with the file; the memory is then as it was.
    @discardableResult
    public static func add(
        _ units: [TranslationUnit], to path: String, of document: MemoryDocument, header: TMXHeader,
        invalidCharacters: XMLWriter.InvalidCharacters = .refuse,
        where same: (LanguageTag, LanguageTag) -> Bool = { $0 == $1 }, onRepair: @escaping (Failure) -> Void = { _ in }
    ) throws(Failure) -> Addition {
        if let index = units.firstIndex(where: { $0.variants.isEmpty }) {
            throw Failure(.badData, "has no text to add", at: .init(unit: "unit \(index + 1)"))
        }
        let sort = Files.sort(of: path)
        if sort == .file || (sort == .absent && Files.isTMXName(path)) {
            return try append(units, to: path, header, invalidCharacters, where: same, onRepair)
        }
        return try replaceFile(of: document, in: path, with: units, header, invalidCharacters)
    }

    private static func append(
        _ units: [TranslationUnit], to path: String, _ header: TMXHeader,
        _ invalidCharacters: XMLWriter.InvalidCharacters, where same: (LanguageTag, LanguageTag) -> Bool,
        _ onRepair: @escaping (Failure) -> Void
    ) throws(Failure) -> Addition {
        if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex {
            try Files.makeFolder(String(path[..<slash]))
        }
        let file = try AtomicFile(replacing: path)
        // Read only now that the lock is held: what another writer added a moment ago is kept.
        let reader: TMXReader? =
            Files.sort(of: path) == .file ? try TMXReader(path: path, onRepair: onRepair) : nil
        do throws(Failure) {
            let writer = try TMXWriter(
                to: { (bytes) throws(Failure) in try file.write(bytes) }, header: reader?.header ?? header,
                invalidCharacters: invalidCharacters)
            var news = Novelties(units)
            while let unit = try reader?.nextUnit() {
                try writer.write(unit)
                news.strike(unit, where: same)
            }
            var addition = Addition(file: path)
            for (index, unit) in units.enumerated() {
                if news.isThere[index] {
                    addition.alreadyThere += 1
                } else {
                    addition.added += 1
                    try writer.write(unit)
                    news.strike(unit, where: same)
                }
            }
            if reader != nil, addition.added == 0 { return addition }
            try writer.finish(comments: reader?.trailingComments ?? [])
            try file.commit()
            return addition
        } catch {
            throw error.inFile(path)
        }
    }

    private static func replaceFile(
        of document: MemoryDocument, in folder: String, with units: [TranslationUnit], _ header: TMXHeader,
        _ invalidCharacters: XMLWriter.InvalidCharacters
    ) throws(Failure) -> Addition {
        try Files.makeFolder(folder)
        var header = header
        header.annotations.setProperty(PropertyType.document, to: document.identifier)
        while true {
            let names = try Files.names(in: folder) { document.number(of: $0) != nil }
            let taken = names.compactMap(document.number(of:)).sorted()
            let free = taken.enumerated().first { $0.offset + 1 != $0.element }.map { $0.offset + 1 } ?? taken.count + 1
            let own = taken.first { isFile(of: document, Files.join(folder, document.fileName($0))) }
            let path = Files.join(folder, document.fileName(own ?? free))
            let file = try AtomicFile(replacing: path)
            // Before we had the lock another writer may have taken the name, for another document.
            if Files.sort(of: path) != .absent, !isFile(of: document, path) { continue }
            do throws(Failure) {
                let writer = try TMXWriter(
                    to: { (bytes) throws(Failure) in try file.write(bytes) }, header: header,
                    invalidCharacters: invalidCharacters)
                for unit in units { try writer.write(unit) }
                try writer.finish()
                try file.commit()
            } catch {
                throw error.inFile(path)
            }
            return Addition(file: path, added: units.count)
        }
    }

    /// Whether the file was made from the document. One that cannot be read is another's.
    private static func isFile(of document: MemoryDocument, _ path: String) -> Bool {
        guard let reader = try? TMXReader(path: path) else { return false }
        return reader.header.annotations.property(PropertyType.document).map { sameBytes($0, document.identifier) }
            ?? false
    }
}

/// Units to add, of which those are struck out that turn up elsewhere.
private struct Novelties {
    let units: [TranslationUnit]
    var isThere: [Bool]
    /// The units by the text of their first variant.
    private var byText: [SegmentContent: [Int]] = [:]

    init(_ units: [TranslationUnit]) {
        self.units = units
        isThere = units.map { _ in false }
        for (index, unit) in units.enumerated() {
            if let first = unit.variants.first { byText[SegmentContent(first.text), default: []].append(index) }
        }
    }

    /// - Complexity: O(variants) for a unit that shares no text.
    mutating func strike(_ old: TranslationUnit, where same: (LanguageTag, LanguageTag) -> Bool) {
        for variant in old.variants {
            for index in byText[SegmentContent(variant.text)] ?? [] where !isThere[index] {
                isThere[index] = old.contains(units[index], where: same)
            }
        }
    }
}
