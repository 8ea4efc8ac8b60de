import CalqueCore
import CalqueIO

/// The objects of JSON Lines, or of one array of objects, one by one, as bytes that the caller parses. Memory is
/// bounded by the longest object, 16 MiB at most.
final class JSONObjects {
    static let longest = 16 << 20

    private let file: String?
    private let source: ByteSource
    private let chunk: UnsafeMutableRawBufferPointer
    private var at = 0
    private var end = 0
    private var line = 1
    private var count = 0

    private enum State { case start, lines, firstItem, afterItem, item, done }
    private var state = State.start

    init(_ source: @escaping ByteSource, file: String?) {
        self.source = source
        self.file = file
        chunk = .allocate(byteCount: 64 << 10, alignment: 1)
    }

    deinit { chunk.deallocate() }

    /// The place of the last object.
    private(set) var place = Failure.Place()

    private func byte() throws(Failure) -> UInt8? {
        if at == end {
            do { end = try source(chunk) } catch { throw file.map(error.inFile) ?? error }
            at = 0
            if end == 0 { return nil }
        }
        defer { at += 1 }
        let byte = chunk[at]
        if byte == UInt8(ascii: "\n") { line += 1 }
        return byte
    }

    private func fault(_ message: String) -> Failure { Failure(.badData, message, at: .init(file: file, line: line)) }

    /// The bytes of the next object, nil after the last.
    /// - Throws: `Failure(.badData)` with the line.
    func next() throws(Failure) -> [UInt8]? {
        while let byte = try byte() {
            switch (byte, state) {
            case (0x20, _), (0x09, _), (0x0A, _), (0x0D, _): continue
            case (0xEF, .start), (0xBB, .start), (0xBF, .start): continue  // a byte order mark
            case (UInt8(ascii: "["), .start): state = .firstItem
            case (UInt8(ascii: ","), .afterItem): state = .item
            case (UInt8(ascii: "]"), .firstItem), (UInt8(ascii: "]"), .afterItem): state = .done
            case (UInt8(ascii: "{"), .start), (UInt8(ascii: "{"), .lines):
                state = .lines
                return try object()
            case (UInt8(ascii: "{"), .firstItem), (UInt8(ascii: "{"), .item):
                state = .afterItem
                return try object()
            case (_, .done): throw fault("something follows the JSON array")
            default: throw fault("a JSON object is expected here")
            }
        }
        switch state {
        case .firstItem, .afterItem, .item: throw fault("the JSON array is cut off")
        case .start, .lines, .done: return nil
        }
    }

    /// Reads the rest of an object, up to its closing brace.
    private func object() throws(Failure) -> [UInt8] {
        count += 1
        place = .init(file: file, line: line, unit: "unit \(count)")
        var bytes = [UInt8(ascii: "{")]
        var depth = 1
        var isString = false
        while let byte = try byte() {
            bytes.append(byte)
            guard bytes.count < Self.longest else { throw fault("a JSON object is longer than 16 MiB") }
            switch byte {
            case UInt8(ascii: "\\") where isString:
                // Only the byte after the backslash matters, even if it is a part of a character.
                if let next = try self.byte() { bytes.append(next) }
            case UInt8(ascii: "\""): isString.toggle()
            case UInt8(ascii: "{") where !isString, UInt8(ascii: "[") where !isString: depth += 1
            case UInt8(ascii: "}") where !isString, UInt8(ascii: "]") where !isString:
                depth -= 1
                if depth == 0 { return bytes }
            default: break
            }
        }
        throw Failure(.badData, "the JSON object is cut off", at: place)
    }
}
