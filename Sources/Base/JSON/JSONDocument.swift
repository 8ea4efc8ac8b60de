package import CalqueCore

/// A JSON document (RFC 8259), read strictly. Its values have their ranges in the source.
///
/// Only the kind and the range of each value are kept; strings and numbers are decoded on request. The standard leaves
/// some cases open. Of several members with one name, the last counts. A surrogate without its partner and a NUL in a
/// string are errors, because no text has them. Numbers of any size are valid until they are decoded.
package struct JSONDocument: Sendable {
    enum Kind: UInt8 { case object, array, string, escapedString, number, yes, no, null }

    struct Node {
        let kind: Kind
        let start: UInt32
        /// The end of the range.
        var end: UInt32
        /// The number of the node after all nodes inside this one.
        var next: UInt32
    }

    /// The most objects and arrays that may be open at a time.
    package static let deepest = 256
    /// The bytes that were read.
    package let source: [UInt8]
    let nodes: [Node]

    /// Reads a document.
    ///
    /// - Parameters:
    ///   - source: UTF-8 without a byte order mark.
    ///   - limit: the most values; each takes 16 bytes.
    /// - Throws: `Failure(.badData)` with line and column.
    /// - Complexity: linear in the source.
    package init(_ source: [UInt8], limit: Int = 1_000_000) throws(Failure) {
        self.source = source
        var scanner = JSONScanner(count: source.count, limit: limit)
        do throws(JSONScanner.Fault) {
            try source.withUnsafeBufferPointer { (bytes) throws(JSONScanner.Fault) in
                guard (try? UTF8Span(validating: Span(_unsafeElements: bytes))) != nil else {
                    throw JSONScanner.Fault(message: "the JSON is not UTF-8", offset: 0)
                }
                try scanner.scan(bytes)
            }
        } catch {
            throw Failure(.badData, error.message, at: Failure.Place(in: source, offset: error.offset))
        }
        nodes = scanner.nodes
    }

    /// The value that is the document.
    package var root: JSONValue { JSONValue(document: self, index: 0) }
}

/// A value of a `JSONDocument`.
package struct JSONValue: Sendable {
    private let document: JSONDocument
    private let index: Int

    init(document: JSONDocument, index: Int) {
        self.document = document
        self.index = index
    }

    private var node: JSONDocument.Node { document.nodes[index] }
    private func value(_ index: Int) -> JSONValue { JSONValue(document: document, index: index) }

    /// The bytes of the value in the source, quotation marks included.
    package var range: Range<Int> { Int(node.start)..<Int(node.end) }
    package var isObject: Bool { node.kind == .object }
    package var isArray: Bool { node.kind == .array }
    package var isNumber: Bool { node.kind == .number }
    package var isNull: Bool { node.kind == .null }

    /// The member of that name, the last of several; nil when there is none or this is no object.
    ///
    /// - Complexity: linear in the count of members.
    package subscript(name: String) -> JSONValue? {
        guard isObject else { return nil }
        var found: Int?
        var at = index + 1
        while at < Int(node.next) {
            if value(at).isString(name) { found = at + 1 }
            at = Int(document.nodes[at + 1].next)
        }
        return found.map(value)
    }

    private func isString(_ name: String) -> Bool {
        if node.kind == .escapedString { return string.map { Bytes.areEqual($0, name) } ?? false }
        return document.source[Int(node.start) + 1..<Int(node.end) - 1].elementsEqual(name.utf8)
    }

    /// The members of an object in the order of the document; none for anything else.
    package var members: [(name: String, value: JSONValue)] {
        var members: [(name: String, value: JSONValue)] = []
        guard isObject else { return members }
        var at = index + 1
        while at < Int(node.next) {
            members.append((value(at).string ?? "", value(at + 1)))
            at = Int(document.nodes[at + 1].next)
        }
        return members
    }

    /// The items of an array; nil for anything else.
    package var items: [JSONValue]? {
        guard isArray else { return nil }
        var items: [JSONValue] = []
        var at = index + 1
        while at < Int(node.next) {
            items.append(value(at))
            at = Int(document.nodes[at].next)
        }
        return items
    }

    /// The count of items of an array; 0 for anything else.
    package var count: Int {
        guard isArray else { return 0 }
        var count = 0
        var at = index + 1
        while at < Int(node.next) {
            count += 1
            at = Int(document.nodes[at].next)
        }
        return count
    }

    /// The text of a string; nil for anything else.
    package var string: String? {
        switch node.kind {
        case .string:
            return String(decoding: document.source[Int(node.start) + 1..<Int(node.end) - 1], as: UTF8.self)
        case .escapedString:
            var bytes: [UInt8] = []
            bytes.reserveCapacity(range.count)
            forEachPart { part, _ in bytes += part }
            return String(decoding: bytes, as: UTF8.self)
        default: return nil
        }
    }

    /// Calls `body` with the parts of a string and the range of each in the source: stretches without escapes, and
    /// escapes one by one. Nothing is called for a value that is no string.
    package func forEachPart(_ body: (_ part: ArraySlice<UInt8>, _ source: Range<Int>) -> Void) {
        guard node.kind == .string || node.kind == .escapedString else { return }
        let source = document.source
        var (at, end) = (Int(node.start) + 1, Int(node.end) - 1)
        while at < end {
            let start = at
            while at < end, source[at] != UInt8(ascii: "\\") { at += 1 }
            if at > start { body(source[start..<at], start..<at) }
            guard at < end else { return }
            let escape = at
            let scalar = JSONScanner.unescaped(source, &at)
            body(Array(String(Character(scalar)).utf8)[...], escape..<at)
        }
        end = at
    }

    /// A whole number from 0 on that 64 bits hold; nil for anything else.
    package var whole: Int? { isNumber ? Int(text).flatMap { $0 < 0 ? nil : $0 } : nil }

    /// The characters of the value in the source.
    package var text: String { String(decoding: document.source[range], as: UTF8.self) }

    /// The numbers of an array; nil if this is not an array, or an item is not a finite number.
    package var numbers: [Float]? {
        guard isArray else { return nil }
        var numbers: [Float] = []
        numbers.reserveCapacity(Int(node.next) - index - 1)
        let isGood = document.source.withUnsafeBytes { source in
            for item in document.nodes[index + 1..<Int(node.next)] {
                // The byte after the number is no part of it: a comma, a blank or a bracket.
                guard item.kind == .number, let start = source.baseAddress else { return false }
                let number = Bytes.float(at: start + Int(item.start))
                guard number.isFinite else { return false }
                numbers.append(number)
            }
            return true
        }
        return isGood ? numbers : nil
    }
}
