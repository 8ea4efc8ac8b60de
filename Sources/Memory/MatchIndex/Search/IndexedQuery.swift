import CalqueMatching

/// A query as numbers of tokens in one language of an index.
struct IndexedQuery {
    /// A class of the query's tokens.
    struct Term {
        var key: TokenID
        /// The number of the query's tokens in the class.
        var count: Int
        var list: LanguageIndex.List
    }

    let scoring: MatchScoring
    /// The number of tokens that take part in the distance.
    let core: Int
    /// The final marks, folded; none for `.plain`.
    let ending: [TokenID]
    let terms: [Term]
    /// The number of these tokens that no segment has.
    let unknown: Int
    let signature: EntrySignature
    /// The classes of the tokens that take part in the distance.
    let tokens: [TokenID]
    /// The pattern for the distance on which the score is based.
    let pattern: Pattern
    /// For `.translator`: the pattern with different numbers as different tokens; nil if the query has no numbers.
    let exactNumbers: Pattern?
    private var written: Pattern?

    /// The number of tokens that the score counts.
    var length: Int { core + (ending.isEmpty ? 0 : 1) }

    init(_ text: QueryText, _ index: LanguageIndex) throws(CorruptIndex) {
        scoring = text.query.scoring
        // The classes of the tokens that the index has.
        var classes: [TokenID] = []
        if scoring == .plain {
            tokens = try index.find(text.written, in: text.bytes)
            classes.reserveCapacity(tokens.count)
            for token in tokens where token != .unknown {
                let folded = index.folded(token)
                classes.append(folded.isNumber ? index.numberClass : folded)
            }
            core = tokens.count
            ending = []
            pattern = Pattern(tokens)
            exactNumbers = nil
        } else {
            let forms = text.folded.forms
            var folded = try index.find(forms, in: text.folded.bytes)
            var hasNumbers = false
            for (place, range) in forms.enumerated() {
                let isNumber = text.folded.bytes.withUnsafeBufferPointer {
                    Vocabulary.isNumber(UnsafeBufferPointer(rebasing: $0[range]))
                }
                if isNumber {
                    folded[place] |= .numberBit
                    hasNumbers = true
                }
            }
            core = folded.coreCount
            ending = Array(folded[core...])
            folded.removeLast(ending.count)
            tokens = folded
            classes.reserveCapacity(core)
            for token in tokens where token != .unknown { classes.append(token.isNumber ? index.numberClass : token) }
            pattern = Pattern(tokens, numbersAlike: true)
            exactNumbers = hasNumbers ? Pattern(tokens) : nil
        }
        unknown = core - classes.count
        classes.sort()
        for key in classes { index.prepareList(key) }
        var signature = EntrySignature()
        var terms: [Term] = []
        terms.reserveCapacity(classes.count)
        // The order by which the postings were selected, see `PostingLists`: by frequency, then by class.
        var order: [UInt64] = []
        order.reserveCapacity(classes.count)
        for key in classes {
            if terms.last?.key == key {
                terms[terms.count - 1].count += 1
            } else {
                signature.insert(key)
                let list = try index.list(key)
                order.append(UInt64(list.frequency) << 32 | UInt64(terms.count))
                terms.append(Term(key: key, count: 1, list: list))
            }
        }
        order.sort()
        self.terms = order.map { terms[Int(truncatingIfNeeded: $0 & 0xFFFF_FFFF)] }
        self.signature = signature
    }

    /// Returns the pattern for the distance to tokens as they are written, for a regular text.
    mutating func asWritten(_ text: QueryText, _ index: LanguageIndex) throws(CorruptIndex) -> Pattern {
        if let written { return written }
        let tokens = try index.find(text.written, in: text.bytes)
        let pattern = Pattern(tokens[..<tokens.coreCount])
        written = pattern
        return pattern
    }
}
