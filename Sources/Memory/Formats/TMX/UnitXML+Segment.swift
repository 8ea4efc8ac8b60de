import CalqueCore
import CalqueUnits
import CalqueXML

extension UnitXML {
    /// Reads the content of an element as text and inline elements, after the start of the element.
    func readSegment() throws(Failure) -> SegmentContent {
        // Most segments are one text, which makes one string.
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
            try report("<\(oneLine(name))> is not an inline element of TMX, kept unchanged")
        }
        let attributes = xml.attributes
        return InlineElement(kind, attributes, content: try readSegment())
    }
}
