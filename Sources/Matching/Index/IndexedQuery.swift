/// A query in the numbers of one language of an index.
struct IndexedQuery {
    /// A class of the query's tokens, rarest first.
    struct Term {
        var key: TokenID
        /// How many tokens are of it.
        var count: Int
        var list: LanguageIndex.List
    }

    let scoring: Scoring
    /// Tokens of the distance.
    let core: Int
    /// The final marks, folded; none for `.plain`.
    let ending: [TokenID]
    let terms: [Term]
    /// Tokens of the distance that no segment has.
    let unknown: Int
    let signature: EntrySignature
    /// Those of the distance.
    let tokens: TokenSet
    /// The distance that the score is made of; and, for `.translator`, with numbers as they stand, and as written.
    let pattern: Pattern
    let exactNumbers: Pattern
    let asWritten: Pattern

    /// Tokens as the score counts them.
    var length: Int { core + (ending.isEmpty ? 0 : 1) }

    init(_ text: QueryText, _ index: LanguageIndex) throws(Damage) {
        scoring = text.query.scoring
        let written = try Self.find(text.bytes, text.written, index)
        var classes: [TokenID?]
        if scoring == .plain {
            let exact = written.map { $0 ?? .unknown }
            core = exact.count
            ending = []
            pattern = Pattern(exact)
            tokens = TokenSet(exact[...], numbersAlike: false)
            exactNumbers = pattern
            asWritten = pattern
            classes = written.map { token in
                token.map { token in
                    let folded = index.folded(token)
                    return folded.isNumber ? index.numberClass : folded
                }
            }
        } else {
            let found = try Self.find(text.key, text.folded, index)
            var folded: [TokenID] = []
            classes = []
            for (range, token) in zip(text.folded, found) {
                let isNumber = text.key[range].withUnsafeBufferPointer { Vocabulary.isNumber($0) }
                folded.append(isNumber ? token.map { $0 | .numberBit } ?? .unknownNumber : token ?? .unknown)
                classes.append(isNumber ? index.numberClass : token)
            }
            core = TokenTable.core(of: folded)
            ending = Array(folded[core...])
            classes.removeLast(ending.count)
            pattern = Pattern(folded[..<core], numbersAlike: true)
            exactNumbers = Pattern(folded[..<core])
            tokens = TokenSet(folded[..<core], numbersAlike: true)
            let exact = written.map { $0 ?? .unknown }
            asWritten = Pattern(exact[..<TokenTable.core(of: exact)])
        }
        var signature = EntrySignature()
        var terms: [Term] = []
        var unknown = 0
        let known = classes.compactMap { $0 }.sorted()
        unknown = classes.count - known.count
        for key in known { index.prepareList(key) }
        for key in known {
            if terms.last?.key == key {
                terms[terms.count - 1].count += 1
            } else {
                signature.insert(key)
                terms.append(Term(key: key, count: 1, list: try index.list(key)))
            }
        }
        for term in terms { index.postings.prefetch(term.list.postings.lowerBound) }
        // The order that the postings were cut by: see `PostingLists`.
        terms.sort { one, other in
            one.list.frequency == other.list.frequency
                ? one.key < other.key : one.list.frequency < other.list.frequency
        }
        self.terms = terms
        self.unknown = unknown
        self.signature = signature
    }

    private static func find(
        _ bytes: [UInt8], _ ranges: [Range<Int>], _ index: LanguageIndex
    ) throws(Damage) -> [TokenID?] {
        var tokens: [TokenID?] = []
        tokens.reserveCapacity(ranges.count)
        var damage: Damage?
        bytes.withUnsafeBufferPointer { bytes in
            for range in ranges { index.prepare(UnsafeBufferPointer(rebasing: bytes[range])) }
            for range in ranges {
                do throws(Damage) {
                    tokens.append(try index.find(UnsafeBufferPointer(rebasing: bytes[range])))
                } catch { damage = error }
            }
        }
        if let damage { throw damage }
        return tokens
    }
}
