package import CalqueCore

/// Writing of JSON (RFC 8259) on one line, in UTF-8.
package enum JSONWriter {
    /// Appends a string with its quotation marks. Only the necessary escapes are made.
    package static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0..<0x20: appendEscape(byte, to: &bytes)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func appendEscape(_ byte: UInt8, to bytes: inout [UInt8]) {
        switch byte {
        case 0x08: bytes += "\\b".utf8
        case 0x09: bytes += "\\t".utf8
        case 0x0A: bytes += "\\n".utf8
        case 0x0C: bytes += "\\f".utf8
        case 0x0D: bytes += "\\r".utf8
        default: bytes += "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8
        }
    }

    /// Returns a value as JSON. The members of objects are in the order of their names, so that the same value gives the
    /// same bytes; members that are nil are left out.
    ///
    /// - Throws: `Failure(.internal)` for a number that is not finite, and when the value's `encode(to:)` fails.
    package static func text(of value: some Encodable) throws(Failure) -> String {
        let node = JSONNode()
        do { try encode(value, into: node, []) } catch {
            throw error as? Failure ?? Failure(.internal, "cannot be written as JSON: \(error)")
        }
        var bytes: [UInt8] = []
        node.append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// A number as its characters in a document. It is written as it was read, whatever its size.
package struct JSONNumber: Sendable, Hashable, Encodable {
    /// As the document spells it.
    package let text: String

    /// - Returns: nil when the value is no number.
    package init?(_ value: JSONValue) {
        guard value.isNumber else { return nil }
        text = value.text
    }

    package func encode(to encoder: any Encoder) throws {
        guard let encoding = encoder as? JSONEncoding else {
            var container = encoder.singleValueContainer()
            return try container.encode(Double(text) ?? .nan)
        }
        encoding.node.content = .literal(text)
    }
}

/// A value that is being encoded.
final class JSONNode {
    enum Content {
        case literal(String)
        case string(String)
        case array([JSONNode])
        case object([String: JSONNode])
    }

    var content = Content.object([:])

    func append(to bytes: inout [UInt8]) {
        switch content {
        case .literal(let text): bytes += text.utf8
        case .string(let text): JSONWriter.append(text, to: &bytes)
        case .array(let items):
            bytes.append(UInt8(ascii: "["))
            for (place, item) in items.enumerated() {
                if place > 0 { bytes.append(UInt8(ascii: ",")) }
                item.append(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (place, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
                if place > 0 { bytes.append(UInt8(ascii: ",")) }
                JSONWriter.append(member.key, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.value.append(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }
}
