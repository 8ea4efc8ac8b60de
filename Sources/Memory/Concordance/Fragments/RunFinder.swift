import CalqueCore
import CalqueMatchIndex
import CalqueMatching

/// Finds the longest runs that a segment has in common with a text, one segment after the other.
struct RunFinder {
    private let index: LanguageIndex
    /// Of each token of the index its last place in the text, -1 for none; and of each place the one before it of the
    /// same token.
    private var last: [Int32]
    private var before: [Int32]
    /// Of each place of the text how long the run is that ended there, and at which step that was.
    private var lengths: [Int32]
    private var steps: [Int]
    private var step = 0
    /// Places at which the segment has a longer run than was known.
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
        // As written tokens stand for what they fold to.
        last = folded.indices.map { token in
            let fold = Int(index.folded(TokenID(token)) & ~TokenID.numberBit)
            return fold < folded.count ? folded[fold] : -1
        }
        lengths = [Int32](repeating: 0, count: tokens.count)
        steps = [Int](repeating: -1, count: tokens.count)
    }

    /// - Parameter longest: of each place the longest run that is known to end there.
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
            // From the last to the first, so that the place before still says what the token before left there.
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

    /// Notes what the segment that was looked at last has.
    func take(_ longest: inout [Int]) {
        for run in longer { longest[run.place] = max(longest[run.place], run.length) }
    }
}
