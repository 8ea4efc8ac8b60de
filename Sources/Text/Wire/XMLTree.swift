import CalqueArticles
import CalqueCore
import CalqueXML

/// An XML element with the byte ranges of everything in it.
///
/// libxml2 reports lines but not bytes, and it decodes references. So libxml2 checks the document (`XMLTree.read`), and
/// `XMLMarks` reads it again for the byte ranges.
struct XMLElement {
    enum Node {
        case element(XMLElement)
        /// Text that is the same in the source.
        case text(Range<Int>)
        /// The decoded text of a character reference, and the range of the reference.
        case reference(String, Range<Int>)
    }

    /// The name without its prefix: agencies write `<nitf>` and `<nitf:nitf>`, with the namespaces of all versions.
    let name: String
    /// The values by their names as written. References are decoded.
    let attributes: [String: String]
    /// The place of the element, including its tags.
    var range: Range<Int>
    var nodes: [Node] = []

    /// The child elements.
    var elements: [XMLElement] {
        nodes.compactMap { if case .element(let element) = $0 { element } else { nil } }
    }

    /// The child elements with a name.
    func elements(_ name: String) -> [XMLElement] { elements.filter { $0.name == name } }

    /// The element at the end of a path of child names; nil if there is none.
    func child(_ path: String...) -> XMLElement? {
        path.reduce(self as XMLElement?) { found, name in found?.elements.first { $0.name == name } }
    }

    /// The first element with a name at any depth. This element counts too.
    func first(_ name: String) -> XMLElement? {
        if self.name == name { return self }
        for child in elements { if let found = child.first(name) { return found } }
        return nil
    }

    /// All elements with one of the names at any depth, without those inside another result.
    func all(_ names: Set<String>) -> [XMLElement] {
        names.contains(name) ? [self] : elements.flatMap { $0.all(names) }
    }

    /// The value of `xml:lang` or `lang`.
    var language: LanguageTag? { (attributes["xml:lang"] ?? attributes["lang"]).flatMap(LanguageTag.init) }

    /// Returns the text of the element and of all elements inside it.
    ///
    /// - Parameters:
    ///   - source: the bytes of the document.
    ///   - separating: the names of elements that get a space before them.
    func text(of source: [UInt8], separating: Set<String> = []) -> MappedText {
        var text = MappedText()
        collect(source, separating, &text)
        return text
    }

    private func collect(_ source: [UInt8], _ separating: Set<String>, _ text: inout MappedText) {
        for node in nodes {
            switch node {
            case .text(let range): text.append(source[range], source: range)
            case .reference(let decoded, let range): text.append(Array(decoded.utf8), source: range)
            case .element(let element):
                if separating.contains(element.name) {
                    text.append([0x20], source: element.range.lowerBound..<element.range.lowerBound)
                }
                element.collect(source, separating, &text)
            }
        }
    }
}

/// Reads an XML document into a tree of elements.
enum XMLTree {
    /// The greatest number of elements in one document. A novel in NITF has 20,000.
    static let most = 500_000

    /// Reads a document and returns its root element. Nothing outside the document is read.
    ///
    /// - Parameter source: UTF-8. The encoding in the XML declaration is ignored.
    /// - Throws: `Failure(.badData)` with line and column if the document is not well formed, is nested deeper than 256
    ///   levels, has too many elements, or uses an entity that neither XML nor HTML has.
    /// - Complexity: linear in the document.
    static func read(_ source: [UInt8]) throws(Failure) -> XMLElement {
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
        throw Failure(.badData, "the document has no root element")
    }

    /// Puts blanks in place of the document type, which agencies write with parts in other files, and of the references
    /// that only it declares and that HTML knows: `&nbsp;`, `&eacute;`.
    private static func hideNames(_ plain: inout [UInt8], after doctype: Range<Int>?) {
        for index in doctype ?? 0..<0 where plain[index] != 0x0A { plain[index] = 0x20 }
        var at = doctype?.upperBound ?? 0
        while let start = plain[at...].firstIndex(of: UInt8(ascii: "&")) {
            at = start + 1
            guard let end = plain[start...].prefix(32).firstIndex(of: UInt8(ascii: ";")) else { continue }
            guard XMLMarks.htmlReference(plain[start...end]) != nil else { continue }
            for index in start...end { plain[index] = 0x20 }
        }
    }

    private static func check(_ source: [UInt8]) throws(Failure) {
        var plain = source
        // The bytes are UTF-8 now, and the declaration may say otherwise. Spaces in its place keep lines and columns.
        if source.starts(with: "<?xml".utf8), let end = source.firstIndex(of: UInt8(ascii: ">")) {
            for index in 0...end where plain[index] != 0x0A { plain[index] = 0x20 }
        }
        hideNames(&plain, after: XMLMarks.doctype(in: source))
        let reader = XMLReader(bytes: plain)
        var count = 0
        while let kind = try reader.advance() {
            guard kind == .startElement else { continue }
            count += 1
            if count > most { throw Failure(.badData, "more than \(most) elements in one document", at: reader.place) }
        }
    }
}
