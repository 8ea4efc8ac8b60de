/// A query made ready to be compared with segments that have tags, as `Scoring.translator` does it.
///
/// These are few of the segments that are looked at: their texts are taken apart when they are met.
package struct TagComparison {
    private let query: TaggedText
    /// The query's tokens as they are written.
    private let vocabulary: Vocabulary
    private let whole: Pattern
    private let core: Pattern
    /// What is before, between and behind the tags.
    private let stretches: [Pattern]

    package init(_ query: TaggedText) {
        self.query = query
        var text = query.text
        var vocabulary = Vocabulary()
        func tokens(_ utf8: UnsafeBufferPointer<UInt8>) -> [TokenID] {
            var tokens: [TokenID] = []
            Tokens.forEach(in: utf8) { tokens.append(vocabulary.intern(UnsafeBufferPointer(rebasing: utf8[$0]))) }
            return tokens
        }
        let (all, parts) = text.withUTF8 { utf8 in
            (tokens(utf8), query.stretches.map { tokens(UnsafeBufferPointer(rebasing: utf8[$0])) })
        }
        whole = Pattern(all)
        core = Pattern(all[..<all.coreCount])
        stretches = parts.map { Pattern($0) }
        self.vocabulary = vocabulary
    }

    /// What a segment with tags costs beside its words.
    /// - Parameters:
    ///   - distance: the score's.
    ///   - exact: the same with numbers as they stand.
    ///   - known: what it costs already.
    package func penalties(
        _ segment: TaggedText, distance: Int, exact: Int, _ known: Score.Penalties
    ) -> Score.Penalties {
        var penalties = known
        if tagsDiffer(from: segment) { penalties.insert(.tags) }
        let isSame = distance == 0 && penalties.isEmpty
        if isSame ? !self.isSame(segment) : writtenDistance(to: segment) > exact { penalties.insert(.form) }
        return penalties
    }

    /// Whether a segment's tags are not the query's, or stand elsewhere among the words: the words between them are, all
    /// taken together, farther apart than the texts are.
    ///
    /// Where they are not, a shortest way from one text to the other leaves all tags as they are.
    /// - Complexity: that of the distance of the texts.
    private func tagsDiffer(from segment: TaggedText) -> Bool {
        guard query.hasTags(of: segment) else { return true }
        if query.tags.isEmpty { return false }
        if isSame(segment) { return false }
        var sum = 0
        for (pattern, stretch) in zip(stretches, segment.stretches) {
            sum += Self.distance(pattern, tokens(of: segment, in: stretch))
        }
        return sum > Self.distance(whole, tokens(of: segment))
    }

    /// The distance of the texts as they are written, the final marks left out.
    private func writtenDistance(to segment: TaggedText) -> Int {
        let all = tokens(of: segment)
        return Self.distance(core, Array(all[..<all.coreCount]))
    }

    /// Whether not a byte differs, of the text or of the places of the tags.
    private func isSame(_ segment: TaggedText) -> Bool {
        query.tags == segment.tags && query.text.utf8.elementsEqual(segment.text.utf8)
    }

    /// The tokens of a segment's text, or of a piece of it, the tags left out.
    private func tokens(of segment: TaggedText, in piece: Range<Int>? = nil) -> [TokenID] {
        var text = segment.text
        var tokens: [TokenID] = []
        text.withUTF8 { utf8 in
            let part = UnsafeBufferPointer(rebasing: utf8[piece ?? 0..<utf8.count])
            Tokens.forEach(in: part) { tokens.append(vocabulary.find(UnsafeBufferPointer(rebasing: part[$0]))) }
        }
        return tokens
    }

    /// Without a limit there is always one.
    private static func distance(_ pattern: Pattern, _ tokens: [TokenID]) -> Int {
        tokens.withUnsafeBufferPointer { pattern.distance(to: $0) ?? 0 }
    }
}
