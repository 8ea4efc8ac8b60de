package import CalqueCore
package import CalqueMatchIndex

extension IndexedMemory {
    /// Where a term stands in the segments of the source language, with their translations.
    ///
    ///     let found = try memory.concordance(for: ConcordanceQuery("sanction*", limit: 10))
    ///     for line in found.lines { print(line.position, line.text, line.targets.first?.text ?? "") }
    ///
    /// The answer is the one that looking at every segment would give: see `ConcordanceQuery.Form` for what counts as
    /// the term. Words are the tokens of `Tokens`, so that of Chinese each character is one; a term of several stands
    /// where they follow one another, with or without blanks between them.
    ///
    /// - Parameter regexTime: how long a regular expression may take for the whole memory.
    /// - Complexity: linear in how many segments have the term, or the rarest of its words; a regular expression looks
    ///   at every text.
    /// - Throws: `Failure(.usage)` for a term that cannot be looked for or takes too long.
    package func concordance(
        for query: ConcordanceQuery, regexTime: Duration = .seconds(60)
    ) throws(Failure) -> Concordance {
        if case .regex = query.form {
            guard !query.term.isEmpty else { throw Failure(.usage, "the term is empty") }
            let search = try RegexSearch(query.term, time: regexTime)
            return try asking { (parts) throws(IndexError) in try search.run(parts, limit: query.limit) }
        }
        let pattern = try TermPattern(query.term)
        var stems = false
        if case .stems = query.form { stems = true }
        return try asking { (parts) throws(IndexError) in
            var search = try orCorrupt(ConcordanceSearch(parts, pattern, stems: stems, limit: query.limit))
            return try search.run()
        }
    }
}
