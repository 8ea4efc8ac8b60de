/// A query that is ready for comparison with segments that have tags, for `MatchScoring.translator`.
///
/// Few segments have tags, so their texts are split into tokens when they are compared.
package struct TagComparison {
    private let query: TaggedText
    /// The query's tokens as they are written.
    private let vocabulary: Vocabulary
    private let whole: Pattern
    private let written: WrittenComparison
    /// The pieces before, between and after the tags.
    private let stretches: [Pattern]

    package init(_ query: TaggedText) {
        self.query = query
        var text = query.text
        var vocabulary = Vocabulary()
        func tokens(_ utf8: UnsafeBufferPointer<UInt8>) -> [TokenID] {
            var tokens: [TokenID] = []
            SegmentTokens.forEach(in: utf8) {
                tokens.append(vocabulary.intern(UnsafeBufferPointer(rebasing: utf8[$0])))
            }
            return tokens
        }
        let (all, parts) = text.withUTF8 { utf8 in
            (tokens(utf8), query.stretches.map { tokens(UnsafeBufferPointer(rebasing: utf8[$0])) })
        }
        whole = Pattern(all)
        written = WrittenComparison(query.text)
        stretches = parts.map { Pattern($0) }
        self.vocabulary = vocabulary
    }

    /// Returns the penalties of a segment with tags.
    /// - Parameters:
    ///   - distance: the distance of the score.
    ///   - exact: the distance with different numbers as different tokens.
    ///   - known: the penalties that are known already.
    package func penalties(
        _ segment: TaggedText, distance: Int, exact: Int, _ known: MatchScore.Penalties
    ) -> MatchScore.Penalties {
        var penalties = known
        if tagsDiffer(from: segment) { penalties.insert(.tags) }
        let isSame = distance == 0 && penalties.isEmpty
        if isSame ? !self.isSame(segment) : written.distance(to: segment.text) > exact { penalties.insert(.form) }
        return penalties
    }

    /// Whether the tags of a segment differ from the query's, or are at other places among the words: then the sum of
    /// the distances of the pieces between the tags is larger than the distance of the texts.
    ///     ///
    /// Where it is not, a shortest edit script leaves all tags as they are.
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

    /// Whether the texts have the same bytes and the tags the same places.
    private func isSame(_ segment: TaggedText) -> Bool {
        query.tags == segment.tags && query.text.utf8.elementsEqual(segment.text.utf8)
    }

    /// Returns the tokens of a segment's text, or of a piece of it, without the tags.
    private func tokens(of segment: TaggedText, in piece: Range<Int>? = nil) -> [TokenID] {
        var text = segment.text
        var tokens: [TokenID] = []
        text.withUTF8 { utf8 in
            let part = UnsafeBufferPointer(rebasing: utf8[piece ?? 0..<utf8.count])
            SegmentTokens.forEach(in: part) { tokens.append(vocabulary.find(UnsafeBufferPointer(rebasing: part[$0]))) }
        }
        return tokens
    }

    /// Returns a distance without a limit, so that there is always one.
    private static func distance(_ pattern: Pattern, _ tokens: [TokenID]) -> Int {
        tokens.withUnsafeBufferPointer { pattern.distance(to: $0) ?? 0 }
    }
}
