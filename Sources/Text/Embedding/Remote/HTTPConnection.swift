import CCalqueCurl
import CalqueCore

/// A connection to a server, kept open between requests, by libcurl.
///
/// It is `@unchecked Sendable` because libcurl allows a handle to be used by any thread, but by one at a time. The owner
/// of a connection ensures that.
final class HTTPConnection: @unchecked Sendable {
    struct Response {
        var status: Int
        var body: [UInt8]
        /// The pause in seconds that the server asks for.
        var retryAfter: Int?
        /// The place to which the server redirects.
        var redirection: String?
    }

    /// The reasons why there is no response, with libcurl's messages.
    enum Fault: Error {
        case badAddress(String)
        case unreachable(String)
        /// The server closed the connection.
        case cut(String)
        case timeout(String)
        /// The response is longer than allowed.
        case tooLong
    }

    private let handle: OpaquePointer

    init() throws(Failure) {
        guard let handle = calque_http_open() else {
            throw Failure(.io, "libcurl.so.4 cannot be loaded", advice: "install Debian's package libcurl4")
        }
        self.handle = handle
    }

    deinit { calque_http_close(handle) }

    /// Makes a request.
    ///
    /// - Parameters:
    ///   - body: the body of a POST request; nil for GET.
    ///   - most: the greatest length of a response in bytes.
    ///   - isLocal: whether the proxy of the environment is not used.
    func ask(
        _ url: String, headers: [String], body: [UInt8]?, most: Int, retryPolicy: RetryPolicy, isLocal: Bool
    ) throws(Fault) -> Response {
        var request = calque_http_request()
        request.most = most
        request.connect_milliseconds = retryPolicy.connectMilliseconds
        request.milliseconds = retryPolicy.milliseconds
        request.is_local = isLocal
        var answer = calque_http_answer()
        // Every line ends with NUL, the table of their addresses with a null pointer.
        let lines = headers.map { Array($0.utf8CString) }
        let texts = lines.flatMap { $0 }
        url.withCString { url in
            texts.withUnsafeBufferPointer { texts in
                var table: [UnsafePointer<CChar>?] = []
                var at = 0
                for line in lines {
                    table.append(texts.baseAddress.map { $0 + at })
                    at += line.count
                }
                table.append(nil)
                table.withUnsafeBufferPointer { table in
                    (body ?? []).withUnsafeBufferPointer { bytes in
                        bytes.withMemoryRebound(to: CChar.self) { bytes in
                            request.url = url
                            request.headers = table.baseAddress
                            request.body = body == nil ? nil : bytes.baseAddress
                            request.body_length = bytes.count
                            calque_http_ask(handle, &request, &answer)
                        }
                    }
                }
            }
        }
        return try Self.read(answer)
    }

    private static func read(_ answer: calque_http_answer) throws(Fault) -> Response {
        var answer = answer
        let reason = withUnsafeBytes(of: &answer.reason) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        switch answer.outcome {
        case CALQUE_HTTP_ANSWERED: break
        case CALQUE_HTTP_BAD_ADDRESS: throw .badAddress(reason)
        case CALQUE_HTTP_CUT: throw .cut(reason)
        case CALQUE_HTTP_TIMEOUT: throw .timeout(reason)
        case CALQUE_HTTP_TOO_LONG: throw .tooLong
        default: throw .unreachable(reason)
        }
        return Response(
            status: answer.status, body: [UInt8](UnsafeRawBufferPointer(start: answer.body, count: answer.length)),
            retryAfter: answer.retry_after > 0 ? answer.retry_after : nil,
            redirection: answer.redirection.map { String(cString: $0) })
    }
}

/// The library libcurl, which is loaded when it is needed.
package enum HTTPLibrary {
    /// Whether it can be loaded. It is loaded to find out.
    package static var isInstalled: Bool { (try? HTTPConnection()) != nil }
}
