public import CalqueCore
public import CalqueMatchIndex

extension IndexedMemory {
    /// Returns the segments of the source language that contain a term, with their translations.
    ///
    ///     let found = try memory.concordance(for: ConcordanceQuery("sanction*", limit: 10))
    ///     for line in found.lines { print(line.position, line.text, line.targets.first?.text ?? "") }
    ///
    /// The answer is the same as from a search of every segment: see `ConcordanceQuery.Form`. Words are the tokens of
    /// `FoldedTokens`, so each Chinese character is a word; the words of a term must follow one another, with or without
    /// blanks between them.
    ///
    /// - Parameter regexTime: the time limit of a regular expression for the whole memory.
    /// - Complexity: linear in the number of segments with the term, or with the rarest of its words; a regular
    ///   expression is compared with every text.
    /// - Throws: `Failure(.usage)` for a term that cannot be searched for, or takes too long.
    public func concordance(
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
