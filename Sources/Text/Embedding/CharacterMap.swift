/// The normalisation rules of a SentencePiece model: a double array of darts-clone that maps texts to the places of their
/// replacements, which end with NUL.
///
/// The format is that of `Normalizer` in SentencePiece 0.1.97 and of `DoubleArrayUnit` in darts-clone 0.32. Look-ups stay
/// within the bytes, whatever these are.
struct CharacterMap {
    private let units: UnsafeRawPointer
    private let unitCount: Int
    private let texts: UnsafePointer<UInt8>
    private let textsCount: Int
    private let root: Int

    /// - Parameter bytes: the length of the array in bytes, the array, then the replacements.
    /// - Returns: nil if the bytes have another format.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count > 4, let start = bytes.baseAddress, bytes.last == 0 else { return nil }
        let size = Int(start.loadUnaligned(as: UInt32.self))
        guard size >= 4, size % 4 == 0, size < bytes.count - 4 else { return nil }
        units = start + 4
        unitCount = size / 4
        texts = (start + 4 + size).assumingMemoryBound(to: UInt8.self)
        textsCount = bytes.count - 4 - size
        root = Self.offset(units.loadUnaligned(as: UInt32.self))
    }

    /// Returns the longest rule that matches the start of a text: how many bytes it replaces, and the replacement.
    @inline(__always)
    func longest(_ text: UnsafePointer<UInt8>, count: Int) -> (length: Int, text: UnsafePointer<UInt8>, count: Int)? {
        var (node, length, found) = (root, 0, 0)
        var at = 0
        while at < count {
            let byte = text[at]
            node ^= Int(byte)
            guard node < unitCount else { break }
            let unit = self.unit(node)
            guard unit & 0x8000_00FF == UInt32(byte) else { break }
            node ^= Self.offset(unit)
            at += 1
            // If a rule ends here, the base unit of the children has its value.
            guard unit & 0x100 != 0 else { continue }
            guard node < unitCount else { break }
            (length, found) = (at, Int(self.unit(node) & 0x7FFF_FFFF))
        }
        guard length > 0, found < textsCount else { return nil }
        var end = found
        while texts[end] != 0 { end += 1 }
        return (length, texts + found, end - found)
    }

    private func unit(_ index: Int) -> UInt32 { units.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self) }

    private static func offset(_ unit: UInt32) -> Int { Int((unit >> 10) << ((unit & 0x200) >> 6)) }
}
