/// One pass over a document without recursion, which notes the kind and the range of each value.
struct JSONScanner {
    struct Fault: Error {
        let message: String
        let offset: Int
    }

    typealias Source = UnsafeBufferPointer<UInt8>
    private let count: Int
    private let limit: Int
    private(set) var nodes: [JSONDocument.Node] = []
    private var at = 0
    /// The objects and arrays that are open, by the numbers of their nodes.
    private var open: [Int] = []

    init(count: Int, limit: Int) {
        self.count = count
        self.limit = limit
        nodes.reserveCapacity(16)
    }

    private func fault(_ message: String, at offset: Int? = nil) -> Fault {
        let isCut = at >= count
        return Fault(message: isCut ? "the JSON document ends too early: \(message)" : message, offset: offset ?? at)
    }

    private mutating func skipSpace(_ bytes: Source) {
        while at < count, bytes[at] == 0x20 || bytes[at] == 0x0A || bytes[at] == 0x0D || bytes[at] == 0x09 { at += 1 }
    }

    mutating func scan(_ bytes: Source) throws(Fault) {
        guard count > 0 else { throw Fault(message: "it is empty", offset: 0) }
        guard count < UInt32.max else { throw fault("the JSON is longer than 4 GiB") }
        repeat { try value(bytes) } while try goesOn(bytes)
    }

    /// Scans a value; of an object or array, it scans only the start.
    private mutating func value(_ bytes: Source) throws(Fault) {
        while true {
            skipSpace(bytes)
            guard at < count else { throw fault("a JSON value is expected") }
            guard nodes.count < limit else { throw fault("more than \(limit) values") }
            switch bytes[at] {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                guard open.count < JSONDocument.deepest else {
                    throw fault("JSON nested deeper than \(JSONDocument.deepest) levels")
                }
                let isObject = bytes[at] == UInt8(ascii: "{")
                open.append(nodes.count)
                add(isObject ? .object : .array, at, at)
                at += 1
                skipSpace(bytes)
                if at < count, bytes[at] == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) { return }
                if isObject { try name(bytes) }
                continue
            case UInt8(ascii: "\""): try string(bytes)
            case UInt8(ascii: "-"), 0x30...0x39: try number(bytes)
            case UInt8(ascii: "t"): try word("true", .yes, bytes)
            case UInt8(ascii: "f"): try word("false", .no, bytes)
            case UInt8(ascii: "n"): try word("null", .null, bytes)
            default: throw fault("a JSON value is expected")
            }
            return
        }
    }

    /// Scans the ends of objects and arrays, then a comma. - Returns: whether a value follows.
    private mutating func goesOn(_ bytes: Source) throws(Fault) -> Bool {
        while true {
            skipSpace(bytes)
            guard let container = open.last else {
                guard at == count else { throw fault("something follows the JSON document") }
                return false
            }
            let isObject = nodes[container].kind == .object
            if at < count, bytes[at] == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
                at += 1
                nodes[container].end = UInt32(at)
                nodes[container].next = UInt32(nodes.count)
                open.removeLast()
                continue
            }
            guard at < count, bytes[at] == UInt8(ascii: ",") else {
                throw fault(isObject ? "a comma or } is expected" : "a comma or ] is expected")
            }
            at += 1
            if isObject {
                skipSpace(bytes)
                try name(bytes)
            }
            return true
        }
    }

    private mutating func add(_ kind: JSONDocument.Kind, _ start: Int, _ end: Int) {
        nodes.append(.init(kind: kind, start: UInt32(start), end: UInt32(end), next: UInt32(nodes.count + 1)))
    }

    private mutating func name(_ bytes: Source) throws(Fault) {
        guard at < count, bytes[at] == UInt8(ascii: "\"") else { throw fault("a member's name is expected") }
        try string(bytes)
        skipSpace(bytes)
        guard at < count, bytes[at] == UInt8(ascii: ":") else { throw fault("a colon is expected") }
        at += 1
    }

    private mutating func word(_ word: StaticString, _ kind: JSONDocument.Kind, _ bytes: Source) throws(Fault) {
        let end = at + word.utf8CodeUnitCount
        let start = at
        let isIt =
            end <= count
            && word.withUTF8Buffer { wanted in wanted.indices.allSatisfy { bytes[start + $0] == wanted[$0] } }
        guard isIt else { throw fault("a JSON value is expected") }
        add(kind, at, end)
        at = end
    }

    private mutating func digits(_ bytes: Source) -> Int {
        let start = at
        while at < count, (0x30...0x39).contains(bytes[at]) { at += 1 }
        return at - start
    }

    private mutating func number(_ bytes: Source) throws(Fault) {
        let start = at
        if bytes[at] == UInt8(ascii: "-") { at += 1 }
        let isZero = at < count && bytes[at] == UInt8(ascii: "0")
        let whole = digits(bytes)
        var isGood = whole > 0 && (!isZero || whole == 1)
        if at < count, bytes[at] == UInt8(ascii: ".") {
            at += 1
            isGood = digits(bytes) > 0 && isGood
        }
        if at < count, bytes[at] | 0x20 == UInt8(ascii: "e") {
            at += 1
            if at < count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { at += 1 }
            isGood = digits(bytes) > 0 && isGood
        }
        guard isGood else { throw Fault(message: "this is no number of JSON", offset: start) }
        add(.number, start, at)
    }
}

