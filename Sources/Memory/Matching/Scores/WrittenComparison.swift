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
            var part: UInt8 = 0
            for token in 0..<core {
                let range = folded.ranges[token]
                // The tokens of one symbol are numbered.
                part = token > 0 && folded.ranges[token - 1] == range ? part &+ 1 : 0
                if part == 0 {
                    body(UnsafeBufferPointer(rebasing: utf8[range]))
                } else {
                    (Array(utf8[range]) + [0, part]).withUnsafeBufferPointer(body)
                }
            }
        }
    }
}
