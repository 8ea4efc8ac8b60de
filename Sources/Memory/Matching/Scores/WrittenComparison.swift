import CalqueCore

/// A query's tokens as they are written, for comparison with those of segments: whether more tokens differ as they are written
/// than folded. The tokens are those of `FoldedTokens`, so `2.5` and `½` are one, and final marks are left out.
package struct WrittenComparison {
    private let vocabulary: Vocabulary
    private let pattern: Pattern

    package init(_ text: String) {
        var vocabulary = Vocabulary()
        var tokens: [TokenID] = []
        Self.forEach(of: text) { tokens.append(vocabulary.intern($0)) }
        pattern = Pattern(tokens)
        self.vocabulary = vocabulary
    }

    /// Returns the distance from the query.
    /// - Complexity: linear in the text, and that of the distance.
    package func distance(to text: String) -> Int {
        var tokens: [TokenID] = []
        Self.forEach(of: text) { tokens.append(vocabulary.find($0)) }
        // Without a limit there is always a distance.
        return tokens.withUnsafeBufferPointer { pattern.distance(to: $0) ?? 0 }
    }

    /// Calls `body` with each token of a text as it is written, up to the final marks.
    private static func forEach(of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        var text = text
        let folded = FoldedTokens(text)
        let core = folded.coreCount
        text.withUTF8 { utf8 in
            var token = 0
            while token < core {
                let range = folded.ranges[token]
                let written = UnsafeBufferPointer(rebasing: utf8[range])
                let end = folded.ranges[token...].firstIndex { $0 != range } ?? folded.count
                if end == token + 1 {
                    body(written)
                } else {
                    // The tokens of one symbol are numbered, unless they are written as they are folded (a flag).
                    let forms = folded.form(token).lowerBound..<folded.form(end - 1).upperBound
                    let isFolded = folded.bytes[forms].elementsEqual(written)
                    for part in token..<min(end, core) {
                        let own =
                            isFolded
                            ? Array(folded.bytes[folded.form(part)])
                            : written + [0, UInt8(truncatingIfNeeded: part - token)]
                        own.withUnsafeBufferPointer(body)
                    }
                }
                token = end
            }
        }
    }
}
