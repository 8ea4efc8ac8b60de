public import CalqueCore
import CalqueFormats
import CalqueIO
import CalqueMemory
import CalqueUnits

/// Receives the events while an index is built.
public struct IndexEvents: Sendable {
    /// Called after each unit.
    public var onUnit: @Sendable () -> Void
    /// Called for each repair in a file of the memory.
    public var onRepair: @Sendable (Failure) -> Void
    /// Called with a message in one line for the user: the index was corrupt, or cannot be kept.
    public var onNote: @Sendable (String) -> Void

    /// Makes events. Events without a closure are ignored.
    public init(
        onUnit: @escaping @Sendable () -> Void = {}, onRepair: @escaping @Sendable (Failure) -> Void = { _ in },
        onNote: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.onUnit = onUnit
        self.onRepair = onRepair
        self.onNote = onNote
    }
}

/// Opens the index of a memory and builds the parts that are missing.
struct IndexStore: Sendable {
    /// A part, and for each of its files the index of the memory's file, nil if the memory no longer has it.
    struct Open: Sendable {
        var part: Part
        var files: [Int?]
    }

    /// The largest number of parts beside the largest part. More parts are merged.
    private static let mostDeltas = 8
    /// All parts become one when the parts beside the largest, with the unused files of the largest, make up this
    /// fraction (one over it) of the memory.
    private static let largestShare = 4

    let memory: Memory
    /// The cache folder. nil: the index is not kept.
    let cache: String?
    let events: IndexEvents

    /// Returns parts that contain all files of the memory.
    /// - Throws: `Failure` when a file of the memory cannot be read. An index that cannot be kept is no failure; a note
    ///   says so.
    func open() throws(Failure) -> [Open] {
        guard let folder = cache.flatMap({ IndexFolder(of: memory.path, cache: $0) }) else {
            if cache == nil { events.onNote("there is no cache folder: the index of \(memory.path) is not kept") }
            return try [inMemory()]
        }
        var keys: [FileKey] = []
        for file in memory.files {
            // A file that is not regular has no key. A file that cannot be read gives an error later.
            guard let key = FileKey(of: file, in: memory.path) else { return try [inMemory()] }
            keys.append(key)
        }
        var parts = existing(in: folder)
        var open = assign(parts.map(\.part), keys)
        guard let missing = self.missing(open) else { return open }
        let changed = Set(missing.map { keys[$0].name })
        if parts.contains(where: { $0.part.header.files.contains { changed.contains($0.key.name) } }) {
            events.onNote("the index of \(memory.path) is stale: files have changed and are indexed again")
        }
        do throws(Failure) {
            try folder.make()
            try folder.label()
            parts.append(try build(plan(open, missing, keys), keys, folder))
        } catch {
            // An error of another kind is about the memory.
            guard error.kind == .io else { throw error }
            events.onNote("the index of \(memory.path) cannot be kept: \(error)")
            return try [inMemory()]
        }
        open = assign(parts.map(\.part), keys)
        guard self.missing(open) == nil else { return try [inMemory()] }
        for part in parts where !open.contains(where: { $0.part === part.part }) { folder.remove(part.name) }
        return open
    }

    /// Removes all parts, because they are corrupt.
    func discard() {
        guard let folder = cache.flatMap({ IndexFolder(of: memory.path, cache: $0) }) else { return }
        for name in folder.names { folder.remove(name) }
    }

    /// Returns a part of all files that is not kept.
    func inMemory() throws(Failure) -> Open {
        var keys: [FileKey] = []
        for file in memory.files {
            keys.append(
                FileKey(of: file, in: memory.path)
                    ?? FileKey(name: file, size: 0, seconds: 0, nanoseconds: 0, hash: 0))
        }
        let builder = try collect(Array(memory.files.indices), keys)
        final class Sink { var bytes: [UInt8] = [] }
        let sink = Sink()
        try builder.write { (bytes) throws(Failure) in sink.bytes.append(contentsOf: bytes) }
        guard let part = PartBytes(sink.bytes).flatMap({ try? Part($0) }) else {
            throw Failure(.internal, "the index of \(memory.path) cannot be read back")
        }
        return Open(part: part, files: memory.files.indices.map { $0 })
    }

    // MARK: Existing parts

