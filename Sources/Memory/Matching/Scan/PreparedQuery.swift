import CalqueCore

/// A query as numbers of tokens of the memory, ready for comparison.
struct PreparedQuery {
    let scoring: MatchScoring
    let text: [UInt8]
    /// The number of tokens that take part in the distance.
    let core: Int
    /// The final marks, folded; none for `.plain`.
    let ending: [TokenID]
    let signature: Signature
    /// The pattern for the distance on which the score is based.
    let pattern: Pattern
    /// For `.translator`: the pattern with different numbers as different tokens.
    let exactNumbers: Pattern
    /// The points above 100 that a segment without any difference can gain.
    let bonus: Int

    init(_ query: MatchQuery, _ vocabulary: Vocabulary) {
        scoring = query.scoring
        bonus = query.bonus
        text = Array(query.text.utf8)
        switch query.scoring {
        case .plain:
            let written = Self.tokens(of: query.tagged, vocabulary)
            core = written.count
            ending = []
            pattern = Pattern(written)
            exactNumbers = pattern
            signature = Signature(written, numbersAlike: false)
        case .translator:
            let tokens = FoldedTokens(query.text)
            let folded = tokens.bytes.withUnsafeBufferPointer { bytes in
                tokens.forms.map { vocabulary.find(UnsafeBufferPointer(rebasing: bytes[$0])) }
            }
            core = folded.coreCount
            ending = Array(folded[core...])
            pattern = Pattern(folded[..<core], numbersAlike: true)
            exactNumbers = Pattern(folded[..<core])
            signature = Signature(folded[..<core], numbersAlike: true)
        }
    }

    /// The number of tokens that the score counts.
    var length: Int { core + (ending.isEmpty ? 0 : 1) }

    private static func tokens(of segment: TaggedText, _ vocabulary: Vocabulary) -> [TokenID] {
        let shown = ShownText(segment)
        return shown.bytes.withUnsafeBufferPointer { utf8 in
            shown.tokens.map { vocabulary.find(UnsafeBufferPointer(rebasing: utf8[$0])) }
        }
    }
}
