import CalqueCollections
import CalqueConcurrency
import CalqueCore
import CalqueIO

/// A stretch of a file, as it compares with blocks of another version.
package enum FileStretch: Sendable, Equatable {
    /// These blocks of the other version, from this byte on.
    case same(blocks: Range<Int>, start: Int)
    /// Bytes that are in none of the blocks.
    case changed(Range<Int>)
}

/// Finds the blocks of another version of a file, as `diff` finds lines. A block that moved past another is not found.
///
/// Most edits are few: nearly all blocks are where they were, or all are shifted by the change of the size. That is tried
/// first, by several threads. Between the blocks so found, others are looked for by their first bytes.
struct BlockComparison {
    private let file: BlockFile
    private let old: [UnitBlock]
    /// How far blocks may have moved.
    private let shifts: [Int]

    /// A block that is there, and its place.
    private struct Found {
        var block: Int
        var place: Int
    }

    /// - Parameter size: the size of the other version.
    init(_ file: BlockFile, with old: [UnitBlock], size: Int) {
        self.file = file
        self.old = old
        var shifts = [0]
        func add(_ shift: Int) { if !shifts.contains(shift) { shifts.append(shift) } }
        add(file.size - size)
        // Where the header has changed, too.
        if let first = old.first(where: { $0.units > 0 }), old[0].start == 0,
            let start = UnitStarts(in: 0..<min(file.size, BlockFile.group), of: file)?.places.first
        {
            add(start - first.start)
        }
        self.shifts = shifts
    }

    /// Returns the stretches of the whole file, in order.
    func stretches() -> [FileStretch] {
        var found: [Found] = []
        var end = 0
        for (block, place) in places().enumerated() {
            guard let place, place >= end else { continue }
            found.append(Found(block: block, place: place))
            end = place + old[block].length
        }
        var all: [Found] = []
        var last = (block: 0, end: 0)
        for next in found + [Found(block: old.count, place: file.size)] {
            all += resynchronised(last.block..<next.block, in: last.end..<max(last.end, next.place))
            guard next.block < old.count else { break }
            all.append(next)
            last = (next.block + 1, next.place + old[next.block].length)
        }
        return joined(all)
    }

    private func joined(_ found: [Found]) -> [FileStretch] {
        var stretches: [FileStretch] = []
        var end = 0
        for next in found {
            let own = FileStretch.same(blocks: next.block..<next.block + 1, start: next.place)
            if next.place > end {
                stretches.append(.changed(end..<next.place))
                stretches.append(own)
            } else if case .same(let blocks, let start)? = stretches.last, blocks.upperBound == next.block {
                stretches[stretches.count - 1] = .same(blocks: blocks.lowerBound..<next.block + 1, start: start)
            } else {
                stretches.append(own)
            }
            end = next.place + old[next.block].length
        }
        if end < file.size { stretches.append(.changed(end..<file.size)) }
        return stretches
    }

    // MARK: Blocks that were shifted

    /// Returns the place of each block that is at one of the shifts.
    private func places() -> [Int?] {
        let groups = BlockFile.groups(old)
        let all = Guarded([Int?](repeating: nil, count: old.count))
        try? divide(count: groups.count, by: 4, threads: Processors.available) { (next) throws(Failure) in
            var guess = 0
            while let range = next() {
                for group in range {
                    let own = places(of: groups[group], &guess)
                    all.withLock { $0.replaceSubrange(groups[group], with: own) }
                }
            }
        }
        return all.withLock { $0 }
    }

    private func places(of blocks: Range<Int>, _ guess: inout Int) -> [Int?] {
        var places = [Int?](repeating: nil, count: blocks.count)
        var index = blocks.lowerBound
        while index < blocks.upperBound {
            let block = old[index]
            let order = [guess] + shifts.indices.filter { $0 != guess }
            let right = order.first { file.has(block, at: block.start + shifts[$0]) }
            guard let right else {
                index += 1
                continue
            }
            guess = right
            places[index - blocks.lowerBound] = block.start + shifts[right]
            index += 1
            // The rest of the group in one piece, as far as it is the same.
            guard index < blocks.upperBound else { break }
            let start = old[index].start
            let end = min(old[blocks.upperBound - 1].end + shifts[right], file.size)
            guard start + shifts[right] < end else { continue }
            _ = file.withBytes(start + shifts[right]..<end) { bytes in
                while index < blocks.upperBound, old[index].end - start <= bytes.count,
                    BlockFile.digest(bytes, old[index].start - start..<old[index].end - start) == old[index].digest
                {
                    places[index - blocks.lowerBound] = old[index].start + shifts[right]
                    index += 1
                }
            }
        }
        return places
    }

    // MARK: Other blocks

    /// Finds blocks in a range by their first bytes.
    private func resynchronised(_ blocks: Range<Int>, in range: Range<Int>) -> [Found] {
        guard !blocks.isEmpty, !range.isEmpty, let starts = UnitStarts(in: range, of: file, wantsHeads: true) else {
            return []
        }
        var byHead: [UInt64: [Int]] = [:]
        for block in blocks where old[block].head != 0 { byHead[old[block].head, default: []].append(block) }
        func isThere(_ block: Int, _ place: Int) -> Bool {
            place + old[block].length <= range.upperBound && file.has(old[block], at: place)
        }
        var found: [Found] = []
        var next = blocks.lowerBound
        var cursor = 0
        while cursor < starts.places.count, next < blocks.upperBound {
            var place = starts.places[cursor]
            cursor += 1
            guard let candidates = byHead[starts.heads[cursor - 1]] else { continue }
            // Units may begin alike: a few are tried.
            let first = candidates.partitioningIndex { $0 >= next }
            guard let block = candidates[first...].prefix(8).first(where: { isThere($0, place) }) else { continue }
            next = block
            repeat {
                found.append(Found(block: next, place: place))
                place += old[next].length
                next += 1
            } while next < blocks.upperBound && isThere(next, place)
            cursor = starts.places.partitioningIndex { $0 >= place }
        }
        return found
    }
}

extension BlockFile {
    /// Compares the file with another version of it.
    ///
    /// - Parameters:
    ///   - blocks: blocks of the other version, in order.
    ///   - size: the size of the other version.
    /// - Returns: the stretches of this file, in order. What is the same has the checksums of the blocks.
    /// - Complexity: reads the file once, and what has changed twice more.
    package func compare(with blocks: [UnitBlock], size: Int) -> [FileStretch] {
        BlockComparison(self, with: blocks, size: size).stretches()
    }

    /// Whether blocks are at their places.
    package func has(_ blocks: [UnitBlock]) -> Bool {
        blocks.allSatisfy { has($0, at: $0.start) }
    }

    static func digest(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> UInt64 {
        Checksum.of(UnsafeRawBufferPointer(rebasing: bytes[range]))
    }
}
