import CCalqueXXHash
package import CalqueCore

/// Checksums that show damage and tell contents apart: XXH3 of xxHash. They are no defence against forgery.
package enum Checksum {
    /// Returns the checksum of bytes.
    ///
    /// - Complexity: linear, some bytes a cycle.
    package static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        calque_xxhash_64(bytes.baseAddress, bytes.count)
    }

    /// Returns the checksum of the UTF-8 of a text.
    package static func of(_ text: String) -> UInt64 {
        var copy = text
        return copy.withUTF8 { of(UnsafeRawBufferPointer($0)) }
    }

    /// Returns the checksum of the contents of a file. It is not `of(_:)` of all its bytes, because the file is read in
    /// pieces.
    ///
    /// - Throws: `Failure(.noInput)` if it cannot be opened, `Failure(.io)` if it cannot be read.
    package static func ofContents(_ path: String) throws(Failure) -> UInt64 {
        let file = try InputFile(path: path)
        var sum: UInt64 = 0
        while true {
            // Pieces must not depend on how much a call reads.
            let piece = try HeadedSource(file.bytes, first: 1 << 20).head
            if piece.isEmpty { return sum }
            sum = piece.withUnsafeBytes { wide($0, seed: sum).low }
        }
    }

    /// Returns a checksum of 128 bits, which is another one for each seed.
    package static func wide(_ bytes: UnsafeRawBufferPointer, seed: UInt64) -> (high: UInt64, low: UInt64) {
        let sum = calque_xxhash_128(bytes.baseAddress, bytes.count, seed)
        return (sum.high, sum.low)
    }
}
