import CJansson
import Core

/// A JSON document that a server sent; see `JSONNode` for what is in it.
final class JSONTree {
    private let document: OpaquePointer
    /// The whole; good while the tree is there.
    var root: JSONNode { JSONNode(value: document) }

    /// - Throws: `badData` with the parser's reason.
    /// - Complexity: linear; some 50 bytes of memory for each number.
    init(_ bytes: [UInt8]) throws(Failure) {
        guard !bytes.isEmpty else { throw Failure(.badData, "no JSON: it is empty") }
        var reason = [CChar](repeating: 0, count: 160)
        let read = bytes.withUnsafeBytes { bytes in
            bytes.withMemoryRebound(to: CChar.self) { text in
                text.baseAddress.flatMap { calque_json_read($0, text.count, &reason, reason.count) }
            }
        }
        guard let read else {
            let words = reason.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
            throw Failure(.badData, "no JSON: \(OneLine.of(String(decoding: words, as: UTF8.self)))")
        }
        document = read
    }

    deinit { calque_json_free(document) }
}

/// A value of a `JSONTree`.
struct JSONNode {
    fileprivate let value: OpaquePointer

    /// The member of that name; nil where this is no object or has none.
    subscript(name: String) -> JSONNode? { calque_json_member(value, name).map(JSONNode.init) }

    var isArray: Bool { calque_json_is_array(value) }
    /// How many items an array has; 0 for anything else.
    var count: Int { calque_json_count(value) }
    /// The items of an array; none for anything else.
    var items: [JSONNode] { (0..<count).compactMap { calque_json_item(value, $0).map(JSONNode.init) } }

    var string: String? {
        var length = 0
        guard let bytes = calque_json_string(value, &length) else { return nil }
        return String(decoding: UnsafeRawBufferPointer(start: bytes, count: length), as: UTF8.self)
    }

    /// A whole number from 0 on.
    var whole: Int? {
        var number: CLongLong = 0
        return calque_json_whole(value, &number) && number >= 0 ? Int(number) : nil
    }

    /// The numbers of an array; nil where one is none or is not finite.
    var numbers: [Float]? {
        guard isArray else { return nil }
        var isGood = true
        let numbers = [Float](unsafeUninitializedCapacity: count) { buffer, filled in
            if let address = buffer.baseAddress { isGood = calque_json_numbers(value, address) }
            filled = isGood ? count : 0
        }
        return isGood ? numbers : nil
    }
}
