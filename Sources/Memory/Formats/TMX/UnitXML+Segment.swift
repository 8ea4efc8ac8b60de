import CalqueCore
import CalqueUnits
import CalqueXML

extension UnitXML {
    /// The comment or instruction that was read last.
    func aside(_ kind: XMLReader.Kind) -> Aside {
        if kind == .comment { return .comment(xml.text) }
        return .instruction(target: xml.text, data: xml.instructionData ?? "")
    }

    /// Reads the content of an element as text and inline elements, after the start of the element.
    ///
    /// - Parameter outer: the inline element whose content it is; nil: a segment.
    func readSegment(in outer: InlineElement.Kind? = nil) throws(Failure) -> SegmentContent {
        // Most segments are one text, which makes one string.
        var text = ""
        var pieces: [SegmentContent.Piece] = []
        while let kind = try step() {
            switch kind {
            case .text: text = text.isEmpty ? xml.text : text + xml.text
            case .startElement:
                if !text.isEmpty { pieces.append(.text(text)) }
                text = ""
                try readInline(in: outer, to: &pieces)
            case .comment, .processingInstruction:
                if !text.isEmpty { pieces.append(.text(text)) }
                text = ""
                pieces.append(.aside(aside(kind)))
            case .endElement:
                if pieces.isEmpty { return SegmentContent(text) }
                if !text.isEmpty { pieces.append(.text(text)) }
                return SegmentContent(pieces)
            case .doctype: break
            }
        }
        return SegmentContent(pieces)
    }

    /// Reads an inline element. Of one that TMX does not allow here, only the content is kept.
    private func readInline(
        in outer: InlineElement.Kind?, to pieces: inout [SegmentContent.Piece]
    ) throws(Failure) {
        let kind = InlineElement.Kind(name: xml.name.qualified)
        if keepsForeignElements || kind.isAllowed(inside: outer) {
            var attributes = xml.attributes
            if !keepsForeignElements { try leaveOutForeign(&attributes, of: kind.element) }
            return pieces.append(.element(InlineElement(kind, attributes, content: try readSegment(in: kind))))
        }
        try report("the element <\(oneLine(kind.name))> is not allowed here, only its text is kept")
        pieces += try readSegment(in: outer).pieces
    }

    /// Removes attributes that an element does not have in TMX.
    func leaveOutForeign(_ attributes: inout [XMLAttribute], of element: TMXElements) throws(Failure) {
        guard let first = attributes.firstIndex(where: { !TMXElements(allowing: $0.name).contains(element) }) else {
            return
        }
        for attribute in attributes[first...] where !TMXElements(allowing: attribute.name).contains(element) {
            try reportForeign(attribute.name)
        }
        attributes.removeAll { !TMXElements(allowing: $0.name).contains(element) }
    }

    /// Reports an attribute of the current element that it does not have in TMX.
    func reportForeign(_ attribute: String) throws(Failure) {
        try report("\(oneLine(attribute)) is not an attribute of <\(oneLine(xml.name.qualified))> in TMX, left out")
    }
}
