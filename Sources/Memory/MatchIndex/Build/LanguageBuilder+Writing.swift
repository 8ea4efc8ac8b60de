import CalqueCore

extension LanguageBuilder {
    /// Writes the sections of the language.
    /// - Returns: the number in the index of each entry, by the number that it had when it was added.
    /// - Complexity: O(n log l) for n tokens in segments of l.
    func write(to writer: inout PartWriter, language: Int) throws(Failure) -> [UInt32] {
        let numbering = Numbering(self)
        let grouping = Grouping(entries)
        var lists = PostingLists(self, numbering, grouping)
        try numbering.write(vocabulary, folds, to: &writer, language)
        try writer.write(.groups, language: language, grouping.serial)
        try lists.writeEntries(self, numbering, grouping, to: &writer, language)
        try TermLists(self, numbering, grouping, lists).write(to: &writer, language)
        try PlainForms.write(self, numbering, to: &writer, language)
        try lists.writePostings(to: &writer, language)
        return grouping.numbers
    }

    static func tooLarge() -> Failure {
        Failure(.badData, "the memory is too large for an index", advice: "split the memory")
    }
}
