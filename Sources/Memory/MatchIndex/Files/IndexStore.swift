import CalqueBlocks
public import CalqueCore
import CalqueFormats
import CalqueIO
import CalqueMemory
import CalqueUnits

/// Receives the events while an index is built.
public struct IndexEvents: Sendable {
    /// Called after each unit.
    public var onUnit: @Sendable () -> Void
    /// Called now and then with the share of the files that was read, from 0 to 1.
    public var onShare: @Sendable (Double) -> Void
    /// Called for each repair in a file of the memory.
    public var onRepair: @Sendable (Failure) -> Void
    /// Called with a message in one line for the user: the index was corrupt, or cannot be kept.
    public var onNote: @Sendable (String) -> Void

    /// Makes events. Events without a closure are ignored.
    public init(
        onUnit: @escaping @Sendable () -> Void = {}, onRepair: @escaping @Sendable (Failure) -> Void = { _ in },
        onNote: @escaping @Sendable (String) -> Void = { _ in },
        onShare: @escaping @Sendable (Double) -> Void = { _ in }
    ) {
        self.onUnit = onUnit
        self.onShare = onShare
        self.onRepair = onRepair
        self.onNote = onNote
    }
}

/// Opens the index of a memory and builds the parts that are missing.
struct IndexStore: Sendable {
    /// A part, and which of its units the memory has. It may no longer have a file or some units of it, or have the file
    /// in another part.
    struct Open: Sendable {
        var part: Part
        var runs: [Run]
    }

    /// Units of a part that are one after the other in a file.
    struct Run: Sendable {
        var units: Range<Int>
        /// An index into the memory's files.
        var file: Int
        /// How many units of the file are before them.
        var start: Int
    }

    /// The largest number of parts beside those that are kept as they are. More parts are merged.
    static let mostDeltas = 8
    /// All parts become one when the parts beside the largest, with the unused files of the largest, make up this
    /// fraction (one over it) of the memory.
    static let largestShare = 4
    /// About the most memory in bytes that it takes to make a part (`PartBuilder.size`). A larger memory is divided into
    /// several parts, even within a file. A million units of news in two languages are one part.
    static let usualPartSize = 3 << 29

    let memory: Memory
    /// The folder of the index. nil: the index is not kept.
    let folder: IndexFolder?
    /// Why it is not kept, if this is to be said.
    private let fault: String?
    let events: IndexEvents
    let partSize: Int
    /// About the size of a block in bytes (`UnitBlock`): of a changed file, at least so much is read again.
    let blockSize: Int

    /// - Parameter cache: the cache folder. nil: the index is not kept.
    init(
        memory: Memory, cache: String?, events: IndexEvents, partSize: Int = Self.usualPartSize, blockSize: Int = 8192
    ) {
        self.blockSize = blockSize
        self.memory = memory
        self.events = events
        self.partSize = partSize
        let found = cache.flatMap { IndexFolder(of: memory.path, cache: $0) }
        fault = cache == nil ? "there is no cache folder" : found?.fault
        folder = fault == nil ? found : nil
    }

    /// Returns parts that contain all files of the memory.
    /// - Throws: `Failure` when a file of the memory cannot be read. An index that cannot be kept is no failure; a note
    ///   says so.
    func open() throws(Failure) -> [Open] {
        guard let folder else {
            if let fault { events.onNote("the index of \(memory.path) is not kept: \(fault)") }
            return try inMemory()
        }
        folder.clear()
        var keys: [FileKey] = []
        for file in memory.files {
            // A file that is not regular has no key. A file that cannot be read gives an error later.
            guard let key = FileKey(of: file, in: memory.path) else { return try inMemory() }
            keys.append(key)
        }
        var parts = existing(in: folder)
        var open = assign(parts.map(\.part), keys)
        guard var missing = self.missing(open) else { return open }
        parts = withDeltas(missing, keys, folder, parts)
        open = assign(parts.map(\.part), keys)
        if let rest = self.missing(open) { missing = rest } else { return cleaned(open, parts, folder) }
        let changed = Set(missing.map { keys[$0].name })
        if parts.contains(where: { $0.part.header.files.contains { changed.contains($0.key.name) } }) {
            events.onNote("the index of \(memory.path) is stale: files have changed and are indexed again")
        }
        do throws(Failure) {
            try folder.make()
            try folder.label()
            parts = try build(plan(open, missing, keys), keys, folder, beside: parts)
        } catch {
            // An error of another kind is about the memory.
            guard error.kind == .io else { throw error }
            events.onNote("the index of \(memory.path) cannot be kept: \(error)")
            return try inMemory()
        }
        open = assign(parts.map(\.part), keys)
        guard self.missing(open) == nil else { return try inMemory() }
        return cleaned(open, parts, folder)
    }

    /// Removes the parts that no file needs.
    private func cleaned(_ open: [Open], _ parts: [Named], _ folder: IndexFolder) -> [Open] {
        for part in parts where !open.contains(where: { $0.part === part.part }) { folder.remove(part.name) }
        return open
    }

    /// Removes all parts, because they are corrupt.
    func discard() {
        if let folder { for name in folder.names { folder.remove(name) } }
    }

