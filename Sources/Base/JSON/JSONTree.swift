import CCalqueJansson
package import CalqueCore

/// A JSON document (RFC 8259), read strictly; see `JSONNode` for what is in it.
package final class JSONTree {
    private let document: OpaquePointer
    /// The whole; good while the tree is there.
    package var root: JSONNode { JSONNode(value: document) }

    /// - Throws: `badData` with the parser's reason.
    /// - Complexity: linear; some 50 bytes of memory for each number.
    package init(_ bytes: [UInt8]) throws(Failure) {
        guard !bytes.isEmpty else { throw Failure(.badData, "no JSON: it is empty") }
        var reason = [CChar](repeating: 0, count: 160)
        let read = bytes.withUnsafeBytes { bytes in
            bytes.withMemoryRebound(to: CChar.self) { text in
                text.baseAddress.flatMap { calque_json_read($0, text.count, &reason, reason.count) }
            }
        }
        guard let read else {
            let words = reason.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
            throw Failure(.badData, "no JSON: \(Self.oneLine(String(decoding: words, as: UTF8.self)))")
        }
        document = read
    }

    deinit { calque_json_free(document) }

    /// The parser quotes what it did not like.
    private static func oneLine(_ text: String) -> String {
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isBreak = scalar.value == 0x2028 || scalar.value == 0x2029
            line.append(isBreak || scalar.properties.generalCategory == .control ? " " : scalar)
        }
        return String(line)
    }
}

/// A value of a `JSONTree`.
package struct JSONNode {
    fileprivate let value: OpaquePointer

    /// The member of that name; nil where this is no object or has none.
    package subscript(name: String) -> JSONNode? { calque_json_member(value, name).map(JSONNode.init) }

    /// The members of an object in the order of the document; none for anything else.
    package var members: [(name: String, value: JSONNode)] {
        var members: [(name: String, value: JSONNode)] = []
        var cursor = calque_json_first(value)
        while let at = cursor {
            if let name = calque_json_name(at), let value = calque_json_value(at) {
                members.append((String(cString: name), JSONNode(value: value)))
            }
            cursor = calque_json_next(value, at)
        }
        return members
    }

    package var isArray: Bool { calque_json_is_array(value) }
    /// How many items an array has; 0 for anything else.
    package var count: Int { calque_json_count(value) }
    /// The items of an array; none for anything else.
    package var items: [JSONNode] { (0..<count).compactMap { calque_json_item(value, $0).map(JSONNode.init) } }

    package var string: String? {
        var length = 0
        guard let bytes = calque_json_string(value, &length) else { return nil }
        return String(decoding: UnsafeRawBufferPointer(start: bytes, count: length), as: UTF8.self)
    }

    /// A whole number from 0 on.
    package var whole: Int? {
        var number: CLongLong = 0
        return calque_json_whole(value, &number) && number >= 0 ? Int(number) : nil
    }

    /// The numbers of an array; nil where one is none or is not finite.
    package var numbers: [Float]? {
        guard isArray else { return nil }
        var isGood = true
        let numbers = [Float](unsafeUninitializedCapacity: count) { buffer, filled in
            if let address = buffer.baseAddress { isGood = calque_json_numbers(value, address) }
            filled = isGood ? count : 0
        }
        return isGood ? numbers : nil
    }
}
