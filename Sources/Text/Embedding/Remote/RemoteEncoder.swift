public import CalqueCore
import CalqueJSON

/// An encoder on a server with the OpenAI API for embeddings (`POST …/embeddings`), such as vLLM, llama.cpp, Ollama and
/// text-embeddings-inference.
///
/// The cosines of most models are close together, so alignment needs a `CentredEncoder` around it.
///
///     let remote = try RemoteEncoder(url: "http://127.0.0.1:8000/v1")
///     let aligner = Aligner(encoder: CentredEncoder(remote))
///
/// Several threads may use it at the same time. Each call has its own connection.
public struct RemoteEncoder: SentenceEncoder {
    /// The length of the vectors, from the server's first response.
    public let dimension: Int
    /// The name of the model in requests.
    public let model: String
    /// The number of models that the server listed; 1 if the model was given.
    public let modelCount: Int
    /// The prefix of each text.
    public let prefix: String
    private let server: EmbeddingServer

    /// The greatest number of texts of a request. Some servers allow no more.
    static let textsPerBatch = 32
    /// The greatest size of the texts of a request in bytes, except for a single longer text.
    static let bytesPerBatch = 65_536
    /// The least size of a text in bytes that is split in halves when the server refuses it.
    static let shortestHalved = 512

    /// Connects to a server: asks for its models if none is given, and for a first vector.
    ///
    /// - Parameters:
    ///   - url: the URL without `/embeddings`, such as `http://127.0.0.1:8000/v1`.
    ///   - model: the name of the model; nil for the first one that `GET url/models` lists.
    ///   - key: a key that is sent as a bearer token. It is in no message.
    ///   - prefix: the prefix of each text. By default it is `query: ` for models of the E5 family, which were trained with
    ///     it (Wang et al. 2024, arXiv 2402.05672), and empty for others.
    ///   - retryPolicy: timeouts and repetitions of requests.
    /// - Throws: `Failure(.usage)` for an invalid URL or key, `.io` for a server that cannot be reached or fails, `.noInput`
    ///   for one that refuses the request, `.badData` for an invalid response.
    public init(
        url: String, model: String? = nil, key: String? = nil, prefix: String? = nil,
        retryPolicy: RetryPolicy = RetryPolicy()
    ) throws(Failure) {
        server = try EmbeddingServer(url: url, key: key, retryPolicy: retryPolicy)
        if let model {
            self.model = model
            modelCount = 1
        } else {
            let models = try Self.models(of: server)
            self.model = models[0]
            modelCount = models.count
        }
        self.prefix = prefix ?? (Self.wantsQueryPrefix(self.model) ? "query: " : "")
        do throws(Refused) {
            dimension = try Self.fetch(["A sentence."], self.model, self.prefix, server, dimension: nil).dimension
        } catch { throw error.failure }
    }

    /// Encodes texts, each different one once.
    ///
    /// - Throws: as `init`.
    /// - Complexity: a request for every 32 texts or 64 KiB.
    public func encode(_ texts: [String]) throws(Failure) -> Vectors {
        // Texts are compared by bytes, because a tokenizer distinguishes canonically equivalent texts.
        var rowOf: [[UInt8]: Int] = [:]
        var unique: [String] = []
        let rows = texts.map { text in
            let bytes = Array(text.utf8)
            if let row = rowOf[bytes] { return row }
            rowOf[bytes] = unique.count
            unique.append(text)
            return unique.count - 1
        }
        var found: [Float] = []
        found.reserveCapacity(unique.count * dimension)
        for batch in Self.batches(unique.map { $0.utf8.count + prefix.utf8.count }) {
            found += try vectors(of: unique[batch])
        }
        if rows.count == unique.count { return Vectors(rows: rows.count, columns: dimension, values: found) }
        let values = rows.flatMap { found[$0 * dimension..<($0 + 1) * dimension] }
        return Vectors(rows: rows.count, columns: dimension, values: values)
    }

