import CalqueCore

/// The first record of a table, which may name the columns.
struct ColumnHeader {
    private let names: [String]

    init(_ names: [String]) { self.names = names }

    /// The language of each column, nil for a column that names none. The whole value is nil unless two columns name a
    /// language. A column `id` beside two languages is an identifier and not Indonesian.
    var languages: [LanguageTag?]? {
        var tags = names.map(KnownLanguages.tag)
        if tags.count(where: { $0 != nil }) > 2 { tags = tags.map { $0 == "id" ? nil : $0 } }
        return tags.count(where: { $0 != nil }) >= 2 ? tags : nil
    }

    /// Whether it names the languages of `columns`, or source and target.
    func names(_ columns: [LanguageTag?]) -> Bool {
        guard names.count == columns.count, columns.contains(where: { $0 != nil }) else { return false }
        let pairs = zip(names, columns).filter { $0.1 != nil }
        return pairs.allSatisfy { LanguageTag($0.0) == $0.1 || KnownLanguages.tag($0.0) == $0.1 }
            || pairs.allSatisfy { ["source", "target", "src", "tgt", "trg"].contains($0.0.lowercased()) }
    }
}
