import CalqueCollections
package import CalqueCore
package import CalqueMatchIndex
package import CalqueMatching

/// Finds the units whose text contains that of a query, in one language of a part; see
/// `ArticleMatcher.units(containing:)`.
struct ContainingSearch {
    private let part: SearchedPart
    private let index: LanguageIndex
    private let terms: TermIndex
    /// The folded tokens without the final marks; a negative number for each number.
    private let tokens: [TokenID]

    /// Words in more texts than these are not looked for.
    private static let mostEntries = 1 << 16
    /// More texts than these are not compared.
    private static let mostTexts = 1 << 10
    /// So many texts are compared sooner than another list is read.
    private static let fewTexts = 64

    /// - Returns: nil if no segment has a word of the query.
    init?(_ part: SearchedPart, language: Int, _ folded: FoldedTokens) throws(CorruptIndex) {
        self.part = part
        index = part.indices[language]
        terms = try TermIndex(part.part, language: language, index)
        let forms = Array(folded.forms.prefix(folded.coreCount))
        let known = try index.find(forms, in: folded.bytes)
        var tokens: [TokenID] = []
        for (form, token) in zip(forms, known) {
            let isNumber = folded.bytes.withUnsafeBufferPointer {
                Vocabulary.isNumber(UnsafeBufferPointer(rebasing: $0[form]))
            }
            guard isNumber || token != .unknown else { return nil }
            tokens.append(isNumber ? -1 : token)
        }
        self.tokens = tokens
    }

    /// Returns the units as candidates, whose scores are 100 less the points that the unit loses.
    func candidates(_ query: MatchQuery) throws(CorruptIndex) -> [Candidate] {
        var candidates: [Candidate] = []
        for entry in try entries().prefix(Self.mostTexts) {
            let group = index.groups[index.groups.partitioningIndex { $0.end > entry }]
            if group.kind == .plain || group.total <= tokens.count { continue }
            guard try contains(entry), let candidate = try candidate(index.record(entry).variant, query) else {
                continue
            }
            candidates.append(candidate)
        }
        return candidates
    }

    /// Returns the entries that have the rarest words of the query; none if there are too many.
    private func entries() throws(CorruptIndex) -> [Int] {
        var words: [(token: TokenID, count: Int)] = []
        for token in Set(tokens) where token >= 0 { words.append((token, try index.list(token).frequency)) }
        words.sort { ($0.count, $0.token) < ($1.count, $1.token) }
        guard let rarest = words.first, rarest.count <= Self.mostEntries else { return [] }
        var found: [Int] = []
        try terms.forEachEntry(of: rarest.token) { found.append($0) }
        for word in words.dropFirst().prefix(2) where found.count > Self.fewTexts {
            // Reading a long list costs more than comparing a few texts.
            if word.count > 16 * found.count { break }
            var set = EntrySet(count: index.entries.count)
            try terms.insert(word.token, into: &set)
            found.removeAll { !set.contains($0) }
        }
        return found
    }

    private func contains(_ entry: Int) throws(CorruptIndex) -> Bool {
        let entry = try index.tokens(ofEntry: entry)
        guard entry.count > tokens.count else { return false }
        return (0...entry.count - tokens.count).contains { start in
            tokens.indices.allSatisfy { place in
                let folded = index.folded(entry[start + place])
                return tokens[place] < 0 ? folded.isNumber : folded & ~TokenID.numberBit == tokens[place]
            }
        }
    }

    private func candidate(_ variant: Int, _ query: MatchQuery) throws(CorruptIndex) -> Candidate? {
        let unit = try part.part.variant(variant).unit
        guard let (position, file) = try part.position(ofUnit: unit), try part.hasTarget(unit, besides: variant) else {
            return nil
        }
        var score = MatchScore(distance: 0, length: 1)
        try part.penalise(&score, ofUnit: unit, file: file, query)
        return Candidate(
            score: score, rank: try part.part.rank(ofUnit: unit), position: position, unit: part.firstUnit + unit,
            segment: part.firstVariant + variant)
    }
}

extension IndexedMemory: ArticleMatcher {
    package var longest: Int {
        allParts.reduce(0) { longest, part in
            part.indices.indices.reduce(longest) {
                part.isSource[$1] ? max($0, part.indices[$1].groups.last?.total ?? 0) : $0
            }
        }
    }

    package func units(containing query: MatchQuery) throws(Failure) -> [Match] {
        guard query.limit > 0, query.scoring == .translator else { return [] }
        let folded = FoldedTokens(query.text)
        guard folded.isLongEnough else { return [] }
        return try asking { (parts) throws(IndexError) in
            try orCorrupt(Self.units(containing: query, folded, parts))
        }
    }

    private static func units(
        containing query: MatchQuery, _ folded: FoldedTokens, _ parts: [SearchedPart]
    ) throws(CorruptIndex) -> [Match] {
        var top = TopMatches(limit: query.limit)
        for part in parts {
            for language in part.indices.indices where part.isSource[language] {
                guard let search = try ContainingSearch(part, language: language, folded) else { continue }
                for candidate in try search.candidates(query) { _ = top.insert(candidate, isOnly: false) }
            }
        }
        var matches: [Match] = []
        for candidate in top.sorted() {
            guard let part = parts.last(where: { $0.firstUnit <= candidate.unit }) else { continue }
            matches.append(try part.match(candidate, query))
        }
        return matches
    }
}
