import CalqueCore

/// A JSON value (RFC 8259) that knows where its strings stand.
///
/// Written here because a range into the source is asked of every string, which no decoder gives.
indirect enum JSONValue {
    case object([(name: String, value: JSONValue)])
    case array([JSONValue])
    case string(MappedText)
    /// A number, true, false or null: nothing that copy is made of.
    case other

    /// The member of that name; the last one, as everyone reads a name said twice.
    subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.name == name }?.value
    }

    var text: MappedText? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    var items: [JSONValue]? {
        guard case .array(let items) = self else { return nil }
        return items
    }
}

/// Reads one JSON document, strictly.
struct JSONDocument {
    /// Open objects and arrays; ninjs needs eight or so.
    static let deepest = 256
    /// Values in all, so that memory is bounded by more than the size of the file.
    static let most = 1_000_000

    private let source: [UInt8]
    private var at = 0
    private var depth = 0
    private var count = 0

    /// - Parameter source: valid UTF-8.
    /// - Throws: `Failure(.badData)` with line and column.
    static func read(_ source: [UInt8]) throws(Failure) -> JSONValue {
        var document = JSONDocument(source: source)
        document.skipSpace()
        let value = try document.value()
        document.skipSpace()
        guard document.at == source.count else { throw document.failure("something follows the JSON document") }
        return value
    }

    private init(source: [UInt8]) { self.source = source }

    private func failure(_ message: String, at offset: Int? = nil) -> Failure {
        let place = Failure.Place(source, offset: offset ?? at)
        let isCut = at >= source.count
        return Failure(.badData, isCut ? "the JSON document ends too early: \(message)" : message, at: place)
    }

    private var byte: UInt8? { at < source.count ? source[at] : nil }

    private mutating func skipSpace() {
        while at < source.count, [0x20, 0x0A, 0x0D, 0x09].contains(source[at]) { at += 1 }
    }

    private mutating func take(_ wanted: Unicode.Scalar) -> Bool {
        skipSpace()
        guard byte == UInt8(ascii: wanted) else { return false }
        at += 1
        return true
    }

    private mutating func value() throws(Failure) -> JSONValue {
        count += 1
        guard count <= Self.most else { throw failure("more than \(Self.most) values") }
        switch byte {
        case UInt8(ascii: "{"): return .object(try object())
        case UInt8(ascii: "["): return .array(try array())
        case UInt8(ascii: "\""): return .string(try string())
        default:
            try literal()
            return .other
        }
    }

    private mutating func open() throws(Failure) {
        depth += 1
        guard depth <= Self.deepest else { throw failure("JSON nested deeper than \(Self.deepest) levels") }
        at += 1
    }

    private mutating func object() throws(Failure) -> [(name: String, value: JSONValue)] {
        try open()
        defer { depth -= 1 }
        var members: [(name: String, value: JSONValue)] = []
        if take("}") { return members }
        repeat {
            skipSpace()
            guard byte == UInt8(ascii: "\"") else { throw failure("a member's name is expected") }
            let name = try string().string
            guard take(":") else { throw failure("a colon is expected") }
            skipSpace()
            members.append((name, try value()))
        } while take(",")
        guard take("}") else { throw failure("a comma or } is expected") }
        return members
    }

    private mutating func array() throws(Failure) -> [JSONValue] {
        try open()
        defer { depth -= 1 }
        var items: [JSONValue] = []
        if take("]") { return items }
        repeat {
            skipSpace()
            items.append(try value())
        } while take(",")
        guard take("]") else { throw failure("a comma or ] is expected") }
        return items
    }

    /// A number or a word. What a number is made of is not checked further: no copy is.
    private mutating func literal() throws(Failure) {
        let start = at
        while let byte, byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || "+-.0123456789".utf8.contains(byte) { at += 1 }
        let word = source[start..<at]
        let isNumber = word.first.map { $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0) } ?? false
        let isWord = ["true", "false", "null"].contains { $0.utf8.elementsEqual(word) }
        guard isNumber || isWord else { throw failure("a JSON value is expected", at: start) }
    }

    // MARK: Strings

    private mutating func string() throws(Failure) -> MappedText {
        let start = at
        at += 1
        var text = MappedText()
        while let byte {
            switch byte {
            case UInt8(ascii: "\""):
                at += 1
                return text
            case UInt8(ascii: "\\"):
                let from = at
                let scalar = try escape()
                text.append(Array(String(scalar).utf8), source: from..<at)
            case 0..<0x20: throw failure("a control character inside of a JSON string")
            default:
                let from = at
                while let byte = self.byte, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
                    at += 1
                }
                text.append(source[from..<at], source: from..<at)
            }
        }
        throw failure("a string has no end", at: start)
    }

    private mutating func escape() throws(Failure) -> Unicode.Scalar {
        let start = at
        at += 1
        guard let mark = byte else { throw failure("a string has no end") }
        at += 1
        switch mark {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(mark)
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "b"), UInt8(ascii: "f"): return " "  // neither is any text's
        case UInt8(ascii: "u"): break
        default: throw failure("no such escape in JSON", at: start)
        }
        let first = try hex(start)
        guard (0xD800..<0xE000).contains(first) else {
            guard first > 0, let scalar = Unicode.Scalar(first) else { throw failure("a NUL in a string", at: start) }
            return scalar
        }
        guard first < 0xDC00, source[at...].starts(with: [0x5C, 0x75]) else {
            throw failure("half of a surrogate pair", at: start)
        }
        at += 2
        let second = try hex(start)
        guard (0xDC00..<0xE000).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw failure("half of a surrogate pair", at: start) }
        return scalar
    }

    private mutating func hex(_ start: Int) throws(Failure) -> UInt32 {
        guard at + 4 <= source.count,
            let value = UInt32(String(decoding: source[at..<at + 4], as: UTF8.self), radix: 16),
            source[at] != UInt8(ascii: "+"), source[at] != UInt8(ascii: "-")
        else { throw failure("four hexadecimal digits are expected", at: start) }
        at += 4
        return value
    }
}

extension Failure.Place {
    /// The line and column of a byte.
    init(_ source: [UInt8], offset: Int) {
        let before = source[..<Swift.min(offset, source.count)]
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        self.init(line: before.count { $0 == 0x0A } + 1, column: before.endIndex - lineStart + 1)
    }
}
