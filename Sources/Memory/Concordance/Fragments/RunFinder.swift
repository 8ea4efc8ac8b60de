import CalqueCore
import CalqueMatchIndex
import CalqueMatching

/// Finds the longest runs that segments have in common with a text, one segment after the other.
struct RunFinder {
    private let index: LanguageIndex
    /// For each token of the index its last place in the text, -1 for none; and for each place the previous place of
    /// the same token.
    private var last: [Int32]
    private var before: [Int32]
    /// For each place of the text, the length of the run that ended there, and the step when it did.
    private var lengths: [Int32]
    private var steps: [Int]
    private var step = 0
    /// The places at which the segment has a longer run than was known.
    private var longer: [(place: Int, length: Int)] = []

    init(_ tokens: [TokenID?], _ index: LanguageIndex) {
        self.index = index
        var folded = [Int32](repeating: -1, count: index.tokenEnds.count)
        before = [Int32](repeating: -1, count: tokens.count)
        for (place, token) in tokens.enumerated() {
            guard let token, Int(token) < folded.count else { continue }
            before[place] = folded[Int(token)]
            folded[Int(token)] = Int32(place)
        }
        // A token as it is written has the places of its folded token.
        last = folded.indices.map { token in
            let fold = Int(index.folded(TokenID(token)) & ~TokenID.numberBit)
            return fold < folded.count ? folded[fold] : -1
        }
        lengths = [Int32](repeating: 0, count: tokens.count)
        steps = [Int](repeating: -1, count: tokens.count)
    }

    /// Searches a segment.
    /// - Parameter longest: for each place, the longest run that is known to end there.
    /// - Returns: whether the segment has a longer one anywhere.
    mutating func look(at code: Int, _ longest: [Int]) throws(CorruptIndex) -> Bool {
        longer.removeAll(keepingCapacity: true)
        guard let reading = SegmentCode.Reading(index.codes, at: code) else { throw CorruptIndex() }
        var place = reading.tokens
        let reach = min(place + 2 * reading.count, index.codes.count)
        guard index.codes.isSound(place..<reach) else { throw CorruptIndex() }
        step += 1
        for _ in 0..<reading.count {
            guard place < reach else { throw CorruptIndex() }
            var token = Int(index.codes.word(place))
            place += 1
            if token >= 0x8000 {
                guard place < reach else { throw CorruptIndex() }
                token = (token & 0x7FFF) << 16 | Int(index.codes.word(place))
                place += 1
            }
            guard token < last.count else { throw CorruptIndex() }
            step += 1
            // From the last place to the first, so that the previous place still has the value of the previous token.
            var at = Int(last[token])
            while at >= 0 {
                let length = at > 0 && steps[at - 1] == step - 1 ? lengths[at - 1] + 1 : 1
                lengths[at] = length
                steps[at] = step
                if Int(length) > longest[at] { longer.append((at, Int(length))) }
                at = Int(before[at])
            }
        }
        return !longer.isEmpty
    }

    /// Stores the longer runs of the segment that was searched last.
    func take(_ longest: inout [Int]) {
        for run in longer { longest[run.place] = max(longest[run.place], run.length) }
    }
}
