import CalqueCore
import CalqueLexicons
import CalqueSegmentation
import Glibc

/// How well the words of two spans explain one another, by a lexicon.
///
/// Each word of one side is set against the words of the other by IBM Model 1: how likely they make it, against how
/// frequent it is anywhere; the sum of the logarithms of these ratios is what the words say, once from each side.
struct LexiconEvidence: Sendable {
    private let source: Words
    private let target: Words
    /// The words of the target that each word of the source makes, and the reverse.
    private let forward: Links
    private let backward: Links
    /// How well the segments of the target are explained by spans of the source, and the reverse.
    private var explainedTarget = SpanTable()
    private var explainedSource = SpanTable()

    /// How many words each segment has, as they count.
    private let sourceCounts: RunningSum
    private let targetCounts: RunningSum

    /// The share of a word's probability that the words of the other side have; the rest is chance.
    private static let trust: Float = 0.4
    /// The most that one word says: two words that are both rare meet by chance more often than they should.
    private static let most: Float = 3
    /// How much a Han character and two neighbours count: a word of two characters is both of its characters and the
    /// two together.
    private static let hanWeight: Float = 0.5
    /// What is said of so many words is taken as it is; of more words each says less, for they depend on one another.
    private static let words: Float = 20

    /// The words of one version that the lexicon knows, numbered from 0.
    private struct Words {
        /// The different words of each segment, one segment after the other.
        private(set) var words: [Int32] = []
        private(set) var starts: [Int32] = [0]
        /// The segments that hold each word, one word after the other.
        private(set) var postings: [Int32] = []
        private var postingStarts: [Int32] = []
        /// The number in the lexicon of each word.
        var numbers: [Int32] = []
        var frequencies: [Float] = []
        /// How much each word counts.
        var weights: [Float] = []

        init() {}

        init(_ text: VersionText, _ vocabulary: Lexicon.Vocabulary) {
            var local = [Int32](repeating: -1, count: vocabulary.words.count)
            // How many segments hold each word, and the last of them so far.
            var (held, last): ([Int32], [Int32]) = ([], [])
            let forms = text.forms.map { vocabulary.numbers[$0.lexical] ?? -1 }
            var han: [LexiconWord] = []
            var hanNumbers: [Int32] = []
            starts.reserveCapacity(text.segments.count + 1)
            for (index, scalars) in text.segments.enumerated() {
                func add(_ number: Int32, weight: Float) {
                    if number < 0 { return }
                    let known = local[Int(number)] >= 0 ? local[Int(number)] : Int32(numbers.count)
                    if known == numbers.count {
                        local[Int(number)] = known
                        numbers.append(number)
                        weights.append(weight)
                        frequencies.append(vocabulary.frequency(Int(number)))
                        held.append(0)
                        last.append(-1)
                    }
                    if last[Int(known)] != Int32(index) {
                        last[Int(known)] = Int32(index)
                        held[Int(known)] += 1
                        words.append(known)
                    }
                }
                for word in text.words[index] { add(forms[Int(word.form)], weight: 1) }
                if text.hasHan[index] {
                    han.removeAll(keepingCapacity: true)
                    LexiconWord.forEachHan(in: scalars) { word, _ in han.append(word) }
                    vocabulary.numbers.look(up: han, in: &hanNumbers)
                    for number in hanNumbers { add(number, weight: LexiconEvidence.hanWeight) }
                }
                starts.append(Int32(words.count))
            }
            postingStarts = held.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
            var next = postingStarts
            postings = [Int32](repeating: 0, count: Int(postingStarts[held.count]))
            for segment in text.segments.indices {
                for word in words[Int(starts[segment])..<Int(starts[segment + 1])] {
                    postings[Int(next[Int(word)])] = Int32(segment)
                    next[Int(word)] += 1
                }
            }
            raiseFrequencies()
        }

        /// What comes all through a text says nothing there, however rare it is elsewhere.
        private mutating func raiseFrequencies() {
            let all = max(1, Float(postings.count))
            let often = max(8, (starts.count - 1) / 3)
            for word in frequencies.indices where places(Int32(word)).count > often {
                frequencies[word] = max(frequencies[word], Float(places(Int32(word)).count) / all)
            }
        }

        /// Calls with each segment of a range that holds a word, counted from the range's first, without a look at the
        /// others: in a long text a common word is in tens of thousands.
        @inline(__always)
        func forEachHolder(of word: Int32, within range: Range<Int>, _ body: (Int) -> Void) {
            let places = range.count >= starts.count - 1 ? places(word) : holders(of: word, within: range)
            postings.withUnsafeBufferPointer { postings in
                for place in places { body(Int(postings[place]) - range.lowerBound) }
            }
        }

