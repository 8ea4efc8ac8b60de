import Glibc

// Swift's strings are equal when they are canonically equivalent; a memory compares what is in the file.

/// Whether two texts have the same UTF-8 bytes.
package func sameBytes(_ one: String, _ other: String) -> Bool {
    guard one.utf8.count == other.utf8.count else { return false }
    let same = one.utf8.withContiguousStorageIfAvailable { one in
        other.utf8.withContiguousStorageIfAvailable { other in
            guard let first = one.baseAddress, let second = other.baseAddress else { return true }
            return memcmp(first, second, one.count) == 0
        }
    }
    return (same ?? nil) ?? one.utf8.elementsEqual(other.utf8)
}

package func hashBytes(_ text: String, into hasher: inout Hasher) {
    var copy = text
    copy.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hasher.combine(0xFF as UInt8)
}

/// Whether a text precedes another one in the order of their UTF-8 bytes.
package func bytesPrecede(_ one: String, _ other: String) -> Bool {
    one.utf8.lexicographicallyPrecedes(other.utf8)
}

/// A file's own words made fit for a message of one line: at most 80 characters, control characters as blanks.
package func oneLine(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(80) {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: line.append(" ")
        default: line.append(scalar)
        }
    }
    return String(line) + (text.unicodeScalars.count > 80 ? "…" : "")
}
