import CalqueCore

/// The first record of a table, which may name the columns.
struct ColumnHeader {
    private let names: [String]
    /// For each column, whether its cells are numbers or marks only. Such a column is no text: `No` is not Norwegian there.
    private let isWordless: [Bool]

    /// - Parameter rows: some of the records that follow.
    init(_ names: [String], rows: [[String]] = []) {
        self.names = names
        isWordless = names.indices.map { column in
            let cells = rows.compactMap { column < $0.count && !$0[column].isEmpty ? $0[column] : nil }
            return !cells.isEmpty && cells.allSatisfy { !$0.unicodeScalars.contains(where: \.properties.isAlphabetic) }
        }
    }

    /// The language of each column, nil for a column that names none. The whole value is nil unless two columns name a
    /// language. A column `id` beside two languages is an identifier and not Indonesian.
    var languages: [LanguageTag?]? {
        var tags = names.map { KnownLanguages.tag($0) ?? Self.afterSide($0) }
        let worded = zip(tags, isWordless).map { $1 ? nil : $0 }
        if Self.count(worded) >= 2 { tags = worded }
        if Self.count(tags) > 2 { tags = tags.map { $0 == "id" ? nil : $0 } }
        // What Calque exports it reads, in whatever language.
        if Self.count(tags) < 2 {
            tags = names.indices.map { column in
                !isWordless[column] && KnownLanguages.mayBeTag(names[column])
                    ? LanguageTag(asWritten: names[column]) : tags[column]
            }
        }
        // Of several columns about one language the first has the text: `Term [en]`, `Description [en]`.
        for column in tags.indices {
            let earlier = tags[..<column].firstIndex { $0 == tags[column] }
            if let earlier, names[earlier] != names[column] { tags[column] = nil }
        }
        return Self.count(tags) >= 2 ? tags : nil
    }

    /// The columns of a table of which the languages are asked for.
    ///
    /// - Returns: the language of each column, and whether this record names the columns: with these languages, or with words
    ///   for source and target, which may stand among other columns.
    func columns(asked: [LanguageTag?]) -> (columns: [LanguageTag?], isHeader: Bool) {
        let wanted = asked.compactMap(\.self)
        // A name such as `Russian` has the form of a tag, too.
        let own = names.map { name in
            [KnownLanguages.tag(name), LanguageTag(asWritten: name)].compactMap(\.self)
                .first { wanted.contains($0) }
        }
        let sides = Self.sides.map { words in
            names.firstIndex { words.contains($0.trimmingSpaces.lowercased()) }
                ?? names.firstIndex { name in words.contains { name.trimmingSpaces.lowercased().hasPrefix($0) } }
        }
        if names.count == asked.count {
            let pairs = zip(own, asked).filter { $0.1 != nil }
            let namesSides = names.indices.allSatisfy { asked[$0] == nil || sides.contains($0) }
            return (asked, !pairs.isEmpty && (pairs.allSatisfy { $0.0 == $0.1 } || namesSides))
        }
        if names.count > asked.count, wanted.allSatisfy({ language in own.contains(language) }) {
            return (own, true)
        }
        if wanted.count == 2, names.count > asked.count, let source = sides[0], let target = sides[1] {
            return (names.indices.map { $0 == source ? wanted[0] : $0 == target ? wanted[1] : nil }, true)
        }
        return (asked, false)
    }

    /// Words for source and target.
    private static let sides = [["source", "src", "term"], ["target", "tgt", "trg", "translation"]]

    /// The language after a word for a side: `source_en`.
    private static func afterSide(_ name: String) -> LanguageTag? {
        let parts = name.trimmingSpaces.split(maxSplits: 1) { "_-: ".contains($0) }
        guard parts.count == 2, sides.joined().contains(parts[0].lowercased()) else { return nil }
        return KnownLanguages.tag(String(parts[1]))
    }

    private static func count(_ tags: [LanguageTag?]) -> Int { tags.count { $0 != nil } }
}
