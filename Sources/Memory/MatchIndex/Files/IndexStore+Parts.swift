import CalqueBlocks
import CalqueMemory

/// Which parts of an index have which files of the memory.
extension IndexStore {
    /// A piece of a file in a part.
    private struct Piece {
        var part: Int
        var file: Int
        var units: Range<Int>
        var isLast: Bool
    }

    /// Assigns each file of the memory to parts that contain all of it, preferring parts with many files.
    func assign(_ parts: [Part], _ keys: [FileKey]) -> [Open] {
        // The index of a memory without files is one empty part.
        if keys.isEmpty { return parts.first { $0.header.files.isEmpty }.map { [Open(part: $0, runs: [])] } ?? [] }
        let wanted = Set(keys)
        func useful(_ part: Part) -> Int { part.header.files.count { wanted.contains($0.key) } }
        let order = parts.indices.map { ($0, useful(parts[$0])) }.sorted {
            $0.1 == $1.1 ? $0.0 < $1.0 : $0.1 > $1.1
        }
        var pieces: [FileKey: [Piece]] = [:]
        for (part, _) in order {
            let header = parts[part].header
            for (file, row) in header.files.enumerated() where wanted.contains(row.key) && !header.isDelta {
                let count = header.units(ofFile: file).count
                pieces[row.key, default: []].append(
                    Piece(part: part, file: file, units: row.start..<row.start + count, isLast: row.isLast))
            }
        }
        let deltas = Dictionary(FileLayout.deltas(parts).map { ($0.key, $0) }) { first, _ in first }
        var runs = parts.map { _ in [Run]() }
        for (number, key) in keys.enumerated() {
            let chain = Self.chain(pieces[key] ?? [])
            for piece in chain {
                let units = parts[piece.part].header.units(ofFile: piece.file)
                runs[piece.part].append(Run(units: units, file: number, start: piece.units.lowerBound))
            }
            guard chain.isEmpty, let layout = deltas[key], let changed = layout.runs(parts) else { continue }
            for run in changed { runs[run.part].append(Run(units: run.units, file: number, start: run.start)) }
            // The delta is needed for the layout, too.
            let delta = parts.firstIndex { $0.header.isDelta && $0.header.files.first?.key == key }
            if let delta { runs[delta].append(Run(units: 0..<0, file: number, start: 0)) }
        }
        return order.compactMap { part, _ in
            runs[part].isEmpty ? nil : Open(part: parts[part], runs: runs[part])
        }
    }

    /// Returns pieces that make up a whole file, nothing if there are none.
    private static func chain(_ pieces: [Piece]) -> [Piece] {
        if let whole = pieces.first(where: { $0.isLast && $0.units.lowerBound == 0 }) { return [whole] }
        // For each unit up to which the file is covered, the last piece of the cover.
        var covers: [Int: Piece] = [:]
        for piece in pieces.sorted(by: { $0.units.lowerBound < $1.units.lowerBound }) {
            let start = piece.units.lowerBound
            guard start == 0 || covers[start] != nil, !piece.units.isEmpty else { continue }
            if piece.isLast {
                var chain = [piece]
                while let first = chain.last?.units.lowerBound, first > 0, let before = covers[first] {
                    chain.append(before)
                }
                return chain
            }
            if covers[piece.units.upperBound] == nil { covers[piece.units.upperBound] = piece }
        }
        return []
    }

    /// Returns the files that no parts contain, or nil if there are none. A memory without files needs an empty part.
    func missing(_ open: [Open]) -> [Int]? {
        if memory.files.isEmpty { return open.isEmpty ? [] : nil }
        let there = Set(open.flatMap { $0.runs.map(\.file) })
        let missing = memory.files.indices.filter { !there.contains($0) }
        return missing.isEmpty ? nil : missing
    }

    /// Returns the files that a new part should contain.
    func plan(_ open: [Open], _ missing: [Int], _ keys: [FileKey]) -> [Int] {
        func size(_ files: some Sequence<Int>) -> Int64 { files.reduce(0) { $0 + max(keys[$1].size, 1) } }
        func files(_ open: Open) -> Set<Int> { Set(open.runs.map(\.file)) }
        // The parts that are kept as they are: those of divided and changed files, and the largest of the others.
        let changed = open.filter(\.part.header.isDelta).reduce(into: Set<Int>()) { $0.formUnion(files($1)) }
        let divided = open.filter {
            $0.part.header.files.contains { !$0.isLast || $0.start > 0 } || !changed.isDisjoint(with: files($0))
        }
        let others = open.filter { open in !divided.contains { $0.part === open.part } }
        guard let largest = others.max(by: { size(files($0)) < size(files($1)) }) ?? divided.first else {
            return missing
        }
        let base = divided.filter { $0.part !== largest.part } + [largest]
        let kept = base.reduce(into: Set<Int>()) { $0.formUnion(files($1)) }
        let rest = Set(memory.files.indices).subtracting(kept).sorted()
        var dead: [FileKey: Int64] = [:]
        for open in base {
            for (file, row) in open.part.header.files.enumerated() {
                let units = open.part.header.units(ofFile: file)
                let lives = open.runs.reduce(0) { $0 + $1.units.clamped(to: units).count }
                let isThere = open.runs.contains { keys[$0.file] == row.key }
                if isThere && lives == units.count { continue }
                let size = row.key.size * Int64(units.count - lives) / Int64(max(units.count, 1))
                dead[row.key] = max(dead[row.key] ?? 0, size)
            }
        }
        let deadSize = dead.reduce(0) { $0 + $1.value }
        let all = size(memory.files.indices)
        if (size(rest) + deadSize) * Int64(Self.largestShare) > all { return Array(memory.files.indices) }
        return open.count - base.count >= Self.mostDeltas ? rest : missing
    }
}
