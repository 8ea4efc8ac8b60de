import Calque
import Foundation
import TestSupport
import Testing

/// Whether the encoder is installed, for tests that need it.
let encoderIsInstalled = UniversalSentenceEncoder.standardFolder() != nil
let needsEncoder: Comment = "needs the encoder: make encoder"

/// The paths of the versions of a sample story, and the beads made by hand.
struct SamplePair: Sendable, CustomTestStringConvertible {
    let story: String
    let source: String
    let target: String

    static let all = ["politics", "energy", "markets", "sport"].flatMap { story in
        [("en", "ru"), ("en", "zh"), ("ru", "zh")].map { SamplePair(story: story, source: $0.0, target: $0.1) }
    }

    var testDescription: String { "\(story) \(source)-\(target)" }
    var sourcePath: String { path(source) }
    var targetPath: String { path(target) }
    private func path(_ language: String) -> String {
        Samples.all.first { $0.story == story && $0.language == language }?.file.path ?? ""
    }

    func segments(_ language: String) throws -> [String] {
        try #require(Samples.all.first { $0.story == story && $0.language == language }).segments
    }

    var gold: Beads {
        get throws {
            let file = SharedData.packageRoot.appendingPathComponent("samples/\(story)/story.\(source)-\(target).beads")
            return try Beads(reading: String(decoding: Data(contentsOf: file), as: UTF8.self))
        }
    }
}

/// `calque align`: its output formats and its inputs.
@Suite struct AlignTests {
    struct Record: Decodable {
        let source: [Int]
        let target: [Int]
        let sourceText: String
        let targetText: String
        let confidence: Double
        let moved: Bool
        let review: Bool
    }

    private static let politics = SamplePair(story: "politics", source: "en", target: "ru")
    private func align(_ words: String, _ pair: SamplePair = politics) throws -> ChildProcess.Result {
        try CalqueBinary.run(
            ["align", "--no-encoder", pair.sourcePath, pair.targetPath] + words.split(separator: " ").map(String.init))
    }

    // MARK: Beads

    private static let modes = encoderIsInstalled ? ["--no-encoder", "--quiet"] : ["--no-encoder"]

    /// Many pairs in one run, because the encoder takes a third of a second to start.
    private func beads(of pairs: [(source: String, target: String)], _ modes: String...) throws -> [String] {
        let folder = try TemporaryFolder()
        let lines = pairs.enumerated().map { "\($1.source)\t\($1.target)\t\(folder.path("\($0).beads"))\n" }
        let list = try folder.write("list", lines.joined().utf8)
        expectQuietSuccess(try CalqueBinary.run(["align", "-q"] + modes + ["--format", "beads", "--batch", list]))
        return try pairs.indices.map { try folder.read("\($0).beads") }
    }

    /// The interface that benchmarks use.
    @Test(arguments: modes)
    func beadsHoldEverySegmentOnceAndInOrder(mode: String) throws {
        let paths = SamplePair.all.map { ($0.sourcePath, $0.targetPath) }
        let texts = try beads(of: paths, mode)
        for (pair, text) in zip(SamplePair.all, texts) {
            let beads = try Beads(reading: text)
            #expect(beads.all.flatMap(\.source) == Array(try pair.segments(pair.source).indices))
            #expect(beads.all.flatMap(\.target).sorted() == Array(try pair.segments(pair.target).indices))
            #expect(beads.disorder == [], "\(pair.testDescription)")
            for bead in beads.all {
                #expect(bead.source.isEmpty || bead.source == Array(bead.source[0]...(bead.source.last ?? 0)))
                #expect(bead.target.isEmpty || bead.target == Array(bead.target[0]...(bead.target.last ?? 0)))
            }
            for confidence in beads.confidences {
                let text = try #require(confidence)
                #expect(text.wholeMatch(of: /0\.\d\d|1\.00/) != nil, "\(text)")
            }
        }
        // Only the articles decide, so a second run gives the same.
        #expect(try beads(of: paths, mode) == texts)
    }

    @Test func segmentedInputsAreTakenAsTheyAre() throws {
        let folder = try TemporaryFolder()
        // No segmenter would make these lines. The fourth is empty: it ends a paragraph and is no segment.
        try folder.write(
            "a", "Mr. Lee met. Then he\nleft Rome\nfor 12 days, he said. No.\n\nIt cost $7.5 million.\n".utf8)
        try folder.write(
            "b", "Mr. Lee met. Then he\nleft Rome\nfor 12 days, he said. No.\n\nIt cost $7.5 million.".utf8)
        let run = try CalqueBinary.run("align -q --no-encoder --segmented --format beads a b", in: folder)
        expectQuietSuccess(run)
        let beads = try Beads(reading: run.output)
        #expect(beads.all.flatMap(\.source) == Array(0..<4))
        #expect(beads.all.flatMap(\.target).sorted() == Array(0..<4))
        let texts = try records(
            try CalqueBinary.run("align --no-encoder --segmented --format json a b", in: folder), as: Record.self)
        #expect(texts.first { $0.source == [2] }?.sourceText == "for 12 days, he said. No.")
    }

