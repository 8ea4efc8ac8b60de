/// The words that a span makes likely, with the sum of their probabilities.
struct ExpectedWords {
    /// The words in the order in which they were added.
    private(set) var all: [(word: Int32, probability: Float)] = []
    /// The place of each word in `all`; −1 for a word that is not there.
    private var places: [Int32]

    /// - Parameter words: the number of words that there are.
    init(words: Int) { places = [Int32](repeating: -1, count: words) }

    /// Adds the translations of a word.
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

    /// Removes all words.
    ///
    /// - Complexity: linear in the words that were added.
    mutating func clear() {
        for (word, _) in all { places[Int(word)] = -1 }
        all.removeAll(keepingCapacity: true)
    }
}

/// Scores for a span of one document and a span of the other, in constant time: running sums over the segments of the
/// other document, for each span.
struct SpanScores {
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

    /// Returns whether there is a score for these spans.
    @inline(__always)
    func covers(_ span: Range<Int>, _ segments: Range<Int>) -> Bool {
        span.lowerBound >= firstSpan && span.upperBound <= firstSpan + spans
            && segments.lowerBound >= firstSegment && segments.upperBound < firstSegment + width
    }

    private func place(_ start: Int, _ size: Int) -> Int { ((size - least) * spans + start - firstSpan) * width }

    /// Sets the scores of a span.
    ///
    /// - Parameters:
    ///   - base: the initial score of each segment of the other document.
    ///   - change: changes these scores.
    mutating func set(
        _ start: Int, _ size: Int, _ base: [Float], _ change: (UnsafeMutableBufferPointer<Float>) -> Void
    ) {
        let place = place(start, size)
        sums.withUnsafeMutableBufferPointer { sums in
            // The first sum of a line stays 0.
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
