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
        if keys.isEmpty { return parts.first { $0.header.files.isEmpty }.map { [Open(part: $0, files: [])] } ?? [] }
        let wanted = Set(keys)
        func useful(_ part: Part) -> Int { part.header.files.count { wanted.contains($0.key) } }
        let order = parts.indices.map { ($0, useful(parts[$0])) }.filter { $0.1 > 0 }.sorted {
            $0.1 == $1.1 ? $0.0 < $1.0 : $0.1 > $1.1
        }
        var pieces: [FileKey: [Piece]] = [:]
        for (part, _) in order {
            let header = parts[part].header
            for (file, row) in header.files.enumerated() where wanted.contains(row.key) {
                let count = header.units(ofFile: file).count
                pieces[row.key, default: []].append(
                    Piece(part: part, file: file, units: row.start..<row.start + count, isLast: row.isLast))
            }
        }
        var files = parts.map { [Int?](repeating: nil, count: $0.header.files.count) }
        for (number, key) in keys.enumerated() {
            for piece in Self.chain(pieces[key] ?? []) { files[piece.part][piece.file] = number }
        }
        return order.compactMap { part, _ in
            files[part].contains { $0 != nil } ? Open(part: parts[part], files: files[part]) : nil
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
        let there = Set(open.flatMap { $0.files.compactMap { $0 } })
        let missing = memory.files.indices.filter { !there.contains($0) }
        return missing.isEmpty ? nil : missing
    }

    /// Returns the files that a new part should contain.
    func plan(_ open: [Open], _ missing: [Int], _ keys: [FileKey]) -> [Int] {
        func size(_ files: some Sequence<Int>) -> Int64 { files.reduce(0) { $0 + max(keys[$1].size, 1) } }
        func files(_ open: Open) -> Set<Int> { Set(open.files.compactMap { $0 }) }
        // The parts that are kept as they are: those of divided files, and the largest of the others.
        let divided = open.filter { $0.part.header.files.contains { !$0.isLast || $0.start > 0 } }
        let others = open.filter { open in !divided.contains { $0.part === open.part } }
        guard let largest = others.max(by: { size(files($0)) < size(files($1)) }) ?? divided.first else {
            return missing
        }
        let base = divided.filter { $0.part !== largest.part } + [largest]
        let kept = base.reduce(into: Set<Int>()) { $0.formUnion(files($1)) }
        let rest = Set(memory.files.indices).subtracting(kept).sorted()
        var dead: Set<FileKey> = []
        for open in base {
            for (row, file) in zip(open.part.header.files, open.files) where file == nil { dead.insert(row.key) }
        }
        let deadSize = dead.reduce(0) { $0 + $1.size }
        let all = size(memory.files.indices)
        if (size(rest) + deadSize) * Int64(Self.largestShare) > all { return Array(memory.files.indices) }
        return open.count - base.count >= Self.mostDeltas ? rest : missing
    }
}
