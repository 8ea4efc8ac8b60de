import CalqueCore
import CalqueXML

/// An element of a document with the place of everything in it.
///
/// libxml2 has checked the document before (`XMLTree.read`), so reading it again for the places is a matter of finding
/// marks. libxml2 itself tells lines, not bytes, and hands references over decoded.
struct XMLElement {
    enum Node {
        case element(XMLElement)
        /// Text that stands in the source as it is.
        case text(Range<Int>)
        /// A character reference and what it stands for.
        case reference(String, Range<Int>)
    }

    /// Without its prefix: agencies write `<nitf>`, `<nitf:nitf>` and every namespace that a version has had.
    let name: String
    /// By their names as written, references resolved.
    let attributes: [String: String]
    /// The tags included.
    var range: Range<Int>
    var nodes: [Node] = []

    var elements: [XMLElement] {
        nodes.compactMap { if case .element(let element) = $0 { element } else { nil } }
    }

    func elements(_ name: String) -> [XMLElement] { elements.filter { $0.name == name } }

    func child(_ path: String...) -> XMLElement? {
        path.reduce(self as XMLElement?) { found, name in found?.elements.first { $0.name == name } }
    }

    /// The first of that name at any depth, itself included.
    func first(_ name: String) -> XMLElement? {
        if self.name == name { return self }
        for child in elements { if let found = child.first(name) { return found } }
        return nil
    }

    /// All of those names at any depth, none inside of another.
    func all(_ names: Set<String>) -> [XMLElement] {
        names.contains(name) ? [self] : elements.flatMap { $0.all(names) }
    }

    var language: LanguageTag? { (attributes["xml:lang"] ?? attributes["lang"]).flatMap(LanguageTag.init) }

    /// The text of it and of all elements within; before those of the given names goes a blank.
    func text(of source: [UInt8], parting: Set<String> = []) -> MappedText {
        var text = MappedText()
        collect(source, parting, &text)
        return text
    }

    private func collect(_ source: [UInt8], _ parting: Set<String>, _ text: inout MappedText) {
        for node in nodes {
            switch node {
            case .text(let range): text.append(source[range], source: range)
            case .reference(let decoded, let range): text.append(Array(decoded.utf8), source: range)
            case .element(let element):
                if parting.contains(element.name) {
                    text.append([0x20], source: element.range.lowerBound..<element.range.lowerBound)
                }
                element.collect(source, parting, &text)
            }
        }
    }
}

enum XMLTree {
    /// Elements of one document; a novel in NITF has 20,000.
    static let most = 500_000

    /// The root of a document.
    ///
    /// - Parameter source: UTF-8, whatever encoding its declaration names.
    /// - Throws: `Failure(.badData)` with line and column for what is not well formed, nested deeper than 256 levels,
    ///   or uses an entity other than XML's five. Nothing outside of the document is read.
    static func read(_ source: [UInt8]) throws -> XMLElement {
        try check(source)
        var marks = XMLMarks(source)
        var open: [XMLElement] = []
        while let mark = marks.next() {
            switch mark {
            case .start(let element, let isEmpty):
                if isEmpty, open.isEmpty { return element }
                if isEmpty { open[open.count - 1].nodes.append(.element(element)) } else { open.append(element) }
            case .end(let end):
                guard var element = open.popLast() else { break }
                element.range = element.range.lowerBound..<end
                if open.isEmpty { return element }
                open[open.count - 1].nodes.append(.element(element))
            case .node(let node): if !open.isEmpty { open[open.count - 1].nodes.append(node) }
            }
        }
        throw Failure(.badData, "the document has no root")
    }

    private static func check(_ source: [UInt8]) throws {
        var plain = source
        // The bytes are UTF-8 by now, and what the declaration says is past. Lines and columns stay.
        if source.starts(with: "<?xml".utf8), let end = source.firstIndex(of: UInt8(ascii: ">")) {
            for index in 0...end where plain[index] != 0x0A { plain[index] = 0x20 }
        }
        let reader = XMLReader(bytes: plain)
        var count = 0
        while let kind = try reader.advance() {
            guard kind == .startElement else { continue }
            count += 1
            if count > most { throw Failure(.badData, "more than \(most) elements in one document", at: reader.place) }
        }
    }
}
