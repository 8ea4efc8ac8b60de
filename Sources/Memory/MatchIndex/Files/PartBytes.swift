import CalqueCore
import CalqueIO
package import Synchronization

/// The bytes of a part, mapped or in memory. Each page is checked when it is read for the first time.
///
/// A check of a whole large part would take longer than a query may. To avoid wrong answers from a corrupt part, every
/// reader calls `isSound` before it reads bytes.
///
/// `Sendable` is unchecked because the class holds raw addresses. It is safe because the bytes are never written, the
/// flags of pages are atomic, and all live as long as the object.
package final class PartBytes: @unchecked Sendable {
    package var bytes: UnsafeRawBufferPointer { map.bytes }
    /// Whether the bytes are those of a file, so that a later process finds them.
    package var isMapped: Bool { map.isFile }
    private let map: MappedFile
    /// For each page, whether it was found intact.
    fileprivate let known: UnsafeMutablePointer<Atomic<UInt8>>
    /// Whether all pages were found intact.
    fileprivate let knowsAll: UnsafeMutablePointer<Atomic<Bool>>
    private let pageCount: Int
    /// Read from the trailer.
    package let tableStart: Int
    package let sumsStart: Int
    package let sectionCount: Int

    /// Maps a file. - Returns: nil if it cannot be opened or is not a part of this version.
    package convenience init?(path: String, version: UInt32 = PartFormat.version) {
        guard let map = try? MappedFile(path: path) else { return nil }
        self.init(map, version)
    }

    /// Makes a part from a copy of bytes.
    package convenience init?(_ array: [UInt8], version: UInt32 = PartFormat.version) {
        guard !array.isEmpty, let map = try? MappedFile(copying: array) else { return nil }
        self.init(map, version)
    }

    private init?(_ map: MappedFile, _ version: UInt32) {
        self.map = map
        let ends = Self.ends(map.bytes, version)
        (tableStart, sumsStart, sectionCount) = ends ?? (0, 0, 0)
        pageCount = (sumsStart + PartFormat.page - 1) / PartFormat.page
        known = .allocate(capacity: max(pageCount, 1))
        for page in 0..<max(pageCount, 1) { (known + page).initialize(to: Atomic(0)) }
        knowsAll = .allocate(capacity: 1)
        knowsAll.initialize(to: Atomic(false))
        if ends == nil { return nil }
    }

    deinit {
        known.deinitialize(count: max(pageCount, 1))
        known.deallocate()
        knowsAll.deinitialize(count: 1)
        knowsAll.deallocate()
    }

    package var pages: Pages { Pages(bytes: bytes, sums: sumsStart, known: known, knowsAll: knowsAll) }

    /// Whether every page is intact. - Complexity: linear in the part; about a tenth of a second for a million units.
    package var isSound: Bool {
        map.adviseWanted()
        guard pages.isSound(0..<sumsStart) else { return false }
        knowsAll.pointee.store(true, ordering: .relaxed)
        return true
    }

    /// Returns the contents of the trailer, if it is intact and agrees with the number of bytes.
    private static func ends(_ bytes: UnsafeRawBufferPointer, _ version: UInt32) -> (Int, Int, Int)? {
        guard bytes.count >= PartFormat.trailer else { return nil }
        let start = bytes.count - PartFormat.trailer
        func number<Number: FixedWidthInteger & BitwiseCopyable>(_ offset: Int, _: Number.Type) -> Number {
            Number(littleEndian: bytes.loadUnaligned(fromByteOffset: start + offset, as: Number.self))
        }
        let body = UnsafeRawBufferPointer(rebasing: bytes[start..<start + PartFormat.trailer - 8])
        guard number(0, UInt64.self) == PartFormat.magic, number(8, UInt32.self) == version,
            number(PartFormat.trailer - 8, UInt64.self) == Checksum.of(body),
            let sumsStart = Int(exactly: number(24, UInt64.self)), sumsStart <= start,
            let tableStart = Int(exactly: number(16, UInt64.self)), tableStart <= sumsStart,
            (start - sumsStart) == (sumsStart + PartFormat.page - 1) / PartFormat.page * 4,
            Int(number(12, UInt32.self)) * PartFormat.tableRow <= sumsStart - tableStart,
            Checksum.of(UnsafeRawBufferPointer(rebasing: bytes[sumsStart..<start])) == number(32, UInt64.self)
        else { return nil }
        return (tableStart, sumsStart, Int(number(12, UInt32.self)))
    }
}

/// Access to the bytes of a part without reference counting. It must not outlive its `PartBytes`.
package struct Pages: @unchecked Sendable {
    package let bytes: UnsafeRawBufferPointer
    fileprivate let sums: Int
    @usableFromInline let known: UnsafeMutablePointer<Atomic<UInt8>>
    @usableFromInline let knowsAll: UnsafeMutablePointer<Atomic<Bool>>

    /// Whether the pages of a range are as they were written. The range must lie within the sections.
    @inlinable @inline(__always)
    package func isSound(_ range: Range<Int>) -> Bool {
        if knowsAll.pointee.load(ordering: .relaxed) || range.isEmpty { return true }
        let first = range.lowerBound / PartFormat.page
        let last = (range.upperBound - 1) / PartFormat.page
        if first == last, known[first].load(ordering: .relaxed) != 0 { return true }
        return check(first...last)
    }

    @inline(never) @usableFromInline
    func check(_ pages: ClosedRange<Int>) -> Bool {
        for page in pages where known[page].load(ordering: .relaxed) == 0 {
            let start = page * PartFormat.page
            let end = min(start + PartFormat.page, sums)
            let sum = Checksum.of(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
            guard note(sum, page) else { return false }
        }
        return true
    }

    /// Marks a page as intact if its checksum is the one that was written.
    private func note(_ sum: UInt64, _ page: Int) -> Bool {
        let written = bytes.loadUnaligned(fromByteOffset: sums + 4 * page, as: UInt32.self)
        guard UInt32(truncatingIfNeeded: sum) == UInt32(littleEndian: written) else { return false }
        known[page].store(1, ordering: .relaxed)
        return true
    }
}
