import Core
import Glibc
import Segmentation

/// How well the words of two spans explain one another, by a lexicon.
///
/// Each word of one side is set against the words of the other by IBM Model 1: how likely they make it, against how
/// frequent it is anywhere; the sum of the logarithms of these ratios is what the words say, once from each side.
struct LexiconEvidence {
    private let source: Words
    private let target: Words
    /// The words of the target that each word of the source makes, and the reverse.
    private let forward: Links
    private let backward: Links
    /// How well the segments of the target are explained by spans of the source, and the reverse.
    private var explainedTarget = SpanTable()
    private var explainedSource = SpanTable()

    /// The share of a word's probability that the words of the other side have; the rest is chance.
    private static let trust: Float = 0.5
    /// How much a Han character and two neighbours count: a word of two characters is both of its characters and the
    /// two together.
    private static let hanWeight: Float = 0.5
    /// What is said of so many words is taken as it is; of more words each says less, for they depend on one another.
    private static let words: Float = 20
    /// How many words each segment has, as they count.
    private var sourceCounts = RunningSum([])
    private var targetCounts = RunningSum([])

    /// The words of one version that the lexicon knows, numbered from 0.
    private struct Words {
        /// The different words of each segment.
        var segments: [[Int32]] = []
        /// The segments that hold each word.
        var postings: [[Int32]] = []
        /// The number in the lexicon of each word.
        var numbers: [Int32] = []
        var frequencies: [Float] = []
        /// How much each word counts.
        var weights: [Float] = []

        init(_ version: Version, _ vocabulary: Lexicon.Vocabulary) {
            var local: [Int32: Int32] = [:]
            for (index, segment) in version.segments.enumerated() {
                var inSegment: [Int32] = []
                let text = segment.text.unicodeScalars.map(\.value)
                for word in LexiconWord.words(of: text, version.language) {
                    guard let number = vocabulary.numbers[word] else { continue }
                    let known = local[number] ?? Int32(numbers.count)
                    if known == numbers.count {
                        local[number] = known
                        numbers.append(number)
                        weights.append(word.isHan ? LexiconEvidence.hanWeight : 1)
                        frequencies.append(vocabulary.frequency(Int(number)))
                        postings.append([])
                    }
                    if postings[Int(known)].last != Int32(index) {
                        postings[Int(known)].append(Int32(index))
                        inSegment.append(known)
                    }
                }
                segments.append(inSegment)
            }
        }

        /// How many words each segment has, as they count.
        var counts: [Float] { segments.map { $0.reduce(0) { $0 + weights[Int($1)] } } }
    }

    /// For each word what it makes, one word after the other.
    private struct Links {
        var links: [(other: Int32, probability: Float)] = []
        var starts: [Int32] = [0]
    }

    init(source: Version, target: Version, lexicon: Lexicon) {
        let isForward = lexicon.isForward(source.language, target.language)
        self.source = Words(source, isForward ? lexicon.source : lexicon.target)
        self.target = Words(target, isForward ? lexicon.target : lexicon.source)
        sourceCounts = RunningSum(self.source.counts)
        targetCounts = RunningSum(self.target.counts)
        let (one, two) = isForward ? (self.source, self.target) : (self.target, self.source)
        var local = [Int32](repeating: -1, count: lexicon.target.words.count)
        for (index, number) in two.numbers.enumerated() { local[Int(number)] = Int32(index) }
        var left = Links()
        var right = [[(other: Int32, probability: Float)]](repeating: [], count: two.numbers.count)
        for (index, number) in one.numbers.enumerated() {
            for entry in lexicon.entries[Int(lexicon.starts[Int(number)])..<Int(lexicon.starts[Int(number) + 1])] {
                let other = local[Int(entry.target)]
                guard other >= 0 else { continue }
                left.links.append((other, entry.forward))
                right[Int(other)].append((Int32(index), entry.backward))
            }
            left.starts.append(Int32(left.links.count))
        }
        var reverse = Links()
        for links in right {
            reverse.links += links
            reverse.starts.append(Int32(reverse.links.count))
        }
        (forward, backward) = isForward ? (left, reverse) : (reverse, left)
    }

