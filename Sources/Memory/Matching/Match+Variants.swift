import CalqueCore

extension [Match] {
    /// The matches by their source: those of the same language, text and tags, which are its variants in the memory,
    /// each at the place of the first, in the order that they have.
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

/// What tells sources apart: bytes, as a memory does.
private struct Source: Hashable {
    let language: LanguageTag
    let text: [UInt8]
    let tags: [InlineTag]
}
