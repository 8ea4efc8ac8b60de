import CalqueBlocks
import CalqueCore
import CalqueFormats
import CalqueIO
import CalqueMemory
import CalqueUnits

/// The index of a large file that has changed: see `FileLayout`.
extension IndexStore {
    /// A delta with fewer units is made anew at the next change, together with what changed then. A larger one is a base
    /// of the next.
    static let smallDelta = 4096
    /// The most bases of a delta.
    static let mostBases = 8
    /// A file with fewer blocks is indexed as a whole.
    static let fewBlocks = 32

    /// Returns the blocks of a whole file, if it is large and has not changed since its key was made.
    func blocks(of path: String, _ key: FileKey, unitCount: Int) -> [UnitBlock]? {
        guard key.size >= blockSize * Self.fewBlocks, let file = BlockFile(path: path), file.size == key.size,
            let blocks = file.blocks(in: 0..<file.size, size: blockSize),
            blocks.reduce(0, { $0 + $1.units }) == unitCount, FileKey(of: path, in: memory.path) == key
        else { return nil }
        return blocks
    }

    /// Makes deltas for changed files whose former versions the parts have.
    /// - Returns: all parts.
    func withDeltas(_ missing: [Int], _ keys: [FileKey], _ folder: IndexFolder, _ parts: [Named]) -> [Named] {
        let own = parts.map(\.part)
        var layouts = FileLayout.deltas(own)
        for (number, part) in own.enumerated() where !part.header.isDelta {
            layouts += part.header.files.compactMap { FileLayout(of: $0, part: number) }
        }
        var all = parts
        for file in missing {
            // Deltas are first: they know more of the file.
            guard let layout = layouts.first(where: { $0.key.name == keys[file].name }) else { continue }
            // Whatever goes wrong, the file can be indexed as a whole, and that says what is wrong.
            let made = try? delta(memory.files[file], keys[file], layout, own, folder)
            if let made { all.append(made) }
        }
        return all
    }

    /// Whether the file of a delta has the blocks that it was made from.
    func fits(_ delta: Part, among parts: [Part]) -> Bool {
        guard let layout = FileLayout.deltas(parts).first(where: { $0.key == delta.header.files.first?.key }),
            let path = memory.files.first(where: { FileKey(of: $0, in: memory.path) == layout.key })
        else { return true }
        guard let file = BlockFile(path: path), let blocks = try? layout.blocks(parts).blocks else { return false }
        return blocks.reduce(0) { $0 + $1.length } == file.size && file.has(blocks)
    }

    /// Makes the delta of a file.
    /// - Returns: nil if the file should be indexed as a whole.
    private func delta(
        _ path: String, _ key: FileKey, _ layout: FileLayout, _ parts: [Part], _ folder: IndexFolder
    ) throws(Failure) -> Named? {
        let name = IndexFolder.name(ofChanged: key)
        let output = try AtomicFile(replacing: folder.file(name), patience: .seconds(600), isPrivate: true)
        func made() -> Named? {
            PartBytes(path: folder.file(name)).flatMap { try? Part($0) }.map { Named(name: name, part: $0) }
        }
        // Another process may have made it.
        if let made = made() { return made }
        guard let file = BlockFile(path: path), file.size == key.size,
            var delta = DeltaBuilder(key, layout, parts, blockSize: blockSize),
            try delta.read(file, path, events), delta.isWorthwhile(partSize),
            FileKey(of: path, in: memory.path) == key
        else { return nil }
        try delta.finished().write { (bytes) throws(Failure) in try output.write(bytes) }
        try output.commit()
        return made()
    }
}

/// Collects the units of a changed file that are not in the parts of a former version.
private struct DeltaBuilder {
    private let layout: FileLayout
    private let parts: [Part]
    private let blockSize: Int
    private let blocks: [UnitBlock]
    private let origins: [(part: Int, row: Int)]
    private var builder = PartBuilder()
    private var pieces: [FileLayout.Piece] = []
    /// The parts that have pieces.
    private var bases: [Int] = []
    private var keptUnits = 0

    init?(_ key: FileKey, _ layout: FileLayout, _ parts: [Part], blockSize: Int) {
        self.layout = layout
        self.parts = parts
        self.blockSize = blockSize
        var left = Set(
            layout.pieces.map(\.part).filter {
                parts[$0].header.isDelta && parts[$0].header.unitCount < IndexStore.smallDelta
            })
        if Set(layout.pieces.map(\.part)).subtracting(left).count > IndexStore.mostBases {
            left = Set(layout.pieces.map(\.part).filter { parts[$0].header.isDelta })
        }
        guard let known = try? layout.blocks(parts, without: left) else { return nil }
        (blocks, origins) = known
        builder.begin(file: key, contents: 0, at: 0)
    }

