import CalqueUnits
import CalqueXML

/// Converts the content of an XLIFF segment to inline elements of TMX.
///
/// A pair of codes becomes `bpt` and `ept` with one `i` if both are in the segment, and `it` if only one is. A code without
/// a partner becomes `ph`. Marked text becomes `hi`, except for the marks of segments and of tracked changes: deleted text is
/// left out, and inserted text stays. Native codes are kept. The same code
/// has the same number `x` in source and target.
struct XLIFFInline {
    private let major: Int
    /// The native codes of XLIFF 2.x (`originalData`), by id.
    private let data: [String: String]
    private var numbers: [String: Int] = [:]
    /// The faults that were repaired.
    private(set) var faults: [String] = []

    init(major: Int, data: [String: String]) {
        self.major = major
        self.data = data
    }

    mutating func content(of element: MarkupElement) -> SegmentContent {
        var halves = Halves()
        halves.collect(element)
        return SegmentContent(pieces(of: element.children, halves))
    }

    /// The codes that start and end in a segment, by the name of the pair.
    private struct Halves {
        var begins: Set<String> = []
        var ends: Set<String> = []

        mutating func collect(_ element: MarkupElement) {
            for case .element(let inner) in element.children where !inner.marksDeletion {
                switch inner.localName {
                case "bx", "bpt", "sc": begins.insert(inner.pairName)
                case "ex", "ept", "ec": ends.insert(inner.pairName)
                default: break
                }
                collect(inner)
            }
        }
    }

    private mutating func pieces(of children: [MarkupElement.Child], _ halves: Halves) -> [SegmentContent.Piece] {
        var pieces: [SegmentContent.Piece] = []
        for child in children {
            switch child {
            case .text(let text): pieces.append(.text(text))
            case .element(let element): pieces += self.pieces(of: element, halves)
            }
        }
        return pieces
    }

    private mutating func pieces(of element: MarkupElement, _ halves: Halves) -> [SegmentContent.Piece] {
        let name = element.localName
        switch name {
        case "x", "ph":
            return [.element(code(.ph, element, ["x": number(element.idName)], data: "dataRef"))]
        case "g", "pc":
            let number = number(element.idName)
            let start = code(.bpt, element, ["i": number, "x": number], data: "dataRefStart", isEmpty: true)
            let end = InlineElement(
                .ept, [XMLAttribute("i", number)],
                content: SegmentContent(element.attributes["dataRefEnd"].flatMap { data[$0] } ?? ""))
            return [.element(start)] + pieces(of: element.children, halves) + [.element(end)]
        case "bx", "bpt", "sc":
            let number = number(element.pairName)
            return [
                .element(
                    halves.ends.contains(element.pairName)
                        ? code(.bpt, element, ["i": number, "x": number], data: "dataRef")
                        : code(.it, element, ["pos": "begin", "x": number], data: "dataRef"))
            ]
        case "ex", "ept", "ec":
            let number = number(element.pairName)
            return [
                .element(
                    halves.begins.contains(element.pairName)
                        ? code(.ept, element, ["i": number], data: "dataRef")
                        : code(.it, element, ["pos": "end", "x": number], data: "dataRef"))
            ]
        case "it":
            let position = element.attributes["pos"] == "close" ? "end" : "begin"
            return [.element(code(.it, element, ["pos": position, "x": number(element.idName)], data: ""))]
        case "mrk":
            if element.marksDeletion { return [] }
            let inner = pieces(of: element.children, halves)
            if element.marksInsertion { return inner }
            let type = element.attributes["mtype"] ?? element.attributes["type"] ?? "generic"
            if type == "seg" { return inner }
            return [.element(InlineElement(.hi, [XMLAttribute("type", type)], content: SegmentContent(inner)))]
        case "cp":
            faults.append(
                "a character that XML forbids is replaced (<cp hex=\"\(oneLine(element.attributes["hex"] ?? ""))\">)")
            return [.text("\u{FFFD}")]
        case "sm", "em": return []
        default: return pieces(of: element.children, halves)  // keep the text of an unknown element
        }
    }

    private mutating func number(_ name: String) -> String {
        let number = numbers[name] ?? numbers.count + 1
        numbers[name] = number
        return String(number)
    }

    /// - Parameters:
    ///   - data: the attribute with the id of the native code. In XLIFF 1.x the code is inside the element.
    ///   - isEmpty: whether the content of the element is text and not code.
    private mutating func code(
        _ kind: InlineElement.Kind, _ element: MarkupElement, _ attributes: KeyValuePairs<String, String>, data: String,
        isEmpty: Bool = false
    ) -> InlineElement {
        var all = attributes.map { XMLAttribute($0.key, $0.value) }
        if kind != .ept,
            let type = element.attributes["ctype"] ?? element.attributes["subType"]
                ?? element.attributes["type"]
        {
            all.append(XMLAttribute("type", type))
        } else if kind != .ept, let shown = element.attributes["equiv-text"] ?? element.attributes["equiv"],
            !shown.isEmpty, shown.unicodeScalars.allSatisfy(\.properties.isWhitespace)
        {
            all.append(XMLAttribute("type", "x-space"))
        }
        if let native = element.attributes[data].flatMap({ self.data[$0] }) {
            return InlineElement(kind, all, content: SegmentContent(native))
        }
        return InlineElement(kind, all, content: isEmpty ? "" : native(element))
    }

    /// The native code inside an element, with the texts in it that are to be translated.
    private mutating func native(_ element: MarkupElement) -> SegmentContent {
        var pieces: [SegmentContent.Piece] = []
        for child in element.children {
            switch child {
            case .text(let text): pieces.append(.text(text))
            case .element(let inner) where inner.localName == "sub":
                pieces.append(.element(InlineElement(.sub, content: content(of: inner))))
            case .element(let inner): pieces.append(.text(inner.text))
            }
        }
        return SegmentContent(pieces)
    }
}

extension MarkupElement {
    /// The name without its prefix.
    var localName: String { name.split(separator: ":").last.map(String.init) ?? name }

    /// All text inside the element.
    var text: String {
        children.map { child in
            switch child {
            case .text(let text): text
            case .element(let element): element.text
            }
        }.joined()
    }

    /// Whether the element contains neither text nor codes.
    var isBlank: Bool {
        children.allSatisfy { child in
            switch child {
            case .text(let text): text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
            case .element(let element): element.localName == "mrk" && element.isBlank
            }
        }
    }

    /// The segments of a segmented text in XLIFF 1.2 (`<mrk mtype="seg">`).
    var segments: [(id: String, element: MarkupElement)] {
        children.flatMap { child -> [(id: String, element: MarkupElement)] in
            guard case .element(let element) = child else { return [] }
            if element.localName == "mrk", element.attributes["mtype"] == "seg", let id = element.attributes["mid"] {
                return [(id, element)]
            }
            return element.segments
        }
    }

    /// The name of a code, which it has in both languages.
    fileprivate var idName: String { "id " + (attributes["id"] ?? "") }

    /// The name of a pair, which both halves have: `rid` in 1.x, the id of the start in 2.x.
    fileprivate var pairName: String {
        if let rid = attributes["rid"] ?? attributes["startRef"] { return "id " + rid }
        return idName
    }
}
