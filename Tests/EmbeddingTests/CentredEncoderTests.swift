import CalqueCore
import CalqueEmbedding
import Testing

/// Vectors less the mean of all texts of a call.
@Suite struct CentredEncoderTests {
    /// All vectors have a large common part, as with the models that need centring.
    struct Narrow: SentenceEncoder {
        let dimension = 4
        func encode(_ texts: [String]) throws(Failure) -> Vectors {
            let rows = texts.flatMap { text -> [Float] in
                let own: Float = 0.3
                let row: [Float] = [
                    1, text.contains("a") ? own : 0, text.contains("b") ? own : 0, text.contains("c") ? own : 0,
                ]
                let length = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
                return row.map { $0 / length }
            }
            return Vectors(rows: texts.count, columns: dimension, values: rows)
        }
    }

    private let centred = CentredEncoder(Narrow())

    @Test func whatIsCommonGoes() throws {
        let texts = ["a", "b", "c", "a", "b", "c"]
        let (raw, vectors) = (try Narrow().encode(texts), try centred.encode(texts))
        #expect(raw.dot(0, raw, 1) > 0.9)
        #expect(vectors.dot(0, vectors, 1) < 0.3)
        #expect(abs(vectors.dot(0, vectors, 3) - 1) < 1e-5)
        for row in texts.indices { #expect(abs(vectors.dot(row, vectors, row) - 1) < 1e-5) }
    }

    @Test func aTextAloneKeepsItsVector() throws {
        let (raw, vectors) = (try Narrow().encode(["a"]), try centred.encode(["a"]))
        #expect(abs(raw.dot(0, vectors, 0) - 1) < 1e-5)
        #expect(try centred.encode([]).rows == 0)
    }

    @Test func aPairIsEncodedAsOneAndALongerSpanIsTheMeanByLengths() throws {
        let texts = ["a", "bbb", "c", ""]
        let single = try centred.encode(texts)
        let spans = try centred.encode(texts, spans: [0..<1, 0..<2, 0..<3, 3..<4, 0..<4, 1..<3])
        #expect(spans.rows == 6)
        for (row, text) in [(0, 0), (3, 3)] { expectAlong(spans[row], Array(single[text])) }
        // The mean of the single texts is subtracted.
        let raw = try Narrow().encode(texts + ["a bbb", "bbb c"])
        let common = (0..<4).map { column in (0..<4).reduce(0) { $0 + raw[$1][raw[$1].startIndex + column] } / 5 }
        for (row, pair) in [(1, 4), (5, 5)] { expectAlong(spans[row], zip(raw[pair], common).map { $0 - $1 }) }
        expectAlong(spans[2], (0..<4).map { single[0][$0] + 3 * single[1][4 + $0] + single[2][8 + $0] })
        for row in 0..<6 { #expect(abs(spans.dot(row, spans, row) - 1) < 1e-5) }
        #expect(throws: Failure.self) { try centred.encode(texts, spans: [2..<5]) }
        #expect(throws: Failure.self) { try centred.encode(texts, spans: [2..<2]) }
    }

    /// A unit vector that has the direction of another.
    private func expectAlong(_ unit: ArraySlice<Float>, _ vector: [Float]) {
        let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
        #expect(zip(unit, vector).allSatisfy { abs($0 - $1 / length) < 1e-5 })
    }
}