    @Test(arguments: modes)
    func aFileWithItselfIsAllOneToOne(mode: String) throws {
        let texts = try beads(of: Samples.all.map { ($0.file.path, $0.file.path) }, "--keep-furniture", mode)
        for (story, text) in zip(Samples.all, texts) {
            let same = try story.segments.indices.map { Beads.Bead(source: [$0], target: [$0]) }
            #expect(try Beads(reading: text).all == same, "\(story.name)")
        }
    }

    /// If a block has moved, --monotone leaves it unlinked.
    @Test(.enabled(if: encoderIsInstalled, needsEncoder))
    func monotoneBeadsDoNotCross() throws {
        let words = ["align", "--format", "beads", Self.politics.sourcePath, Self.politics.targetPath]
        let free = try Beads(reading: try CalqueBinary.run(words).output).all.flatMap(\.target)
        let held = try Beads(reading: try CalqueBinary.run(words + ["--monotone"]).output).all.flatMap(\.target)
        #expect(free != free.sorted() && held == free.sorted())
    }

    // MARK: The other forms

    @Test func jsonAndTSVTellTheSameAsBeads() throws {
        let beads = try Beads(reading: try align("--format beads").output)
        let json = try records(try align("--format json"), as: Record.self)
        let source = try Self.politics.segments("en")
        let target = try Self.politics.segments("ru")
        #expect(json.map { Beads.Bead(source: $0.source, target: $0.target) } == beads.all)
        for (record, confidence) in zip(json, beads.confidences) {
            #expect(record.sourceText == record.source.map { source[$0] }.joined(separator: " "))
            #expect(record.targetText == record.target.map { target[$0] }.joined(separator: " "))
            #expect((0...1).contains(record.confidence))
            #expect(abs(record.confidence - (Double(confidence ?? "") ?? -1)) <= 0.011)
        }
        #expect(json.map { $0.moved ? ["moved"] : [] } == beads.marks)
        let rows = try align("--format tsv").lines.map { $0.components(separatedBy: "\t") }
        #expect(rows.map { $0.prefix(2) } == json.map { [$0.sourceText, $0.targetText] })
        #expect(rows.map { $0[2] } == beads.confidences)
    }

    /// Segments of Chinese are joined without a blank.
    @Test func mergedChineseHasNoBlanks() throws {
        let pair = SamplePair(story: "politics", source: "en", target: "zh")
        let target = try pair.segments("zh")
        for record in try records(try align("--format json", pair), as: Record.self) {
            #expect(record.targetText == record.target.map { target[$0] }.joined())
        }
    }

