import CalqueAlignment
package import CalqueCore
package import CalqueEmbedding
import CalqueSegmentation

/// The vectors of the segments of a story, and their weighted mean.
package struct StoryVectors: Sendable {
    /// The unit vector of each segment.
    package let segments: Vectors
    /// How much each segment says about which story it is.
    let weights: [Float]

    /// - Parameter vectors: a unit vector for each segment.
    package init(_ story: Story, _ vectors: Vectors) {
        segments = vectors
        // The head of a story names its news, and a brief may be all that is translated.
        weights = story.document.segments.enumerated().map { number, segment in
            log(1 + Float(segment.text.unicodeScalars.count)) * (1 + 2 / Float(number + 2))
        }
    }

    /// Encodes the segments of a story.
    ///
    /// - Throws: the error of the encoder.
    package init(_ story: Story, encoder: any SentenceEncoder) throws(Failure) {
        self.init(story, try encoder.encode(story.document.segments.map(\.text)))
    }

    /// Returns the weighted sum of the vectors.
    ///
    /// - Parameter frequency: of how many stories of the archive a segment is part, by its place. What all stories say is
    ///   boilerplate.
    func sum(frequency: (Int) -> Int) -> [Float] {
        var sum = [Float](repeating: 0, count: segments.columns)
        for row in 0..<segments.rows {
            let weight = weights[row] / Float(frequency(row))
            for (at, value) in segments[row].enumerated() { sum[at] += weight * value }
        }
        return sum
    }

    /// Returns how near two stories are, segment by segment: the weighted mean of the greatest cosine of each segment, of the
    /// side where that is greater, because the other may be longer by what was left out. (After BiMax, which takes the mean
    /// of both sides.)
    ///
    /// - Complexity: the product of the numbers of segments.
    func nearness(_ other: StoryVectors) -> Float {
        let (rows, columns) = (segments.rows, other.segments.rows)
        guard rows > 0, columns > 0 else { return 0 }
        let cosines = segments.products(rows: 0..<rows, with: other.segments, rows: 0..<columns)
        var best = [Float](repeating: -1, count: columns)
        var (left, right, leftWeight, rightWeight): (Float, Float, Float, Float) = (0, 0, 0, 0)
        for row in 0..<rows {
            var greatest: Float = -1
            for column in 0..<columns {
                let cosine = cosines[row * columns + column]
                greatest = max(greatest, cosine)
                best[column] = max(best[column], cosine)
            }
            left += weights[row] * greatest
            leftWeight += weights[row]
        }
        for column in 0..<columns {
            right += other.weights[column] * best[column]
            rightWeight += other.weights[column]
        }
        return max(left / leftWeight, right / rightWeight)
    }
}

/// The vectors of whole stories: centred, because all stories of an archive have something in common.
struct StoryMatrix: Sendable {
    let vectors: Vectors

    /// - Parameter texts: the segments' texts of each story, by which boilerplate is known.
    /// - Complexity: linear in the segments.
    init(_ stories: [StoryVectors?], texts: [[String]], dimension: Int) {
        var held: [String: Int] = [:]
        for story in texts { for text in Set(story) { held[text, default: 0] += 1 } }
        var sums = zip(stories, texts).map { story, texts in
            Self.unit(story?.sum { held[texts[$0]] ?? 1 } ?? [Float](repeating: 0, count: dimension))
        }
        var mean = [Float](repeating: 0, count: dimension)
        for sum in sums { for (at, value) in sum.enumerated() { mean[at] += value / Float(max(1, sums.count)) } }
        // With few stories the mean is mostly themselves.
        let share = Float(sums.count) / (Float(sums.count) + 20)
        for number in sums.indices {
            for at in mean.indices { sums[number][at] -= share * mean[at] }
            sums[number] = Self.unit(sums[number])
        }
        vectors = Vectors(rows: sums.count, columns: dimension, values: sums.flatMap { $0 })
    }

    private static func unit(_ vector: [Float]) -> [Float] {
        let norm = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return norm > 0 ? vector.map { $0 / norm } : vector
    }
}

/// An encoder that knows the vectors of the segments of two stories. The vector of consecutive segments is the mean of
/// theirs.
struct KnownVectors: SentenceEncoder {
    let dimension: Int
    private var rows: [String: [Float]] = [:]

    init(_ stories: [(Story, StoryVectors)], dimension: Int) {
        self.dimension = dimension
        for (story, vectors) in stories {
            for (row, segment) in story.document.segments.enumerated() {
                rows[segment.text] = Array(vectors.segments[row])
            }
        }
    }

    func encode(_ texts: [String]) throws(Failure) -> Vectors {
        try encode(texts, spans: texts.indices.map { $0..<$0 + 1 })
    }

    func encode(_ texts: [String], spans: [Range<Int>]) throws(Failure) -> Vectors {
        let known = texts.map { rows[$0] ?? [Float](repeating: 0, count: dimension) }
        let weights = texts.map { Float($0.utf8.count + 1) }
        var values: [Float] = []
        values.reserveCapacity(spans.count * dimension)
        for span in spans {
            if span.count == 1 {
                values += known[span.lowerBound]
                continue
            }
            var sum = [Float](repeating: 0, count: dimension)
            for row in span { for at in 0..<dimension { sum[at] += weights[row] * known[row][at] } }
            let norm = max(1e-9, sum.reduce(0) { $0 + $1 * $1 }.squareRoot())
            values += sum.map { $0 / norm }
        }
        return Vectors(rows: spans.count, columns: dimension, values: values)
    }
}
