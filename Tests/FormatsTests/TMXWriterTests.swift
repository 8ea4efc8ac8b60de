import CalqueCore
import CalqueTranslationMemory
import CalqueXML
import Foundation
import TestSupport
import Testing

@Suite struct TMXWriterTests {
    @Test func theLayout() throws {
        var header = testHeader
        header.annotations = [.property(Property(PropertyType.document, "story.txt"))]
        let unit = TranslationUnit(
            source: "Rain & wind", "en", target: "Дождь", "ru", document: "story.txt", date: "2026-10-24",
            confidence: 0.987, creationDate: TMXDate(secondsSince1970: 1_792_800_000), creationID: "desk")
        #expect(
            String(decoding: try tmx(header, [unit]), as: UTF8.self) == """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE tmx SYSTEM "tmx14.dtd">
                <tmx version="1.4">
                  <header creationtool="calque" creationtoolversion="0.1" segtype="sentence" o-tmf="calque" \
                adminlang="en" srclang="en" datatype="plaintext" creationdate="20261024T000000Z">
                    <prop type="x-document">story.txt</prop>
                  </header>
                  <body>
                    <tu creationdate="20261024T000000Z" creationid="desk">
                      <prop type="x-document">story.txt</prop>
                      <prop type="x-date">2026-10-24</prop>
                      <prop type="x-confidence">0.98</prop>
                      <tuv xml:lang="en"><seg>Rain &amp; wind</seg></tuv>
                      <tuv xml:lang="ru"><seg>Дождь</seg></tuv>
                    </tu>
                  </body>
                </tmx>

                """)
    }

    @Test(arguments: [
        (0, "19700101T000000Z"), (951_782_400, "20000229T000000Z"), (1_709_251_199, "20240229T235959Z"),
        (-1, "19691231T235959Z"), (Int64.max, "99991231T235959Z"), (Int64.min, "00000101T000000Z"),
    ])
    func dates(seconds: Int64, expected: String) {
        #expect(TMXDate(secondsSince1970: seconds).description == expected)
    }

    @Test(arguments: [
        (0.0, "0.00"), (1, "1.00"), (0.005, "0.00"), (0.995, "0.99"), (0.29, "0.29"), (2, "1.00"), (-1, "0.00"),
        (0.1, "0.10"),
    ])
    func confidences(value: Double, expected: String) {
        let unit = TranslationUnit(source: "a", "en", target: "b", "ru", confidence: value)
        #expect(unit.annotations.property(PropertyType.confidence) == expected)
    }

    @Test func aForbiddenCharacterNamesItsUnit() {
        let failure = refusal { _ = try tmx(testHeader, [TranslationUnit(variants: [Variant("en", "a\u{1}")])]) }
        #expect(failure?.description.contains("unit 1: the character U+0001") == true)
    }

    @Test func languagesAreCanonical() throws {
        let text = file(
            "<tu srclang='EN_us'><tuv xml:lang='EN_us'><seg>a</seg></tuv><tuv xml:lang='ZH-hant'><seg>b</seg></tuv>"
                + "<tuv xml:lang='zh_cn'><note xml:lang='RU'>n</note><seg>c</seg></tuv><tuv xml:lang='??'><seg/></tuv></tu>",
            header: completeHeader.replacing("srclang=\"en\"", with: "srclang=\"EN-us\""))
        let parsed = try Parsed(text)
        let written = String(decoding: try tmx(parsed.header, parsed.units), as: UTF8.self)
        for tag in ["srclang=\"en-US\" ", "<tu srclang=\"en-US\">", "\"zh-Hant\"", "\"zh-CN\"", "\"ru\"", "\"??\""] {
            #expect(written.contains(tag), "\(written)")
        }
    }

    /// Whatever the model holds is in the file, and the file is valid.
    @Test func randomUnitsComeBack() throws {
        var random = SeededGenerator(seed: 11)
        let folder = try TemporaryFolder()
        for round in 0..<60 {
            var make = RandomTMX(random: random)
            let header = make.header()
            let units = (0..<Int.random(in: 0...6, using: &make.random)).map { _ in make.unit() }
            let comments = make.comments()
            random = make.random
            let bytes = try tmx(header, units, comments: comments)
            let parsed = try Parsed(bytes)
            #expect(parsed.header == header)
            #expect(parsed.units == units)
            #expect(parsed.trailingComments == comments)
            if round < 8 { try expectValid(bytes, in: folder) }
        }
    }

    @Test(
        .enabled(if: SharedData.folder != nil, "needs ../shared"),
        arguments: SharedData.files(in: "eval/tmx/lisa-kit", ending: ".tmx")
            + SharedData.files(in: "eval/tmx/odd", ending: ".tmx"))
    func realFilesComeBack(path: String) throws {
        let first = try Parsed(Array(Data(contentsOf: URL(fileURLWithPath: path))))
        #expect(!first.units.isEmpty)
        let bytes = try tmx(first.header, first.units, comments: first.trailingComments)
        let second = try Parsed(bytes, strict: true)
        #expect(second.header == first.header.withCanonicalLanguages)
        #expect(second.units == first.units.map(\.withCanonicalLanguages))
        #expect(second.trailingComments == first.trailingComments)
        // Trados's `type2` is kept and is not in the DTD.
        if !path.hasSuffix("trados-utf16-crlf-level2.tmx") { try expectValid(bytes, in: try TemporaryFolder()) }
    }

    private func expectValid(_ bytes: [UInt8], in folder: TemporaryFolder) throws {
        guard let xmllint = Tool("xmllint"), let shared = SharedData.folder else { return }
        let dtd = shared.appendingPathComponent("eval/tmx/tmx14.dtd").path
        let file = try folder.write("m.tmx", bytes)
        let (status, output) = try xmllint.run(["--noout", "--nonet", "--dtdvalid", dtd, file])
        #expect(status == 0, "\(output)")
    }
}

