import CalqueCore

// Swift's strings are equal when they are canonically equivalent; a memory compares what is in the file.

/// Returns whether two texts have the same UTF-8 bytes.
package func sameBytes(_ one: String, _ other: String) -> Bool { Bytes.areEqual(one, other) }

package func hashBytes(_ text: String, into hasher: inout Hasher) {
    var copy = text
    copy.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hasher.combine(0xFF as UInt8)
}

/// Whether a text precedes another one in the order of their UTF-8 bytes.
package func bytesPrecede(_ one: String, _ other: String) -> Bool {
    one.utf8.lexicographicallyPrecedes(other.utf8)
}

/// Makes a part of a file fit for a message of one line: at most 80 characters, control characters as blanks.
package func oneLine(_ text: String) -> String { OneLine.blanked(text, limit: 80) }
