import CCalqueSystem

/// Comparisons of memory, inlined into the rooms that search.
package enum Bytes {
    /// Returns whether two pieces of memory hold the same `count` bytes.
    @inlinable @inline(__always)
    package static func areEqual(_ one: UnsafeRawPointer, _ other: UnsafeRawPointer, _ count: Int) -> Bool {
        calque_bytes_equal(one, other, count)
    }

    /// Returns the address of the first such byte; nil if there is none.
    @inlinable @inline(__always)
    package static func first(_ byte: UInt8, from start: UnsafeRawPointer, _ count: Int) -> UnsafeRawPointer? {
        calque_bytes_first(start, byte, count)
    }

    /// Returns whether two strings have the same UTF-8. Swift's `==` also holds for canonically equivalent ones.
    package static func areEqual(_ one: String, _ other: String) -> Bool {
        guard one.utf8.count == other.utf8.count else { return false }
        let same = one.utf8.withContiguousStorageIfAvailable { one in
            other.utf8.withContiguousStorageIfAvailable { other in
                guard let first = one.baseAddress, let second = other.baseAddress else { return true }
                return areEqual(first, second, one.count)
            }
        }
        return (same ?? nil) ?? one.utf8.elementsEqual(other.utf8)
    }

    /// Returns the number whose digits start there; 0 if there are none. The byte after the digits must not be a digit.
    package static func float(at start: UnsafeRawPointer) -> Float {
        calque_float(start.assumingMemoryBound(to: CChar.self))
    }
}

extension [UInt8] {
    /// The bytes without the byte order mark of UTF-8 at their beginning, which is no part of the text.
    package var withoutByteOrderMark: ArraySlice<UInt8> { starts(with: [0xEF, 0xBB, 0xBF]) ? dropFirst(3) : self[...] }
}