    /// Returns parts of all files that are not kept.
    func inMemory() throws(Failure) -> [Open] {
        let keys = memory.files.map { FileKey(of: $0, in: memory.path) ?? FileKey(name: $0) }
        final class Sink { var bytes: [UInt8] = [] }
        var parts: [Part] = []
        try collect(Array(memory.files.indices), keys, contents: []) { (builder) throws(Failure) in
            let sink = Sink()
            try builder.write { (bytes) throws(Failure) in sink.bytes.append(contentsOf: bytes) }
            guard let part = PartBytes(sink.bytes).flatMap({ try? Part($0) }) else {
                throw Failure(.internal, "the index of \(memory.path) cannot be read back")
            }
            parts.append(part)
        }
        return assign(parts, keys)
    }

    /// Reads the files again and compares them with the parts that seem to fit. Removes parts that are corrupt, or made
    /// from other contents.
    /// - Returns: whether there was nothing to remove.
    func verify() throws(Failure) -> Bool {
        guard let folder else { return true }
        let names = folder.names
        let parts = existing(in: folder)
        var isSound = parts.count == names.count
        var contents: [FileKey: UInt64] = [:]
        for file in memory.files {
            guard let key = FileKey(of: file, in: memory.path) else { continue }
            if parts.contains(where: { $0.part.header.files.contains { $0.key == key } }) {
                contents[key] = try Checksum.ofContents(file)
            }
        }
        for part in parts {
            let header = part.part.header
            let fits =
                header.isDelta
                ? fits(part.part, among: parts.map(\.part))
                : header.files.allSatisfy { $0.contents == contents[$0.key] ?? $0.contents }
            if fits, part.part.bytes.isSound { continue }
            isSound = false
            folder.remove(part.name)
        }
        return isSound
    }

    // MARK: Existing parts

    /// A part and the name of its file.
    struct Named {
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

    // MARK: Building

    /// Builds the parts for some files, or waits for another process that builds them.
    /// - Parameter parts: those that exist.
    /// - Returns: all parts.
    private func build(
        _ files: [Int], _ keys: [FileKey], _ folder: IndexFolder, beside parts: [Named]
    ) throws(Failure) -> [Named] {
        let wanted = files.map { keys[$0] }
        func open(_ piece: Int) throws(Failure) -> AtomicFile {
            try AtomicFile(
                replacing: folder.file(IndexFolder.name(of: wanted, piece: piece)), patience: .seconds(600),
                isPrivate: true)
        }
        // The first part's file is the lock for all: it appears when the others are there.
        let first = try open(0)
        let there = existing(in: folder)
        if missing(assign(there.map(\.part), keys)) == nil { return there }
        var contents: [UInt64] = []
        for file in files { contents.append(try Checksum.ofContents(memory.files[file])) }
        var count = 0
        try collect(files, keys, contents: contents) { (builder) throws(Failure) in
            let file = count == 0 ? first : try open(count)
            try builder.write { (bytes) throws(Failure) in try file.write(bytes) }
            if count > 0 { try file.commit() }
            count += 1
        }
        try first.commit()
        let names = (0..<count).map { IndexFolder.name(of: wanted, piece: $0) }
        var all = parts.filter { !names.contains($0.name) }
        for name in names {
            guard let part = PartBytes(path: folder.file(name)).flatMap({ try? Part($0) }) else {
                throw Failure(.io, "cannot be read back", at: .init(file: folder.file(name)))
            }
            all.append(Named(name: name, part: part))
        }
        return all
    }

    /// Reads files, and calls `finish` with the builder of each part.
    /// - Parameter contents: the checksum of each of the files; empty if they are not wanted.
    private func collect(
        _ files: [Int], _ keys: [FileKey], contents: [UInt64],
        finish: (consuming PartBuilder) throws(Failure) -> Void
    ) throws(Failure) {
        var builder = PartBuilder()
        let size = files.reduce(0) { $0 + Int(keys[$1].size) }
        var sizeBefore = 0
        for (number, file) in files.enumerated() {
            let sum = contents.isEmpty ? 0 : contents[number]
            var count = 0
            if builder.size >= partSize { try finish(Self.exchange(&builder)) }
            builder.begin(file: keys[file], contents: sum, at: 0)
            let reader = try TMXReader(path: memory.files[file], onRepair: events.onRepair)
            let document = reader.header.annotations.property(PropertyType.document)
            while let unit = try reader.nextUnit() {
                if builder.size >= partSize {
                    try finish(Self.exchange(&builder))
                    builder.begin(file: keys[file], contents: sum, at: count)
                }
                try builder.add(unit, document: document)
                count += 1
                // Before the unit, whose report shows it.
                if count % Self.unitsBetweenShares == 0, size > 0 {
                    events.onShare(Double(sizeBefore + reader.bytesRead) / Double(size))
                }
                events.onUnit()
            }
            sizeBefore += reader.bytesRead
            builder.endFile(
                contents.isEmpty ? nil : blocks(of: memory.files[file], keys[file], unitCount: count),
                document: document)
        }
        try finish(builder)
    }

    private static let unitsBetweenShares = 256

    /// Returns a builder and puts an empty one in its place.
    private static func exchange(_ builder: inout PartBuilder) -> PartBuilder {
        let full = builder
        builder = PartBuilder()
        return full
    }
}
