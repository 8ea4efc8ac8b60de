import CalqueCore
import CalqueIO

/// Finds the places in a TMX file where `<tu` begins, without parsing it.
///
/// Comments, CDATA and instructions are passed over. A place may be inside of an element that is left out. So the caller
/// compares the number of places with the number of units that a reader finds: every unit begins at such a place, unless
/// names have a prefix (`isPlain`), so equal numbers mean that they are the same.
struct UnitStarts {
    /// The places, in order.
    private(set) var places: [Int] = []
    /// The checksum of the first bytes at each place (`UnitBlock.head`), if they are wanted.
    private(set) var heads: [UInt64] = []
    /// Whether no element is called `tu` with a prefix.
    private(set) var isPlain = true
    private let wantsHeads: Bool
    /// The last byte but one of the end of the comment, CDATA or instruction that the scan is in: `-->`, `]]>`, `?>`.
    private var ending: UInt8?

    /// - Returns: nil if the bytes cannot be read.
    init?(in range: Range<Int>, of file: BlockFile, wantsHeads: Bool = false) {
        self.wantsHeads = wantsHeads
        var start = range.lowerBound
        while start < range.upperBound {
            let end = min(start + Self.chunk, range.upperBound)
            let done = file.withBytes(start..<end) { scan($0, at: start, isLast: end == range.upperBound) }
            guard let done else { return nil }
            start += done
        }
    }

    private static let chunk = 1 << 20

    /// Scans bytes that begin at `start` of the file. - Returns: how many are done.
    private mutating func scan(_ bytes: UnsafeRawBufferPointer, at start: Int, isLast: Bool) -> Int {
        guard let base = bytes.baseAddress else { return 0 }
        var place = 0
        while place < bytes.count {
            guard let found = Bytes.first(ending == nil ? 0x3C : 0x3E, from: base + place, bytes.count - place) else {
                // The end may begin with the last bytes.
                return ending == nil || isLast ? bytes.count : max(place, bytes.count - 2)
            }
            place = found - base
            if let byte = ending {
                if place > 0, bytes[place - 1] == byte, byte == 0x3F || (place > 1 && bytes[place - 2] == byte) {
                    ending = nil
                }
                place += 1
                continue
            }
            if !isLast, place + UnitBlock.headSize > bytes.count { return place }
            let rest = UnsafeRawBufferPointer(rebasing: bytes[place...])
            place += 1
            if Self.isUnit(rest, 1) {
                places.append(start + place - 1)
                if wantsHeads { heads.append(BlockFile.head(rest)) }
            } else if rest.count > 1, rest[1] == 0x21 || rest[1] == 0x3F {
                guard let skipped = Self.skipped.first(where: { rest.starts(with: $0.start.utf8) }) else { continue }
                ending = skipped.ending
                // A comment does not end with its own start.
                place += skipped.start.utf8.count - 1
            } else if isPrefixed(rest) {
                isPlain = false
            }
        }
        return bytes.count
    }

    private static let skipped: [(start: String, ending: UInt8)] = [
        ("<!--", 0x2D), ("<![CDATA[", 0x5D), ("<?", 0x3F),
    ]

    /// Whether the name at a place is `tu`.
    private static func isUnit(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> Bool {
        place + 2 < bytes.count && bytes[place] == 0x74 && bytes[place + 1] == 0x75 && endsName(bytes[place + 2])
    }

    private static func endsName(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x3E || byte == 0x2F }

    /// Whether markup begins with a name that is `tu` with a prefix, or too long to tell.
    private func isPrefixed(_ markup: UnsafeRawBufferPointer) -> Bool {
        let reach = min(UnitBlock.headSize - 8, markup.count)
        for place in 1..<max(reach, 1) {
            if markup[place] == 0x3A { return Self.isUnit(markup, place + 1) }
            // Most names end soon, and those of ends at once.
            if Self.endsName(markup[place]) { return false }
        }
        return reach < markup.count
    }
}
