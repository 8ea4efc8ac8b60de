package import CalqueCore

/// Encodes long documents piece by piece, and says how far it has come. The vectors are those of the encoder,
/// apart from rounding.
package struct ReportingEncoder: SentenceEncoder {
    private let encoder: UniversalSentenceEncoder
    private let onStart: @Sendable (Int) -> Void
    private let onTexts: @Sendable (Int) -> Void

    /// The number of texts of a piece. A piece also has the few texts that its last spans reach into.
    private static let piece = 512

    /// - Parameters:
    ///   - onStart: called with the number of texts of a long document.
    ///   - onTexts: called with the number of texts that were encoded since the last call.
    package init(
        _ encoder: UniversalSentenceEncoder, onStart: @escaping @Sendable (Int) -> Void,
        onTexts: @escaping @Sendable (Int) -> Void
    ) {
        (self.encoder, self.onStart, self.onTexts) = (encoder, onStart, onTexts)
    }

    package var dimension: Int { encoder.dimension }

    package func knows(_ language: LanguageTag) -> Bool { encoder.knows(language) }

    package func encode(_ texts: [String]) throws(Failure) -> Vectors { try encoder.encode(texts) }

    package func encode(_ texts: [String], spans: [Range<Int>]) throws(Failure) -> Vectors {
        guard texts.count > Self.piece else { return try encoder.encode(texts, spans: spans) }
        onStart(texts.count)
        var places: [[Int]] = Array(repeating: [], count: (texts.count + Self.piece - 1) / Self.piece)
        for (place, span) in spans.enumerated() { places[span.lowerBound / Self.piece].append(place) }
        var values = [Float](repeating: 0, count: spans.count * dimension)
        for (number, places) in places.enumerated() {
            let start = number * Self.piece
            let end = places.reduce(start) { max($0, spans[$1].upperBound) }
            let vectors = try encoder.encode(
                Array(texts[start..<end]),
                spans: places.map { spans[$0].lowerBound - start..<spans[$0].upperBound - start })
            for (row, place) in places.enumerated() {
                values.replaceSubrange(place * dimension..<(place + 1) * dimension, with: vectors[row])
            }
            onTexts(min(Self.piece, texts.count - start))
        }
        return Vectors(rows: spans.count, columns: dimension, values: values)
    }
}
