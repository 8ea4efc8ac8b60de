package import CalqueMatching

extension Match {
    /// A translation with the query's numbers, dates and times.
    /// - Returns: nil where nothing of these differs, or where it is not sure how to write them: see `Repair`.
    package func repair(of target: Target) -> Repair? {
        guard !source.utf8.elementsEqual(query.utf8),
            let repair = Repair(of: target.text, target.language, source: source, query: query, sourceLanguage),
            !repair.changes.isEmpty
        else { return nil }
        return repair
    }
}
