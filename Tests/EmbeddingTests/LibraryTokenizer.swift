import CCalqueSentencePiece
import Testing

/// The SentencePiece library, as the reference for ids.
final class LibraryTokenizer {
    private let handle: OpaquePointer

    init(path: String) throws {
        var reason = [CChar](repeating: 0, count: 256)
        handle = try #require(calque_sp_open(path, &reason, reason.count), "\(reason)")
    }

    deinit { calque_sp_close(handle) }

    /// Returns the ids with the encoder's marks, and with the unknown piece in an empty text.
    func ids(_ text: String, unknown: Int32 = 0) throws -> [Int32] {
        var ids = [Int32](repeating: 0, count: 20 * text.utf8.count + 20)
        var (count, text) = (0, text)
        var reason = [CChar](repeating: 0, count: 256)
        let done = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { bytes in
                bytes.isEmpty
                    || calque_sp_encode(
                        handle, bytes.baseAddress, bytes.count, &ids, ids.count, &count, &reason, reason.count)
            }
        }
        try #require(done && count <= ids.count, "\(reason)")
        return [1] + (count == 0 ? [unknown] : ids.prefix(count)) + [2]
    }
}
