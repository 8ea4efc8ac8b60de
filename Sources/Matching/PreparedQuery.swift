import Core

/// A query's tokens in the memory's numbers, ready to be compared.
struct PreparedQuery {
    let scoring: Scoring
    let text: [UInt8]
    /// Tokens of the distance.
    let core: Int
    /// The final marks, folded; none for `.plain`.
    let ending: [TokenID]
    let signature: Signature
    /// The distance that the score is made of.
    let pattern: Pattern
    /// For `.translator`: the same with numbers as they stand, and the tokens as they are written.
    let exactNumbers: Pattern
    let asWritten: Pattern

    init(_ query: Query, _ vocabulary: Vocabulary) throws(Failure) {
        scoring = query.scoring
        text = Array(query.text.utf8)
        let written = Self.tokens(of: query.text, vocabulary)
        switch query.scoring {
        case .plain:
            core = written.count
            ending = []
            pattern = Pattern(written)
            exactNumbers = pattern
            asWritten = pattern
            signature = Signature(written, numbersAlike: false)
        case .translator:
            let folded = Self.tokens(of: try foldedKey(of: query.text), vocabulary)
            core = TokenTable.core(of: folded)
            ending = Array(folded[core...])
            pattern = Pattern(folded[..<core], numbersAlike: true)
            exactNumbers = Pattern(folded[..<core])
            asWritten = Pattern(written[..<TokenTable.core(of: written)])
            signature = Signature(folded[..<core], numbersAlike: true)
        }
    }

    /// Tokens as the score counts them.
    var length: Int { core + (ending.isEmpty ? 0 : 1) }

    private static func tokens(of text: String, _ vocabulary: Vocabulary) -> [TokenID] {
        var copy = text
        var tokens: [TokenID] = []
        copy.withUTF8 { utf8 in
            Tokens.forEach(in: utf8) { range in
                tokens.append(vocabulary.find(UnsafeBufferPointer(rebasing: utf8[range])))
            }
        }
        return tokens
    }
}

/// The least score that is still of interest, as the largest distance that reaches it.
struct Threshold {
    /// The score is at least this many points divided by `length`.
    private var scaled: Int
    private var length: Int

    init(_ cutoff: Cutoff) { (scaled, length) = (cutoff.value, Cutoff.unit) }

    /// Draws the threshold up.
    mutating func raise(to score: Score) {
        if Int128(score.scaled) * Int128(length) > Int128(scaled) * Int128(score.length) {
            (scaled, length) = (score.scaled, score.length)
        }
    }

    /// The largest distance d for which (100 · (length − d) − points · length) ∕ length reaches the threshold and is
    /// above 0; below 0 when there is none.
    func mostEdits(length other: Int, points: Int) -> Int {
        if other < 1 << 20, length < 1 << 20 {
            // No product passes 2⁵⁰; dividing 128 bits takes ten times as long.
            let room = other * (100 - points)
            let reached = room * length - scaled * other
            return reached < 0 || room < 1 ? -1 : min(reached / (100 * length), (room - 1) / 100)
        }
        let room = Int128(other) * Int128(100 - points)
        let reached = room * Int128(length) - Int128(scaled) * Int128(other)
        let positive = room - 1
        guard reached >= 0, positive >= 0 else { return -1 }
        return Int(min(reached / (100 * Int128(length)), positive / 100))
    }

    /// How many tokens a segment may have, final marks included, to be like one whose score counts `count`.
    ///
    /// Of two lengths the shorter must be the threshold's share of the longer. Final marks count as one token of the
    /// length and are not in the distance: hence a token or two more on both sides.
    func totals(_ count: Int) -> ClosedRange<Int> {
        let low = max(0, Int(Int128(count) * Int128(scaled) / Int128(100 * length)) - 2)
        guard scaled > 0 else { return low...Int.max }
        let high = (Int128(count) + 1) * Int128(100 * length) / Int128(scaled) + 5
        return low...max(low, Int(clamping: high))
    }
}
