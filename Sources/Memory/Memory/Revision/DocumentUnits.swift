import CalqueCore
import CalqueFormats
import CalqueIO
import CalqueUnits

/// The units of one document in a memory that is one file, and what a new alignment of the document makes of them.
///
/// Each unit states its document by `x-document-id`: a digest of the document's identity and languages, and a number if
/// the same identity was used again for another document. Units without it are known by the document's name.
struct DocumentUnits {
    /// What happens to a present unit of the document.
    enum Action {
        case keep
        case drop
        case renew(TranslationUnit)
    }

    /// The actions by the positions of the units in the file.
    private(set) var actions: [Int: Action] = [:]
    /// The units of the alignment that are added to the file.
    private(set) var rest: [TranslationUnit] = []
    /// The counts of an alignment of a document that the file has; nil for another one.
    private(set) var counts: Memory.Addition.Revision?
    /// The units of the alignment that equal others of it, or that a person has decided about.
    private(set) var settled = 0
    private(set) var drafts = 0

    /// The present units of one version of a document.
    private struct Group {
        let identity: String
        var units: [(position: Int, unit: TranslationUnit)] = []
        var revision: Revision
    }

    /// - Parameters:
    ///   - units: an alignment.
    ///   - path: the file, whose lock is held; nil if there is none.
    init(_ units: some UnitSource, of document: MemoryDocument, in path: String?) throws(Failure) {
        let base = Self.identity(of: document)
        var new = try Self.different(units)
        settled = new.duplicates
        var texts = TextSample()
        for unit in new.units { texts.insert(unit) }
        let groups = try path.map { (path) throws(Failure) in try Self.groups(of: document, base, in: path) } ?? []
        let source = UnitList(new.units)
        var chosen: Group?
        for group in groups where chosen == nil {
            if try group.revision.isLike(texts, source) { chosen = group }
        }
        let isKnown = chosen != nil
        // Pairs that a person removed stay away, even if no unit of the document is left.
        let header = try path.map { (path) throws(Failure) in try TMXReader(path: path).header }
        let group =
            chosen
            ?? Group(
                identity: Self.free(base, groups.map(\.identity)),
                revision: Revision(of: document, header, isAlignment: true))
        for index in new.units.indices {
            new.units[index].annotations.setProperty(PropertyType.documentID, to: group.identity)
        }
        try replace(group, by: new.units)
        if !isKnown, counts?.leftOut == 0 { counts = nil }
    }

    /// The identity that the units of a document state. Two pairs of languages of one article are two documents.
    static func identity(of document: MemoryDocument) -> String {
        identity(document.identity.digest ?? document.identifier, document.languages)
    }

    /// The identity that the units of a file of one document state in another file; nil for other files.
    static func identity(of header: TMXHeader) -> String? {
        guard let languages = header.annotations.property(PropertyType.languages),
            let own = header.annotations.property(PropertyType.documentID)
                ?? header.annotations.property(PropertyType.document)
        else { return nil }
        return identity(own, languages)
    }

    private static func identity(_ own: String, _ languages: String) -> String {
        ContentDigest.text(of: [own, languages])
    }

    /// The units whose texts no earlier one has, because the file has each text once.
    private static func different(
        _ source: some UnitSource
    ) throws(Failure) -> (units: [TranslationUnit], duplicates: Int) {
        var known: Set<String> = []
        var units: [TranslationUnit] = []
        var duplicates = 0
        let stream = try source.open()
        while let unit = try stream.next() {
            if known.insert(unit.pairDigest).inserted { units.append(unit) } else { duplicates += 1 }
        }
        return (units, duplicates)
    }

    /// An identity that no group has.
    private static func free(_ base: String, _ taken: [String]) -> String {
        var number = 1
        while true {
            let identity = number == 1 ? base : "\(base)-\(number)"
            if !taken.contains(identity) { return identity }
            number += 1
        }
    }

    // MARK: The present units

