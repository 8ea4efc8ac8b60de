import Glibc

/// A sketch of the one reader of JSON that could stand in for all three: RFC 8259, strictly, over bytes that stay where
/// they are. What it keeps of a value is its kind and its range; strings are decoded when they are asked for, with a map of
/// their escapes where a place is wanted. Made to be measured here; no part of Calque uses it.
struct RangedJSON {
    enum Kind: UInt8 { case object, array, string, escapedString, number, yes, no, null }

    struct Node {
        let kind: Kind
        let start: UInt32
        /// Behind its last byte.
        var end: UInt32
        /// The node behind all that is in it.
        var next: UInt32
    }

    static let deepest = 256
    let source: [UInt8]
    fileprivate(set) var nodes: [Node] = []

    init(_ source: [UInt8], most: Int = 1_000_000) throws(Failure) {
        self.source = source
        var scanner = Scanner(count: source.count, most: most)
        // Three values to a line are most of what comes.
        scanner.nodes.reserveCapacity(16)
        let fault = source.withUnsafeBufferPointer { bytes -> Scanner.Fault? in
            guard UTF8Span.isValid(bytes) else { return Scanner.Fault(what: "the JSON is not UTF-8", at: 0) }
            return scanner.scan(bytes)
        }
        if let fault { throw Failure(.badData, fault.what, at: .init(source, offset: fault.at)) }
        nodes = scanner.nodes
    }

    var root: Value { Value(document: self, index: 0) }

    struct Value {
        let document: RangedJSON
        let index: Int
        var node: Node { document.nodes[index] }
        var range: Range<Int> { Int(node.start)..<Int(node.end) }
        private var bytes: ArraySlice<UInt8> { document.source[range] }

        /// The member of that name, the last of several.
        subscript(name: StaticString) -> Value? {
            guard node.kind == .object else { return nil }
            var found: Value?
            var at = index + 1
            while at < Int(node.next) {
                if isString(at, name) { found = Value(document: document, index: at + 1) }
                at = Int(document.nodes[at + 1].next)
            }
            return found
        }

        private func isString(_ at: Int, _ name: StaticString) -> Bool {
            let node = document.nodes[at]
            guard node.kind == .string else { return Value(document: document, index: at).string == name.description }
            let (start, count) = (Int(node.start) + 1, Int(node.end - node.start) - 2)
            return count == name.utf8CodeUnitCount
                && document.source.withUnsafeBufferPointer { source in
                    name.withUTF8Buffer { wanted in
                        (0..<count).allSatisfy { source[start + $0] == wanted[$0] }
                    }
                }
        }

        var items: [Value]? {
            guard node.kind == .array else { return nil }
            var items: [Value] = []
            var at = index + 1
            while at < Int(node.next) {
                items.append(Value(document: document, index: at))
                at = Int(document.nodes[at].next)
            }
            return items
        }

        var string: String? {
            switch node.kind {
            case .string: String(decoding: bytes.dropFirst().dropLast(), as: UTF8.self)
            case .escapedString: decoded(nil)
            default: nil
            }
        }

        /// With where each part of it stands.
        var text: MappedText? {
            guard node.kind == .string || node.kind == .escapedString else { return nil }
            var text = MappedText()
            _ = decoded { text.append($0, source: $1) }
            return text
        }

        /// A whole number that 64 bits hold.
        var whole: Int? { node.kind == .number ? Int(String(decoding: bytes, as: UTF8.self)) : nil }
        var number: Double? { node.kind == .number ? Double(String(decoding: bytes, as: UTF8.self)) : nil }

        /// The numbers of an array, nil where one is none or is not finite. Each ends at a comma, a blank or a bracket, so
        /// that the C library stops there.
        var numbers: [Float]? {
            guard node.kind == .array else { return nil }
            var numbers: [Float] = []
            numbers.reserveCapacity(Int(node.next) - index - 1)
            let isGood = document.source.withUnsafeBufferPointer { source in
                guard let start = UnsafeRawPointer(source.baseAddress)?.assumingMemoryBound(to: CChar.self) else {
                    return false
                }
                for at in index + 1..<Int(node.next) {
                    guard document.nodes[at].kind == .number else { return false }
                    let number = strtof(start + Int(document.nodes[at].start), nil)
                    guard number.isFinite else { return false }
                    numbers.append(number)
                }
                return true
            }
            return isGood ? numbers : nil
        }

