import CCalqueMatching

/// A section of a part as an array of rows of one size.
package struct Rows: Sendable {
    package let pages: Pages
    /// The start in bytes of the part.
    package let start: Int
    package let count: Int
    package let size: Int

    /// - Returns: nil if the size of the range is not a multiple of the size of a row.
    package init?(_ pages: Pages, _ range: Range<Int>, size: Int) {
        guard range.count % size == 0 else { return nil }
        self.pages = pages
        start = range.lowerBound
        count = range.count / size
        self.size = size
    }

    /// Whether the rows exist and are intact.
    @inlinable @inline(__always)
    package func isSound(_ rows: Range<Int>) -> Bool {
        rows.lowerBound >= 0 && rows.upperBound <= count
            && pages.isSound(start + rows.lowerBound * size..<start + rows.upperBound * size)
    }

    @inlinable @inline(__always)
    package func isSound(_ row: Int) -> Bool { row >= 0 && row < count && isSound(row..<row + 1) }

    /// Prefetches a row; any number is allowed.
    @inlinable @inline(__always)
    package func prefetch(_ row: Int) {
        if row >= 0, row < count, let base = pages.bytes.baseAddress { calque_prefetch(base + start + row * size) }
    }

    /// Prefetches rows that exist.
    @inlinable @inline(__always)
    package func prefetch(_ rows: Range<Int>) {
        if let base = pages.bytes.baseAddress {
            calque_prefetch_range(base + start + rows.lowerBound * size, rows.count * size)
        }
    }

    /// Returns a UInt32 of a row for which `isSound` returned true.
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

    /// Returns the bytes of rows that are intact.
    @inlinable @inline(__always)
    package func raw(_ rows: Range<Int>) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: pages.bytes[start + rows.lowerBound * size..<start + rows.upperBound * size])
    }
}
