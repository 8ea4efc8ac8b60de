import CCalqueSemantics
import CalqueCore
import CalqueEmbedding
import CalqueFormats
import CalqueICU
import CalqueMatching
import CalqueMemory
import CalqueUnits
import Foundation
import Glibc
import TestSupport
import Testing

@testable import CalqueMatchIndex
@testable import CalqueSemantics

/// Vectors that depend on the text alone: texts that share their first letters have near vectors.
final class MadeUpEncoder: SentenceEncoder {
    let dimension: Int
    private let counted = Guarded(0)

    init(dimension: Int = 512) { self.dimension = dimension }

    /// The texts that were encoded since the last call.
    func count() -> Int {
        counted.withLock { count in
            defer { count = 0 }
            return count
        }
    }

    func encode(_ texts: [String]) throws(Failure) -> Vectors {
        counted.withLock { $0 += texts.count }
        return Vectors(rows: texts.count, columns: dimension, values: texts.flatMap { vector($0) })
    }

    func vector(_ text: String) -> [Float] {
        var own = SeededGenerator(seed: text.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) })
        var family = SeededGenerator(seed: UInt64(text.utf8.first ?? 0))
        let values = (0..<dimension).map { number in
            Float.random(in: -1...1, using: &family) * (number % 7 == 0 ? 3 : 0.3)
                + Float.random(in: -1...1, using: &own) * 0.6
        }
        let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return values.map { $0 / length }
    }
}

/// An encoder whose files are damaged.
private struct DamagedEncoder: SentenceEncoder {
    let dimension = 64
    var value = Float.nan

    func encode(_ texts: [String]) throws(Failure) -> Vectors {
        let row = [Float](repeating: 0.125, count: dimension - 1) + [value]
        return Vectors(rows: texts.count, columns: dimension, values: texts.flatMap { _ in row })
    }
}

