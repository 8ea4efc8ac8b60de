import CalqueCore
import CalqueUnits
import CalqueXML

extension UnitXML {
    /// After the start of an element: what is in it, as a segment's text and inline elements, up to its end.
    func readSegment() throws(Failure) -> SegmentContent {
        // One text and no more is the common case; it makes one string.
        var text = ""
        var pieces: [SegmentContent.Piece] = []
        while let kind = try step() {
            switch kind {
            case .text: text = text.isEmpty ? xml.text : text + xml.text
            case .startElement:
                if !text.isEmpty { pieces.append(.text(text)) }
                text = ""
                pieces.append(.element(try readInline()))
            case .endElement:
                if pieces.isEmpty { return SegmentContent(text) }
                if !text.isEmpty { pieces.append(.text(text)) }
                return SegmentContent(pieces)
            default: break
            }
        }
        return SegmentContent(pieces)
    }

    private func readInline() throws(Failure) -> InlineElement {
        let kind = InlineElement.Kind(name: xml.name.qualified)
        if case .other(let name) = kind {
            try report("TMX knows no element <\(oneLine(name))> in a segment, kept as it is")
        }
        let attributes = xml.attributes
        return InlineElement(kind, attributes, content: try readSegment())
    }
}
