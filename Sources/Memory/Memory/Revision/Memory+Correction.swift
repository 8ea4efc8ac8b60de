package import CalqueCore
import CalqueFormats
import CalqueHistory
import CalqueICU
package import CalqueUnits
import CalqueXML

extension Memory {
    /// A document that a memory has: all units of one file or of one part of a file.
    package struct StoredDocument: Sendable, Hashable {
        /// The path of the file.
        package let file: String
        /// The name of the document.
        package let name: String
        /// The property that all its units have, or that the header has for units without it.
        fileprivate let key: Key
        /// The languages of its first unit with most languages, the source first.
        package fileprivate(set) var languages: [LanguageTag] = []
        /// Its units, and those of them that share a text with the corrected alignment.
        fileprivate var count = 0
        fileprivate var shared = 0
    }

    fileprivate struct Key: Hashable {
        let file: Int
        let identity: String
    }

    /// Finds the document whose texts a corrected alignment has.
    ///
    /// - Parameter name: the name of the document; nil: any.
    /// - Returns: nil if there is none.
    /// - Throws: `Failure(.usage)` if there are several.
    /// - Complexity: reads the memory once; memory for each document of it.
    package func document(of units: [TranslationUnit], named name: String?) throws(Failure) -> StoredDocument? {
        try document(of: units) { unit, header in
            guard let own = Self.name(of: unit, header) else { return false }
            return name.map { sameBytes($0, own) } ?? true
        }
    }

    /// Finds a document whose texts a corrected alignment has, as `document(of:named:)` does.
    package func document(
        of units: [TranslationUnit], as document: MemoryDocument
    ) throws(Failure) -> StoredDocument? {
        let base = DocumentUnits.identity(of: document)
        return try self.document(of: units) { unit, header in
            if let identity = unit.annotations.property(PropertyType.documentID) {
                return identity.utf8.starts(with: base.utf8)
            }
            let name = unit.annotations.property(PropertyType.document)
            let header = header ?? TMXHeader(attributes: [])
            if header.isOfDocument { return document.isNamed(in: header) }
            return name.map { sameBytes($0, document.identifier) } ?? false
        }
    }

    private func document(
        of units: [TranslationUnit], where isWanted: (TranslationUnit, TMXHeader?) -> Bool
    ) throws(Failure) -> StoredDocument? {
        var texts: Set<Digest> = []
        for unit in units { for variant in unit.variants { texts.insert(Digest(variant.text, 0)) } }
        var documents: [Key: StoredDocument] = [:]
        let entries = entries()
        while let entry = try entries.next() {
            guard let key = Self.key(of: entry.unit, entries.header, file: entry.fileIndex),
                let own = Self.name(of: entry.unit, entries.header), isWanted(entry.unit, entries.header)
            else { continue }
            var document = documents[key] ?? StoredDocument(file: files[entry.fileIndex], name: own, key: key)
            document.count += 1
            if entry.unit.variants.contains(where: { texts.contains(Digest($0.text, 0)) }) { document.shared += 1 }
            if entry.unit.variants.count > document.languages.count {
                document.languages = entry.unit.variants.map(\.language)
            }
            documents[key] = document
        }
        let like = documents.values.filter { $0.shared > 0 && $0.shared * 2 >= min($0.count, units.count) }
        guard let most = like.map(\.shared).max() else { return nil }
        let best = like.filter { $0.shared == most }
        guard best.count == 1 else {
            throw Failure(
                .usage, "\(best.count) documents have the texts of this alignment", at: .init(file: path),
                advice: "give --document NAME, or name the file of the folder as the memory")
        }
        return best[0]
    }

    private static func key(of unit: TranslationUnit, _ header: TMXHeader?, file: Int) -> Key? {
        let identity =
            unit.annotations.property(PropertyType.documentID)
            ?? name(of: unit, header).map {
                // Two pairs of languages of one article are two documents.
                $0 + "\u{0}" + (unit.variants.first?.language.description ?? "")
            }
        return identity.map { Key(file: file, identity: $0) }
    }

    private static func name(of unit: TranslationUnit, _ header: TMXHeader?) -> String? {
        unit.annotations.property(PropertyType.document) ?? header?.annotations.property(PropertyType.document)
    }

    /// Puts a corrected alignment in the place of a document's units.
    ///
    /// - Parameters:
    ///   - units: the corrected pairs, in order.
    ///   - user: who corrected them; nil if unknown.
    /// - Returns: the counts of the changes.
    /// - Throws: `Failure` with the file, which is then as it was.
    package func correct(
        _ document: StoredDocument, with units: [TranslationUnit], by user: String?, at date: UnitDate,
        isDryRun: Bool = false
    ) throws(Failure) -> Addition {
        let history = try beginChange(isDryRun: isDryRun)
        defer { history?.end() }
        let output = try UnitOutput(document.file, isDryRun: isDryRun, history: history)
        let fingerprint = Files.fingerprint(of: document.file)
        do throws(Failure) {
            var old: [TranslationUnit] = []
            let first = try TMXReader(path: document.file)
            while let unit = try first.nextUnit() {
                if Self.key(of: unit, first.header, file: document.key.file) == document.key { old.append(unit) }
            }
            try Self.checkLanguages(of: units, against: old)
            var correction = Correction(of: old, by: user, at: date)
            let new = correction.units(units)
            let reader = try TMXReader(path: document.file)
            var header = reader.header
            header.dropRemovedPairs(new.map(\.pairDigest))
            header.addRemovedPairs(correction.tombstones)
            var options = AdditionOptions()
            options.invalidCharacters = .replace
            try output.begin(header, options)
            var names = UnitNames(of: document.key.identity)
            for unit in old { names.reserve(unit) }
            var isWritten = false
            while let unit = try reader.nextUnit() {
                guard Self.key(of: unit, reader.header, file: document.key.file) == document.key else {
                    names.reserve(unit)
                    try output.write(unit)
                    continue
                }
                if isWritten { continue }
                isWritten = true
                for var unit in new {
                    names.name(&unit)
                    try output.write(unit)
                }
            }
            try output.finish(reader.trailer, replacing: fingerprint)
            var addition = Addition(file: document.file, added: units.count)
            addition.revision = correction.counts
            return addition
        } catch {
            throw error.inFile(document.file)
        }
    }
}

