import CalqueCore
package import Foundation
import Glibc

/// A server on this machine that gives the answers of a test: HTTP/1.1 as far as our client needs it, one request per
/// connection.
package final class FakeServer: Sendable {
    package struct Request: Sendable {
        package var method = ""
        package var path = ""
        /// By lower-case names.
        package var headers: [String: String] = [:]
        package var body = Data()

        /// The texts of the request.
        package var input: [String] {
            let object = try? JSONSerialization.jsonObject(with: body) as? [String: Any]
            return object?["input"] as? [String] ?? []
        }
        package var model: String? {
            (try? JSONSerialization.jsonObject(with: body) as? [String: Any])?["model"] as? String
        }
    }

    package struct Reply: Sendable {
        var status: Int
        var headers: [String]
        var body: String
        /// The connection is cut after so many bytes of the body.
        var cutAfter: Int?
        var delay: Double

        package init(
            _ status: Int = 200, headers: [String] = [], _ body: String = "", cutAfter: Int? = nil, delay: Double = 0
        ) {
            (self.status, self.headers, self.body, self.cutAfter, self.delay) = (status, headers, body, cutAfter, delay)
        }

        /// Vectors in the OpenAI form, in an order that is not that of their numbers.
        package static func vectors(_ vectors: [[Double]]) -> Reply {
            let items = vectors.enumerated().reversed().map { #"{"index": \#($0), "embedding": \#($1)}"# }
            return Reply(#"{"object": "list", "data": [\#(items.joined(separator: ", "))]}"#)
        }

        private init(_ body: String) { self.init(200, body) }

        package static func models(_ names: String...) -> Reply {
            Reply(#"{"data": [\#(names.map { #"{"id": "\#($0)"}"# }.joined(separator: ", "))]}"#)
        }
    }

    private let socket: Int32
    private let seen = Guarded<[Request]>([])
    /// `http://127.0.0.1:PORT/v1`
    package let url: String
    /// The requests so far.
    package var requests: [Request] { seen.withLock { $0 } }

    /// - Parameter answer: called for one request after the other; the number counts from 0.
    package init(_ answer: @escaping @Sendable (Request, Int) -> Reply) {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let (socket, length) = (socket, size)
        withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = bind(socket, $0, length)
                _ = listen(socket, 16)
                _ = getsockname(socket, $0, &size)
            }
        }
        url = "http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))/v1"
        Thread { [weak self] in
            var number = 0
            while true {
                let connection = accept(socket, nil, nil)
                if connection < 0, errno == EINTR { continue }
                guard connection >= 0 else {
                    // Not where the server ends: its number might be another server's by the time we look for more.
                    close(socket)
                    return
                }
                if let request = Self.read(connection), let self {
                    self.seen.withLock { $0.append(request) }
                    Self.write(answer(request, number), to: connection)
                    number += 1
                }
                close(connection)
            }
        }.start()
    }

    deinit { shutdown(socket, Int32(SHUT_RDWR)) }

    private static func read(_ connection: Int32) -> Request? {
        var data = Data()
        var chunk = [UInt8](repeating: 0, count: 65_536)
        func more() -> Bool {
            var count = 0
            repeat { count = recv(connection, &chunk, chunk.count, 0) } while count < 0 && errno == EINTR
            if count > 0 { data.append(contentsOf: chunk[..<count]) }
            return count > 0
        }
        let end = Data("\r\n\r\n".utf8)
        while data.range(of: end) == nil { guard more() else { return nil } }
        guard let head = data.range(of: end) else { return nil }
        var lines = String(decoding: data[..<head.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        var request = Request()
        let words = lines.removeFirst().split(separator: " ")
        (request.method, request.path) = (String(words[0]), String(words[1]))
        for line in lines {
            let parts = line.split(separator: ":", maxSplits: 1)
            request.headers[parts[0].lowercased()] = parts.last?.trimmingCharacters(in: .whitespaces)
        }
        let length = Int(request.headers["content-length"] ?? "") ?? 0
        while data.count < head.upperBound + length { guard more() else { return nil } }
        request.body = Data(data[head.upperBound...])
        return request
    }

    private static func write(_ reply: Reply, to connection: Int32) {
        usleep(UInt32(reply.delay * 1_000_000))
        var lines = [
            "HTTP/1.1 \(reply.status) Whatever", "Content-Length: \(reply.body.utf8.count)", "Connection: close",
        ]
        lines += reply.headers + ["", ""]
        let body = Array(reply.body.utf8).prefix(reply.cutAfter ?? .max)
        let bytes = Array(lines.joined(separator: "\r\n").utf8) + body
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            sent += count
        }
    }
}
