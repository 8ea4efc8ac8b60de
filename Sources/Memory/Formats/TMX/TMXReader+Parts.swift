import CalqueCore
import CalqueUnits
import CalqueXML

/// The names of elements and attributes that the reader distinguishes.
enum TMXName: UInt8 {
    case tmx, header, body, tu, tuv, seg, prop, note, ude, map
    case xmlLang, lang, type, name
    /// `xml:xml:lang`, which some tools write.
    case doubleLang
    case date, usageCount, segmentType
    case other

    init(_ name: XMLName) {
        self =
            switch name.qualified.hasPrefix("xml:") ? name.qualified : name.local {
            case "tmx": .tmx
            case "header": .header
            case "body": .body
            case "tu": .tu
            case "tuv": .tuv
            case "seg": .seg
            case "prop": .prop
            case "note": .note
            case "ude": .ude
            case "map": .map
            case "xml:lang": .xmlLang
            case "xml:xml:lang": .doubleLang
            case "lang" where name.qualified == "lang": .lang
            case "type" where name.qualified == "type": .type
            // Trados has properties with `type2` only.
            case "name" where name.qualified == "name", "type2" where name.qualified == "type2": .name
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
        header.attributes = try attributes(of: .header)
        for required in TMXHeader.required where header.attributes[required.name] == nil {
            header.attributes.append(required)
            try report("<header> has no \(required.name), read as “\(required.value)”")
        }
        var annotations: [UnitAnnotation] = []
        defer { header.annotations = annotations }
        while let kind = try step() {
            switch kind {
            case .startElement: try readAnnotation(to: &annotations, inHeader: true)
            case .comment, .processingInstruction: annotations.append(UnitAnnotation(aside(kind)))
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
        var variant = try variantWithoutContent()
        var sawSegment = false
        while let kind = try step() {
            switch kind {
            case .startElement:
                if code == .seg, !sawSegment {
                    sawSegment = true
                    for index in 0..<xml.attributeCount { try reportForeign(xml.attributeName(index)) }
                    variant.content = try numbered(try readSegment())
                } else {
                    try readAnnotation(to: &variant.annotations)
                }
            case .comment, .processingInstruction:
                if sawSegment {
                    variant.asidesAfter.append(aside(kind))
                } else {
                    variant.annotations.append(UnitAnnotation(aside(kind)))
                }
            case .text where !xml.isWhitespace: try report("text outside <seg> is left out")
            case .endElement:
                if !sawSegment { try report("<tuv> has no <seg>, read as empty") }
                return variant
            default: break
            }
        }
        return variant
    }

    /// Returns a variant with the language and the attributes of the current element.
    private func variantWithoutContent() throws(Failure) -> Variant {
        var raw: String?
        // `lang` is that of TMX 1.1, and may stand beside `xml:lang`.
        var older: XMLAttribute?
        var odd: String?
        var attributes: [XMLAttribute] = []
        for index in 0..<xml.attributeCount {
            switch code(xml.attributeNameNumber(index)) {
            case .xmlLang: raw = xml.attributeValue(index)
            case .lang: older = XMLAttribute(xml.attributeName(index), xml.attributeValue(index))
            case .doubleLang: odd = xml.attributeValue(index)
            default: if let attribute = try attribute(index, of: .tuv) { attributes.append(attribute) }
            }
        }
        if let odd, raw ?? older?.value == nil {
            raw = odd
            try report("xml:xml:lang is not an attribute of TMX, read as xml:lang")
        } else if odd != nil {
            try reportForeign("xml:xml:lang")
        }
        if raw == nil { raw = older?.value } else if let older { attributes.append(older) }
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
        return variant
    }

    /// Reads a note or a property, or the definition of an encoding in a header. Other elements are left out. Comments and
    /// instructions inside are put behind it.
    func readAnnotation(to annotations: inout [UnitAnnotation], inHeader: Bool = false) throws(Failure) {
        var asides: [Aside] = []
        switch code {
        case .note:
            let attributes = try attributes(of: .note)
            annotations.append(.note(UnitNote(try readText(of: "note", &asides), attributes: attributes)))
        case .prop: annotations.append(.property(try readProperty(&asides)))
        case .ude where inHeader:
            if let encoding = try readEncoding(&asides) { annotations.append(.element(encoding)) }
        default: try leaveOut()
        }
        annotations += asides.map(UnitAnnotation.init)
    }

    private func readProperty(_ asides: inout [Aside]) throws(Failure) -> UnitProperty {
        var type: String?
        var name: String?
        var attributes: [XMLAttribute] = []
        for index in 0..<xml.attributeCount {
            switch code(xml.attributeNameNumber(index)) {
            case .type: type = xml.attributeValue(index)
            case .name where name == nil: name = xml.attributeValue(index)
            case .name: try reportForeign(xml.attributeName(index))
            default: if let attribute = try attribute(index, of: .prop) { attributes.append(attribute) }
            }
        }
        if type == nil {
            try report("<prop> has no type, read as type=\"\(oneLine(name ?? ""))\"")
        } else if name != nil {
            let other = xml.attributes.first { $0.name == "name" || $0.name == "type2" }
            try reportForeign(other?.name ?? "name")
        }
        return UnitProperty(type ?? name ?? "", try readText(of: "prop", &asides), attributes: attributes)
    }

    /// Returns nil if the definition lacks what TMX asks for, and reports it.
    private func readEncoding(_ asides: inout [Aside]) throws(Failure) -> MarkupElement? {
        var encoding = MarkupElement("ude", attributes: try attributes(of: .ude))
        while let kind = try step() {
            switch kind {
            case .startElement where code == .map:
                let map = MarkupElement("map", attributes: try attributes(of: .map))
                if map.attributes["unicode"] != nil {
                    encoding.children.append(.element(map))
                } else {
                    try report("<map> has no unicode, left out")
                }
                try xml.skipElement()
            case .startElement: try leaveOut()
            case .comment, .processingInstruction: asides.append(aside(kind))
            case .text where !xml.isWhitespace: try report("text between the elements of <ude> is left out")
            case .endElement:
                if encoding.isEncoding { return encoding }
                try report("<ude> has no name or no <map>, left out")
                return nil
            default: break
            }
        }
        return nil
    }

    /// Reads the text up to the end of the element.
    private func readText(of name: String, _ asides: inout [Aside]) throws(Failure) -> String {
        var text = ""
        while let kind = try step() {
            switch kind {
            case .text: text = text.isEmpty ? xml.text : text + xml.text
            case .startElement:
                try report("<\(oneLine(xml.name.qualified))> is inside <\(name)>, only its text is kept")
                text += try xml.elementText()
            case .comment, .processingInstruction: asides.append(aside(kind))
            case .endElement: return text
            default: break
            }
        }
        return text
    }
}
