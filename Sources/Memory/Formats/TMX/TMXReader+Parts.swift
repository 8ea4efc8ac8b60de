import CalqueCore
import CalqueUnits
import CalqueXML

/// The names of elements and attributes that the reader distinguishes.
enum TMXName: UInt8 {
    case tmx, header, body, tu, tuv, seg, prop, note, ude
    case xmlLang, lang, type, name
    case date, usageCount, segmentType
    case other

    init(_ name: XMLName) {
        self =
            switch name.qualified == "xml:lang" ? name.qualified : name.local {
            case "tmx": .tmx
            case "header": .header
            case "body": .body
            case "tu": .tu
            case "tuv": .tuv
            case "seg": .seg
            case "prop": .prop
            case "note": .note
            case "ude": .ude
            case "xml:lang": .xmlLang
            case "lang" where name.qualified == "lang": .lang
            case "type" where name.qualified == "type": .type
            case "name" where name.qualified == "name": .name
            case "creationdate", "changedate", "lastusagedate": .date
            case "usagecount": .usageCount
            case "segtype": .segmentType
            default: .other
            }
    }
}

extension TMXReader {
    /// Reads the header, after its start.
    func readHeader() throws(Failure) {
        header.attributes = try attributes(inHeader: true)
        for required in TMXHeader.required where header.attributes[required.name] == nil {
            header.attributes.append(required)
            try report("<header> has no \(required.name), read as “\(required.value)”")
        }
        while let kind = try step() {
            switch kind {
            case .startElement: header.annotations.append(try readAnnotation(inHeader: true))
            case .comment: header.annotations.append(.comment(xml.text))
            case .endElement: return
            case .text where !xml.isWhitespace: try report("text between the elements of <header> is left out")
            default: break
            }
        }
    }

    /// Stored, because a literal is parsed at each use.
    private static let undetermined: LanguageTag = "und"

    /// Reads a variant, after its start.
    func readVariant() throws(Failure) -> Variant {
        var raw: String?
        var attributes: [XMLAttribute] = []
        for index in 0..<xml.attributeCount {
            switch code(xml.attributeNameNumber(index)) {
            case .xmlLang: raw = xml.attributeValue(index)
            case .lang where raw == nil: raw = xml.attributeValue(index)
            default: if let attribute = try attribute(index) { attributes.append(attribute) }
            }
        }
        var variant = Variant(Self.undetermined, SegmentContent(""), attributes: attributes)
        if let raw, let language = language(raw) {
            variant.language = language
            if raw != language.description { variant.rawLanguage = raw }
        } else {
            variant.rawLanguage = raw
            try report(
                raw.map { "“\(oneLine($0))” is not a language, read as “und”" }
                    ?? "<tuv> has no xml:lang, read as “und”")
        }
        var sawSegment = false
        while let kind = try step() {
            switch kind {
            case .startElement:
                if code == .seg, !sawSegment {
                    sawSegment = true
                    variant.content = try numbered(try readSegment())
                } else if code == .seg {
                    try leaveOut()
                } else {
                    variant.annotations.append(try readAnnotation())
                }
            case .comment: variant.annotations.append(.comment(xml.text))
            case .text where !xml.isWhitespace: try report("text outside <seg> is left out")
            case .endElement:
                if !sawSegment { try report("<tuv> has no <seg>, read as empty") }
                return variant
            default: break
            }
        }
        return variant
    }

    /// Reads a note, a property or another element.
    func readAnnotation(inHeader: Bool = false) throws(Failure) -> UnitAnnotation {
        switch code {
        case .note:
            let attributes = xml.attributes
            return .note(UnitNote(try readText(of: "note"), attributes: attributes))
        case .prop:
            var type: String?
            var name: String?
            var attributes: [XMLAttribute] = []
            for index in 0..<xml.attributeCount {
                switch code(xml.attributeNameNumber(index)) {
                case .type: type = xml.attributeValue(index)
                case .name: name = xml.attributeValue(index)
                default: attributes.append(XMLAttribute(xml.attributeName(index), xml.attributeValue(index)))
                }
            }
            if type == nil {
                try report("<prop> has no type, read as type=\"\(oneLine(name ?? ""))\"")
            } else if let name {
                attributes.append(XMLAttribute("name", name))
            }
            return .property(UnitProperty(type ?? name ?? "", try readText(of: "prop"), attributes: attributes))
        default:
            if !(inHeader && code == .ude) {
                try report("<\(oneLine(xml.name.qualified))> is not an element of TMX here, kept unchanged")
            }
            return .element(try readElement())
        }
    }

    private func readElement() throws(Failure) -> MarkupElement {
        var element = MarkupElement(xml.name.qualified, attributes: xml.attributes)
        var isMixed = false
        while let kind = try step() {
            switch kind {
            case .startElement: element.children.append(.element(try readElement()))
            case .text:
                if !xml.isWhitespace { isMixed = true }
                element.children.append(.text(xml.text))
            case .endElement:
                // The writer sets the white space between elements.
                if !isMixed, element.children.contains(where: { if case .element = $0 { true } else { false } }) {
                    element.children.removeAll { if case .text = $0 { true } else { false } }
                }
                return element
            default: break
            }
        }
        return element
    }

    /// Reads the text up to the end of the element.
    private func readText(of name: String) throws(Failure) -> String {
        var text = ""
        while let kind = try step() {
            switch kind {
            case .text: text = text.isEmpty ? xml.text : text + xml.text
            case .startElement:
                try report("<\(oneLine(xml.name.qualified))> is inside <\(name)>, only its text is kept")
                text += try xml.elementText()
            case .endElement: return text
            default: break
            }
        }
        return text
    }
}
