import CalqueCore
import CalqueUnits
import CalqueXML

// Reading of XML elements.
extension XLIFFReader: UnitXML {
    var measured: String { "the unit is" }

    func skip() throws(Failure) {
        var depth = 1
        while depth > 0, let kind = try step() {
            if kind == .startElement { depth += 1 } else if kind == .endElement { depth -= 1 }
        }
    }

    func text() throws(Failure) -> String { try readElement().text }

    func readElement() throws(Failure) -> MarkupElement {
        var element = MarkupElement(xml.name.qualified, attributes: xml.attributes)
        while let kind = try step() {
            switch kind {
            case .startElement: element.children.append(.element(try readElement()))
            case .text: element.children.append(.text(xml.text))
            case .endElement: return element
            default: break
            }
        }
        return element
    }
}