    private static func groups(of document: MemoryDocument, _ base: String, in path: String) throws(Failure) -> [Group]
    {
        guard try mayHave(document, base, in: path) else { return [] }
        var groups: [Group] = []
        let reader = try TMXReader(path: path)
        while let unit = try reader.nextUnit() {
            guard let identity = Self.identity(of: unit, document, base) else { continue }
            let index = groups.firstIndex { $0.identity == identity } ?? groups.endIndex
            if index == groups.endIndex {
                groups.append(
                    Group(
                        identity: identity, revision: Revision(of: document, reader.header, isAlignment: true)))
            }
            groups[index].units.append((reader.unitCount - 1, unit))
            groups[index].revision.insert(unit)
        }
        return groups
    }

    /// The identity of a unit if it is of the document, or of one that had the same identity; nil for other units.
    private static func identity(of unit: TranslationUnit, _ document: MemoryDocument, _ base: String) -> String? {
        if let identity = unit.annotations.property(PropertyType.documentID) {
            guard identity.utf8.starts(with: base.utf8) else { return nil }
            let rest = identity.dropFirst(base.count)
            return rest.isEmpty || rest.first == "-" && Int(rest.dropFirst()) != nil ? identity : nil
        }
        // Without an identity and without a confidence it may be anyone's.
        guard unit.isAligned, let name = unit.annotations.property(PropertyType.document),
            sameBytes(name, document.identifier), isInLanguages(of: document, unit)
        else { return nil }
        return base
    }

    private static func isInLanguages(of document: MemoryDocument, _ unit: TranslationUnit) -> Bool {
        let languages = "-\(document.languages)-"
        return unit.variants.allSatisfy { languages.contains("-\($0.language)-") }
    }

    /// Whether the file may have units of the document. A look at its bytes is many times as fast as reading it.
    private static func mayHave(_ document: MemoryDocument, _ base: String, in path: String) throws(Failure) -> Bool {
        let name = document.identifier
        // As XML, other names may be written in several ways.
        let isPlain = name.utf8.allSatisfy { (0x20..<0x7F).contains($0) && !"&<>\"'".utf8.contains($0) }
        guard isPlain, (4...4096).contains(name.utf8.count) else { return true }
        let searches = [ByteSearch(base), ByteSearch(name)]
        // The end of a part is read again with the next one, so nothing is missed that lies across the two.
        let overlap = max(base.utf8.count, name.utf8.count) - 1
        let file = try InputFile(path: path)
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        var count = 0
        var isFirst = true
        while true {
            let read = try bridged({ bytes.withUnsafeMutableBytes($0) }) { (bytes) throws(Failure) in
                try file.bytes(UnsafeMutableRawBufferPointer(rebasing: bytes[count...]))
            }
            if read == 0 { return false }
            count += read
            // A file in UTF-16 begins with a zero, or with a mark that has a high byte.
            if isFirst, bytes[..<min(count, 2)].contains(where: { $0 == 0 || $0 >= 0xFE }) { return true }
            isFirst = false
            let isFound = bytes.withUnsafeBytes { bytes in
                searches.contains { $0.isFound(in: UnsafeRawBufferPointer(rebasing: bytes[..<count])) }
            }
            if isFound { return true }
            let kept = min(overlap, count)
            bytes.withUnsafeMutableBytes { bytes in
                bytes.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[(count - kept)..<count]))
            }
            count = kept
        }
    }

    // MARK: The new ones

    private mutating func replace(_ group: Group, by units: [TranslationUnit]) throws(Failure) {
        var revision = group.revision
        try revision.decide(UnitList(units))
        var byPair: [String: Int] = [:]
        for (number, unit) in units.enumerated() {
            if revision.fate(of: number) == .written {
                byPair[unit.pairDigest] = number
            } else {
                settled += 1
            }
        }
        var renewed: Set<Int> = []
        for (position, old) in group.units {
            if revision.keeps(old) {
                actions[position] = .keep
            } else if let number = byPair.removeValue(forKey: old.pairDigest) {
                actions[position] = .renew(old.renewed(by: units[number]))
                renewed.insert(number)
            } else if old.annotations.property(PropertyType.lastDocument) != nil {
                // Another document has the same texts, and no unit of its own.
                actions[position] = .keep
            } else {
                actions[position] = .drop
            }
        }
        for (number, unit) in units.enumerated() where revision.fate(of: number) == .written {
            revision.count(unit)
            if renewed.contains(number) {
                if unit.status == .draft { drafts += 1 }
            } else {
                rest.append(unit)
            }
        }
        revision.finishCount()
        counts = revision.counts
    }
}