    /// Makes ready for beads whose segments lie within these.
    mutating func prepare(rows: Range<Int>, columns: Range<Int>) {
        let counts = (sourceCounts, targetCounts)
        explainedTarget = Self.table(source, rows, explaining: target, columns, by: forward, counts)
        explainedSource = Self.table(target, columns, explaining: source, rows, by: backward, (counts.1, counts.0))
    }

    /// A logarithm of odds, not yet weighed: words of one sentence are far from independent. 0 for what was not made
    /// ready.
    func evidence(_ source: Range<Int>, _ target: Range<Int>) -> Float {
        guard explainedTarget.covers(source, target) else { return 0 }
        let count = sourceCounts[source] + targetCounts[target] + 1
        return (explainedTarget[source, target] + explainedSource[target, source]) * (Self.words / count).squareRoot()
    }

    private static func table(
        _ words: Words, _ spans: Range<Int>, explaining others: Words, _ segments: Range<Int>, by links: Links,
        _ counts: (RunningSum, RunningSum)
    ) -> SpanTable {
        var table = SpanTable(spans: spans, segments: segments)
        let chance = log(1 - trust)
        var probabilities = [Float](repeating: 0, count: others.numbers.count)
        var line = [Float](repeating: 0, count: segments.count)
        let base = segments.map { chance * counts.1[$0..<$0 + 1] }
        for size in 1...Shapes.longest {
            for start in spans where start + size <= spans.upperBound {
                var touched: [Int32] = []
                let count = counts.0[start..<start + size]
                for segment in words.segments[start..<start + size] {
                    for word in segment {
                        for link in links.links[Int(links.starts[Int(word)])..<Int(links.starts[Int(word) + 1])] {
                            if probabilities[Int(link.other)] == 0 { touched.append(link.other) }
                            probabilities[Int(link.other)] += words.weights[Int(word)] * link.probability
                        }
                    }
                }
                for index in line.indices { line[index] = base[index] }
                for other in touched {
                    let ratio = probabilities[Int(other)] / (count * others.frequencies[Int(other)])
                    probabilities[Int(other)] = 0
                    let gain = (log(1 - trust + trust * ratio) - chance) * others.weights[Int(other)]
                    for segment in others.postings[Int(other)]
                    where Int(segment) >= segments.lowerBound && Int(segment) < segments.upperBound {
                        line[Int(segment) - segments.lowerBound] += gain
                    }
                }
                table.set(start, size, line)
            }
        }
        return table
    }
}

/// For spans of up to `Shapes.longest` segments of one version and any spans of the other, sums in constant time.
private struct SpanTable {
    private var firstSpan = 0
    private var spans = 0
    private var firstSegment = 0
    private var width = 1
    private var sums: [Float] = []

    init() {}

    init(spans: Range<Int>, segments: Range<Int>) {
        firstSpan = spans.lowerBound
        self.spans = spans.count
        firstSegment = segments.lowerBound
        width = segments.count + 1
        sums = [Float](repeating: 0, count: Shapes.longest * spans.count * width)
    }

    func covers(_ span: Range<Int>, _ segments: Range<Int>) -> Bool {
        span.lowerBound >= firstSpan && span.upperBound <= firstSpan + spans
            && segments.lowerBound >= firstSegment && segments.upperBound < firstSegment + width
    }

    private func place(_ start: Int, _ size: Int) -> Int { ((size - 1) * spans + start - firstSpan) * width }

    mutating func set(_ start: Int, _ size: Int, _ line: [Float]) {
        let place = place(start, size)
        for (index, value) in line.enumerated() { sums[place + index + 1] = sums[place + index] + value }
    }

    subscript(span: Range<Int>, segments: Range<Int>) -> Float {
        let place = place(span.lowerBound, span.count) - firstSegment
        return sums[place + segments.upperBound] - sums[place + segments.lowerBound]
    }
}
