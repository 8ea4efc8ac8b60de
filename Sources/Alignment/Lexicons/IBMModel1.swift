/// IBM Model 1 (Brown et al. 1993) in both directions, trained by expectation maximisation.
///
/// Only pairs of words that occur together more often than by chance are candidates.
struct IBMModel1 {
    private let source: SegmentWords
    private let target: SegmentWords
    /// The candidates in the order of their source words.
    private(set) var candidates: [Lexicon.Entry] = []
    private var starts: [Int] = [0]
    /// The expected count of each candidate in the last iteration, in both directions.
    private var expected: [(forward: Float, backward: Float)] = []

    /// The weight of the empty word, which generates each word with the word's frequency.
    static let emptyWord: Float = 1
    /// Added to the total count of each word, so that a rare word has no certain translation.
    static let smoothing: Float = 0.5

    init(source: SegmentWords, target: SegmentWords, limits: LexiconLearner.Limits) {
        self.source = source
        self.target = target
        let postings = Self.postings(of: source)
        var together = [Int32](repeating: 0, count: target.counts.count)
        let pairs = Float(source.pairCount)
        for word in source.counts.indices {
            defer { starts.append(candidates.count) }
            let count = source.counts[word]
            guard count >= limits.leastCount else { continue }
            var touched: [Int32] = []
            for pair in postings.pairs[postings.starts[word]..<postings.starts[word + 1]] {
                for other in target[Int(pair)] {
                    if together[Int(other)] == 0 { touched.append(other) }
                    together[Int(other)] += 1
                }
            }
            // The strength compares the count with that of a chance meeting.
            var found: [(other: Int32, strength: Float)] = []
            for other in touched where together[Int(other)] >= limits.leastCount {
                let both = Float(together[Int(other)])
                let product = Float(count) * Float(target.counts[Int(other)])
                if both * pairs > product { found.append((other, both * both / product)) }
            }
            found.sort { ($0.strength, $1.other) > ($1.strength, $0.other) }
            for (other, _) in found.prefix(limits.mostCandidates).sorted(by: { $0.other < $1.other }) {
                let both = Float(together[Int(other)])
                candidates.append(
                    Lexicon.Entry(
                        source: Int32(word), target: other, forward: both / Float(count),
                        backward: both / Float(target.counts[Int(other)])))
            }
            for other in touched { together[Int(other)] = 0 }
        }
        expected = [(Float, Float)](repeating: (0, 0), count: candidates.count)
    }

    /// Runs one iteration: the expected counts of the candidates, then the probabilities from these counts.
    ///
    /// - Complexity: the sum over all pairs of their candidates.
    mutating func improve() {
        for index in expected.indices { expected[index] = (0, 0) }
        var lastPair = [Int32](repeating: -1, count: target.counts.count)
        var explained = [Float](repeating: 0, count: target.counts.count)
        let frequencies = (Self.frequencies(source), Self.frequencies(target))
        var present: [Int] = []
        for pair in 0..<source.pairCount {
            for word in target[pair] {
                lastPair[Int(word)] = Int32(pair)
                explained[Int(word)] = Self.emptyWord * frequencies.1[Int(word)]
            }
            present.removeAll(keepingCapacity: true)
            for word in source[pair] {
                var sum = Self.emptyWord * frequencies.0[Int(word)]
                let first = present.count
                for index in starts[Int(word)]..<starts[Int(word) + 1] {
                    let entry = candidates[index]
                    guard lastPair[Int(entry.target)] == Int32(pair) else { continue }
                    present.append(index)
                    explained[Int(entry.target)] += entry.forward
                    sum += entry.backward
                }
                for index in present[first...] { expected[index].backward += candidates[index].backward / sum }
            }
            for index in present {
                expected[index].forward += candidates[index].forward / explained[Int(candidates[index].target)]
            }
        }
        var sums = (
            [Float](repeating: Self.smoothing, count: source.counts.count),
            [Float](repeating: Self.smoothing, count: target.counts.count)
        )
        for (entry, count) in zip(candidates, expected) {
            sums.0[Int(entry.source)] += count.forward
            sums.1[Int(entry.target)] += count.backward
        }
        for index in candidates.indices {
            let entry = candidates[index]
            candidates[index] = Lexicon.Entry(
                source: entry.source, target: entry.target,
                forward: expected[index].forward / sums.0[Int(entry.source)],
                backward: expected[index].backward / sums.1[Int(entry.target)])
        }
    }

    /// Returns the candidates that pass the limits.
    func best(_ limits: LexiconLearner.Limits) -> [Lexicon.Entry] {
        let kept = candidates.indices.filter { index in
            let entry = candidates[index]
            return max(entry.forward, entry.backward) >= limits.leastProbability.greater
                && min(entry.forward, entry.backward) >= limits.leastProbability.lesser
                && max(expected[index].forward, expected[index].backward) >= limits.leastExpected
        }
        .map { candidates[$0] }
        .sorted { ($0.forward * $0.backward, $1.source, $1.target) > ($1.forward * $1.backward, $0.source, $0.target) }
        var taken = (
            [Int](repeating: 0, count: source.counts.count), [Int](repeating: 0, count: target.counts.count)
        )
        return kept.filter { entry in
            guard taken.0[Int(entry.source)] < limits.mostEntries, taken.1[Int(entry.target)] < limits.mostEntries
            else { return false }
            taken.0[Int(entry.source)] += 1
            taken.1[Int(entry.target)] += 1
            return true
        }
    }

    private static func frequencies(_ words: SegmentWords) -> [Float] {
        words.counts.map { Float($0) / Float(max(1, words.tokens.count)) }
    }

    /// Returns the pairs that hold each word, one word after the other.
    private static func postings(of words: SegmentWords) -> (pairs: [Int32], starts: [Int]) {
        var starts = [0]
        for count in words.counts { starts.append(starts[starts.count - 1] + Int(count)) }
        var next = starts
        var pairs = [Int32](repeating: 0, count: words.tokens.count)
        for pair in 0..<words.pairCount {
            for word in words[pair] {
                pairs[next[Int(word)]] = Int32(pair)
                next[Int(word)] += 1
            }
        }
        return (pairs, starts)
    }
}