    private struct Named {
        var name: String
        var part: Part
    }

    /// Returns the parts that are intact. Corrupt parts are removed with a note.
    private func existing(in folder: IndexFolder) -> [Named] {
        var parts: [Named] = []
        var hasCorruptParts = false
        for name in folder.names {
            if let part = PartBytes(path: folder.file(name)).flatMap({ try? Part($0) }) {
                parts.append(Named(name: name, part: part))
            } else {
                hasCorruptParts = true
                folder.remove(name)
            }
        }
        if hasCorruptParts {
            events.onNote("the index of \(memory.path) is damaged or of another version: rebuilding it")
        }
        return parts
    }

    /// Assigns each file of the memory to a part that contains it, preferring parts with many files.
    private func assign(_ parts: [Part], _ keys: [FileKey]) -> [Open] {
        var wanted: [FileKey: Int] = [:]
        for (file, key) in keys.enumerated() { wanted[key] = file }
        func useful(_ part: Part) -> Int { part.header.files.count { wanted[$0.key] != nil } }
        var open: [Open] = []
        for (part, _) in parts.map({ ($0, useful($0)) }).sorted(by: { $0.1 > $1.1 }) {
            let files = part.header.files.map { wanted.removeValue(forKey: $0.key) }
            if files.contains(where: { $0 != nil }) { open.append(Open(part: part, files: files)) }
        }
        // The index of a memory without files is one empty part.
        if keys.isEmpty, let part = parts.first(where: { $0.header.files.isEmpty }) {
            open = [Open(part: part, files: [])]
        }
        return open
    }

    /// Returns the files that no part contains, or nil if there are none. A memory without files needs an empty part.
    private func missing(_ open: [Open]) -> [Int]? {
        if memory.files.isEmpty { return open.isEmpty ? [] : nil }
        let there = Set(open.flatMap { $0.files.compactMap { $0 } })
        let missing = memory.files.indices.filter { !there.contains($0) }
        return missing.isEmpty ? nil : missing
    }

    /// Returns the files that a new part should contain.
    private func plan(_ open: [Open], _ missing: [Int], _ keys: [FileKey]) -> [Int] {
        func size(_ files: [Int]) -> Int64 { files.reduce(0) { $0 + max(keys[$1].size, 1) } }
        func files(_ open: Open) -> [Int] { open.files.compactMap { $0 } }
        guard let base = open.max(by: { size(files($0)) < size(files($1)) }) else { return missing }
        let rest = Set(memory.files.indices).subtracting(files(base)).sorted()
        let dead = zip(base.part.header.files, base.files).reduce(0) { $0 + ($1.1 == nil ? $1.0.key.size : 0) }
        let all = size(Array(memory.files.indices))
        if (size(rest) + dead) * Int64(Self.largestShare) > all { return Array(memory.files.indices) }
        return open.count > Self.mostDeltas ? rest : missing
    }

    // MARK: Building

    /// Builds the part for some files, or waits for another process that builds it.
    private func build(_ files: [Int], _ keys: [FileKey], _ folder: IndexFolder) throws(Failure) -> Named {
        let wanted = files.map { keys[$0] }
        let name = IndexFolder.name(of: wanted)
        let path = folder.file(name)
        let file = try AtomicFile(replacing: path, patience: .seconds(600))
        if let part = PartBytes(path: path).flatMap({ try? Part($0) }), part.header.files.map(\.key) == wanted {
            return Named(name: name, part: part)
        }
        try collect(files, keys).write { (bytes) throws(Failure) in try file.write(bytes) }
        try file.commit()
        guard let part = PartBytes(path: path).flatMap({ try? Part($0) }) else {
            throw Failure(.io, "cannot be read back", at: .init(file: path))
        }
        return Named(name: name, part: part)
    }

    private func collect(_ files: [Int], _ keys: [FileKey]) throws(Failure) -> PartBuilder {
        var builder = PartBuilder()
        for file in files {
            builder.begin(file: keys[file])
            let reader = try TMXReader(path: memory.files[file], onRepair: events.onRepair)
            let document = reader.header.annotations.property(PropertyType.document)
            while let unit = try reader.nextUnit() {
                try builder.add(unit, document: document)
                events.onUnit()
            }
        }
        return builder
    }
}
