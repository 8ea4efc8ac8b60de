import CalqueCore
package import CalqueUnits
package import CalqueXML
package import TestSupport

/// Random headers and units that TMX's DTD allows.
package struct RandomTMX {
    package var random: SeededGenerator

    package init(random: SeededGenerator) { self.random = random }

    package mutating func text() -> String {
        let alphabet = Array("abc <>&\"'\r\n\té习\u{1D11E}\u{85}e\u{301}".unicodeScalars)
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...12, using: &random) {
            text.append(alphabet.randomElement(using: &random) ?? "a")
        }
        return String(text)
    }

    package mutating func some<T>(_ most: Int, _ make: (inout RandomTMX) -> T) -> [T] {
        let count = Int.random(in: 0...most, using: &random)
        return (0..<count).map { _ in make(&self) }
    }

    package mutating func attributes(_ names: [String]) -> [XMLAttribute] {
        names.shuffled(using: &random).prefix(Int.random(in: 0...names.count, using: &random))
            .map { XMLAttribute($0, text()) }
    }

    package mutating func comments() -> [String] { some(1) { _ in " a comment " } }

    package mutating func annotations(inHeader: Bool = false) -> [UnitAnnotation] {
        some(3) { make in
            switch Int.random(in: 0..<(inHeader ? 4 : 3), using: &make.random) {
            case 0: .note(UnitNote(make.text(), attributes: make.attributes(["xml:lang", "o-encoding"])))
            case 1: .property(UnitProperty(make.text(), make.text(), attributes: make.attributes(["xml:lang"])))
            case 2: .comment(" c ")
            default:
                .element(
                    MarkupElement(
                        "ude", attributes: [XMLAttribute("name", make.text())],
                        children: [.element(MarkupElement("map", attributes: [XMLAttribute("unicode", "#x1")]))]))
            }
        }
    }

    package mutating func header() -> TMXHeader {
        var header = testHeader
        header.attributes += attributes(["creationid", "changedate", "changeid", "o-encoding"])
        header.annotations = annotations(inHeader: true)
        header.comments = comments()
        return header
    }

    package mutating func content(depth: Int, isCode: Bool = false) -> SegmentContent {
        SegmentContent(
            some(4) { make in
                guard depth < 3, Bool.random(using: &make.random) else { return .text(make.text()) }
                let inner = { (make: inout RandomTMX, isCode: Bool) in make.content(depth: depth + 1, isCode: isCode) }
                if isCode {
                    return .element(InlineElement(.sub, make.attributes(["type"]), content: inner(&make, false)))
                }
                let kinds: [InlineElement.Kind] = [.bpt, .ept, .it, .ph, .hi, .ut]
                let kind = kinds.randomElement(using: &make.random) ?? .ph
                let attributes: [XMLAttribute] =
                    switch kind {
                    case .bpt, .ept: [XMLAttribute("i", make.text())]
                    case .it: [XMLAttribute("pos", "begin")] + make.attributes(["x", "type"])
                    case .ph: make.attributes(["x", "assoc", "type"])
                    default: make.attributes(["x"])
                    }
                return .element(InlineElement(kind, attributes, content: inner(&make, kind != .hi)))
            })
    }

    package mutating func unit() -> TranslationUnit {
        let languages: [(LanguageTag, String?)] = [
            ("en", nil), ("zh-Hans", nil), ("ru", nil), ("und", "?"), ("und", nil),
        ]
        let variants = some(3) { make in
            let (language, raw) = languages.randomElement(using: &make.random) ?? ("en", nil)
            return Variant(
                language, make.content(depth: 0), rawLanguage: raw,
                attributes: make.attributes(["creationid", "usagecount", "changedate"]),
                annotations: make.annotations())
        }
        return TranslationUnit(
            attributes: attributes(["tuid", "creationdate", "srclang", "usagecount"]), annotations: annotations(),
            variants: variants + [Variant("en", content(depth: 0))], comments: comments())
    }
}
