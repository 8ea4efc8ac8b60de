/// A segment in the form that people see, with tags written into the text: `Click ⟨1⟩here⟨/1⟩`.
package struct ShownText {
    package let bytes: [UInt8]
    /// The places of the tags.
    package let tags: [Range<Int>]
    /// The places of the tokens, including the tags. A tag ends a word.
    package let tokens: [Range<Int>]

    package init(_ segment: TaggedText) {
        let text = Array(segment.text.utf8)
        var tokens: [Range<Int>] = []
        guard !segment.tags.isEmpty else {
            text.withUnsafeBufferPointer { utf8 in SegmentTokens.forEach(in: utf8) { tokens.append($0) } }
            (bytes, tags, self.tokens) = (text, [], tokens)
            return
        }
        var bytes: [UInt8] = []
        var tags: [Range<Int>] = []
        for (number, stretch) in segment.stretches.enumerated() {
            let start = bytes.count
            bytes += text[stretch]
            text[stretch].withUnsafeBufferPointer { utf8 in
                SegmentTokens.forEach(in: utf8) { tokens.append(start + $0.lowerBound..<start + $0.upperBound) }
            }
            guard number < segment.tags.count else { break }
            tags.append(bytes.count..<bytes.count + segment.tags[number].label.utf8.count)
            bytes += segment.tags[number].label.utf8
            tokens.append(tags[number])
        }
        (self.bytes, self.tags, self.tokens) = (bytes, tags, tokens)
    }

    package var string: String { String(decoding: bytes, as: UTF8.self) }

    /// Whether a tag begins or ends a range.
    package func hasTag(atEndOf range: Range<Int>) -> Bool {
        !range.isEmpty
            && tags.contains { $0.lowerBound == range.lowerBound || $0.upperBound == range.upperBound }
    }
}
