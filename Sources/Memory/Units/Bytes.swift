import CalqueCore

// Comparison of texts by their bytes. Swift compares strings by canonical equivalence.

/// Returns whether two texts have the same UTF-8 bytes.
package func sameBytes(_ one: String, _ other: String) -> Bool { Bytes.areEqual(one, other) }

/// Hashes the UTF-8 bytes of a text.
package func hashBytes(_ text: String, into hasher: inout Hasher) {
    var copy = text
    copy.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hasher.combine(0xFF as UInt8)
}

/// Whether a text precedes another one in the order of their UTF-8 bytes.
package func bytesPrecede(_ one: String, _ other: String) -> Bool {
    one.utf8.lexicographicallyPrecedes(other.utf8)
}

/// Returns a text from a file for a message of one line: at most 80 characters, with spaces for control characters.
package func oneLine(_ text: String) -> String { OneLine.blanked(text, limit: 80) }
