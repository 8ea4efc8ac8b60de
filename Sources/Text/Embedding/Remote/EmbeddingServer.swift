import CalqueCore
import CalqueJSON
import Synchronization

/// A server that speaks the OpenAI form of embeddings, below one address.
final class EmbeddingServer: Sendable {
    /// Without a slash at its end; `/embeddings` and `/models` come after it.
    let url: String
    private let key: String?
    private let isLocal: Bool
    private let patience: Patience
    private let idle = Mutex<[HTTPConnection]>([])

    /// - Throws: `usage` for an address or key that cannot be one.
    init(url: String, key: String?, patience: Patience) throws(Failure) {
        var address = Substring(url)
        while address.hasSuffix("/") { address.removeLast() }
        let lower = address.lowercased()
        let scheme = ["http://", "https://"].first { lower.hasPrefix($0) }
        let rest = address.dropFirst(scheme?.count ?? 0)
        let host = rest.prefix { $0 != "/" }
        // What is wrong is not repeated: a key may be in it.
        guard scheme != nil, !host.isEmpty, url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
            !url.contains("?"), !url.contains("#")
        else {
            throw Failure(
                .usage, "the URL of the embeddings is none of a server", advice: "write http://127.0.0.1:8000/v1")
        }
        guard !host.contains("@") else {
            throw Failure(
                .usage, "the URL of the embeddings has a password in it", advice: "give keys by CALQUE_EMBEDDINGS_KEY")
        }
        if let key, !key.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) {
            throw Failure(.usage, "the key of the embeddings has blanks or characters that no key has")
        }
        self.url = String(address)
        self.key = key.flatMap { $0.isEmpty ? nil : $0 }
        self.patience = patience
        isLocal = ["localhost", "127.0.0.1", "[::1]"].contains { name in
            host == name || host.hasPrefix(name + ":")
        }
    }

    /// Makes a request until there is an answer that is not a busy server's.
    /// - Parameters:
    ///   - path: `/embeddings`.
    ///   - body: nil for GET.
    ///   - most: more bytes of an answer are not read.
    func ask(_ path: String, body: [UInt8]?, most: Int) throws(Failure) -> HTTPConnection.Answer {
        var headers = ["Accept: application/json", "User-Agent: calque"]
        if body != nil { headers.append("Content-Type: application/json") }
        if let key { headers.append("Authorization: Bearer \(key)") }
        let kept = idle.withLock { $0.popLast() }
        var connection: HTTPConnection
        if let kept { connection = kept } else { connection = try HTTPConnection() }
        var attempt = 1
        while true {
            var failure: Failure
            var asked: Int?
            do throws(HTTPConnection.Fault) {
                let answer = try connection.ask(
                    url + path, headers: headers, body: body, most: most, patience: patience, isLocal: isLocal)
                guard answer.status == 429 || answer.status >= 500 else {
                    idle.withLock { $0.append(connection) }
                    return answer
                }
                asked = answer.retryAfter
                failure = refusal(answer, path: path)
            } catch {
                failure = self.failure(error)
                guard case .cut = error else { throw failure }
                // What is left of a connection that was cut is not used again.
                connection = try HTTPConnection()
            }
            guard let pause = patience.pause(after: attempt, asked: asked) else {
                failure.message += asked.map { ", and wants a pause of \($0) s" } ?? ""
                if attempt > 1 { failure.message += " (asked \(attempt) times)" }
                throw failure
            }
            Patience.sleep(milliseconds: pause)
            attempt += 1
        }
    }

    /// A failure that names the server.
    func failure(_ kind: Failure.Kind, _ message: String, advice: String? = nil) -> Failure {
        Failure(kind, message, at: Failure.Place(file: url), advice: advice)
    }

    private func failure(_ fault: HTTPConnection.Fault) -> Failure {
        switch fault {
        case .badAddress(let reason): failure(.usage, "not the address of a server: \(oneLine(reason))")
        case .unreachable(let reason):
            failure(.io, "cannot be reached: \(oneLine(reason))", advice: "start the server, or look at the URL")
        case .cut(let reason): failure(.io, "the server cut the connection: \(oneLine(reason))")
        case .timeout:
            failure(.io, "no answer within \(patience.milliseconds / 1000) s", advice: "the server is too slow")
        case .tooLong: failure(.badData, "the answer is longer than the vectors that were asked for")
        }
    }

    /// What an answer that brings nothing says.
    func refusal(_ answer: HTTPConnection.Answer, path: String) -> Failure {
        let said = serverMessage(answer.body).map { ": \($0)" } ?? ""
        let status = "status \(answer.status)"
        switch answer.status {
        case 300..<400:
            // Not followed: the key would go where nobody sent it.
            let place = answer.redirection.map { " to \(oneLine($0))" } ?? ""
            return failure(.noInput, "the server redirects\(place)", advice: "give the URL that it leads to")
        case 401, 403:
            return failure(
                .noInput, "the server refuses the key (\(status))\(said)",
                advice: key == nil ? "give it in CALQUE_EMBEDDINGS_KEY" : "look at CALQUE_EMBEDDINGS_KEY")
        case 404, 405:
            return failure(
                .noInput, "the server has no \(path) here (\(status))\(said)",
                advice: "look at the URL, which often ends in /v1, and the model")
        case 429: return failure(.io, "the server has too many requests (\(status))\(said)")
        case 500...: return failure(.io, "the server failed (\(status))\(said)")
        default: return failure(.noInput, "the server refuses the request (\(status))\(said)")
        }
    }

    /// The message of an error as servers write it: `{"error": {"message": …}}`, `{"error": …}`, `{"detail": …}`.
    private func serverMessage(_ body: [UInt8]) -> String? {
        guard let tree = try? JSONTree(body) else { return nil }
        let error = tree.root["error"]
        let message = error?["message"] ?? error ?? tree.root["detail"] ?? tree.root["message"]
        return withExtendedLifetime(tree) { message?.string.map(oneLine) }
    }

    private func oneLine(_ text: String) -> String { OneLine.of(text, without: key) }
}
