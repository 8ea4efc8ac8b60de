public import CalqueCore
public import CalqueMatchIndex

/// A run of a text's words that a memory contains although it contains nothing similar to the whole text.
public struct Fragment: Sendable {
    /// The range in UTF-8 bytes of the text.
    public var range: Range<Int>
    /// The number of segments with the run.
    public var count: Int
    /// The newest of these segments.
    public var example: Concordance.Line
    /// The newest segments, `example` first.
    package var examples: [Concordance.Line] = []

    /// How many of the segments are given.
    static let mostExamples = 8
}

extension IndexedMemory {
    /// Returns the longest runs of a text's words that segments of the source language contain.
    ///
    /// A run has at least two words, or three Han or kana characters, with the marks between them; case and width do
    /// not count. It needs a word that is not common in the memory (in one segment of fifty or fewer, for characters
    /// one of eight), which excludes `of the`. No run is part of another.
    ///
    ///     for fragment in try memory.fragments(of: text) { print(fragment.count, fragment.example.text) }
    ///
    /// - Parameter limit: the largest number of runs: the longest, then the first.
    /// - Complexity: linear in the tokens of the segments that contain one of the text's rarer words.
    public func fragments(of text: String, limit: Int = 5) throws(Failure) -> [Fragment] {
        let query = FragmentQuery(text)
        guard limit > 0, query.tokens.count > 1 else { return [] }
        return try asking { (parts) throws(IndexError) in
            var search = FragmentSearch(parts, query)
            var fragments: [Fragment] = []
            for run in try orCorrupt(search.run()).prefix(limit) {
                // A longer run is a segment, which the search for matches has found.
                let tokens = query.tokens[run].prefix(TermPattern.longest)
                let pattern = try orFailure(TermPattern(tokens: tokens.map { $0.bytes }))
                var lines = try orCorrupt(ConcordanceSearch(parts, pattern, stems: false, limit: Fragment.mostExamples))
                let found = try lines.run()
                guard let example = found.lines.first else { continue }
                fragments.append(
                    Fragment(
                        range: query.range(of: run), count: found.total, example: example, examples: found.lines))
            }
            return fragments
        }
    }
}
