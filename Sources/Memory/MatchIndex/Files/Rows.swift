import CCalqueMatching

/// A section of a part as an array of rows of one size.
package struct Rows: Sendable {
    package let pages: Pages
    /// In bytes of the part.
    package let start: Int
    package let count: Int
    package let size: Int

    /// - Returns: nil when the range is not one of rows.
    package init?(_ pages: Pages, _ range: Range<Int>, size: Int) {
        guard range.count % size == 0 else { return nil }
        self.pages = pages
        start = range.lowerBound
        count = range.count / size
        self.size = size
    }

    /// Whether there are such rows, and they are sound.
    @inlinable @inline(__always)
    package func isSound(_ rows: Range<Int>) -> Bool {
        rows.lowerBound >= 0 && rows.upperBound <= count
            && pages.isSound(start + rows.lowerBound * size..<start + rows.upperBound * size)
    }

    @inlinable @inline(__always)
    package func isSound(_ row: Int) -> Bool { row >= 0 && row < count && isSound(row..<row + 1) }

    /// Brings a row into the cache; any number will do.
    @inlinable @inline(__always)
    package func prefetch(_ row: Int) {
        if row >= 0, row < count, let base = pages.bytes.baseAddress { calque_prefetch(base + start + row * size) }
    }

    /// Brings rows that there are into the cache.
    @inlinable @inline(__always)
    package func prefetch(_ rows: Range<Int>) {
        if let base = pages.bytes.baseAddress {
            calque_prefetch_range(base + start + rows.lowerBound * size, rows.count * size)
        }
    }

    /// Only of a row that `isSound`.
    @inlinable @inline(__always)
    package func number(_ row: Int, _ offset: Int = 0) -> Int {
        let place = start + row * size + offset
        return Int(UInt32(littleEndian: pages.bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)))
    }

    @inlinable @inline(__always)
    package func wide(_ row: Int, _ offset: Int = 0) -> UInt64 {
        UInt64(littleEndian: pages.bytes.loadUnaligned(fromByteOffset: start + row * size + offset, as: UInt64.self))
    }

    @inlinable @inline(__always)
    package func word(_ row: Int) -> UInt16 {
        UInt16(littleEndian: pages.bytes.loadUnaligned(fromByteOffset: start + row * size, as: UInt16.self))
    }

    /// The bytes of sound rows.
    @inlinable @inline(__always)
    package func raw(_ rows: Range<Int>) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: pages.bytes[start + rows.lowerBound * size..<start + rows.upperBound * size])
    }
}
