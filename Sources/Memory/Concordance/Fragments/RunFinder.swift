import CalqueCore
import CalqueMatchIndex
import CalqueMatching

/// Finds the longest runs that segments have in common with a text, one segment after the other.
struct RunFinder {
    private let index: LanguageIndex
    /// For each token of the index its number in the text, -1 for none.
    private var words: [Int32]
    /// The runs of the segment that were not known.
    private var longer: [(state: Int32, length: Int32)] = []

    /// - Parameters:
    ///   - tokens: the text's tokens in the index.
    ///   - numbers: the number of each of them in the text.
    init(_ tokens: [TokenID?], numbers: [Int32], _ index: LanguageIndex) {
        self.index = index
        var folded = [Int32](repeating: -1, count: index.tokenEnds.count)
        for (token, number) in zip(tokens, numbers) {
            guard let token, Int(token) < folded.count else { continue }
            folded[Int(token)] = number
        }
        // A token as it is written has the number of its folded token.
        words = folded.indices.map { token in
            let fold = Int(index.folded(TokenID(token)) & ~TokenID.numberBit)
            return fold < folded.count ? folded[fold] : -1
        }
    }

    /// Searches a segment.
    /// - Parameter known: the runs that are known.
    /// - Returns: whether the segment has another one anywhere.
    /// - Complexity: linear in the segment.
    mutating func look(at code: Int, _ known: RunLengths) throws(CorruptIndex) -> Bool {
        longer.removeAll(keepingCapacity: true)
        guard let reading = SegmentCode.Reading(index.codes, at: code) else { throw CorruptIndex() }
        var place = reading.tokens
        let reach = min(place + 2 * reading.count, index.codes.count)
        guard index.codes.isSound(place..<reach) else { throw CorruptIndex() }
        // The longest run of the text that ends at the token.
        var (state, length) = (Int32(0), Int32(0))
        for _ in 0..<reading.count {
            guard place < reach else { throw CorruptIndex() }
            var token = Int(index.codes.word(place))
            place += 1
            if token >= 0x8000 {
                guard place < reach else { throw CorruptIndex() }
                token = (token & 0x7FFF) << 16 | Int(index.codes.word(place))
                place += 1
            }
            guard token < words.count else { throw CorruptIndex() }
            let word = words[token]
            guard word >= 0 else {
                (state, length) = (0, 0)
                continue
            }
            var next = known.runs.step(state, word)
            while next < 0, state > 0 {
                state = known.runs.links[Int(state)]
                length = known.runs.lengths[Int(state)]
                next = known.runs.step(state, word)
            }
            // The text has the word, so there is a state.
            (state, length) = (max(next, 0), length + 1)
            if length > known.longest[Int(state)] { longer.append((state, length)) }
        }
        return !longer.isEmpty
    }

    /// Stores the runs of the segment that was searched last.
    func take(_ known: inout RunLengths) {
        for run in longer { known.add(run.length, of: run.state) }
    }
}
