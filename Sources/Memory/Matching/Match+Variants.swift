import CalqueCore

extension [Match] {
    /// The matches grouped by source: matches of the same language, text and tags are variants in the memory. A group
    /// takes the place of its first match, and its matches keep their order.
    /// - Complexity: linear.
    package var bySource: [[Match]] {
        var groups: [[Match]] = []
        var known: [Source: Int] = [:]
        for match in self {
            let source = Source(
                language: match.sourceLanguage, text: [UInt8](match.source.utf8), tags: match.sourceTags)
            if let group = known[source] {
                groups[group].append(match)
            } else {
                known[source] = groups.count
                groups.append([match])
            }
        }
        return groups
    }
}

/// The identity of a source. Texts are compared by bytes, as in a memory.
private struct Source: Hashable {
    let language: LanguageTag
    let text: [UInt8]
    let tags: [InlineTag]
}
