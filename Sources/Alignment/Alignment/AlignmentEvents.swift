import CalqueCore
import CalqueEmbedding

/// Receives how far the alignment of two documents has come.
package struct AlignmentEvents: Sendable {
    /// A part of the work that takes a while in long documents.
    package enum Phase: String, Sendable { case encoding, aligning }

    /// Called when a phase begins, with the number of its steps: segments, or segments of the source.
    package var began: @Sendable (Phase, Int) -> Void
    /// Called after some more steps.
    package var advanced: @Sendable (Int) -> Void

    package init(
        began: @escaping @Sendable (Phase, Int) -> Void, advanced: @escaping @Sendable (Int) -> Void
    ) {
        self.began = began
        self.advanced = advanced
    }
}

/// Encodes long documents piece by piece, and says how far it has come. The vectors are those of the encoder.
struct ReportingEncoder: SentenceEncoder {
    let encoder: UniversalSentenceEncoder
    let events: AlignmentEvents

    /// The number of texts of a piece. A piece also has the few texts that its last spans reach into.
    private static let piece = 512

    var dimension: Int { encoder.dimension }

    func knows(_ language: LanguageTag) -> Bool { encoder.knows(language) }

    func encode(_ texts: [String]) throws(Failure) -> Vectors { try encoder.encode(texts) }

    func encode(_ texts: [String], spans: [Range<Int>]) throws(Failure) -> Vectors {
        guard texts.count > Self.piece else { return try encoder.encode(texts, spans: spans) }
        events.began(.encoding, texts.count)
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
            events.advanced(min(Self.piece, texts.count - start))
        }
        return Vectors(rows: spans.count, columns: dimension, values: values)
    }
}