        /// Known to be well formed.
        private func decoded(_ tell: ((ArraySlice<UInt8>, Range<Int>) -> Void)?) -> String {
            let source = document.source
            var (at, end) = (Int(node.start) + 1, Int(node.end) - 1)
            var out: [UInt8] = []
            out.reserveCapacity(end - at)
            while at < end {
                let start = at
                while at < end, source[at] != UInt8(ascii: "\\") { at += 1 }
                if at > start {
                    out += source[start..<at]
                    tell?(source[start..<at], start..<at)
                }
                guard at < end else { break }
                let before = out.count
                let from = at
                at += 2
                switch source[from + 1] {
                case UInt8(ascii: "n"): out.append(0x0A)
                case UInt8(ascii: "r"): out.append(0x0D)
                case UInt8(ascii: "t"): out.append(0x09)
                case UInt8(ascii: "b"): out.append(0x08)
                case UInt8(ascii: "f"): out.append(0x0C)
                case UInt8(ascii: "u"):
                    var value = Self.hex(source, at)
                    at += 4
                    if value & 0xFC00 == 0xD800 {
                        value = 0x10000 + (value & 0x3FF) << 10 | (Self.hex(source, at + 2) & 0x3FF)
                        at += 6
                    }
                    if let scalar = Unicode.Scalar(value) { out += UTF8.encode(scalar).unsafelyUnwrapped }
                case let byte: out.append(byte)
                }
                tell?(out[before...], from..<at)
            }
            end = at
            return String(decoding: out, as: UTF8.self)
        }

        private static func hex(_ source: [UInt8], _ at: Int) -> UInt32 {
            var value: UInt32 = 0
            for byte in source[at..<at + 4] {
                value = value << 4 | UInt32(byte & 0x0F) + (byte >= 0x40 ? 9 : 0)
            }
            return value
        }
    }
}

/// One pass without recursion.
private struct Scanner {
    struct Fault {
        let what: String
        let at: Int
    }

    typealias Bytes = UnsafeBufferPointer<UInt8>
    let count: Int
    let most: Int
    var nodes: [RangedJSON.Node] = []
    private var at = 0
    private var open: [Int] = []

    init(count: Int, most: Int) { (self.count, self.most) = (count, most) }

    private mutating func skipSpace(_ bytes: Bytes) {
        while at < count, bytes[at] == 0x20 || bytes[at] == 0x0A || bytes[at] == 0x0D || bytes[at] == 0x09 { at += 1 }
    }

