import Foundation
import TestSupport
import Testing

/// Inputs that once took quadratic time or memory. The limits are far above what a debug build needs, and far below what
/// the square of the input needed.
@Suite(.serialized) struct LinearTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func write(_ name: String, units: [(String, String)]) throws {
        let body = units.map {
            "<tu><tuv xml:lang=\"en\"><seg>\($0.0)</seg></tuv><tuv xml:lang=\"ru\"><seg>\($0.1)</seg></tuv></tu>"
        }
        try folder.write(
            name,
            ("<tmx version=\"1.4\"><header srclang=\"en\" datatype=\"plaintext\" segtype=\"sentence\" adminlang=\"en\" o-tmf=\"x\" "
                + "creationtool=\"x\" creationtoolversion=\"1\"/><body>\(body.joined())</body></tmx>").utf8)
    }

    /// Runs a command with a limit of its address space in kilobytes.
    private func run(_ line: String, kilobytes: Int = 1_500_000) throws -> ChildProcess.Result {
        try CalqueBinary.shell("ulimit -v \(kilobytes); exec calque \(line)", in: folder)
    }

    /// Expects that four times the input takes less than eight times as long. The square would be sixteen times.
    private func expectLinear(
        _ counts: [Int], sourceLocation: SourceLocation = #_sourceLocation, _ run: (Int) throws -> ChildProcess.Result
    ) throws {
        var seconds: [Double] = []
        for count in counts {
            let result = try run(count)
            #expect(result.status < 2, "\(result.errors.prefix(300))", sourceLocation: sourceLocation)
            seconds.append(result.seconds)
        }
        #expect(seconds[1] < 8 * seconds[0] + 0.3, "\(seconds)", sourceLocation: sourceLocation)
    }

    @Test func fragmentsOfDots() throws {
        let dots = String(repeating: ".", count: 20_000)
        try write("d.tmx", units: [("Contents" + dots, "Содержание")])
        try folder.write("q", "Contents\(dots.dropLast()) z".utf8)
        let run = try run("query d.tmx --queries q --to ru --quiet")
        #expect(run.status < 2 && run.seconds < 30, "\(run.seconds) s: \(run.errors.prefix(300))")
    }

    @Test func fragmentsOfARepeatedPair() throws {
        try write("e.tmx", units: [("Hello world", "Привет")])
        try expectLinear([25_000, 100_000]) { count in
            try folder.write("q", (String(repeating: "Hello world ", count: count) + "x").utf8)
            return try run("query e.tmx --queries q --to ru --quiet")
        }
    }

    @Test func aQueryOfManyDifferentTokens() throws {
        let words = (0..<70_000).map { "w\($0)" }.joined(separator: " ")
        try write("t.tmx", units: [(words, "x")])
        try folder.write("q", (words + "\n").utf8)
        // Dense rows of 70,000 tokens are 600 MB, and a query has three patterns.
        let run = try run("query t.tmx --queries q --to ru --format tsv --no-fragments --quiet", kilobytes: 600_000)
        #expect(run.status == 0 && run.output.contains("100.0000"), "\(run.errors.prefix(300))")
    }

    @Test func segmentsOfXLIFFInAnotherOrder() throws {
        func marks(_ numbers: some Sequence<Int>, _ text: (Int) -> String) -> String {
            numbers.map { "<mrk mtype=\"seg\" mid=\"\($0)\">\(text($0))</mrk>" }.joined()
        }
        try expectLinear([12_500, 50_000]) { count in
            try folder.write(
                "a.xlf",
                ("<xliff version=\"1.2\"><file source-language=\"en\" target-language=\"ru\"><body><trans-unit id=\"1\">"
                    + "<source>x</source><seg-source>\(marks(0..<count) { "a\($0)" })</seg-source>"
                    + "<target>\(marks((0..<count).reversed()) { "б\($0)" })</target></trans-unit></body></file></xliff>")
                    .utf8)
            return try run("import m\(count).tmx a.xlf --quiet", kilobytes: 4_000_000)
        }
        let written = try folder.read("m50000.tmx").replacing(/>\s+</, with: "><")
        #expect(written.contains("<seg>a49999</seg></tuv><tuv xml:lang=\"ru\"><seg>б49999</seg>"))
    }

    /// 40,000 words with the same hash of the table without a key (`one-hash.txt` of the attacks).
    @Test(.enabled(if: SharedData.folder != nil, "needs ../shared"))
    func wordsOfOneHash() throws {
        let text = String(decoding: try SharedData.bytes("eval/reports/attacks/one-hash.txt"), as: UTF8.self)
        let words = text.split(whereSeparator: \.isNewline).map(String.init)
        try #require(words.count >= 40_000)
        func units(_ words: ArraySlice<String>) -> [(String, String)] {
            stride(from: 0, to: words.count, by: 10).map {
                (words[$0..<min($0 + 10, words.count)].joined(separator: " "), "x")
            }
        }
        try write("same.tmx", units: units(words[..<40_000]))
        try write("other.tmx", units: units((0..<40_000).map { "w\($0)xyzabcd" }[...]))
        let same = try run("index same.tmx")
        let other = try run("index other.tmx")
        #expect(same.status == 0 && other.status == 0)
        #expect(same.seconds < 4 * other.seconds + 1, "\(same.seconds) s, others \(other.seconds) s")
    }
}