    /// Compares the file with the former version, and reads what has changed.
    /// - Returns: whether it can be told.
    mutating func read(_ file: BlockFile, _ path: String, _ events: IndexEvents) throws(Failure) -> Bool {
        let stretches = file.compare(with: blocks, size: Int(layout.key.size))
        var changed = 0
        for case .changed(let range) in stretches { changed += range.count }
        guard changed * IndexStore.largestShare <= file.size else { return false }
        let document = try TMXReader(path: path).header.annotations.property(PropertyType.document)
        guard PartBuilder.hash(document) == layout.document else { return false }
        for stretch in stretches {
            switch stretch {
            case .same(let blocks, let start): keep(blocks, start)
            case .changed(let range):
                guard try add(range, file, path, document, events) else { return false }
            }
        }
        return true
    }

    private mutating func keep(_ range: Range<Int>, _ start: Int) {
        var start = start
        for index in range {
            let (part, row) = origins[index]
            if !bases.contains(part) { bases.append(part) }
            let base = 1 + (bases.firstIndex(of: part) ?? 0)
            if let last = pieces.last, last.part == base, last.blocks.upperBound == row, index > range.lowerBound {
                pieces[pieces.count - 1].blocks = last.blocks.lowerBound..<row + 1
            } else {
                pieces.append(FileLayout.Piece(part: base, blocks: row..<row + 1, start: start))
            }
            start += blocks[index].length
            keptUnits += blocks[index].units
        }
    }

    /// Reads the units of a stretch as if they were alone in a file: what is well-formed alone is so in its place.
    private mutating func add(
        _ range: Range<Int>, _ file: BlockFile, _ path: String, _ document: String?, _ events: IndexEvents
    ) throws(Failure) -> Bool {
        guard let own = file.blocks(in: range, size: blockSize) else { return false }
        let source = file.source(
            range, after: range.lowerBound == 0 ? "" : Self.beginning,
            before: range.upperBound == file.size ? "" : Self.end)
        final class Repairs { var all: [Failure] = [] }
        let repairs = Repairs()
        let first = builder.unitCount
        let reader = try TMXReader(reading: source, file: path, onRepair: { repairs.all.append($0) })
        while let unit = try reader.nextUnit() {
            try builder.add(unit, document: document)
            events.onUnit()
            let name = "unit \(reader.unitCount)"
            for index in repairs.all.indices where repairs.all[index].place.unit == name {
                repairs.all[index].place.unit = "unit \(reader.unitCount + first + keptUnits)"
            }
            report(&repairs.all, range.lowerBound, file, events)
        }
        report(&repairs.all, range.lowerBound, file, events)
        guard own.reduce(0, { $0 + $1.units }) == builder.unitCount - first else { return false }
        let rows = builder.add(own, firstUnit: first)
        pieces.append(FileLayout.Piece(part: 0, blocks: rows, start: range.lowerBound))
        return true
    }

    /// Reports repairs in a stretch at their places in the file.
    private func report(_ repairs: inout [Failure], _ start: Int, _ file: BlockFile, _ events: IndexEvents) {
        guard !repairs.isEmpty else { return }
        let lines = file.lines(before: start)
        for var repair in repairs {
            if start > 0, repair.place.line == 1 {
                repair.place.column = repair.place.column.map { $0 - Self.beginning.utf8.count + start - lines.end }
            }
            repair.place.line = repair.place.line.map { $0 + lines.count }
            events.onRepair(repair)
        }
        repairs = []
    }

    /// The beginning and the end of a file in which nothing is to be repaired.
    private static let beginning = """
        <tmx version="1.4"><header creationtool="calque" creationtoolversion="1" segtype="sentence" o-tmf="tmx" \
        adminlang="en" srclang="*all*" datatype="plaintext"/><body>
        """
    private static let end = "</body></tmx>"

    /// Whether not too much has changed since the file was indexed as a whole.
    func isWorthwhile(_ partSize: Int) -> Bool {
        guard !bases.isEmpty, builder.size < partSize else { return false }
        var units = 0
        for part in bases {
            let header = parts[part].header
            for file in header.files.indices where header.files[file].key.name == layout.key.name {
                units += header.units(ofFile: file).count
            }
        }
        return (units - keptUnits + builder.unitCount) * IndexStore.largestShare <= keptUnits + builder.unitCount
    }

    mutating func finished() -> PartBuilder {
        builder.endFile(
            pieces, in: bases.map { IndexFolder.identity(of: parts[$0].header) }, document: layout.document)
        return builder
    }
}
