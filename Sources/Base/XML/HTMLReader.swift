/// A streaming pull reader of any HTML, over bytes in memory: tags and text with their places.
///
///     var reader = HTMLReader(page)
///     while let event = reader.next() {
///         if case .text = event { print(page[reader.range]) }
///     }
///
/// It splits a page like the HTML standard's tokenizer (13.2.5). The caller deals with the nesting of elements. It
/// never fails, because the standard defines a result for every input. Time is linear, memory constant.
///
/// Why not libxml2's parser (2.9.14 was tried with the SAX interface, as text in UTF-8): the place of a text is off
/// by one character wherever a run passes 1,000 bytes; a `<meta charset>` makes it decode UTF-8 a second time; and
/// 60,000 open elements with as many stray end tags cost 8 s, growing with the square.
package struct HTMLReader: Sendable {
    package enum Event: Sendable, Equatable {
        /// The name in lower case. The reader gives the attributes.
        case start(name: String)
        case end(name: String)
        /// Text that is in the source unchanged, at `range`. A run between markup may come in several events.
        case text
        /// A character reference such as `&mdash;` or `&#8212;`, with its text.
        case reference(String)
    }

    let bytes: [UInt8]
    let end: Int
    var at: Int
    /// The place of the last event in the source.
    package private(set) var range: Range<Int>
    /// The content of the last element whose content is not markup: a script, a title.
    package private(set) var rawRange: Range<Int>
    private var attributeStart = 0
    /// The element whose content is not markup (`script`), until its end tag.
    private var rawName: String?
    /// XHTML closes `<script/>` at once; HTML does not.
    private let isXHTML: Bool
    private var pendingEnd: String?

    /// - Parameters:
    ///   - source: UTF-8.
    ///   - part: the part of it to read, for markup inside another format; by default all of it.
    package init(_ source: [UInt8], in part: Range<Int>? = nil) {
        bytes = source
        at = part?.lowerBound ?? 0
        end = part?.upperBound ?? source.count
        range = at..<at
        rawRange = at..<at
        isXHTML = source[at..<end].starts(with: "<?xml".utf8)
    }

    /// Returns the next event; nil at the end. Comments, doctypes and the content of `script`, `style` and similar
    /// elements are skipped.
    package mutating func next() -> Event? {
        if let name = pendingEnd {
            pendingEnd = nil
            range = at..<at
            return .end(name: name)
        }
        if let rawName { skipRaw(rawName) }
        while at < end {
            let start = at
            switch bytes[at] {
            case UInt8(ascii: "<"):
                guard let markup = markup() else { return text(from: start) }
                if let event = markup.event {
                    range = start..<at
                    return event
                }
            case UInt8(ascii: "&"):
                guard let (text, after) = reference(at: at) else { return self.text(from: start) }
                at = after
                range = start..<at
                return .reference(text)
            default: return text(from: start)
            }
        }
        return nil
    }

    /// Reads the text from `start` up to possible markup. Its first byte is known not to be markup.
    private mutating func text(from start: Int) -> Event {
        at = start + 1
        while at < end, bytes[at] != UInt8(ascii: "<"), bytes[at] != UInt8(ascii: "&") { at += 1 }
        range = start..<at
        return .text
    }

    /// A piece of markup. A piece without an event is skipped.
    private struct Markup {
        var event: Event?
    }

    /// Goes past the markup at `<`. If the mark is text, it returns nil and stays there.
    private mutating func markup() -> Markup? {
        guard at + 1 < end else { return nil }
        switch bytes[at + 1] {
        case UInt8(ascii: "!"):
            skipDeclaration()
            return Markup()
        case UInt8(ascii: "?"):
            skip(past: UInt8(ascii: ">"))
            return Markup()
        case UInt8(ascii: "/"):
            guard at + 2 < end else { return nil }
            guard Self.isLetter(bytes[at + 2]) else {
                skip(past: UInt8(ascii: ">"))
                return Markup()
            }
            at += 2
            let name = tagName()
            attributeStart = at
            while nextAttribute(&at) != nil {}
            return Markup(event: closeTag() ? .end(name: name) : nil)
        case let byte where Self.isLetter(byte):
            at += 1
            let name = tagName()
            attributeStart = at
            while nextAttribute(&at) != nil {}
            let isClosed = isXHTML && bytes[at - 1] == UInt8(ascii: "/")
            // A tag that the end of the file cuts off is not a tag.
            guard closeTag() else { return Markup() }
            if isClosed { pendingEnd = name } else if Self.rawText.contains(name) { rawName = name }
            return Markup(event: .start(name: name))
        default: return nil
        }
    }

    /// Goes past the `>` that ends a tag. - Returns: whether there was one.
    private mutating func closeTag() -> Bool {
        guard at < end else { return false }
        at += 1
        return true
    }

    private mutating func tagName() -> String {
        let start = at
        while at < end, !Self.isSpace(bytes[at]), bytes[at] != UInt8(ascii: "/"), bytes[at] != UInt8(ascii: ">") {
            at += 1
        }
        return lowercased(start..<at)
    }

    private mutating func skip(past byte: UInt8) {
        while at < end, bytes[at] != byte { at += 1 }
        at = min(at + 1, end)
    }

    /// Goes past `<!-- … -->`, or past `<!DOCTYPE …>` and everything else that starts with `<!`.
    private mutating func skipDeclaration() {
        guard matches("<!--", at: at) else {
            skip(past: UInt8(ascii: ">"))
            return
        }
        at += 4
        if matches(">", at: at) || matches("->", at: at) {  // <!--> and <!---> are empty comments
            skip(past: UInt8(ascii: ">"))
            return
        }
        while at < end, !(bytes[at] == UInt8(ascii: "-") && (matches("-->", at: at) || matches("--!>", at: at))) {
            at += 1
        }
        skip(past: UInt8(ascii: ">"))
    }

    // MARK: Elements whose content is not markup

    private static let rawText: Set<String> = [
        "script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "noscript",
    ]

    /// Goes to the end tag of the element, or to the end of the file.
    private mutating func skipRaw(_ name: String) {
        rawName = nil
        let start = at
        defer { rawRange = start..<at }
        while at < end {
            if bytes[at] == UInt8(ascii: "<"), matches("</", at: at) {
                let after = at + 2 + name.utf8.count
                let isEnd = after < end && (Self.isSpace(bytes[after]) || "/>".utf8.contains(bytes[after]))
                if isEnd, lowercased(at + 2..<after) == name { return }
            }
            at += 1
        }
    }

    // MARK: Attributes

    /// The value of an attribute of the last tag, with its references unchanged; empty for an attribute without a
    /// value.
    package func attribute(_ name: String) -> String? {
        var position = attributeStart
        while position < range.upperBound, let attribute = nextAttribute(&position) {
            if lowercased(attribute.name) == name { return String(decoding: bytes[attribute.value], as: UTF8.self) }
        }
        return nil
    }

    /// Calls `body` with the name of each attribute of the last tag, in lower case, and the place of its value.
    package func forEachAttribute(_ body: (_ name: String, _ value: Range<Int>) -> Void) {
        var position = attributeStart
        while position < range.upperBound, let attribute = nextAttribute(&position) {
            body(lowercased(attribute.name), attribute.value)
        }
    }

    /// Goes past the next attribute; returns nil at the `>` that ends the tag.
    private func nextAttribute(_ position: inout Int) -> (name: Range<Int>, value: Range<Int>)? {
        while position < end, Self.isSpace(bytes[position]) || bytes[position] == UInt8(ascii: "/") { position += 1 }
        guard position < end, bytes[position] != UInt8(ascii: ">") else { return nil }
        let nameStart = position
        position += 1  // an equals sign here is part of the name
        while position < end, !Self.isSpace(bytes[position]), !"/>=".utf8.contains(bytes[position]) { position += 1 }
        let name = nameStart..<position
        var after = position
        while after < end, Self.isSpace(bytes[after]) { after += 1 }
        guard after < end, bytes[after] == UInt8(ascii: "=") else { return (name, position..<position) }
        position = after + 1
        while position < end, Self.isSpace(bytes[position]) { position += 1 }
        guard position < end else { return (name, position..<position) }
        let quote = bytes[position]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let start = position + 1
            position = start
            while position < end, bytes[position] != quote { position += 1 }
            defer { position = min(position + 1, end) }
            return (name, start..<position)
        }
        let start = position
        while position < end, !Self.isSpace(bytes[position]), bytes[position] != UInt8(ascii: ">") { position += 1 }
        return (name, start..<position)
    }

    // MARK: Bytes

    func matches(_ text: StaticString, at position: Int) -> Bool {
        let count = text.utf8CodeUnitCount
        guard position + count <= end else { return false }
        return text.withUTF8Buffer { wanted in wanted.indices.allSatisfy { bytes[position + $0] == wanted[$0] } }
    }

    package func lowercased(_ range: Range<Int>) -> String {
        String(decoding: bytes[range].lazy.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }, as: UTF8.self)
    }

    static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
    }
}
