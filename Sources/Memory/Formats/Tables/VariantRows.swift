import CalqueCore
import CalqueUnits

extension TranslationUnit {
    /// The rows by which a table with a language in each column has all the texts of the unit.
    ///
    /// A variant stands in the column of its language, or else in the first whose language counts as its own, if no variant
    /// there has exactly that language. Of several texts in a language each has a row, with the texts beside it repeated; so no
    /// row has a text twice that the unit does not have twice.
    ///
    /// - Parameter same: whether a variant's language counts as that of a column.
    func rows(
        for columns: [LanguageTag], where same: (_ variant: LanguageTag, _ column: LanguageTag) -> Bool
    ) -> [[String]] {
        // By index, because a copy of a variant is large.
        let texts = columns.map { column -> [String] in
            let own = variants.indices.filter { variants[$0].language == column }
            if !own.isEmpty { return own.map { variants[$0].text } }
            let others = variants.indices.filter {
                !columns.contains(variants[$0].language) && same(variants[$0].language, column)
            }
            guard let first = others.first else { return [] }
            return others.filter { variants[$0].language == variants[first].language }.map { variants[$0].text }
        }
        let count = texts.map(\.count).max() ?? 0
        return (0..<count).map { row in texts.map { $0.isEmpty ? "" : $0[min(row, $0.count - 1)] } }
    }
}