        private func holders(of word: Int32, within range: Range<Int>) -> Range<Int> {
            let places = places(word)
            func first(from segment: Int) -> Int {
                var (low, high) = (places.lowerBound, places.upperBound)
                while low < high {
                    let middle = (low + high) / 2
                    if Int(postings[middle]) < segment { low = middle + 1 } else { high = middle }
                }
                return low
            }
            return first(from: range.lowerBound)..<first(from: range.upperBound)
        }

        /// Where the postings of a word are.
        func places(_ word: Int32) -> Range<Int> {
            Int(postingStarts[Int(word)])..<Int(postingStarts[Int(word) + 1])
        }

        /// How many words each segment has, as they count.
        var counts: [Float] {
            zip(starts, starts.dropFirst()).map { start, end in
                words[Int(start)..<Int(end)].reduce(0) { $0 + weights[Int($1)] }
            }
        }
    }

    /// For each word what it makes, one word after the other.
    private struct Links {
        private(set) var links: [(other: Int32, probability: Float)] = []
        private var starts: [Int32] = []

        init() {}

        init(_ pairs: some Collection<(word: Int32, other: Int32, probability: Float)>, words: Int) {
            starts = [Int32](repeating: 0, count: words + 1)
            for pair in pairs { starts[Int(pair.word) + 1] += 1 }
            for word in 0..<words { starts[word + 1] += starts[word] }
            var next = starts
            links = [(other: Int32, probability: Float)](repeating: (0, 0), count: Int(starts[words]))
            for pair in pairs {
                links[Int(next[Int(pair.word)])] = (pair.other, pair.probability)
                next[Int(pair.word)] += 1
            }
        }

        /// Where those of a word are.
        func places(_ word: Int32) -> Range<Int> { Int(starts[Int(word)])..<Int(starts[Int(word) + 1]) }
    }

    /// Of no lexicon.
    static let none = LexiconEvidence()

    private init() {
        (source, target) = (Words(), Words())
        (forward, backward) = (Links(), Links())
        (sourceCounts, targetCounts) = (RunningSum([]), RunningSum([]))
    }

    init(source: VersionText, target: VersionText, lexicon: Lexicon) {
        let isForward = lexicon.isForward(source.language, target.language)
        self.source = Words(source, isForward ? lexicon.source : lexicon.target)
        self.target = Words(target, isForward ? lexicon.target : lexicon.source)
        sourceCounts = RunningSum(self.source.counts)
        targetCounts = RunningSum(self.target.counts)
        let (one, two) = isForward ? (self.source, self.target) : (self.target, self.source)
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
        let left = Links(
            pairs.lazy.map { (word: $0.source, other: $0.target, probability: $0.forward) }, words: one.numbers.count)
        let reverse = Links(
            pairs.lazy.map { (word: $0.target, other: $0.source, probability: $0.backward) }, words: two.numbers.count)
        (forward, backward) = isForward ? (left, reverse) : (reverse, left)
    }

    /// Makes ready for beads whose segments lie within these.
    mutating func prepare(rows: Range<Int>, columns: Range<Int>) {
        let counts = (sourceCounts, targetCounts)
        let sizes = 1...Shapes.longest
        explainedTarget = Self.table(source, rows, sizes, explaining: target, columns, by: forward, counts)
        explainedSource = Self.table(
            target, columns, sizes, explaining: source, rows, by: backward, (counts.1, counts.0))
    }

    /// A logarithm of odds, not yet weighed: words of one sentence are far from independent. 0 for what was not made
    /// ready.
    @inline(__always)
    func evidence(_ source: Range<Int>, _ target: Range<Int>) -> Float {
        if !Shapes.contains(source.count, target.count) { return weighed(wide(source, target), source, target) }
        guard explainedTarget.covers(source, target) else { return 0 }
        return weighed(explainedTarget[source, target] + explainedSource[target, source], source, target)
    }

    private func weighed(_ sum: Float, _ source: Range<Int>, _ target: Range<Int>) -> Float {
        sum * (Self.words / (sourceCounts[source] + targetCounts[target] + 1)).squareRoot()
    }

    /// Of spans that the tables are not made for.
    private func wide(_ source: Range<Int>, _ target: Range<Int>) -> Float {
        let counts = (sourceCounts, targetCounts)
        let (rows, columns) = (source.count...source.count, target.count...target.count)
        let forth = Self.table(self.source, source, rows, explaining: self.target, target, by: forward, counts)
        let back = Self.table(
            self.target, target, columns, explaining: self.source, source, by: backward, (counts.1, counts.0))
        return forth[source, target] + back[target, source]
    }

