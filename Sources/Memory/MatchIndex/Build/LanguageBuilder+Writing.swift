import CalqueCore

extension LanguageBuilder {
    /// Writes the sections of the language.
    /// - Returns: of each entry, as it was numbered when it was added, its number in the index.
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
