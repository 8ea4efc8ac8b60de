package import Embedding
import Segmentation

/// The vectors of all spans of one version: of each segment, of two in a row, and so on.
package struct SpanVectors: Sendable {
    let vectors: Vectors
    /// How many segments the version has.
    let count: Int

    package init(_ version: Version, encoder: any SentenceEncoder) throws {
        count = version.segments.count
        let texts = version.segments.map(\.text)
        var spans: [Range<Int>] = []
        for size in 1...Shapes.longest where size <= count {
            spans += (0...count - size).map { $0..<$0 + size }
        }
        vectors = try encoder.encode(texts, spans: spans)
    }

    /// The row of the span of `size` segments from `start`.
    func row(_ start: Int, _ size: Int) -> Int {
        // Sizes come one after the other; those below `size` have count, count − 1 … spans.
        (size - 1) * (count + 1) - size * (size - 1) / 2 + start
    }
}
