public import CalqueMatching

extension Match {
    /// Returns a translation with the numbers, dates and times of the query.
    ///
    /// - Returns: nil where these do not differ, or where the repair is not certain; see `Repair`.
    public func repair(of target: Target) -> Repair? {
        guard !source.utf8.elementsEqual(query.utf8),
            let repair = Repair(of: target.text, target.language, source: source, query: query, sourceLanguage),
            !repair.changes.isEmpty
        else { return nil }
        return repair
    }
}