/// Random headers and units that TMX's DTD allows.
struct RandomTMX {
    var random: SeededGenerator

    mutating func text() -> String {
        let alphabet = Array("abc <>&\"'\r\n\té习\u{1D11E}\u{85}e\u{301}".unicodeScalars)
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...12, using: &random) {
            text.append(alphabet.randomElement(using: &random) ?? "a")
        }
        return String(text)
    }

    mutating func some<T>(_ most: Int, _ make: (inout RandomTMX) -> T) -> [T] {
        let count = Int.random(in: 0...most, using: &random)
        return (0..<count).map { _ in make(&self) }
    }

    mutating func attributes(_ names: [String]) -> [XMLAttribute] {
        names.shuffled(using: &random).prefix(Int.random(in: 0...names.count, using: &random))
            .map { XMLAttribute($0, text()) }
    }

    mutating func comments() -> [String] { some(1) { _ in " a comment " } }

    mutating func annotations(inHeader: Bool = false) -> [Annotation] {
        some(3) { make in
            switch Int.random(in: 0..<(inHeader ? 4 : 3), using: &make.random) {
            case 0: .note(Note(make.text(), attributes: make.attributes(["xml:lang", "o-encoding"])))
            case 1: .property(Property(make.text(), make.text(), attributes: make.attributes(["xml:lang"])))
            case 2: .comment(" c ")
            default:
                .element(
                    Element(
                        "ude", attributes: [XMLAttribute("name", make.text())],
                        children: [.element(Element("map", attributes: [XMLAttribute("unicode", "#x1")]))]))
            }
        }
    }

    mutating func header() -> TMXHeader {
        var header = testHeader
        header.attributes += attributes(["creationid", "changedate", "changeid", "o-encoding"])
        header.annotations = annotations(inHeader: true)
        header.comments = comments()
        return header
    }

    mutating func content(depth: Int, isCode: Bool = false) -> SegmentContent {
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

    mutating func unit() -> TranslationUnit {
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

extension TMXHeader {
    var withCanonicalLanguages: TMXHeader {
        var copy = self
        for name in ["srclang", "adminlang"] {
            if let tag = copy.attributes[name].flatMap({ LanguageTag($0) }) { copy.attributes[name] = tag.description }
        }
        copy.annotations = copy.annotations.map(\.withCanonicalLanguages)
        return copy
    }
}

extension TranslationUnit {
    var withCanonicalLanguages: TranslationUnit {
        var copy = self
        if let tag = attributes["srclang"].flatMap({ LanguageTag($0) }) { copy.attributes["srclang"] = tag.description }
        copy.annotations = annotations.map(\.withCanonicalLanguages)
        for index in copy.variants.indices {
            if copy.variants[index].language != "und" { copy.variants[index].rawLanguage = nil }
            copy.variants[index].annotations = copy.variants[index].annotations.map(\.withCanonicalLanguages)
        }
        return copy
    }
}

extension Annotation {
    var withCanonicalLanguages: Annotation {
        func canonical(_ attributes: [XMLAttribute]) -> [XMLAttribute] {
            attributes.map {
                $0.name == "xml:lang" ? XMLAttribute($0.name, LanguageTag($0.value)?.description ?? $0.value) : $0
            }
        }
        switch self {
        case .note(let note): return .note(Note(note.text, attributes: canonical(note.attributes)))
        case .property(let property):
            return .property(Property(property.type, property.text, attributes: canonical(property.attributes)))
        case .element, .comment: return self
        }
    }
}
