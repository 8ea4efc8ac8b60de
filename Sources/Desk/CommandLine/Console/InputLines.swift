package import CalqueCore
import Glibc

/// The lines of a file or of standard input, one by one as they come: memory holds one.
///
/// Not for use from several threads at once.
package final class InputLines {
    /// The input as messages call it.
    package let name: String
    /// The number of the last line, from 1.
    package private(set) var number = 0

    private let descriptor: Int32
    private let limit: Int
    private var buffer: [UInt8] = []
    /// What of the buffer was not yet given out, and how far it was searched.
    private var start = 0
    private var searched = 0
    private var sawEnd = false

    /// - Parameters:
    ///   - path: as the user named it; `-` is standard input.
    ///   - limit: the most bytes of a line.
    /// - Throws: `Failure(.noInput)` when it cannot be opened or is a folder.
    package init(_ path: String, limit: Int) throws(Failure) {
        name = path == "-" ? "standard input" : path
        descriptor = path == "-" ? 0 : try Input.open(path)
        self.limit = limit
    }

    deinit { if descriptor != 0 { close(descriptor) } }

    /// The next line without its end, nil when there is none. It waits for a line that is not yet whole.
    ///
    /// - Throws: `Failure(.badData)` for a line longer than the limit, after which the next call gives the line that
    ///   follows; `Failure(.io)` and `Failure(.noInput)` when reading fails.
    /// - Complexity: O(*n*) in the bytes read.
    package func next() throws(Failure) -> [UInt8]? {
        var isTooLong = false
        while true {
            if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                let line = take(upTo: end)
                start = end + 1
                searched = start
                return try give(line, isTooLong: isTooLong)
            }
            if sawEnd {
                guard start < buffer.count || isTooLong else { return nil }
                let line = take(upTo: buffer.count)
                buffer = []
                start = 0
                searched = 0
                return try give(line, isTooLong: isTooLong)
            }
            searched = buffer.count
            if searched - start > limit {
                isTooLong = true
                buffer.removeAll(keepingCapacity: false)
                start = 0
                searched = 0
            }
            try fill()
        }
    }

    private func take(upTo end: Int) -> [UInt8] {
        Array(buffer[start..<(end > start && buffer[end - 1] == UInt8(ascii: "\r") ? end - 1 : end)])
    }

    private func give(_ line: [UInt8], isTooLong: Bool) throws(Failure) -> [UInt8] {
        number += 1
        guard !isTooLong, line.count <= limit else {
            throw Failure(
                .badData, "the line is longer than the \(limit) bytes allowed", at: .init(file: name, line: number))
        }
        return line
    }

    /// Reads what is at hand behind what is left.
    private func fill() throws(Failure) {
        if start > 0 {
            buffer.removeFirst(start)
            searched -= start
            start = 0
        }
        let room = 1 << 16
        var count = 0
        let part = [UInt8](unsafeUninitializedCapacity: room) { bytes, filled in
            repeat { count = read(descriptor, bytes.baseAddress, room) } while count < 0 && errno == EINTR
            filled = max(count, 0)
        }
        guard count >= 0 else {
            let reason = errno
            throw Failure(
                reason == EISDIR ? .noInput : .io,
                reason == EISDIR ? "is a folder, where a file is needed" : "cannot be read: \(systemText(reason))",
                at: .init(file: name))
        }
        sawEnd = count == 0
        buffer += part
    }
}
