/// A segment in the form that people see, with tags written into the text: `Click ⟨1⟩here⟨/1⟩`.
package struct ShownText {
    package let bytes: [UInt8]
    /// The places of the tags.
    package let tags: [Range<Int>]
    /// The places of the tokens, including the tags. A tag ends a word.
    package private(set) var tokens: [Range<Int>] = []
    /// For `.translator`, the folded form of each token; a tag is its own.
    package private(set) var forms: [[UInt8]] = []

    /// - Parameter scoring: for `.plain` the tokens are those of `SegmentTokens`; for `.translator` those of `FoldedTokens`, each
    ///   place once.
    package init(_ segment: TaggedText, _ scoring: MatchScoring = .plain) {
        let text = Array(segment.text.utf8)
        guard !segment.tags.isEmpty else {
            (bytes, tags) = (text, [])
            addTokens(of: text[...], at: 0, scoring)
            return
        }
        var bytes: [UInt8] = []
        var tags: [Range<Int>] = []
        var starts: [Int] = []
        let stretches = segment.stretches
        for (number, stretch) in stretches.enumerated() {
            starts.append(bytes.count)
            bytes += text[stretch]
            guard number < segment.tags.count else { break }
            tags.append(bytes.count..<bytes.count + segment.tags[number].label.utf8.count)
            bytes += segment.tags[number].label.utf8
        }
        (self.bytes, self.tags) = (bytes, tags)
        for (number, stretch) in stretches.enumerated() {
            addTokens(of: text[stretch], at: starts[number], scoring)
            guard number < tags.count else { break }
            tokens.append(tags[number])
            if scoring == .translator { forms.append(Array(bytes[tags[number]])) }
        }
    }

    private mutating func addTokens(of text: ArraySlice<UInt8>, at start: Int, _ scoring: MatchScoring) {
        guard scoring == .translator else {
            text.withUnsafeBufferPointer { utf8 in
                SegmentTokens.forEach(in: utf8) { tokens.append(start + $0.lowerBound..<start + $0.upperBound) }
            }
            return
        }
        var folded = FoldedTokens()
        text.withUnsafeBufferPointer { folded.read($0) }
        for (number, range) in folded.ranges.enumerated() {
            let form = folded.bytes[folded.form(number)]
            if number > 0, folded.ranges[number - 1] == range {
                forms[forms.count - 1] += form
            } else {
                tokens.append(start + range.lowerBound..<start + range.upperBound)
                forms.append(Array(form))
            }
        }
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    package var string: String { String(decoding: bytes, as: UTF8.self) }

    /// Whether a tag begins or ends a range.
    package func hasTag(atEndOf range: Range<Int>) -> Bool {
        !range.isEmpty
            && tags.contains { $0.lowerBound == range.lowerBound || $0.upperBound == range.upperBound }
    }
}
