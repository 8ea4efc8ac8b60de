import CalqueCore
import CalqueLexicons
import CalqueSegmentation

/// Compares the words of both sides of a bead by a lexicon.
///
/// Each word is explained by the words of the other side with IBM Model 1 (Brown et al. 1993): its probability given
/// these words is divided by its frequency. The log odds of a bead are the sum of the logarithms of these ratios, over
/// the words of both sides.
struct LexiconFeatures: Sendable {
    private let source: KnownWords
    private let target: KnownWords
    /// The translations of each word of the source.
    private let forward: TranslationLinks
    /// The translations of each word of the target.
    private let backward: TranslationLinks
    /// How well spans of the source explain the segments of the target.
    private var explainedTarget = SpanScores()
    /// How well spans of the target explain the segments of the source.
    private var explainedSource = SpanScores()

    /// The sum of the weights of the words of each segment.
    private let sourceCounts: RunningSum
    private let targetCounts: RunningSum

    /// The share of a word's probability that comes from the words of the other side; the rest is its frequency.
    private static let trust: Float = 0.4
    /// The greatest log odds of one word: rare words meet by chance more often than their frequencies suggest.
    private static let limit: Float = 3
    /// The number of words above which the log odds are reduced, because the words of a bead are not independent.
    private static let independentWords: Float = 20

    /// The features without a lexicon.
    static let none = LexiconFeatures()

    private init() {
        (source, target) = (KnownWords(), KnownWords())
        (forward, backward) = (TranslationLinks(), TranslationLinks())
        (sourceCounts, targetCounts) = (RunningSum([]), RunningSum([]))
    }

    /// - Parameter lexicon: a lexicon of both languages, in either order.
    /// - Complexity: linear in the texts and in the lexicon's words.
    init(source: DocumentText, target: DocumentText, lexicon: Lexicon) {
        let isForward = lexicon.isForward(source.language, target.language)
        self.source = KnownWords(source, isForward ? lexicon.source : lexicon.target)
        self.target = KnownWords(target, isForward ? lexicon.target : lexicon.source)
        sourceCounts = RunningSum(self.source.counts)
        targetCounts = RunningSum(self.target.counts)
        let (one, two) = isForward ? (self.source, self.target) : (self.target, self.source)
        let pairs = Self.pairs(one, two, lexicon)
        let left = TranslationLinks(
            pairs.lazy.map { (word: $0.source, other: $0.target, probability: $0.forward) }, words: one.numbers.count)
        let reverse = TranslationLinks(
            pairs.lazy.map { (word: $0.target, other: $0.source, probability: $0.backward) }, words: two.numbers.count)
        (forward, backward) = isForward ? (left, reverse) : (reverse, left)
    }

    /// Returns the entries of the lexicon whose words are in both documents, with the numbers that the words have there.
    private static func pairs(_ one: KnownWords, _ two: KnownWords, _ lexicon: Lexicon) -> [Lexicon.Entry] {
        var local = [Int32](repeating: -1, count: lexicon.target.words.count)
        for (index, number) in two.numbers.enumerated() { local[Int(number)] = Int32(index) }
        var pairs: [Lexicon.Entry] = []
        for (index, number) in one.numbers.enumerated() {
            for place in Int(lexicon.starts[Int(number)])..<Int(lexicon.starts[Int(number) + 1]) {
                let entry = lexicon.entries[place]
                let other = local[Int(entry.target)]
                guard other >= 0 else { continue }
                pairs.append(
                    Lexicon.Entry(
                        source: Int32(index), target: other, forward: entry.forward, backward: entry.backward))
            }
        }
        return pairs
    }

    /// Computes the scores of all beads whose segments lie within these ranges. It replaces earlier ones.
    mutating func prepare(rows: Range<Int>, columns: Range<Int>) {
        let counts = (sourceCounts, targetCounts)
        let sizes = 1...BeadShapes.maxSide
        explainedTarget = Self.scores(source, rows, sizes, explaining: target, columns, by: forward, counts)
        explainedSource = Self.scores(
            target, columns, sizes, explaining: source, rows, by: backward, (counts.1, counts.0))
    }

    /// Returns the log odds of a bead; 0 for a bead of the lattice's shapes that was not prepared.
    @inline(__always)
    func evidence(_ source: Range<Int>, _ target: Range<Int>) -> Float {
        if !BeadShapes.contains(source.count, target.count) { return weighted(wide(source, target), source, target) }
        guard explainedTarget.covers(source, target) else { return 0 }
        return weighted(explainedTarget[source, target] + explainedSource[target, source], source, target)
    }

    private func weighted(_ sum: Float, _ source: Range<Int>, _ target: Range<Int>) -> Float {
        sum * (Self.independentWords / (sourceCounts[source] + targetCounts[target] + 1)).squareRoot()
    }

    /// Computes the sum for a bead that `prepare` does not cover.
    private func wide(_ source: Range<Int>, _ target: Range<Int>) -> Float {
        let counts = (sourceCounts, targetCounts)
        let (rows, columns) = (source.count...source.count, target.count...target.count)
        let forth = Self.scores(self.source, source, rows, explaining: self.target, target, by: forward, counts)
        let back = Self.scores(
            self.target, target, columns, explaining: self.source, source, by: backward, (counts.1, counts.0))
        return forth[source, target] + back[target, source]
    }

    /// The logarithm, which is not computed for values that are certainly above `limit`.
    private static func logarithm(_ value: Float) -> Float { value > 21 ? limit + 0.01 : log(value) }

    /// Returns how well spans of one document explain the words of each segment of the other.
    ///
    /// - Parameters:
    ///   - sizes: the sizes of the spans.
    ///   - counts: the words of the segments of the document that explains, then of the other.
    private static func scores(
        _ words: KnownWords, _ spans: Range<Int>, _ sizes: ClosedRange<Int>, explaining others: KnownWords,
        _ segments: Range<Int>, by links: TranslationLinks, _ counts: (RunningSum, RunningSum)
    ) -> SpanScores {
        var table = SpanScores(spans: spans, sizes: sizes, segments: segments)
        let chance = log(1 - trust)
        let base = segments.map { chance * counts.1[$0..<$0 + 1] }
        var expected = ExpectedWords(words: others.numbers.count)
        for start in spans {
            // The expected words of a span are those of the span without its last segment, and those of that segment.
            for size in 1...sizes.upperBound where start + size <= spans.upperBound {
                let segment = start + size - 1
                for word in words.words[Int(words.starts[segment])..<Int(words.starts[segment + 1])] {
                    expected.add(links.links, links.places(word), weight: words.weights[Int(word)])
                }
                guard size >= sizes.lowerBound else { continue }
                let count = counts.0[start..<start + size]
                table.set(start, size, base) { line in
                    others.weights.withUnsafeBufferPointer { weights in
                        for (other, probability) in expected.all {
                            let ratio = probability / (count * others.frequencies[Int(other)])
                            let gain =
                                (min(limit, logarithm(1 - trust + trust * ratio)) - chance) * weights[Int(other)]
                            others.forEachHolder(of: other, within: segments) { line[$0] += gain }
                        }
                    }
                }
            }
            expected.clear()
        }
        return table
    }
}
