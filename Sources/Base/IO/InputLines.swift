package import CalqueCore

/// The lines of a file or of standard input, one by one as they arrive. Memory holds one line.
///
/// It must not be used from several threads at once.
package final class InputLines {
    /// The name of the input in messages.
    package var name: String { file.name }
    /// The number of the last line, from 1.
    package private(set) var number = 0

    private let file: InputFile
    private let limit: Int
    private var buffer: [UInt8] = []
    /// The start of the bytes in the buffer that were not yet returned.
    private var start = 0
    /// The end of the bytes that hold no line end.
    private var searched = 0
    private var sawEnd = false

    /// Opens an input.
    ///
    /// - Parameters:
    ///   - path: as the user named it; `-` is standard input.
    ///   - limit: the most bytes of a line.
    /// - Throws: `Failure(.noInput)` when it cannot be opened or is a folder.
    package convenience init(_ path: String, limit: Int) throws(Failure) {
        self.init(try InputFile(named: path), limit: limit)
    }

    /// Reads the lines that are left in a file.
    package init(_ file: InputFile, limit: Int) {
        self.file = file
        self.limit = limit
    }

    /// Returns the next line without its end, nil when there is none. It waits for a line that is not yet complete.
    ///
    /// - Throws: `Failure(.badData)` for a line longer than the limit, after which the next call returns the line that
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

    /// Appends the bytes that are available.
    private func fill() throws(Failure) {
        if start > 0 {
            buffer.removeFirst(start)
            searched -= start
            start = 0
        }
        let part = try [UInt8](capacity: 1 << 16, filledBy: file.bytes)
        sawEnd = part.isEmpty
        buffer += part
    }
}
