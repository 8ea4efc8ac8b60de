package import CalqueCore
package import CalqueMatchIndex

/// A run of a text's words that a memory knows though it knows nothing like the whole.
package struct Fragment: Sendable {
    /// In UTF-8 bytes of the text.
    package var range: Range<Int>
    /// How many segments have it.
    package var count: Int
    /// The newest of them.
    package var example: Concordance.Line
}

extension IndexedMemory {
    /// The longest runs of a text's words that segments of the source language have, for a text that nothing is like.
    ///
    /// A run is two words or more, or three Han or kana characters, the same but for case and width, with the marks
    /// between them; it has a word that is not everywhere in the memory (in one segment of fifty or less; of characters
    /// one of eight), so that `of the` is none. No run is part of another.
    ///
    ///     for fragment in try memory.fragments(of: text) { print(fragment.count, fragment.example.text) }
    ///
    /// - Parameter limit: how many: the longest, then the first.
    /// - Complexity: linear in the tokens of the segments that have one of the text's rarer words.
    package func fragments(of text: String, limit: Int = 5) throws(Failure) -> [Fragment] {
        let query = try FragmentQuery(text)
        guard limit > 0, query.tokens.count > 1 else { return [] }
        return try asking { (parts) throws(IndexError) in
            var search = FragmentSearch(parts, query)
            var fragments: [Fragment] = []
            for run in try orCorrupt(search.run()).prefix(limit) {
                // A longer run is a segment, which the search for matches has found.
                let tokens = query.tokens[run].prefix(TermPattern.longest)
                let pattern = try orFailure(TermPattern(tokens: tokens.map { $0.bytes }))
                var lines = try orCorrupt(ConcordanceSearch(parts, pattern, stems: false, limit: 1))
                let found = try lines.run()
                guard let example = found.lines.first else { continue }
                fragments.append(
                    Fragment(range: try orFailure(query.range(of: run)), count: found.total, example: example))
            }
            return fragments
        }
    }
}
