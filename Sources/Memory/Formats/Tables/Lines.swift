import CalqueCore
import CalqueIO

/// The lines of a source. Memory is bounded by the longest line, which may have 16 MiB.
final class Lines {
    static let longest = 16 << 20

    let file: String?
    /// The number of the last line, from 1.
    private(set) var number = 0
    /// Whether the last line ended with a carriage return and a newline.
    private(set) var hadReturn = false
    /// The bytes to which a range of `next()` applies, until the next call.
    private(set) var bytes = [UInt8](repeating: 0, count: 128 << 10)

    private let source: ByteSource
    private var start = 0
    private var end = 0
    private var sawEnd = false

    init(_ source: @escaping ByteSource, file: String?) {
        self.source = source
        self.file = file
    }

    /// The place of the last line.
    var place: Failure.Place { .init(file: file, line: number) }

    /// Returns the range of the next line in `bytes`, without its end; nil after the last line. A byte order mark is left
    /// out.
    ///
    /// - Throws: `Failure(.badData)` if the line is too long; errors of the source.
    func next() throws(Failure) -> Range<Int>? {
        var searched = start
        while true {
            if let newline = bytes[searched..<end].firstIndex(of: UInt8(ascii: "\n")) {
                defer { start = newline + 1 }
                hadReturn = newline > start && bytes[newline - 1] == UInt8(ascii: "\r")
                number += 1
                return start..<(hadReturn ? newline - 1 : newline)
            }
            if sawEnd {
                guard start < end else { return nil }
                defer { start = end }
                hadReturn = false
                number += 1
                return start..<end
            }
            searched = end - start
            try fill()
            searched = max(searched, start)
        }
    }

    /// Returns the text of a line.
    ///
    /// - Throws: `Failure(.badData)` if it is not UTF-8.
    func text(_ range: Range<Int>) throws(Failure) -> String {
        guard let text = String(validating: bytes[range], as: UTF8.self) else {
            throw Failure(.badData, "the line is not UTF-8", at: place, advice: "convert the file to UTF-8")
        }
        return text
    }

    /// Moves the remaining bytes to the front, and reads more.
    private func fill() throws(Failure) {
        bytes.replaceSubrange(0..<end - start, with: Array(bytes[start..<end]))
        end -= start
        start = 0
        if end == bytes.count {
            guard end < Self.longest else {
                number += 1
                throw Failure(.badData, "the line is longer than \(Self.longest >> 20) MiB", at: place)
            }
            bytes += [UInt8](repeating: 0, count: bytes.count)
        }
        let count: Int
        do throws(Failure) {
            count = try bridged({ bytes.withUnsafeMutableBytes($0) }) { (bytes) throws(Failure) in
                try source(UnsafeMutableRawBufferPointer(rebasing: bytes[end...]))
            }
        } catch {
            throw file.map(error.inFile) ?? error
        }
        sawEnd = count == 0
        end += count
        guard number == 0, start == 0 else { return }
        if bytes[..<end].starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
        if bytes[..<end].starts(with: [0xFF, 0xFE]) || bytes[..<end].starts(with: [0xFE, 0xFF]) {
            throw Failure(.badData, "is UTF-16", at: .init(file: file), advice: "convert the file to UTF-8")
        }
    }
}
