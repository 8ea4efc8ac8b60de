import CalqueArticles
import CalqueXML

/// Splits a well-formed document into tags and text, with the place of each. A document that is not well formed gives
/// some result, without an error.
struct XMLMarks {
    enum Mark {
        case start(XMLElement, isEmpty: Bool)
        /// An end tag. The value is the offset after it.
        case end(Int)
        case node(XMLElement.Node)
    }

    private let source: [UInt8]
    private var at = 0

    init(_ source: [UInt8]) { self.source = source }

    /// Returns the next tag or piece of text; nil at the end of the document.
    mutating func next() -> Mark? {
        while at < source.count {
            let start = at
            guard source[at] == UInt8(ascii: "<") else { return .node(text()) }
            if starts(with: "<![CDATA[") {
                at += 9
                let range = at..<end(of: "]]>", from: at)
                skip(past: "]]>")
                if !range.isEmpty { return .node(.text(range)) }
            } else if starts(with: "<!--") {
                skip(past: "-->")
            } else if starts(with: "<?") {
                skip(past: "?>")
            } else if starts(with: "<!") {
                skipDoctype()
            } else if starts(with: "</") {
                skip(past: ">")
                return .end(at)
            } else {
                return tag(from: start)
            }
        }
        return nil
    }

    private func starts(with text: StaticString) -> Bool {
        at + text.utf8CodeUnitCount <= source.count
            && text.withUTF8Buffer { wanted in wanted.indices.allSatisfy { source[at + $0] == wanted[$0] } }
    }

    /// The offset of the next occurrence of `text`, or the end of the source.
    private func end(of text: StaticString, from start: Int) -> Int {
        var copy = self
        copy.at = start
        while copy.at < source.count, !copy.starts(with: text) { copy.at += 1 }
        return copy.at
    }

    private mutating func skip(past text: StaticString) {
        while at < source.count, !starts(with: text) { at += 1 }
        at = min(at + text.utf8CodeUnitCount, source.count)
    }

    /// Skips a DOCTYPE, which ends at the `>` outside brackets and quotes.
    private mutating func skipDoctype() {
        var depth = 0
        var quote: UInt8?
        while at < source.count {
            let byte = source[at]
            if quote == nil, starts(with: "<!--") {
                skip(past: "-->")
                continue
            }
            at += 1
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: "<") {
                depth += 1
            } else if byte == UInt8(ascii: ">") {
                depth -= 1
                if depth == 0 { return }
            }
        }
    }

    private mutating func text() -> XMLElement.Node {
        let start = at
        if source[at] == UInt8(ascii: "&"), let (decoded, end) = reference(at: at) {
            at = end
            return .reference(decoded, start..<end)
        }
        at += 1
        while at < source.count, source[at] != UInt8(ascii: "<"), source[at] != UInt8(ascii: "&") { at += 1 }
        return .text(start..<at)
    }

    /// The text of a reference by a name that HTML has and XML has not; nil for any other.
    static func htmlReference(_ bytes: ArraySlice<UInt8>) -> String? {
        guard bytes.count > 3, bytes.dropFirst().first != UInt8(ascii: "#") else { return nil }
        let name = String(decoding: bytes.dropFirst().dropLast(), as: UTF8.self)
        guard !["amp", "lt", "gt", "quot", "apos"].contains(name), name.utf8.allSatisfy({ (0x30...0x7A).contains($0) })
        else {
            return nil
        }
        var reader = HTMLReader(Array(bytes))
        guard case .reference(let text)? = reader.next(), reader.range.count == bytes.count else { return nil }
        return text
    }

    /// The place of the document type declaration; nil if there is none.
    static func doctype(in source: [UInt8]) -> Range<Int>? {
        guard let start = source.prefix(4096).firstRange(of: "<!DOCTYPE".utf8)?.lowerBound else { return nil }
        var marks = XMLMarks(source)
        marks.at = start
        marks.skipDoctype()
        return start..<marks.at
    }

    /// Decodes a reference: an entity of XML or HTML, or a number. `XMLTree` has already rejected all others.
    private func reference(at start: Int) -> (String, Int)? {
        guard let end = source[start...].prefix(16).firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let name = String(decoding: source[start + 1..<end], as: UTF8.self)
        let known = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]
        if let decoded = known[name] { return (decoded, end + 1) }
        guard name.hasPrefix("#") else { return Self.htmlReference(source[start...end]).map { ($0, end + 1) } }
        let digits = name.dropFirst(name.hasPrefix("#x") ? 2 : 1)
        guard let value = UInt32(digits, radix: name.hasPrefix("#x") ? 16 : 10), let scalar = Unicode.Scalar(value)
        else { return nil }
        return (String(scalar), end + 1)
    }

    // MARK: Tags

    private mutating func tag(from start: Int) -> Mark {
        at += 1
        let name = self.name()
        var attributes: [String: String] = [:]
        while at < source.count, source[at] != UInt8(ascii: ">"), source[at] != UInt8(ascii: "/") {
            skipSpace()
            let key = self.name()
            skipSpace()
            guard at < source.count, source[at] == UInt8(ascii: "=") else {
                if key.isEmpty, at < source.count, ![0x2F, 0x3E].contains(source[at]) { at += 1 }
                continue
            }
            at += 1
            skipSpace()
            attributes[key] = value()
            skipSpace()
        }
        let isEmpty = at < source.count && source[at] == UInt8(ascii: "/")
        skip(past: ">")
        let local = name.split(separator: ":").last.map(String.init) ?? name
        return .start(XMLElement(name: local, attributes: attributes, range: start..<at), isEmpty: isEmpty)
    }

    private mutating func skipSpace() {
        while at < source.count, [0x20, 0x0A, 0x0D, 0x09].contains(source[at]) { at += 1 }
    }

    private mutating func name() -> String {
        let start = at
        while at < source.count, !" \n\r\t/>=".utf8.contains(source[at]) { at += 1 }
        return String(decoding: source[start..<at], as: UTF8.self)
    }

    private mutating func value() -> String {
        guard at < source.count else { return "" }
        let quote = source[at]
        at += 1
        var bytes: [UInt8] = []
        while at < source.count, source[at] != quote {
            if source[at] == UInt8(ascii: "&"), let (decoded, end) = reference(at: at) {
                bytes += Array(decoded.utf8)
                at = end
            } else {
                bytes.append(source[at])
                at += 1
            }
        }
        at = min(at + 1, source.count)
        return String(decoding: bytes, as: UTF8.self)
    }
}
