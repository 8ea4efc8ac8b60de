import CalqueCore
import CalqueEmbedding
import Testing

@Suite(.enabled(if: Installed.folder != nil, "needs the encoder: make encoder"))
struct EncoderTests {
    /// Sums of a vector's numbers with the signs of fixture.py.
    static let signs: [[Float]] = (0..<16).map { number in
        var state = UInt64(number + 1)
        return (0..<512).map { _ in
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return (z ^ (z >> 31)) & 1 == 1 ? 1 : -1
        }
    }

    @Test(arguments: Arithmetic.allCases.filter(\.isAvailable))
    func agreesWithThePythonPackage(arithmetic: Arithmetic) throws {
        let encoder = try UniversalSentenceEncoder(folder: try #require(Installed.folder), arithmetic: arithmetic)
        let vectors = try encoder.encode(ReferenceVector.all.map(\.text))
        let signs = Vectors(rows: 16, columns: 512, values: Self.signs.flatMap { $0 })
        for (row, reference) in ReferenceVector.all.enumerated() {
            #expect(abs(vectors.dot(row, vectors, row) - 1) < 1e-5)
            // Vectors within this limit have a cosine of 0.999 and 0.99999 or more: the limit is on the difference of
            // 16 sums.
            let tolerance: Float = arithmetic == .single ? 0.005 : 0.08
            for (number, projection) in reference.projections.enumerated() {
                let difference = abs(vectors.dot(row, signs, number) - projection)
                #expect(difference < tolerance, "text \(row), sum \(number)")
            }
        }
    }

    @Test func givesTheSameVectorInAnyCompany() throws {
        let encoder = try Installed.encoder.get()
        let texts = ReferenceVector.all.map(\.text)
        let together = try encoder.encode(texts + texts.reversed())
        #expect(together.rows == 2 * texts.count && together.columns == encoder.dimension)
        for (row, text) in texts.enumerated() {
            let alone = try encoder.encode([text])
            #expect(alone.dot(0, together, row) > 0.99999)
            #expect(alone.dot(0, together, 2 * texts.count - 1 - row) > 0.99999)
        }
        #expect(try encoder.encode([]).rows == 0)
    }

    @Test func givesTheSameVectorsOnManyThreadsWithASmallCache() throws {
        let folder = try #require(Installed.folder)
        let encoder = try UniversalSentenceEncoder(folder: folder, threads: 3, cachedPieces: 0)
        // The texts have more pieces than the smallest cache, so that rows are replaced.
        let texts = (0..<300).map { number in
            let han = UnicodeScalar(0x4E00 + number * 37).map { String(Character($0)) } ?? ""
            return "\(number * 7919) \(han) wire \(number)"
        }
        let expected = try Installed.encoder.get().encode(texts)
        for _ in 0..<2 {
            let vectors = try encoder.encode(texts)
            for row in 0..<vectors.rows { #expect(vectors.dot(row, expected, row) > 0.99999) }
        }
        let features = try encoder.features(of: texts)
        let spans = try encoder.embed(features, spans: texts.indices.map { $0..<$0 + 1 })
        for row in 0..<spans.rows { #expect(spans.dot(row, expected, row) > 0.9999) }
    }

    @Test func servesManyTasks() async throws {
        let encoder = try Installed.encoder.get()
        let texts = ReferenceVector.all.map(\.text)
        let expected = try encoder.encode(texts)
        try await withThrowingTaskGroup(of: Vectors.self) { group in
            for _ in 0..<8 { group.addTask { try encoder.encode(texts) } }
            for try await vectors in group {
                // A library's matrix product rounds a row by its place in the batch, and batches depend on the cache.
                let differences = zip(vectors.values, expected.values).map { abs($0 - $1) }
                #expect(vectors.rows == expected.rows && differences.allSatisfy { $0 < 1e-6 })
            }
        }
    }

    @Test func findsTranslations() throws {
        let encoder = try Installed.encoder.get()
        let vectors = try encoder.encode(ReferenceVector.all.prefix(9).map(\.text))
        for english in 0..<3 {
            for other in [3, 6] {
                let best = (other..<other + 3).max {
                    vectors.dot(english, vectors, $0) < vectors.dot(english, vectors, $1)
                }
                #expect(best == other + english)
            }
        }
    }

    @Test(arguments: [(2, 0.985), (3, 0.965), (4, 0.95)])
    func spansAreNearTheJoinedText(length: Int, least: Float) throws {
        let encoder = try Installed.encoder.get()
        let texts = ReferenceVector.all.prefix(6).map(\.text)
        let spans = (0...texts.count - length).map { $0..<$0 + length }
        let near = try encoder.encode(texts, spans: spans)
        let exact = try encoder.encode(spans.map { texts[$0].joined(separator: " ") })
        var sum: Float = 0
        for row in spans.indices { sum += near.dot(row, exact, row) }
        #expect(sum / Float(spans.count) > least)
    }

    @Test func spansOfOneAreTheSentences() throws {
        let encoder = try Installed.encoder.get()
        let texts = ReferenceVector.all.map(\.text)
        var features = try encoder.features(of: Array(texts.prefix(5)))
        features.append(try encoder.features(of: Array(texts.dropFirst(5))))
        #expect(features.tokens == ReferenceVector.all.map(\.count))
        let vectors = try encoder.embed(features, spans: texts.indices.map { $0..<$0 + 1 })
        let expected = try encoder.encode(texts)
        for row in texts.indices { #expect(vectors.dot(row, expected, row) > 0.9999) }
    }

    @Test(arguments: [0..<0, 2..<4, -1..<1, 3..<3])
    func refusesSpansThatAreNotThere(span: Range<Int>) throws {
        let encoder = try Installed.encoder.get()
        let features = try encoder.features(of: ["One.", "Two.", "Three."])
        #expect(throws: Failure.self) { try encoder.embed(features, spans: [0..<1, span]) }
        #expect(throws: Failure.self) { try encoder.encode(["One.", "Two.", "Three."], spans: [span]) }
    }
}

@Suite struct SentenceEncoderTests {
    /// Counts letters, for the default of `encode(_:spans:)`.
    struct Counter: SentenceEncoder {
        let dimension = 1

        func encode(_ texts: [String]) throws(Failure) -> Vectors {
            Vectors(rows: texts.count, columns: 1, values: texts.map { Float($0.utf8.count) })
        }
    }

    @Test func joinsTheSentencesOfASpan() throws {
        #expect(try Counter().encode(["ab", "c", "def"], spans: [0..<2, 1..<3, 2..<3]).values == [4, 5, 3])
        #expect(throws: Failure.self) { try Counter().encode(["ab"], spans: [0..<2]) }
    }

    @Test func dotsRowsOfAnyLength() {
        let values = (0..<38).map(Float.init)
        let vectors = Vectors(rows: 2, columns: 19, values: values)
        #expect(vectors.dot(0, vectors, 1) == zip(values[0..<19], values[19..<38]).reduce(0) { $0 + $1.0 * $1.1 })
        #expect(Array(vectors[1]) == Array(values[19...]))
    }
}