extension Memory {
    /// Checks that the texts which the document has already have the same languages in it.
    private static func checkLanguages(of units: [TranslationUnit], against old: [TranslationUnit]) throws(Failure) {
        var languages: [Digest: LanguageTag] = [:]
        for variant in old.flatMap(\.variants) { languages[Digest(variant.text, 0)] = variant.language }
        var (right, wrong) = (0, 0)
        for variant in units.flatMap(\.variants) {
            guard let known = languages[Digest(variant.text, 0)] else { continue }
            if known.matches(variant.language) || variant.language.matches(known) { right += 1 } else { wrong += 1 }
        }
        guard wrong > right else { return }
        throw Failure(
            .badData, "the texts of this alignment have other languages in the memory: its columns are exchanged",
            advice: "name them in their order: --columns ru,en")
    }
}

/// What a corrected alignment makes of the units of its document.
private struct Correction {
    private let old: [TranslationUnit]
    private let user: String?
    private let date: UnitDate
    private var isOpen: [Bool]
    private(set) var counts = Memory.Addition.Revision()
    /// The digests of pairs that are no more.
    private(set) var tombstones: [String] = []

    init(of old: [TranslationUnit], by user: String?, at date: UnitDate) {
        self.old = old
        self.user = user
        self.date = date
        isOpen = old.map { _ in true }
    }

    /// Returns the units that the document has from now on.
    mutating func units(_ corrected: [TranslationUnit]) -> [TranslationUnit] {
        // First the pairs that are as they were, and then those with the same source.
        var places = [Int?](repeating: nil, count: corrected.count)
        for bySource in [false, true] {
            var seekers: [String: [Int]] = [:]
            for index in old.indices.reversed() where isOpen[index] {
                for key in Self.keys(of: old[index], bySource) { seekers[key, default: []].append(index) }
            }
            for (number, unit) in corrected.enumerated() where places[number] == nil {
                guard let key = Self.keys(of: unit, bySource).first else { continue }
                while let index = seekers[key]?.popLast() {
                    guard isOpen[index] else { continue }
                    isOpen[index] = false
                    places[number] = index
                    break
                }
            }
        }
        var units: [TranslationUnit] = []
        for (number, unit) in corrected.enumerated() {
            let present = places[number].map { old[$0] }
            units.append(confirmed(unit, instead: present))
            if present == nil { counts.added += 1 } else { counts.replaced += 1 }
        }
        for index in old.indices where isOpen[index] {
            if old[index].annotations.property(PropertyType.aligned) != nil || !old[index].isAligned {
                // Edited, and not in the corrected alignment.
                units.append(old[index])
                counts.kept += 1
            } else {
                tombstones += old[index].tombstones
                counts.gone += 1
            }
        }
        return units
    }

    /// Texts and what was aligned, or the source alone.
    private static func keys(of unit: TranslationUnit, _ bySource: Bool) -> [String] {
        if bySource { return unit.variants.first.map { [ContentDigest.text(of: [$0.text])] } ?? [] }
        let own = unit.pairDigest
        guard let first = unit.annotations.property(PropertyType.aligned), first != own else { return [own] }
        return [own, first]
    }

    /// A corrected pair with all that is known about the present one: its document, its date, its context and its name.
    private func confirmed(_ pair: TranslationUnit, instead present: TranslationUnit?) -> TranslationUnit {
        guard let present else {
            var unit = pair
            for type in [PropertyType.document, PropertyType.documentID, PropertyType.date] {
                unit.annotations.setProperty(type, to: old.first?.annotations.property(type))
            }
            unit.status = .confirmed
            return changed(unit)
        }
        let edited = present.annotations.property(PropertyType.aligned)
        let isUnchanged = pair.pairDigest == present.pairDigest
        // The table has the pair as it was aligned, before the edit.
        if present.isKept, isUnchanged || edited == pair.pairDigest { return present }
        var unit = present
        unit.status = .confirmed
        if !isUnchanged {
            unit.annotations.setProperty(PropertyType.aligned, to: edited ?? present.pairDigest)
            unit.variants = pair.variants
        }
        return changed(unit)
    }

    private func changed(_ unit: TranslationUnit) -> TranslationUnit {
        var unit = unit
        unit.attributes["changedate"] = date.description
        unit.attributes["changeid"] = user
        return unit
    }
}