// MARK: Strings

extension JSONScanner {
    private mutating func string(_ bytes: Source) throws(Fault) {
        let start = at
        at += 1
        var isEscaped = false
        while true {
            at = Self.special(bytes, from: at)
            guard at < count else { throw fault("a string has no end", at: start) }
            switch bytes[at] {
            case UInt8(ascii: "\""):
                at += 1
                add(isEscaped ? .escapedString : .string, start, at)
                return
            case UInt8(ascii: "\\"):
                isEscaped = true
                try escape(bytes)
            case 0..<0x20: throw fault("a control character inside of a JSON string")
            default: at += 1
            }
        }
    }

    /// The place of the first quotation mark, backslash or control character among whole words of eight bytes, else the
    /// place from which fewer than eight bytes are left.
    private static func special(_ bytes: Source, from start: Int) -> Int {
        let raw = UnsafeRawBufferPointer(bytes)
        let ones: UInt64 = 0x0101_0101_0101_0101
        var at = start
        while at + 8 <= raw.count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
            let quote = word ^ (ones &* 0x22)
            let slash = word ^ (ones &* 0x5C)
            // The high bit of each byte that is zero, and, for controls, of each byte below 0x20 (Mycroft's test).
            let found =
                ((quote &- ones) & ~quote | (slash &- ones) & ~slash | (word &- ones &* 0x20) & ~word) & (ones &* 0x80)
            if found != 0 { return at + found.trailingZeroBitCount / 8 }
            at += 8
        }
        return at
    }

    private mutating func escape(_ bytes: Source) throws(Fault) {
        let start = at
        at += 2
        guard at <= count else { throw fault("a string has no end") }
        switch bytes[at - 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return
        case UInt8(ascii: "u"): break
        default: throw fault("no such escape in JSON", at: start)
        }
        guard let first = hex(bytes) else { throw fault("four hexadecimal digits are expected", at: start) }
        if first == 0 { throw fault("a NUL in a string", at: start) }
        if first & 0xF800 != 0xD800 { return }
        guard first < 0xDC00, at + 6 <= count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u")
        else { throw fault("half of a surrogate pair", at: start) }
        at += 2
        guard let second = hex(bytes), second & 0xFC00 == 0xDC00 else {
            throw fault("half of a surrogate pair", at: start)
        }
    }

    private mutating func hex(_ bytes: Source) -> UInt32? {
        guard at + 4 <= count else { return nil }
        var value: UInt32 = 0
        for byte in bytes[at..<at + 4] {
            switch byte {
            case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
            case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32((byte | 0x20) - 0x57)
            default: return nil
            }
        }
        at += 4
        return value
    }

    /// Returns the character of an escape that was scanned before, and goes past it.
    static func unescaped(_ source: [UInt8], _ at: inout Int) -> Unicode.Scalar {
        let mark = source[at + 1]
        at += 2
        switch mark {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "u"):
            var value = digits(source, at)
            at += 4
            if value & 0xFC00 == 0xD800 {
                value = 0x10000 + ((value & 0x3FF) << 10 | digits(source, at + 2) & 0x3FF)
                at += 6
            }
            return Unicode.Scalar(value) ?? "\u{FFFD}"
        default: return Unicode.Scalar(mark)
        }
    }

    private static func digits(_ source: [UInt8], _ at: Int) -> UInt32 {
        source[at..<at + 4].reduce(0) { $0 << 4 | UInt32($1 & 0x0F) + ($1 >= 0x40 ? 9 : 0) }
    }
}