@Suite struct SemanticTests {
    private let folder: TemporaryFolder
    private let encoder = MadeUpEncoder()

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("wire/.keep", [])
    }

    private func write(_ units: [TranslationUnit], to name: String) throws {
        var bytes: [UInt8] = []
        let header = TMXHeader(sourceLanguage: "en", version: "1", creationDate: nil)
        let writer = try TMXWriter(to: { bytes.append(contentsOf: $0) }, header: header)
        for unit in units { try writer.write(unit) }
        try writer.finish()
        try folder.write("wire/" + name, bytes)
    }

    private func units(_ random: inout SeededGenerator, _ count: Int) -> [TranslationUnit] {
        func text() -> String {
            let letter = "abcdefgh".randomElement(using: &random).map(String.init) ?? ""
            return "\(letter) word \(Int.random(in: 0..<200, using: &random))"
        }
        return (0..<count).map { _ in
            var unit = TranslationUnit(variants: [Variant("en", text())])
            if Bool.random(using: &random) { unit.variants.append(Variant("ru", text())) }
            if Int.random(in: 0..<4, using: &random) == 0 { unit.variants = [Variant("zh", text())] }
            return unit
        }
    }

    private func open(
        from source: LanguageTag? = nil, to target: LanguageTag? = nil, cache: String? = "cache",
        onNote: @escaping @Sendable (String) -> Void = { _ in }
    ) throws -> SemanticMemory {
        let index = try IndexedMemory(
            Memory(open: folder.path("wire")), from: source, to: target, cache: cache.map { folder.path($0) })
        return try SemanticMemory(
            index, encoder: encoder, name: "made up", events: SemanticEvents(onNote: onNote))
    }

    @Test(arguments: [Float.nan, .infinity, -.infinity]) func vectorsThatAreNoNumbersAreNotKept(value: Float) throws {
        var random = SeededGenerator(seed: 90)
        try write(units(&random, 30), to: "a.tmx")
        let index = try IndexedMemory(Memory(open: folder.path("wire")), from: nil, cache: folder.path("cache"))
        let failure = #expect(throws: Failure.self) {
            try SemanticMemory(index, encoder: DamagedEncoder(value: value), name: "damaged")
        }
        #expect(failure?.kind == .badData && failure?.message.contains("not finite") == true)
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path("cache"))
        #expect(!names.contains { $0.contains("vectors") }, "\(names)")
        _ = try SemanticMemory(index, encoder: DamagedEncoder(value: 0.125), name: "damaged")
    }

    /// The result of an exhaustive scan of the vectors in the files: positions, best first.
    private func scan(
        _ text: String, _ memory: SemanticMemory, from source: LanguageTag?, to target: LanguageTag?, limit: Int
    ) throws -> [(position: Int, score: Float)] {
        let (parts, files) = try memory.withStored { (parts, files) throws(IndexError) in (parts, files) }
        var best: [Int: Float] = [:]
        for part in parts {
            let file = try #require(files[part.name])
            let query = ByteVector(file.rotation.turn(encoder.vector(text))[...])
            for row in 0..<file.header.rowCount {
                let variant = file.variants.number(row)
                let language = part.languages[try part.language(ofVariant: variant)]
                if let source, !language.matches(source) { continue }
                guard let position = try part.position(ofVariant: variant) else { continue }
                let block = file.block(of: row)
                var values: [Int8] = []
                for stage in 0..<3 {
                    values += file.blocks.raw(block.bytes(row, stage: stage)).map { Int8(bitPattern: $0) }
                }
                let product = zip(values, query.values).reduce(0) { $0 + Int($1.0) * Int($1.1) }
                let stored = ByteVector(values: values)
                let score = Float(product) * stored.factor * query.factor
                best[position] = max(best[position] ?? -2, score)
            }
        }
        return best.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit)
            .map { ($0.key, $0.value) }
    }

    @Test(arguments: [nil, "en", "zh"] as [LanguageTag?], [nil, "ru"] as [LanguageTag?])
    func theAnswerIsThatOfAnExhaustiveScan(source: LanguageTag?, target: LanguageTag?) throws {
        var random = SeededGenerator(seed: 5)
        try write(units(&random, 500), to: "a.tmx")
        try write(units(&random, 40), to: "b.tmx")
        _ = try open()
        // A part of its own, and one of which a file was removed.
        try write(units(&random, 30), to: "c.tmx")
        unlink(folder.path("wire/b.tmx"))
        let memory = try open(from: source, to: target)
        for text in ["a word 3", "c word 199", "h", "zzz", "d word 17"] {
            for limit in [1, 10, 1000] {
                let expected = try scan(text, memory, from: source, to: target, limit: limit)
                let found = try memory.matches(for: text, limit: limit)
                #expect(found.map(\.position) == expected.map(\.position), "\(text)")
                #expect(found.map { Float($0.score) } == expected.map(\.score), "\(text)")
            }
        }
    }

    /// The order by margin is that of a plain computation: the first of the nearest, by the cosine less half the mean cosine of
    /// each with its eight nearest in the language of the query.
    @Test func theMarginOrdersTheNearest() throws {
        var random = SeededGenerator(seed: 15)
        let all = (0..<400).map { _ in
            TranslationUnit(variants: [
                Variant(
                    "en",
                    "\("abcdefgh".randomElement(using: &random) ?? "a") \(Int.random(in: 0..<9999, using: &random))"),
                Variant(
                    "ru",
                    "\("abcdefgh".randomElement(using: &random) ?? "a") \(Int.random(in: 0..<9999, using: &random))"),
            ])
        }
        try write(all, to: "a.tmx")
        let memory = try open(from: "ru")
        func cosine(_ one: [Float], _ other: [Float]) -> Float {
            var sum: Float = 0
            for number in one.indices { sum += one[number] * other[number] }
            return sum
        }
        let vectors = all.map { encoder.vector($0.variants[0].text) }
        // The program compares 384 of the 400 rows: runs of 32, evenly spread. All but a few of the nearest are among them.
        for text in ["a 17", "c 2000", "h 5"] {
            let byCosine = try memory.matches(for: text, limit: 32)
            let found = try memory.matches(for: text, in: "en", limit: 10)
            #expect(found.map(\.position) != byCosine.prefix(10).map(\.position))
            #expect(Set(found.map(\.position)).isSubset(of: byCosine.map(\.position)))
            let rows = (0..<12).flatMap { run in (0..<32).map { 400 / 12 * run + $0 } }
            let asked = encoder.vector(text)
            var known: [Int: Float] = [:]
            func margin(_ match: SemanticMatch) -> Float {
                if let margin = known[match.position] { return margin }
                let own = encoder.vector(match.text)
                let near = rows.filter { $0 != match.position }.map { cosine(vectors[$0], own) }.sorted(by: >).prefix(8)
                known[match.position] = cosine(asked, own) - near.reduce(0, +) / 16
                return known[match.position] ?? 0
            }
            let expected = byCosine.map { (margin($0), $0.position) }.sorted { $0.0 > $1.0 }.prefix(10)
            for (match, wanted) in zip(found, expected) {
                #expect(abs(margin(match) - wanted.0) < 0.005, "\(text): \(found.map(\.position)) \(expected)")
            }
        }
        // A memory without the language, or with few segments of it, has the order of the cosines.
        #expect(
            try memory.matches(for: "a 17", in: "zh", limit: 9).map(\.position)
                == memory.matches(for: "a 17", limit: 9).map(\.position))
    }

    @Test func theSameTextIsFoundFirstInAnyLanguage() throws {
        try write(
            [
                TranslationUnit(variants: [Variant("en", "alpha"), Variant("ru", "beta")]),
                TranslationUnit(variants: [Variant("zh", "gamma")]),
            ], to: "a.tmx")
        let memory = try open()
        let found = try memory.matches(for: "gamma", limit: 1)
        #expect(found.first?.text == "gamma" && found.first?.language == "zh" && found.first?.position == 1)
        #expect((found.first?.score ?? 0) > 0.999)
        let other = try memory.matches(for: "beta", limit: 5)
        #expect(other.first?.text == "beta" && other.first?.targets.map(\.text) == ["alpha"])
        #expect(other.count == 2, "a unit is listed once")
        #expect(try memory.matches(for: "beta", limit: 5, cutoff: 0.99).count == 1)
        #expect(throws: Failure.self) { try memory.matches(for: " ") }
    }

    @Test func onlyWhatIsNewIsEmbedded() throws {
        var random = SeededGenerator(seed: 6)
        try write(units(&random, 100), to: "a.tmx")
        _ = try open()
        #expect(encoder.count() > 100)
        _ = try open()
        #expect(encoder.count() == 0)
        let more = units(&random, 90)
        try write(more, to: "b.tmx")
        let memory = try open()
        let count = encoder.count()
        #expect(count > 0 && count <= more.flatMap(\.variants).count)
        #expect(try memory.matches(for: more[3].variants[0].text, limit: 1).first?.score ?? 0 > 0.999)
        // Vectors of parts that no longer exist are removed.
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path("cache"))
        #expect(files.count { $0.hasSuffix(".vectors") } == files.count { $0.hasSuffix(".part") })
    }

    @Test func damagedVectorsAreMadeAnew() throws {
        var random = SeededGenerator(seed: 8)
        try write(units(&random, 60), to: "a.tmx")
        let expected = try open().matches(for: "a word 9", limit: 20).map { "\($0.position) \($0.score)" }
        let cache = folder.path("cache/")
        let name = try #require(
            try FileManager.default.subpathsOfDirectory(atPath: cache).first { $0.hasSuffix(".vectors") })
        let sound = try Data(contentsOf: URL(fileURLWithPath: cache + name))
        for trial in 0..<24 {
            var bytes = sound
            if trial % 4 == 0 {
                bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random))
            } else {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 0x41
            }
            try bytes.write(to: URL(fileURLWithPath: cache + name))
            let found = try open().matches(for: "a word 9", limit: 20).map { "\($0.position) \($0.score)" }
            #expect(found == expected, "trial \(trial)")
        }
        // The search works even if the vectors cannot be kept.
        #expect(try open(cache: nil).matches(for: "a word 9", limit: 20).count == expected.count)
    }

    @Test func shortVectorsAreFilledUp() throws {
        let encoder = MadeUpEncoder(dimension: 70)
        try write((0..<50).map { TranslationUnit(variants: [Variant("en", "a\($0)")]) }, to: "a.tmx")
        let index = try IndexedMemory(Memory(open: folder.path("wire")), from: nil, cache: nil)
        let memory = try SemanticMemory(index, encoder: encoder, name: "short")
        #expect(try memory.matches(for: "a17", limit: 1).first?.text == "a17")
    }

    @Test func boundsAreNeverBelow() {
        var random = SeededGenerator(seed: 9)
        for width in [64, 128, 512] {
            func row() -> [Int8] { (0..<width).map { _ in Int8.random(in: -128...127, using: &random) } }
            let (query, rows) = (ByteVector(values: row()), (0..<50).map { _ in ByteVector(values: row()) })
            let stage = ByteVector.stages(width)[0]
            let bytes = rows.flatMap { $0.values[..<stage] }
            var products = [Int32](repeating: 0, count: rows.count)
            var bounds = [Float](repeating: 0, count: rows.count)
            let best = calque_semantics_bounds(
                bytes, rows.count, stage, query.values, rows.map(\.factor), rows.map { $0.rests[0] }, query.rests[0],
                &products, &bounds)
            #expect(bounds[best] == bounds.max())
            for (number, row) in rows.enumerated() {
                let product = zip(row.values, query.values).reduce(0) { $0 + Int($1.0) * Int($1.1) }
                #expect(Int(calque_semantics_product(row.values, query.values, width)) == product)
                #expect(Float(product) * row.factor <= bounds[number])
                let first = zip(row.values, query.values).prefix(stage).reduce(0) { $0 + Int($1.0) * Int($1.1) }
                #expect(Int(products[number]) == first)
            }
        }
    }
}
