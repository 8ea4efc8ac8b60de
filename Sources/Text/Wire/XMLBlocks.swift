import CalqueArticles

/// Reads the text blocks of NITF or XHTML content. The two formats share most elements.
struct XMLBlocks {
    private(set) var blocks: [HTMLPage.TextBlock] = []

    private let source: [UInt8]
    private var current = HTMLText()
    private var linkedBytes = 0
    private var inHeader = 0

    init(of element: XMLElement, source: [UInt8]) {
        self.source = source
        if Self.isPlain(element) {
            readLines(element, .container)
        } else {
            read(element, role: .container, isLink: false)
            close(.container)
        }
    }

    private mutating func read(_ element: XMLElement, role: HTMLRole, isLink: Bool) {
        for node in element.nodes {
            switch node {
            case .text(let range): append(source[range], range, isLink)
            case .reference(let decoded, let range): append(ArraySlice(decoded.utf8), range, isLink)
            case .element(let child): read(child, inside: role, isLink)
            }
        }
    }

    private mutating func append(_ text: ArraySlice<UInt8>, _ range: Range<Int>, _ isLink: Bool) {
        let before = current.bytes.count
        current.append(text, source: range)
        if isLink { linkedBytes += current.bytes.count - before }
    }

    private mutating func read(_ element: XMLElement, inside outer: HTMLRole, _ isLink: Bool) {
        // Before the text stand keywords and times beside its headline.
        let depth = element.name == "header" ? 1 : 0
        inHeader += depth
        defer { inHeader -= depth }
        if element.name == "pre", outer != .dropped { return readLines(element, outer) }
        switch inHeader > 0 && Self.fields.contains(element.name) ? .dropped : Self.role(element) {
        case .dropped:
            close(outer)
        case .droppedInline: break
        case .lineBreak:
            // In a headline, `br` is only a place to wrap.
            if case .heading = outer, element.name == "br" {
                append([0x20], element.range, false)
            } else {
                close(outer)
            }
        case nil: read(element, role: outer, isLink: isLink || element.name == "a")
        case let role?:
            close(outer)
            // A paragraph inside a heading or list item takes the role of that element.
            let inner = role == .container ? .container : role == .paragraph && outer != .container ? outer : role
            read(element, role: inner, isLink: isLink)
            close(inner)
        }
    }

    /// Reads text whose lines are those of plain text.
    private mutating func readLines(_ element: XMLElement, _ outer: HTMLRole) {
        close(outer)
        blocks += PlainText.blocks(of: element.text(of: source), headline: nil).map {
            HTMLPage.TextBlock(
                role: $0.kind == .crosshead ? .heading(2) : .paragraph, text: $0.text, map: $0.map, linked: 0)
        }
    }

    private mutating func close(_ role: HTMLRole) {
        defer {
            current = HTMLText()
            linkedBytes = 0
        }
        guard !current.isEmpty else { return }
        blocks.append(
            HTMLPage.TextBlock(
                role: role, text: String(decoding: current.bytes, as: UTF8.self), map: current.map, linked: linkedBytes)
        )
    }

    /// The role of an element of HTML, NITF or TTNITF; nil for inline elements. What is not known and holds blocks is a
    /// container.
    private static func role(_ element: XMLElement) -> HTMLRole? {
        let name = element.name
        if let known = nitf[name] ?? HTMLTag.role(name) { return known }
        let lower = name.lowercased()
        if let known = lower == name ? nil : nitf[lower] ?? HTMLTag.role(lower) { return known }
        return element.elements.contains { role($0) != nil } ? .container : nil
    }

    /// Whether the text of an element has no elements but inline ones, and lines of its own.
    private static func isPlain(_ element: XMLElement) -> Bool {
        !element.nodes.isEmpty && !hasBlocks(element) && element.name != "p" && element.name != "P"
    }

    private static func hasBlocks(_ element: XMLElement) -> Bool { element.elements.contains { role($0) != nil } }

    /// Whether an element has paragraphs, or text in which only elements of HTML and NITF stand. Tables of results and other
    /// data have neither.
    static func holdsText(_ element: XMLElement) -> Bool {
        hasParagraphs(element) || element.elements.allSatisfy { HTMLTag.isKnown($0.name) || inline.contains($0.name) }
    }

    private static func hasParagraphs(_ element: XMLElement) -> Bool {
        element.elements.contains { child in
            switch role(child) {
            case .paragraph, .heading: true
            case .dropped, .droppedInline: false
            default: child.name == "pre" || hasParagraphs(child)
            }
        }
    }

    /// Elements of NITF inside paragraphs.
    private static let inline: Set<String> = [
        "chron", "classifier", "copyrite", "event", "function", "lang", "location", "money", "num", "object.title",
        "org", "person",
        "postaddr", "virtloc", "alt-code", "pronounce", "series", "hl1", "hl2", "block",
    ]

    /// Elements of a header that are fields, and no text.
    private static let fields: Set<String> = ["ul", "ol", "dl", "time", "nav", "table"]

    private static let nitf: [String: HTMLRole] = [
        "hl1": .heading(1), "hl2": .heading(2), "block": .container, "bq": .paragraph, "credit": .paragraph,
        "media": .dropped, "nitf-table-metadata": .dropped, "nitf-table": .container, "body.content": .container,
        "body.end": .dropped, "datasource": .paragraph, "fn": .paragraph, "note": .paragraph, "head": .dropped,
        "header": .container, "footer": .dropped, "form": .container, "pronounce": .droppedInline,
        // TTNITF
        "rubrik": .heading(1), "mellanrubrik": .heading(2), "ingress": .container, "brodtext": .container,
        "bildtext": .dropped, "vinjett": .dropped, "bilder": .dropped,
    ]
}