    /// Of what is surely above `most` it is not worked out.
    private static func logarithm(_ value: Float) -> Float { value > 21 ? most + 0.01 : log(value) }

    private static func table(
        _ words: Words, _ spans: Range<Int>, _ sizes: ClosedRange<Int>, explaining others: Words,
        _ segments: Range<Int>, by links: Links, _ counts: (RunningSum, RunningSum)
    ) -> SpanTable {
        var table = SpanTable(spans: spans, sizes: sizes, segments: segments)
        let chance = log(1 - trust)
        let base = segments.map { chance * counts.1[$0..<$0 + 1] }
        var touched = Touched(words: others.numbers.count)
        for start in spans {
            // What a span makes likely is what the span that is shorter by one segment does, and that segment.
            for size in 1...sizes.upperBound where start + size <= spans.upperBound {
                let segment = start + size - 1
                for word in words.words[Int(words.starts[segment])..<Int(words.starts[segment + 1])] {
                    touched.add(links.links, links.places(word), weight: words.weights[Int(word)])
                }
                guard size >= sizes.lowerBound else { continue }
                let count = counts.0[start..<start + size]
                table.set(start, size, base) { line in
                    others.weights.withUnsafeBufferPointer { weights in
                        for (other, probability) in touched.all {
                            let ratio = probability / (count * others.frequencies[Int(other)])
                            let gain =
                                (min(most, logarithm(1 - trust + trust * ratio)) - chance) * weights[Int(other)]
                            others.forEachHolder(of: other, within: segments) { line[$0] += gain }
                        }
                    }
                }
            }
            touched.clear()
        }
        return table
    }
}

/// Words that a span makes likely, and how likely.
private struct Touched {
    /// In the order in which they came.
    private(set) var all: [(word: Int32, probability: Float)] = []
    /// Where each word is in `all`, −1 where it is not.
    private var places: [Int32]

    init(words: Int) { places = [Int32](repeating: -1, count: words) }

    mutating func add(
        _ links: [(other: Int32, probability: Float)], _ range: Range<Int>, weight: Float
    ) {
        for (other, probability) in links[range] {
            let place = Int(places[Int(other)])
            if place >= 0 {
                all[place].probability += weight * probability
            } else {
                places[Int(other)] = Int32(all.count)
                all.append((other, weight * probability))
            }
        }
    }

    mutating func clear() {
        for (word, _) in all { places[Int(word)] = -1 }
        all.removeAll(keepingCapacity: true)
    }
}

/// For spans of some sizes of one version and any spans of the other, sums in constant time.
private struct SpanTable {
    private var firstSpan = 0
    private var spans = 0
    private var least = 1
    private var firstSegment = 0
    private var width = 1
    private var sums: [Float] = []

    init() {}

    init(spans: Range<Int>, sizes: ClosedRange<Int>, segments: Range<Int>) {
        firstSpan = spans.lowerBound
        least = sizes.lowerBound
        self.spans = spans.count
        firstSegment = segments.lowerBound
        width = segments.count + 1
        sums = [Float](repeating: 0, count: sizes.count * spans.count * width)
    }

    @inline(__always)
    func covers(_ span: Range<Int>, _ segments: Range<Int>) -> Bool {
        span.lowerBound >= firstSpan && span.upperBound <= firstSpan + spans
            && segments.lowerBound >= firstSegment && segments.upperBound < firstSegment + width
    }

    private func place(_ start: Int, _ size: Int) -> Int { ((size - least) * spans + start - firstSpan) * width }

    /// - Parameters:
    ///   - base: the value of each segment, to which `change` adds.
    mutating func set(
        _ start: Int, _ size: Int, _ base: [Float], _ change: (UnsafeMutableBufferPointer<Float>) -> Void
    ) {
        let place = place(start, size)
        sums.withUnsafeMutableBufferPointer { sums in
            // The first sum is 0.
            let line = UnsafeMutableBufferPointer(rebasing: sums[place + 1..<place + 1 + base.count])
            _ = line.update(fromContentsOf: base)
            change(line)
            var sum: Float = 0
            for index in line.indices {
                sum += line[index]
                line[index] = sum
            }
        }
    }

    subscript(span: Range<Int>, segments: Range<Int>) -> Float {
        @inline(__always) get {
            let place = place(span.lowerBound, span.count) - firstSegment
            return sums[place + segments.upperBound] - sums[place + segments.lowerBound]
        }
    }
}