    mutating func scan(_ bytes: Bytes) -> Fault? {
        guard count < UInt32.max else { return Fault(what: "the JSON is too long", at: 0) }
        while true {
            // A value.
            skipSpace(bytes)
            guard at < count else { return Fault(what: "the JSON ends too early", at: at) }
            guard nodes.count < most else { return Fault(what: "more than \(most) values", at: at) }
            switch bytes[at] {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                guard open.count < RangedJSON.deepest else { return Fault(what: "nested too deeply", at: at) }
                let isObject = bytes[at] == UInt8(ascii: "{")
                open.append(nodes.count)
                add(isObject ? .object : .array, at, at)
                at += 1
                skipSpace(bytes)
                if at < count, bytes[at] == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) { break }
                if isObject, let fault = name(bytes) { return fault }
                continue
            case UInt8(ascii: "\""): if let fault = string(bytes) { return fault }
            case UInt8(ascii: "-"), 0x30...0x39: if let fault = number(bytes) { return fault }
            case UInt8(ascii: "t"): if let fault = word("true", .yes, bytes) { return fault }
            case UInt8(ascii: "f"): if let fault = word("false", .no, bytes) { return fault }
            case UInt8(ascii: "n"): if let fault = word("null", .null, bytes) { return fault }
            default: return Fault(what: "a JSON value is expected", at: at)
            }
            // After the value: ends, and then a comma.
            while true {
                skipSpace(bytes)
                guard let container = open.last else {
                    return at == count ? nil : Fault(what: "something follows the JSON document", at: at)
                }
                guard at < count else { return Fault(what: "the JSON ends too early", at: at) }
                let isObject = nodes[container].kind == .object
                if bytes[at] == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
                    at += 1
                    nodes[container].end = UInt32(at)
                    nodes[container].next = UInt32(nodes.count)
                    open.removeLast()
                    continue
                }
                guard bytes[at] == UInt8(ascii: ",") else {
                    return Fault(what: "a comma or an end is expected", at: at)
                }
                at += 1
                if isObject {
                    skipSpace(bytes)
                    if let fault = name(bytes) { return fault }
                }
                break
            }
        }
    }

    private mutating func add(_ kind: RangedJSON.Kind, _ start: Int, _ end: Int) {
        nodes.append(.init(kind: kind, start: UInt32(start), end: UInt32(end), next: UInt32(nodes.count + 1)))
    }

    private mutating func name(_ bytes: Bytes) -> Fault? {
        guard at < count, bytes[at] == UInt8(ascii: "\"") else {
            return Fault(what: "a member's name is expected", at: at)
        }
        if let fault = string(bytes) { return fault }
        skipSpace(bytes)
        guard at < count, bytes[at] == UInt8(ascii: ":") else { return Fault(what: "a colon is expected", at: at) }
        at += 1
        return nil
    }

    private mutating func word(_ word: StaticString, _ kind: RangedJSON.Kind, _ bytes: Bytes) -> Fault? {
        let length = word.utf8CodeUnitCount
        let isIt =
            at + length <= count
            && word.withUTF8Buffer { wanted in (0..<length).allSatisfy { bytes[at + $0] == wanted[$0] } }
        guard isIt else { return Fault(what: "a JSON value is expected", at: at) }
        add(kind, at, at + length)
        at += length
        return nil
    }

    private mutating func digits(_ bytes: Bytes) -> Int {
        let start = at
        while at < count, (0x30...0x39).contains(bytes[at]) { at += 1 }
        return at - start
    }

    private mutating func number(_ bytes: Bytes) -> Fault? {
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
        guard isGood else { return Fault(what: "this is no number of JSON", at: start) }
        add(.number, start, at)
        return nil
    }

    private mutating func string(_ bytes: Bytes) -> Fault? {
        let start = at
        at += 1
        var isEscaped = false
        while true {
            // Eight bytes at once as long as none is a quote, a backslash or a control character.
            while at + 8 <= count {
                let word = UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped + at).loadUnaligned(as: UInt64.self)
                let ones: UInt64 = 0x0101_0101_0101_0101
                let quote = word ^ (ones &* 0x22)
                let slash = word ^ (ones &* 0x5C)
                let found =
                    ((quote &- ones) & ~quote | (slash &- ones) & ~slash | (word &- ones &* 0x20) & ~word)
                    & (ones &* 0x80)
                if found != 0 {
                    at += found.trailingZeroBitCount / 8
                    break
                }
                at += 8
            }
            guard at < count else { return Fault(what: "a string has no end", at: start) }
            switch bytes[at] {
            case UInt8(ascii: "\""):
                at += 1
                add(isEscaped ? .escapedString : .string, start, at)
                return nil
            case UInt8(ascii: "\\"):
                isEscaped = true
                if let fault = escape(bytes) { return fault }
            case 0..<0x20: return Fault(what: "a control character inside of a JSON string", at: at)
            default: at += 1
            }
        }
    }

    private mutating func escape(_ bytes: Bytes) -> Fault? {
        let start = at
        at += 2
        guard at <= count else { return Fault(what: "a string has no end", at: start) }
        switch bytes[at - 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return nil
        case UInt8(ascii: "u"): break
        default: return Fault(what: "no such escape in JSON", at: start)
        }
        guard let first = hex(bytes) else { return Fault(what: "four hexadecimal digits are expected", at: start) }
        if first == 0 { return Fault(what: "a NUL in a string", at: start) }
        if first & 0xF800 != 0xD800 { return nil }
        guard first < 0xDC00, at + 6 <= count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u")
        else {
            return Fault(what: "half of a surrogate pair", at: start)
        }
        at += 2
        guard let second = hex(bytes), second & 0xFC00 == 0xDC00 else {
            return Fault(what: "half of a surrogate pair", at: start)
        }
        return nil
    }

    private mutating func hex(_ bytes: Bytes) -> UInt32? {
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
}

extension UTF8Span {
    static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        (try? UTF8Span(validating: Span(_unsafeElements: bytes))) != nil
    }
}
