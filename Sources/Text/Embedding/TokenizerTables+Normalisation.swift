extension TokenizerTables {
    /// U+2581, which represents a space.
    private static let spaceMark: (UInt8, UInt8, UInt8) = (0xE2, 0x96, 0x81)
    private static let space = UInt8(ascii: " ")

    /// Appends the normalised text: characters are mapped, spaces are treated as the model demands.
    ///
    /// Source: `Normalizer::Normalize` of SentencePiece 0.1.97.
    func normalise(_ text: UnsafeBufferPointer<UInt8>, into normal: inout ByteBuffer) {
        guard let start = text.baseAddress else { return }
        var at = 0
        if removesExtraSpaces {
            while at < text.count {
                let (length, mapped) = prefix(start + at, count: text.count - at)
                guard mapped.count == 1, mapped[0] == Self.space else { break }
                at += length
            }
        }
        if at == text.count { return }
        if addsDummyPrefix { appendSpace(to: &normal) }
        plain.withUnsafeBufferPointer { plain in
            var isAfterSpace = removesExtraSpaces
            while at < text.count {
                let byte = start[at]
                if plain[Int(byte)], at + 1 == text.count || start[at + 1] < 128 {
                    normal.append(byte)
                    at += 1
                    isAfterSpace = false
                    continue
                }
                let (length, mapped) = prefix(start + at, count: text.count - at)
                at += length
                var from = 0
                if isAfterSpace { while from < mapped.count, mapped[from] == Self.space { from += 1 } }
                for index in from..<mapped.count {
                    if mapped[index] == Self.space { appendSpace(to: &normal) } else { normal.append(mapped[index]) }
                }
                if from < mapped.count { isAfterSpace = mapped[mapped.count - 1] == Self.space }
                isAfterSpace = isAfterSpace && removesExtraSpaces
            }
        }
        if removesExtraSpaces { removeLastSpaces(from: &normal) }
    }

    /// Returns the length of the text's start that is mapped as a whole, and its replacement.
    @inline(__always)
    private func prefix(
        _ text: UnsafePointer<UInt8>, count: Int
    ) -> (length: Int, mapped: UnsafeBufferPointer<UInt8>) {
        for symbol in symbols where symbol[0] == text[0] && symbol.count <= count {
            if symbol.elementsEqual(UnsafeBufferPointer(start: text, count: symbol.count)) {
                return (symbol.count, UnsafeBufferPointer(start: text, count: symbol.count))
            }
        }
        if let rule = map?.longest(text, count: count) {
            return (rule.length, UnsafeBufferPointer(start: rule.text, count: rule.count))
        }
        let length = min(Self.characterLength(text[0]), count)
        return (length, UnsafeBufferPointer(start: text, count: length))
    }

    /// Returns the number of bytes of a character by its first byte.
    @inline(__always)
    static func characterLength(_ first: UInt8) -> Int { first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4 }

    @inline(__always)
    private func appendSpace(to normal: inout ByteBuffer) {
        guard escapesSpaces else { return normal.append(Self.space) }
        normal.append(Self.spaceMark.0)
        normal.append(Self.spaceMark.1)
        normal.append(Self.spaceMark.2)
    }

    private func removeLastSpaces(from normal: inout ByteBuffer) {
        let (first, second, third) = Self.spaceMark
        if escapesSpaces {
            while normal.count >= 3, normal.start[normal.count - 3] == first, normal.start[normal.count - 2] == second,
                normal.start[normal.count - 1] == third
            {
                normal.removeLast(3)
            }
        } else {
            while normal.count > 0, normal.start[normal.count - 1] == Self.space { normal.removeLast(1) }
        }
    }
}
