import CalqueBlocks

/// Which blocks of which parts make up a file.
///
/// A part is never changed. When a large file changes, its units that are as they were stay in their part, and the others
/// go to a new small part (a delta) with the layout of the whole file: so a change costs what was changed.
struct FileLayout {
    /// Blocks that are one after the other in a part and in the file.
    struct Piece {
        /// In a list of parts; in the file of a delta 0 for itself, n for its nth base.
        var part: Int
        var blocks: Range<Int>
        /// Their first byte in the file.
        var start: Int
    }

    let key: FileKey
    let document: UInt64
    private(set) var pieces: [Piece] = []

    /// The layout of a file that a part has the whole of. - Returns: nil if the part has no blocks of it.
    init?(of file: PartHeader.File, part: Int) {
        guard !file.blocks.isEmpty, file.isLast, file.start == 0 else { return nil }
        key = file.key
        document = file.document
        pieces = [Piece(part: part, blocks: file.blocks, start: 0)]
    }

    /// The layout in a delta. - Returns: nil if a part is missing.
    init?(ofDelta number: Int, among parts: [Part], _ identities: [UInt64: Int]) {
        let delta = parts[number]
        guard delta.header.files.count == 1, delta.pieces.isSound(0..<delta.pieces.count) else { return nil }
        key = delta.header.files[0].key
        document = delta.header.files[0].document
        var numbers = [number]
        for base in delta.header.bases {
            guard let part = identities[base] else { return nil }
            numbers.append(part)
        }
        for row in 0..<delta.pieces.count {
            let (part, first) = (delta.pieces.number(row), delta.pieces.number(row, 4))
            let count = delta.pieces.number(row, 8)
            guard numbers.indices.contains(part), count > 0,
                let start = Int(exactly: delta.pieces.wide(row, 12)), start < 1 << 50
            else { return nil }
            pieces.append(Piece(part: numbers[part], blocks: first..<first + count, start: start))
        }
    }

    /// Returns the units of each piece, and how many units of the file are before them. - Returns: nil if a part is corrupt.
    func runs(_ parts: [Part]) -> [(part: Int, units: Range<Int>, start: Int)]? {
        var start = 0
        var runs: [(part: Int, units: Range<Int>, start: Int)] = []
        for piece in pieces {
            guard let first = try? parts[piece.part].block(piece.blocks.lowerBound),
                let last = try? parts[piece.part].block(piece.blocks.upperBound - 1),
                first.firstUnit <= last.firstUnit + last.units
            else { return nil }
            let units = first.firstUnit..<last.firstUnit + last.units
            if let before = runs.last, before.part == piece.part, before.units.upperBound == units.lowerBound {
                runs[runs.count - 1].units = before.units.lowerBound..<units.upperBound
            } else {
                runs.append((piece.part, units, start))
            }
            start += units.count
        }
        return runs
    }

    /// Returns the blocks in the order of the file, at their places, without those of some parts.
    func blocks(
        _ parts: [Part], without left: Set<Int> = []
    ) throws(CorruptIndex) -> (blocks: [UnitBlock], origins: [(part: Int, row: Int)]) {
        var blocks: [UnitBlock] = []
        var origins: [(part: Int, row: Int)] = []
        for piece in pieces where !left.contains(piece.part) {
            var start = piece.start
            for row in piece.blocks {
                var block = try parts[piece.part].block(row)
                block.start = start
                start += block.length
                blocks.append(block)
                origins.append((piece.part, row))
            }
        }
        return (blocks, origins)
    }

    /// Returns the layouts of the deltas among parts.
    static func deltas(_ parts: [Part]) -> [FileLayout] {
        let deltas = parts.indices.filter { parts[$0].header.isDelta }
        if deltas.isEmpty { return [] }
        var identities: [UInt64: Int] = [:]
        for (number, part) in parts.enumerated() { identities[IndexFolder.identity(of: part.header)] = number }
        return deltas.compactMap { FileLayout(ofDelta: $0, among: parts, identities) }
    }
}