    /// Returns the ranges of texts that form the requests, given the sizes of the texts in bytes.
    static func batches(_ bytes: [Int]) -> [Range<Int>] {
        var batches: [Range<Int>] = []
        var start = 0
        var sum = 0
        for (at, count) in bytes.enumerated() {
            if at > start, at - start == textsPerBatch || sum + count > bytesPerBatch {
                batches.append(start..<at)
                (start, sum) = (at, 0)
            }
            sum += count
        }
        if start < bytes.count { batches.append(start..<bytes.count) }
        return batches
    }

    /// Returns whether a model is of the E5 family by its name, such as `intfloat/multilingual-e5-small`.
    static func wantsQueryPrefix(_ model: String) -> Bool {
        model.lowercased().split { !$0.isLetter && !$0.isNumber }.contains { $0.hasPrefix("e5") || $0.hasSuffix("e5") }
    }

    /// Returns the vectors of the texts of one request, which is split if the server refuses its size.
    private func vectors(of texts: ArraySlice<String>) throws(Failure) -> [Float] {
        do throws(Refused) {
            return try Self.fetch(texts, model, prefix, server, dimension: dimension).values
        } catch {
            guard error.isTooMuch else { throw error.failure }
            if texts.count > 1 {
                let half = texts.startIndex + texts.count / 2
                return try vectors(of: texts[..<half]) + vectors(of: texts[half...])
            }
            guard let text = texts.first, let halves = Self.halves(of: text) else { throw error.failure }
            // A text that is too long for the model gets the mean of its halves, weighted by their lengths.
            let left = try vectors(of: [halves.0])
            let right = try vectors(of: [halves.1])
            let weights = (Float(halves.0.utf8.count), Float(halves.1.utf8.count))
            let mean = zip(left, right).map { $0 * weights.0 + $1 * weights.1 }
            return EmbeddingResponse.unit(mean) ?? left
        }
    }

    /// Splits a text near its middle, at a blank if possible; nil for a short text.
    static func halves(of text: String) -> (String, String)? {
        let bytes = Array(text.utf8)
        guard bytes.count >= shortestHalved else { return nil }
        let middle = bytes.count / 2
        let near = middle..<middle + bytes.count / 4
        let cut = near.first { bytes[$0] == 0x20 } ?? near.first { bytes[$0] & 0xC0 != 0x80 } ?? middle
        return (String(decoding: bytes[..<cut], as: UTF8.self), String(decoding: bytes[cut...], as: UTF8.self))
    }

    private struct Refused: Error {
        var failure: Failure
        /// Whether the server may accept fewer or shorter texts.
        var isTooMuch = false
    }

    private static func fetch(
        _ texts: ArraySlice<String>, _ model: String, _ prefix: String, _ server: EmbeddingServer, dimension: Int?
    ) throws(Refused) -> EmbeddingResponse {
        let body = EmbeddingRequest(model: model, prefix: prefix, texts: texts).body
        let answer: HTTPConnection.Response
        do throws(Failure) {
            answer = try server.ask(
                "/embeddings", body: body, most: EmbeddingResponse.most(count: texts.count, dimension: dimension))
        } catch { throw Refused(failure: error) }
        guard (200..<300).contains(answer.status) else {
            let isTooMuch = [400, 413, 422].contains(answer.status)
            throw Refused(failure: server.refusal(answer, path: "/embeddings"), isTooMuch: isTooMuch)
        }
        do throws(Failure) {
            return try EmbeddingResponse(answer.body, count: texts.count, dimension: dimension)
        } catch { throw Refused(failure: error.inFile(server.url)) }
    }

    /// Returns the names of the server's models, at least one.
    private static func models(of server: EmbeddingServer) throws(Failure) -> [String] {
        let advice = "name the model with --embeddings-model"
        let answer = try server.ask("/models", body: nil, most: 4 << 20)
        guard answer.status == 200 else {
            var failure = server.refusal(answer, path: "/models")
            if answer.status == 404 { failure.advice = "check the URL, which often ends in /v1, or \(advice)" }
            throw failure
        }
        let list: JSONValue
        do { list = try JSONDocument(answer.body).root } catch {
            throw server.failure(.badData, "the list of models is no JSON: \(error.message)", advice: advice)
        }
        let names = list["data"]?.items?.compactMap { $0["id"]?.string } ?? []
        guard !names.isEmpty else { throw server.failure(.badData, "the server lists no model", advice: advice) }
        return names
    }
}
