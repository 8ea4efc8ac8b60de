import CalqueCore
import CalqueJSON

/// A server with the OpenAI API for embeddings.
final class EmbeddingServer: Sendable {
    /// The base URL without a slash at its end; requests append `/embeddings` or `/models`.
    let url: String
    private let key: String?
    private let isLocal: Bool
    private let retryPolicy: RetryPolicy
    private let idle = Guarded<[HTTPConnection]>([])

    /// - Throws: `Failure(.usage)` for an invalid URL or key.
    init(url: String, key: String?, retryPolicy: RetryPolicy) throws(Failure) {
        var address = Substring(url)
        while address.hasSuffix("/") { address.removeLast() }
        let lower = address.lowercased()
        let scheme = ["http://", "https://"].first { lower.hasPrefix($0) }
        let rest = address.dropFirst(scheme?.count ?? 0)
        let host = rest.prefix { $0 != "/" }
        // The URL is not repeated in the message, because it may contain a key.
        guard scheme != nil, !host.isEmpty, url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
            !url.contains("?"), !url.contains("#")
        else {
            throw Failure(
                .usage, "the URL of the embeddings is not the address of a server",
                advice: "write http://127.0.0.1:8000/v1")
        }
        guard !host.contains("@") else {
            throw Failure(
                .usage, "the URL of the embeddings contains a password", advice: "give keys in CALQUE_EMBEDDINGS_KEY")
        }
        if let key, !key.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) {
            throw Failure(.usage, "the key of the embeddings has blanks or characters that a key cannot have")
        }
        self.url = String(address)
        self.key = key.flatMap { $0.isEmpty ? nil : $0 }
        self.retryPolicy = retryPolicy
        isLocal = ["localhost", "127.0.0.1", "[::1]"].contains { name in
            host == name || host.hasPrefix(name + ":")
        }
    }

    /// Makes a request, and repeats it while the server is busy or fails.
    ///
    /// - Parameters:
    ///   - path: the path below the base URL, such as `/embeddings`.
    ///   - body: the body of a POST request; nil for GET.
    ///   - most: the greatest length of an answer in bytes.
    /// - Throws: `Failure(.io)` if the server cannot be reached or stays busy, `.usage` for a URL that libcurl refuses,
    ///   `.badData` for an answer that is too long.
    func ask(_ path: String, body: [UInt8]?, most: Int) throws(Failure) -> HTTPConnection.Response {
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
                    url + path, headers: headers, body: body, most: most, retryPolicy: retryPolicy, isLocal: isLocal)
                guard answer.status == 429 || answer.status >= 500 else {
                    idle.withLock { $0.append(connection) }
                    return answer
                }
                asked = answer.retryAfter
                failure = refusal(answer, path: path)
            } catch {
                failure = self.failure(error)
                guard case .cut = error else { throw failure }
                // A broken connection is not used again.
                connection = try HTTPConnection()
            }
            guard let pause = retryPolicy.pause(after: attempt, asked: asked) else {
                failure.message += asked.map { "; it asks for a pause of \($0) s" } ?? ""
                if attempt > 1 { failure.message += " (tried \(attempt) times)" }
                throw failure
            }
            RetryPolicy.sleep(milliseconds: pause)
            attempt += 1
        }
    }

    /// Returns an error with the URL of the server.
    func failure(_ kind: Failure.Kind, _ message: String, advice: String? = nil) -> Failure {
        Failure(kind, message, at: Failure.Place(file: url), advice: advice)
    }

    private func failure(_ fault: HTTPConnection.Fault) -> Failure {
        switch fault {
        case .badAddress(let reason): failure(.usage, "not the address of a server: \(oneLine(reason))")
        case .unreachable(let reason):
            failure(.io, "cannot be reached: \(oneLine(reason))", advice: "start the server, or check the URL")
        case .cut(let reason): failure(.io, "the server closed the connection: \(oneLine(reason))")
        case .timeout:
            failure(.io, "no answer within \(retryPolicy.milliseconds / 1000) s", advice: "the server is too slow")
        case .tooLong: failure(.badData, "the answer is longer than the vectors that were asked for")
        }
    }

    /// Returns the error for a response with a status of failure.
    func refusal(_ response: HTTPConnection.Response, path: String) -> Failure {
        let said = serverMessage(response.body).map { ": \($0)" } ?? ""
        let status = "status \(response.status)"
        switch response.status {
        case 300..<400:
            // Redirections are not followed, because the key would be sent to another server.
            let place = response.redirection.map { " to \(oneLine($0))" } ?? ""
            return failure(.noInput, "the server redirects\(place)", advice: "give the URL of the new place")
        case 401, 403:
            return failure(
                .noInput, "the server refuses the key (\(status))\(said)",
                advice: key == nil ? "give it in CALQUE_EMBEDDINGS_KEY" : "check CALQUE_EMBEDDINGS_KEY")
        case 404, 405:
            return failure(
                .noInput, "the server has no \(path) at this URL (\(status))\(said)",
                advice: "check the URL, which often ends in /v1, and the model")
        case 429: return failure(.io, "the server has too many requests (\(status))\(said)")
        case 500...: return failure(.io, "the server failed (\(status))\(said)")
        default: return failure(.noInput, "the server refuses the request (\(status))\(said)")
        }
    }

    /// Returns the error message in a body, in one of the usual forms: `{"error": {"message": …}}`, `{"error": …}`, `{"detail": …}`.
    private func serverMessage(_ body: [UInt8]) -> String? {
        guard let answer = try? JSONDocument(body).root else { return nil }
        let error = answer["error"]
        let message = error?["message"] ?? error ?? answer["detail"] ?? answer["message"]
        return message?.string.map(oneLine)
    }

    /// Returns the text of a server without the key, made fit for a message.
    private func oneLine(_ text: String) -> String {
        guard let key else { return OneLine.blanked(text, limit: 200) }
        let parts = text.split(separator: key, omittingEmptySubsequences: false)
        return OneLine.blanked(parts.joined(separator: "…"), limit: 200)
    }
}
