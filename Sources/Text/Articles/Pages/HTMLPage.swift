import CalqueXML

/// A web page as a list of its block-level elements and a list of the text blocks in them, both in document order.
///
/// Inline tags are not elements here. Nesting deeper than `deepest` is read flat, as browsers do, so that every page
/// takes linear time. Scripts, buttons and pictures have no blocks; whatever else a page shows or hides has, and the
/// model decides.
package struct HTMLPage {
    struct Element {
        let name: String
        /// The number of the element around this one; -1 for the page itself, which is element 0.
        let parent: Int
        let depth: Int
        let marks: HTMLMarks
        /// The `lang` attribute of an `article` or `main`.
        let language: String?
        /// The elements inside have the numbers from this element's own number up to, but not including, `end`.
        var end = 0
    }

    /// A paragraph, a heading, or text directly in a container.
    package struct TextBlock {
        package let role: HTMLRole
        package let text: String
        package let map: SourceMap
        /// The innermost element that holds the text.
        let element: Int
        /// The bytes of the text that are inside links.
        var linked = 0
        /// The bytes of the text that are bold.
        var bold = 0
        /// What the inline elements around the start of the text say.
        var inline = HTMLMarks()
        /// Whether a class says that this is a line under the headline.
        var isSubheadline = false

        /// Text that a reader of XML found.
        package init(role: HTMLRole, text: String, map: SourceMap, linked: Int) {
            (self.role, self.text, self.map, self.linked, element) = (role, text, map, linked, 0)
        }

        init(
            role: HTMLRole, text: String, map: SourceMap, element: Int, linked: Int, bold: Int, inline: HTMLMarks,
            isSubheadline: Bool
        ) {
            (self.role, self.text, self.map, self.element) = (role, text, map, element)
            (self.linked, self.bold, self.inline, self.isSubheadline) = (linked, bold, inline, isSubheadline)
        }

        /// Whether all of the text is inside links.
        var isLink: Bool { linked >= text.utf8.count }
    }

    /// The deepest nesting that is kept.
    static let deepest = 512

    private(set) var elements: [Element] = [Element(name: "", parent: -1, depth: 0, marks: HTMLMarks(), language: nil)]
    private(set) var blocks: [TextBlock] = []
    private(set) var metadata = HTMLMetadata()

    /// Leaves blocks out, by their numbers.
    mutating func remove(_ numbers: Set<Int>) {
        blocks = blocks.enumerated().filter { !numbers.contains($0.offset) }.map(\.element)
    }

    // MARK: Parser state

    private struct Open {
        let name: String
        let role: HTMLRole
        let element: Int
        let isDropped: Bool
        /// How many inline elements are open around it.
        let inlines: Int
    }
    private var open: [Open] = []
    private var inline: [(name: String, marks: HTMLMarks)] = []
    /// The number of open elements of each name. An end tag without an open element is skipped without a search.
    private var openCount: [String: Int] = [:]
    /// The number of open tags beyond the deepest nesting.
    private var tooDeep = 0
    private var drops = 0
    private var linkDepth = 0
    private var boldDepth = 0
    private var current = HTMLText()
    private var linked = 0
    private var bold = 0
    private var inlineMarks = HTMLMarks()
    private var words = PageWords.Reader()

    init(reading source: [UInt8]) {
        var reader = HTMLReader(source)
        while let event = reader.next() {
            switch event {
            case .start(let name): start(name, reader, source)
            case .end(let name): end(name, reader)
            case .text: append(source[reader.range], at: reader.range)
            case .reference(let text): append(ArraySlice(text.utf8), at: reader.range)
            }
        }
        while drops > 0 { pop() }
        closeBlock()
        while !open.isEmpty { pop() }
        elements[0].end = elements.count
    }

    // MARK: Text

    private mutating func append(_ text: ArraySlice<UInt8>, at source: Range<Int>) {
        guard drops == 0 else { return }
        if openCount["pre", default: 0] > 0 {
            // The lines of preformatted text are separate blocks.
            for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
                if line.startIndex > text.startIndex { closeBlock() }
                let start = source.lowerBound + line.startIndex - text.startIndex
                add(line, at: text.count == source.count ? start..<start + line.count : source)
            }
        } else {
            add(text, at: source)
        }
    }

    private mutating func add(_ text: ArraySlice<UInt8>, at source: Range<Int>) {
        let before = current.bytes.count
        current.append(text, source: source)
        if before == 0, !current.isEmpty {
            inlineMarks = inline.reduce(into: HTMLMarks()) { $0.formUnion($1.marks) }
        }
        if linkDepth > 0 { linked += current.bytes.count - before }
        if boldDepth > 0 { bold += current.bytes.count - before }
    }

    /// Ends the current block. Inside a dropped element nothing happens: a sentence continues after a button in it.
    private mutating func closeBlock() {
        guard drops == 0 else { return }
        defer {
            (linked, bold) = (0, 0)
            current = HTMLText()
        }
        guard !current.isEmpty else { return }
        let owner = open.last { $0.role != .container } ?? open.last
        blocks.append(
            TextBlock(
                role: owner?.role ?? .container, text: String(decoding: current.bytes, as: UTF8.self),
                map: current.map, element: open.last?.element ?? 0, linked: linked, bold: bold, inline: inlineMarks,
                isSubheadline: inlineMarks.words.contains(.lead)
                    || open.suffix(2).contains { elements[$0.element].marks.words.contains(.lead) }))
    }

    // MARK: Tags

    private mutating func start(_ name: String, _ reader: HTMLReader, _ source: [UInt8]) {
        let role = HTMLTag.role(name)
        if role == .lineBreak {
            // In a headline, `br` is only a place to wrap.
            if name == "br", case .heading = open.last?.role {
                append([0x20], at: reader.range)
            } else {
                closeBlock()
            }
            return
        }
        if name == "a" { linkDepth = 1 }
        let marks = HTMLMarks(name, reader, source, &words)
        metadata.see(name, reader, source)
        guard let role else {
            if HTMLTag.bold.contains(name) { boldDepth += 1 }
            if !HTMLTag.void.contains(name), inline.count < Self.deepest { inline.append((name, marks)) }
            return
        }
        if role != .droppedInline {
            closeBlock()
            closeImplied(by: name, role)
        }
        guard open.count < Self.deepest else {
            tooDeep += 1
            return
        }
        let isDropped = role == .dropped || role == .droppedInline
        if isDropped { drops += 1 }
        let parent = open.last?.element ?? 0
        open.append(
            Open(name: name, role: role, element: elements.count, isDropped: isDropped, inlines: inline.count))
        openCount[name, default: 0] += 1
        elements.append(
            Element(
                name: name, parent: parent, depth: open.count, marks: marks,
                language: name == "article" || name == "main" ? reader.attribute("lang") : nil))
    }

    /// Closes the elements that a start tag ends implicitly.
    private mutating func closeImplied(by name: String, _ role: HTMLRole) {
        close(["p"], within: HTMLTag.paragraphScopes)
        if case .heading = role { close(["h1", "h2", "h3", "h4", "h5", "h6"], within: HTMLTag.scopes) }
        if let implied = HTMLTag.implied(by: name) { close(implied.ends, within: implied.within) }
    }

    private mutating func end(_ name: String, _ reader: HTMLReader) {
        if name == "a" { linkDepth = 0 }
        metadata.seeEnd(name, reader)
        guard let role = HTMLTag.role(name) else {
            if HTMLTag.bold.contains(name) { boldDepth = max(0, boldDepth - 1) }
            // Few inline elements are open at a time, and those that never end are not looked for far.
            if let place = inline.suffix(8).lastIndex(where: { $0.name == name }) {
                inline.removeSubrange(place...)
            }
            return
        }
        if role == .lineBreak {
            closeBlock()
            return
        }
        if role != .droppedInline { closeBlock() }
        if tooDeep > 0 {
            tooDeep -= 1
            return
        }
        close([name], within: HTMLTag.tableParts.contains(name) ? [] : HTMLTag.scopes)
    }

    /// Closes the innermost open element with one of the names and everything inside it. The search stops at an
    /// element of `scope`.
    private mutating func close(_ names: Set<String>, within scope: Set<String>) {
        guard names.contains(where: { openCount[$0, default: 0] > 0 }) else { return }
        var index = open.count - 1
        while index >= 0, !names.contains(open[index].name) {
            if scope.contains(open[index].name) { return }
            index -= 1
        }
        guard index >= 0 else { return }
        while open.count > index { pop() }
    }

    private mutating func pop() {
        let last = open.removeLast()
        openCount[last.name, default: 1] -= 1
        if last.isDropped { drops -= 1 }
        if inline.count > last.inlines {
            inline.removeSubrange(last.inlines...)
            boldDepth = inline.count { HTMLTag.bold.contains($0.name) }
        }
        elements[last.element].end = elements.count
    }
}
