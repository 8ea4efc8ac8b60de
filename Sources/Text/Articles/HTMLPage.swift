import CalqueXML

/// A web page as a list of its block-level elements and a list of the text blocks in them, both in document order.
///
/// Inline tags are not elements here. Nesting deeper than `deepest` is read flat, as browsers do, so that every page
/// takes linear time.
struct HTMLPage {
    struct Element {
        let name: String
        /// The number of the element around this one; -1 for the page itself, which is element 0.
        let parent: Int
        let language: String?
        /// The elements inside have the numbers from this element's own number up to, but not including, `end`.
        var end = 0
        var isMain = false
    }

    /// A paragraph, a heading, or text directly in a container.
    struct TextBlock {
        let role: HTMLRole
        let text: String
        let map: SourceMap
        /// The innermost element that holds the text.
        let element: Int
        /// The outermost `header` that holds the text.
        let header: Int?
        /// Whether all of the text is inside links.
        let isLink: Bool
        /// Whether a class attribute says that this is a line under the headline.
        let isSubheadline: Bool
    }

    /// The deepest nesting that is kept.
    static let deepest = 512

    private(set) var elements: [Element] = [Element(name: "", parent: -1, language: nil)]
    private(set) var blocks: [TextBlock] = []
    /// The `lang` attribute of `html` or `body`.
    private(set) var language: String?

    private(set) var metadata = HTMLMetadata()

    /// The number of bytes of text in forms that were dropped.
    private(set) var formBytes = 0

    // MARK: Parser state

    private struct Open {
        let name: String
        let role: HTMLRole
        let element: Int
        let isSubheadline: Bool
        let isDropped: Bool
    }
    private var open: [Open] = []
    /// The number of open elements of each name. An end tag without an open element is skipped without a search.
    private var openCount: [String: Int] = [:]
    /// The number of open tags beyond the deepest nesting.
    private var tooDeep = 0
    private var drops = 0
    private var linkDepth = 0
    private var current = HTMLText()
    private var linkedBytes = 0
    private let keepingForms: Bool

    init(reading source: [UInt8], keepingForms: Bool = false) {
        self.keepingForms = keepingForms
        var reader = HTMLReader(source)
        while let event = reader.next() {
            switch event {
            case .start(let name): start(name, reader)
            case .end(let name): end(name)
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
        guard drops == 0 else {
            if openCount["form", default: 0] > 0 { formBytes += text.count }
            return
        }
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
        if linkDepth > 0 { linkedBytes += current.bytes.count - before }
    }

    /// Ends the current block. Inside a dropped element nothing happens: a sentence continues after a button in it.
    private mutating func closeBlock() {
        guard drops == 0 else { return }
        defer { linkedBytes = 0 }
        guard !current.isEmpty else {
            current = HTMLText()
            return
        }
        let owner = open.last { $0.role != .container } ?? open.last
        let header = open.first { $0.role == .header }
        blocks.append(
            TextBlock(
                role: owner.map { $0.role == .header ? .container : $0.role } ?? .container,
                text: String(decoding: current.bytes, as: UTF8.self), map: current.map,
                element: open.last?.element ?? 0, header: header?.element, isLink: linkedBytes >= current.bytes.count,
                isSubheadline: open.contains { $0.isSubheadline }))
        current = HTMLText()
    }

    // MARK: Tags

    private mutating func start(_ name: String, _ reader: HTMLReader) {
        if name == "a" { linkDepth = 1 }
        metadata.see(name, reader)
        if name == "html" || name == "body", let lang = reader.attribute("lang") ?? reader.attribute("xml:lang") {
            language = language ?? lang
        }
        guard let role = role(of: name, reader) else { return }
        if role == .lineBreak {
            // In a headline, `br` is only a place to wrap.
            if name == "br", case .heading = open.last?.role {
                append([0x20], at: reader.range)
            } else {
                closeBlock()
            }
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
        let classes = isDropped ? nil : reader.attribute("class")
        open.append(
            Open(
                name: name, role: role, element: elements.count,
                isSubheadline: classes.map(Self.isSubheadline) ?? false, isDropped: isDropped))
        openCount[name, default: 0] += 1
        elements.append(
            Element(
                name: name, parent: open.dropLast().last?.element ?? 0,
                language: name == "article" || name == "main" ? reader.attribute("lang") : nil,
                isMain: name == "main" || (role == .container && reader.attribute("role") == "main")))
    }

    private func role(of name: String, _ reader: HTMLReader) -> HTMLRole? {
        guard let role = HTMLTag.role(name) else { return nil }
        if name == "form", keepingForms { return .container }
        guard role == .container || role == .paragraph || role == .header, name != "html", name != "body" else {
            return role
        }
        if reader.attribute("hidden") != nil { return .dropped }
        if let aria = reader.attribute("role"), HTMLTag.foreignRoles.contains(aria), role != .header { return .dropped }
        return role
    }

    private static func isSubheadline(_ classes: String) -> Bool {
        classes.lowercased().split(separator: " ").contains { HTMLTag.subheadlineClasses.contains(String($0)) }
    }

    /// Closes the elements that a start tag ends implicitly.
    private mutating func closeImplied(by name: String, _ role: HTMLRole) {
        close(["p"], within: HTMLTag.paragraphScopes)
        if case .heading = role { close(["h1", "h2", "h3", "h4", "h5", "h6"], within: HTMLTag.scopes) }
        if let implied = HTMLTag.implied(by: name) { close(implied.ends, within: implied.within) }
    }

    private mutating func end(_ name: String) {
        if name == "a" { linkDepth = 0 }
        guard let role = HTMLTag.role(name) else { return }
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
        elements[last.element].end = elements.count
    }
}
