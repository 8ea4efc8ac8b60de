import CalqueCore
import CalqueIO

/// The end tags of units, by their bytes. Where a text only looks like one, a piece is cut in two, which does no harm.
enum UnitEnd {
    /// Returns the offset after the next `</tu>`.
    static func next(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        guard let base = bytes.baseAddress else { return nil }
        var at = start
        // A slash is rarer than `<`.
        while at < bytes.count, let found = Bytes.first(UInt8(ascii: "/"), from: base + at, bytes.count - at) {
            let slash = found - base
            at = slash + 1
            guard slash + 3 < bytes.count else { return nil }
            if slash > start, bytes[slash - 1] == UInt8(ascii: "<"), bytes[slash + 1] == UInt8(ascii: "t"),
                bytes[slash + 2] == UInt8(ascii: "u"), bytes[slash + 3] == UInt8(ascii: ">")
            {
                return slash + 4
            }
        }
        return nil
    }
}

/// A file cut after each unit.
enum UnitPieces {
    /// The longest piece.
    private static let longest = 1 << 20

    /// Calls `body` with each piece and its offset.
    static func forEach(
        of file: FileDescriptor, in range: Range<Int>, _ body: (UnsafeRawBufferPointer, Int) throws(SystemError) -> Void
    ) throws(SystemError) {
        var buffer = [UInt8](repeating: 0, count: min(2 * longest, range.count))
        var start = range.lowerBound
        while start < range.upperBound {
            let count = try file.fill(&buffer, min(buffer.count, range.upperBound - start), at: start)
            if count == 0 { return }
            let isLast = start + count == range.upperBound
            var done = 0
            try buffer.withRawBytes(count) { (bytes) throws(SystemError) in
                while done < count {
                    let end = UnitEnd.next(in: bytes, from: done)
                    // The rest of a unit may be behind the buffer.
                    if end == nil, !isLast, done > 0 { return }
                    let stop = end ?? count
                    try body(UnsafeRawBufferPointer(rebasing: bytes[done..<stop]), start + done)
                    done = stop
                }
            }
            start += done
        }
    }
}

/// The pieces of a file by their digests: 16 bytes for each, and a table of numbers.
struct UnitIndex {
    /// Nobody can choose texts whose digests are equal.
    private let seed = UInt64.random(in: .min ... .max)
    private var digests: [UInt64] = []
    private var offsets: [Int] = []
    /// The numbers of pieces from 1 at the places of their digests; 0 where nothing is.
    private var table: [UInt32] = []
    /// The number of the piece that would follow the last that was found.
    private var following = 0

    mutating func add(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
        // bounded: a file of so many units would have 16 GB or more.
        if digests.count >= Int(UInt32.max) - 1 { return }
        digests.append(Checksum.wide(bytes, seed: seed).low)
        offsets.append(offset)
    }

    /// Makes the table, when all pieces are there.
    mutating func finish() {
        var capacity = 16
        while capacity < digests.count * 3 / 2 { capacity *= 2 }
        table = [UInt32](repeating: 0, count: capacity)
        for (number, digest) in digests.enumerated() {
            var place = Int(truncatingIfNeeded: digest) & (capacity - 1)
            while table[place] != 0, digests[Int(table[place]) - 1] != digest { place = (place + 1) & (capacity - 1) }
            if table[place] == 0 { table[place] = UInt32(number + 1) }
        }
    }

    /// The offset of a piece with these bytes, if possible the one after the piece that was found last.
    mutating func find(_ bytes: UnsafeRawBufferPointer) -> Int? {
        let digest = Checksum.wide(bytes, seed: seed).low
        if following < digests.count, digests[following] == digest {
            following += 1
            return offsets[following - 1]
        }
        var place = Int(truncatingIfNeeded: digest) & (table.count - 1)
        while table[place] != 0 {
            let number = Int(table[place]) - 1
            if digests[number] == digest {
                following = number + 1
                return offsets[number]
            }
            place = (place + 1) & (table.count - 1)
        }
        return nil
    }
}
