package import CalqueCore
package import CalqueEmbedding
import CalqueSegmentation

/// The vectors of all spans of one document with up to `BeadShapes.maxSide` segments.
package struct SpanVectors: Sendable {
    let vectors: Vectors
    /// The number of segments of the document.
    let count: Int

    /// Encodes all spans of a document.
    ///
    /// - Throws: the error of the encoder.
    package init(_ document: Document, encoder: any SentenceEncoder) throws(Failure) {
        count = document.segments.count
        let texts = document.segments.map(\.text)
        var spans: [Range<Int>] = []
        for size in 1...BeadShapes.maxSide where size <= count {
            spans += (0...count - size).map { $0..<$0 + size }
        }
        vectors = try encoder.encode(texts, spans: spans)
    }

    /// Returns the cosine of a span with a span of another document.
    ///
    /// A span with more than `BeadShapes.maxSide` segments has no vector. The mean of the vectors of two parts, weighted by
    /// their numbers of segments, is used instead.
    func cosine(_ span: Range<Int>, _ other: SpanVectors, _ otherSpan: Range<Int>) -> Float {
        let (ours, theirs) = (parts(span), other.parts(otherSpan))
        return product(ours, other, theirs)
            / (product(ours, self, ours) * other.product(theirs, other, theirs)).squareRoot()
    }

    private func parts(_ span: Range<Int>) -> [(row: Int, weight: Float)] {
        let size = min(span.count, BeadShapes.maxSide)
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

    /// Returns the row of the span that has `size` segments from `start`.
    func row(_ start: Int, _ size: Int) -> Int {
        // The spans are sorted by size; the smaller sizes have count, count − 1, … spans.
        (size - 1) * (count + 1) - size * (size - 1) / 2 + start
    }
}
