package import CalqueCore
import CalqueJSON

/// An encoder on a server that speaks the OpenAI form of embeddings (`POST …/embeddings`): vLLM, llama.cpp, Ollama,
/// text-embeddings-inference and others.
///
/// The cosines of most models lie close together: align by a `CentredEncoder` around it.
///
///     let remote = try RemoteEncoder(url: "http://127.0.0.1:8000/v1")
///     let aligner = Aligner(encoder: CentredEncoder(remote))
///
/// It may be used by several threads at a time; each call has a connection of its own.
package struct RemoteEncoder: SentenceEncoder {
    package let dimension: Int
    /// The model that is asked for.
    package let model: String
    /// How many models the server named when it was asked for one; 1 where the model was given.
    package let modelCount: Int
    /// What is put before each text.
    package let prefix: String
    private let server: EmbeddingServer

    /// Texts of a request: what servers allow, of those that are known to allow little.
    static let textsTogether = 32
    static let bytesTogether = 65_536
    /// A text that the server refuses is halved, down to so many bytes.
    static let shortestHalved = 512

    /// Asks the server for its model, and for a first vector.
    ///
    /// - Parameters:
    ///   - url: what stands before `/embeddings`, such as `http://127.0.0.1:8000/v1`.
    ///   - model: nil: the first that `GET url/models` names.
    ///   - key: sent as a bearer token; it is in no message.
    ///   - prefix: put before each text; nil: `query: ` for the models of the E5 family, which were trained with it
    ///     (Wang et al. 2024, arXiv 2402.05672), nothing for others.
    /// - Throws: `usage` for a URL or key that is none, `io` for a server that is not there or does not work, `noInput`
    ///   for one that refuses, `badData` for an answer that is none.
    package init(
        url: String, model: String? = nil, key: String? = nil, prefix: String? = nil, patience: Patience = Patience()
    ) throws(Failure) {
        server = try EmbeddingServer(url: url, key: key, patience: patience)
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

    package func encode(_ texts: [String]) throws(Failure) -> Vectors {
        // By bytes: texts that Swift holds to be equal may differ to a tokenizer.
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

    /// Consecutive texts that go into one request, by their bytes.
    static func batches(_ bytes: [Int]) -> [Range<Int>] {
        var batches: [Range<Int>] = []
        var start = 0
        var sum = 0
        for (at, count) in bytes.enumerated() {
            if at > start, at - start == textsTogether || sum + count > bytesTogether {
                batches.append(start..<at)
                (start, sum) = (at, 0)
            }
            sum += count
        }
        if start < bytes.count { batches.append(start..<bytes.count) }
        return batches
    }

    /// Whether a model's name says that it is of the E5 family: `intfloat/multilingual-e5-small`.
    static func wantsQueryPrefix(_ model: String) -> Bool {
        model.lowercased().split { !$0.isLetter && !$0.isNumber }.contains { $0.hasPrefix("e5") || $0.hasSuffix("e5") }
    }

    /// The vectors of the texts of one request, which is made smaller where the server wants less.
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
            // A text too long for the model: the mean of its parts, by their lengths.
            let left = try vectors(of: [halves.0])
            let right = try vectors(of: [halves.1])
            let weights = (Float(halves.0.utf8.count), Float(halves.1.utf8.count))
            let mean = zip(left, right).map { $0 * weights.0 + $1 * weights.1 }
            return EmbeddingAnswer.unit(mean) ?? left
        }
    }

    /// Two parts, at a blank near the middle where there is one; nil for a text that is short.
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
        /// Fewer texts, or shorter ones, may be taken.
        var isTooMuch = false
    }

    private static func fetch(
        _ texts: ArraySlice<String>, _ model: String, _ prefix: String, _ server: EmbeddingServer, dimension: Int?
    ) throws(Refused) -> EmbeddingAnswer {
        let body = EmbeddingRequest(model: model, prefix: prefix, texts: texts).body
        let answer: HTTPConnection.Answer
        do throws(Failure) {
            answer = try server.ask(
                "/embeddings", body: body, most: EmbeddingAnswer.most(count: texts.count, dimension: dimension))
        } catch { throw Refused(failure: error) }
        guard (200..<300).contains(answer.status) else {
            let isTooMuch = [400, 413, 422].contains(answer.status)
            throw Refused(failure: server.refusal(answer, path: "/embeddings"), isTooMuch: isTooMuch)
        }
        do throws(Failure) {
            return try EmbeddingAnswer(answer.body, count: texts.count, dimension: dimension)
        } catch { throw Refused(failure: error.inFile(server.url)) }
    }

    /// The names of the models, at least one.
    private static func models(of server: EmbeddingServer) throws(Failure) -> [String] {
        let advice = "name the model by --embeddings-model"
        let answer = try server.ask("/models", body: nil, most: 4 << 20)
        guard answer.status == 200 else {
            var failure = server.refusal(answer, path: "/models")
            if answer.status == 404 { failure.advice = "look at the URL, which often ends in /v1, or \(advice)" }
            throw failure
        }
        let tree: JSONTree
        do { tree = try JSONTree(answer.body) } catch {
            throw server.failure(.badData, "the list of models is \(error.message)", advice: advice)
        }
        let names = tree.root["data"]?.items.compactMap { $0["id"]?.string } ?? []
        withExtendedLifetime(tree) {}
        guard !names.isEmpty else { throw server.failure(.badData, "the server names no model", advice: advice) }
        return names
    }
}
