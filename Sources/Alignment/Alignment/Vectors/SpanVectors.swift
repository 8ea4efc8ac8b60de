package import CalqueEmbedding
import CalqueSegmentation

/// The vectors of all spans of one version: of each segment, of two in a row, and so on.
package struct SpanVectors: Sendable {
    let vectors: Vectors
    /// How many segments the version has.
    let count: Int

    package init(_ version: Document, encoder: any SentenceEncoder) throws {
        count = version.segments.count
        let texts = version.segments.map(\.text)
        var spans: [Range<Int>] = []
        for size in 1...Shapes.longest where size <= count {
            spans += (0...count - size).map { $0..<$0 + size }
        }
        vectors = try encoder.encode(texts, spans: spans)
    }

    /// The cosine of a span with one of another version; of more than `Shapes.longest` segments, whose vector was not
    /// made, it is the mean of those of two parts, as many times as each has segments.
    func cosine(_ span: Range<Int>, _ other: SpanVectors, _ otherSpan: Range<Int>) -> Float {
        let (ours, theirs) = (parts(span), other.parts(otherSpan))
        return product(ours, other, theirs)
            / (product(ours, self, ours) * other.product(theirs, other, theirs)).squareRoot()
    }

    private func parts(_ span: Range<Int>) -> [(row: Int, weight: Float)] {
        let size = min(span.count, Shapes.longest)
        let first = (row(span.lowerBound, size), Float(size))
        if size == span.count { return [first] }
        return [first, (row(span.lowerBound + size, span.count - size), Float(span.count - size))]
    }

    private func product(
        _ parts: [(row: Int, weight: Float)], _ other: SpanVectors, _ others: [(row: Int, weight: Float)]
    ) -> Float {
        parts.reduce(0) { sum, part in
            others.reduce(sum) { $0 + part.weight * $1.weight * vectors.dot(part.row, other.vectors, $1.row) }
        }
    }

    /// The row of the span of `size` segments from `start`.
    func row(_ start: Int, _ size: Int) -> Int {
        // Sizes come one after the other; those below `size` have count, count − 1 … spans.
        (size - 1) * (count + 1) - size * (size - 1) / 2 + start
    }
}