    @Test(arguments: [40, 59, 60, 80, 120, 200])
    func textFitsTheTerminal(columns: Int) throws {
        for pair in SamplePair.all.prefix(3) {
            let run = try CalqueBinary.run(
                ["align", "--no-encoder", pair.sourcePath, pair.targetPath], environment: ["COLUMNS": "\(columns)"])
            expectQuietSuccess(run)
            for line in run.lines { #expect(width(line) <= columns, "\(line)") }
            for segment in try pair.segments(pair.source) {
                #expect(run.output.contains(segment.prefix { $0 != " " }), "\(segment)")
            }
        }
    }

    @Test func tmxOnStandardOutputHoldsTheLinkedBeads() throws {
        let run = try align("--format tmx --date 2026-02-03")
        expectQuietSuccess(run)
        let folder = try TemporaryFolder()
        let units = try units(of: folder.write("a.tmx", run.outputBytes))
        let linked = try records(try align("--format json"), as: Record.self).filter {
            !$0.source.isEmpty && !$0.target.isEmpty && !$0.sourceText.hasPrefix("All news")
        }
        #expect(units.map { $0.variants.map(\.text) } == linked.map { [$0.sourceText, $0.targetText] })
    }

    // MARK: Input

    @Test func oneSideMayBeStandardInput() throws {
        let pair = Self.politics
        let expected = try align("--format beads").output
        let source = try [UInt8](Data(contentsOf: URL(fileURLWithPath: pair.sourcePath)))
        let target = try [UInt8](Data(contentsOf: URL(fileURLWithPath: pair.targetPath)))
        let words = ["align", "--no-encoder", "--format", "beads"]
        #expect(try CalqueBinary.run(words + ["-", pair.targetPath], input: source).output == expected)
        #expect(try CalqueBinary.run(words + [pair.sourcePath, "-"], input: target).output == expected)
        expectFailure(
            try CalqueBinary.run(words + ["-", "-"], input: source), 64,
            saying: "only one article can be standard input")
    }

    @Test func languagesAreToldOrGiven() throws {
        let told = try align("--format tmx").output
        #expect(told.contains(#"xml:lang="en""#) && told.contains(#"xml:lang="ru""#))
        let given = try align("--format tmx --source-lang en-GB --target-lang ru_ru").output
        #expect(given.contains(#"xml:lang="en-GB""#) && given.contains(#"xml:lang="ru-RU""#))
        #expect(given.contains(#"srclang="en-GB""#))
    }

    @Test func whatCannotBeReadIsNamed() throws {
        let folder = try TemporaryFolder()
        try folder.write("a", "A sentence.".utf8)
        try folder.write("b.bin", [1, 0, 2])
        expectFailure(try CalqueBinary.run("align --no-encoder a none", in: folder), 66, saying: "none: ")
        expectFailure(try CalqueBinary.run("align --no-encoder none a", in: folder), 66, saying: "none: ")
        expectFailure(try CalqueBinary.run("align --no-encoder a .", in: folder), 66, saying: ".: is a folder")
        expectFailure(try CalqueBinary.run("align --no-encoder a b.bin", in: folder), 65, saying: "b.bin: ")
        expectFailure(try CalqueBinary.run("align --no-encoder --segmented b.bin a", in: folder), 65, saying: "b.bin: ")
        expectFailure(try CalqueBinary.run("align a", in: folder), 64, saying: "two articles are needed")
        expectFailure(try CalqueBinary.run("align", in: folder), 64, saying: "two articles are needed")
        expectFailure(try CalqueBinary.run("align a a --encoding klingon", in: folder), 64, saying: "klingon")
    }

    // MARK: The encoder

    @Test func withoutTheEncoderOneNoteSaysSo() throws {
        let pair = Self.politics
        let off = ["CALQUE_ENCODER": ""]
        let words = ["align", "--format", "beads", pair.sourcePath, pair.targetPath]
        // If a call cannot be done, the only message says so.
        expectFailure(try CalqueBinary.run("align", environment: off), 64, saying: "two articles are needed")
        expectFailure(try CalqueBinary.run("align none none", environment: off), 66, saying: "none: ")
        let run = try CalqueBinary.run(words, environment: off)
        #expect(run.status == 0)
        #expect(run.errorLines.count == 1)
        #expect(run.errors.hasPrefix("calque: the sentence encoder is not installed"))
        #expect(run.output == (try align("--format beads").output), "it goes on as --no-encoder does")
        expectQuietSuccess(try CalqueBinary.run(words + ["--no-encoder"], environment: off))
        expectQuietSuccess(try CalqueBinary.run(words + ["--quiet"], environment: off))

        let folder = try TemporaryFolder()
        let line = "\(pair.sourcePath)\t\(pair.targetPath)\t"
        let list = try folder.write("list", "\(line)\(folder.path("1"))\n\(line)\(folder.path("2"))\n".utf8)
        let batch = try CalqueBinary.run(["align", "--batch", list], environment: off)
        #expect(batch.status == 0)
        #expect(batch.errorLines.count { $0.contains("not installed") } == 1, "\(batch.errors)")
        // A command that needs no encoder does not mention it.
        expectQuietSuccess(try CalqueBinary.run(["segment", pair.sourcePath], environment: off))
    }

    @Test func theStandardFolderIsBelowHome() throws {
        let folder = try TemporaryFolder()
        var environment = ["HOME": folder.path, "XDG_DATA_HOME": ""]
        let inherited = CalqueBinary.environment["CALQUE_ENCODER"]
        if inherited == nil {
            let run = try CalqueBinary.run("encoder", environment: environment)
            #expect(run.status == 1)
            #expect(run.output == "not installed\n" && run.errors == "")
        }
        // A named folder without an encoder is a fault, not a reason to go on without it.
        environment["CALQUE_ENCODER"] = folder.path("nothing")
        let run = try CalqueBinary.run("encoder", environment: environment)
        #expect(run.status > 1, "\(run)")
        #expect(run.errorLines.count == 1 && run.errors.contains("nothing"))
    }

    @Test(.enabled(if: encoderIsInstalled, needsEncoder))
    func theEncoderSaysThatItWorks() throws {
        let run = try CalqueBinary.run("encoder")
        expectQuietSuccess(run)
        #expect(run.output.contains(": works, 512 numbers a segment, "))
    }
}
