import CalqueCore
import CalqueXML
import TestSupport
import Testing

private func events(
    _ bytes: some Sequence<UInt8>, chunk: Int? = nil, limits: XMLReader.Limits = .init()
) throws -> [XMLEvent] {
    let reader = XMLReader(bytes: Array(bytes), file: "x.xml", limits: limits, chunk: chunk)
    var list: [XMLEvent] = []
    while let event = try reader.next() { list.append(event) }
    return list
}

private func refusal(of bytes: some Sequence<UInt8>, limits: XMLReader.Limits = .init()) -> Failure? {
    do {
        _ = try events(bytes, limits: limits)
        return nil
    } catch { return error as? Failure }
}

private func name(_ text: String) -> XMLName { XMLName(qualified: text, local: text) }

private func utf16(_ text: String, big: Bool, mark: Bool) -> [UInt8] {
    ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit in
        big ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
}

@Suite struct XMLReaderTests {
    @Test func everyKindOfEvent() throws {
        let text = """
            <?xml version="1.0"?>
            <!DOCTYPE a PUBLIC "-//X//Y" "y.dtd">
            <!-- c --><?go now?><a b="1&amp;&#38;&lt;&quot;" a='2'>x<![CDATA[<&>]]>&#x41;&gt;<e/></a>
            """
        #expect(
            try events(text.utf8) == [
                .doctype(root: "a", publicID: "-//X//Y", systemID: "y.dtd"), .comment(" c "),
                .processingInstruction(target: "go", data: "now"),
                .startElement(
                    name("a"), attributes: [XMLAttribute("b", "1&&<\""), XMLAttribute("a", "2")], isEmpty: false),
                .text("x<&>A>"), .startElement(name("e"), attributes: [], isEmpty: true), .endElement(name("e")),
                .endElement(name("a")),
            ])
    }

    @Test func namespacesAreResolvedAndKept() throws {
        let list = try events(#"<n xmlns="u:n" xmlns:x="u:x" x:a="1" y:b="2" xml:lang="en"><x:m/></n>"#.utf8)
        guard case .startElement(let root, let attributes, _) = list[0], case .startElement(let inner, _, _) = list[1]
        else { return #expect(Bool(false)) }
        #expect(root == XMLName(qualified: "n", local: "n", namespace: "u:n"))
        #expect(inner == XMLName(qualified: "x:m", local: "m", namespace: "u:x"))
        #expect(attributes.map(\.name) == ["xmlns", "xmlns:x", "x:a", "y:b", "xml:lang"])
        #expect(attributes.map(\.value) == ["u:n", "u:x", "1", "2", "en"])
    }

    @Test(arguments: [1, 2, 3, 5, 7, 64, 511])
    func theChunkSizeChangesNothing(chunk: Int) throws {
        let body = (0..<40).map {
            "<tu n='\($0)' t=\"a > b\r\n\">\r\nСаммит &amp; 习近平 𝄞 <!-- d>o <n't -->\($0)<b/><![CDATA[]]]]>é\r</tu>"
        }.joined()
        let text = "<?xml version=\"1.0\"?>\r\n<!DOCTYPE a SYSTEM 'a.dtd'><a>\(body)</a>\n"
        let whole = try events(text.utf8)
        #expect(try events(text.utf8, chunk: chunk) == whole)
        for big in [true, false] {
            #expect(try events(utf16(text, big: big, mark: true), chunk: chunk) == whole)
        }
    }

    @Test(arguments: [true, false], [true, false])
    func utf16WithAndWithoutMarkAndDeclaration(big: Bool, mark: Bool) throws {
        for head in ["", "<?xml version='1.0'?>", "<?xml version='1.0' encoding='UTF-16'?>"] {
            let list = try events(utf16(head + "<a>习近平 \u{1D11E}</a>", big: big, mark: mark))
            #expect(list[1] == .text("习近平 \u{1D11E}"))
        }
    }

    @Test func aDeclaredEncodingIsUsed() throws {
        let head = Array("<?xml version='1.0' encoding='windows-1251'?><a>".utf8)
        let long = Array(repeating: [UInt8](arrayLiteral: 0xCC, 0xE8, 0xF0, 0x20), count: 50_000).joined()
        let list = try events(head + long + Array("</a>".utf8))
        #expect(list[1] == .text(String(repeating: "Мир ", count: 50_000)))
    }

    @Test func linesAreCountedBeyondSixteenBits() throws {
        let text = "<a>" + String(repeating: "<b/>\n", count: 100_000) + "<c/></a>"
        let reader = XMLReader(bytes: Array(text.utf8))
        while let kind = try reader.advance() {
            if kind == .startElement, reader.name.local == "c" { return #expect(reader.line == 100_001) }
        }
        #expect(Bool(false), "no c")
    }

    static let refused: [(String, String)] = [
        ("", "x.xml: the file is empty, not XML"),
        (" ", "x.xml:1:1: there is no element in it"),
        ("<a>\n<b></a>", "x.xml:2:"),
        ("<a>\n<b>x", "the document ends before its elements do"),
        ("<a>\n&foo;</a>", "x.xml:2:6: the entity &foo; is not one of XML's five"),
        ("<!DOCTYPE a SYSTEM 'a.dtd'><a b='&foo;'/>", "the entity &foo;"),
        ("<!DOCTYPE a [<!ENTITY foo 'bar'>]><a>&foo;</a>", "the entity &foo;"),
        ("<!DOCTYPE a [<!ENTITY foo SYSTEM 'file:///etc/passwd'>]><a>&foo;</a>", "the entity &foo;"),
        ("<!DOCTYPE a [<!ENTITY % p SYSTEM 'file:///etc/passwd'>%p;]><a/>", "x.xml:1:"),
        ("<a>\u{1}</a>", "x.xml:1:4: the character U+0001 is not allowed in XML"),
        ("<a>&#0;</a>", "the character U+0000 is not allowed in XML"),
        ("<a b='1' b='2'/>", "Attribute b redefined"),
        ("<a/><b/>", "x.xml:1:5: something stands after the end of the document"),
        ("<a>R&D</a>", "x.xml:1:7: a & that begins no reference"),
        ("<a>R & D</a>", "a & that begins no reference"),
        ("<a>1 < 2</a>", "a < that begins no element"),
        ("\u{1F}\u{8B}\u{8}", "x.xml:1:1: is not XML"),
        ("PK\u{3}\u{4}", "is a zip file, not XML"),
        ("<a>\0</a>", "x.xml:1:"),
        ("not XML", "x.xml:1:1: is not XML: it does not begin with a tag"),
        ("<?xml version='1.0' encoding='klingon'?><a/>", "klingon"),
    ]

    @Test(arguments: refused)
    func whatIsNotWellFormedIsOneLine(text: String, says: String) throws {
        let failure = try #require(refusal(of: text.utf8))
        #expect(failure.description.contains(says), "\(failure)")
        #expect(!failure.description.contains("\n"))
        #expect(failure.kind == .badData)
    }

    @Test func wrongBytesAreRefused() throws {
        for bytes: [UInt8] in [[0x3C, 0x61, 0x3E, 0xFF, 0xFE], [0xFF], [0xFF, 0xFE], [0xFE, 0xFF, 0x00], [0x3C]] {
            #expect(refusal(of: bytes)?.kind == .badData)
        }
    }

    @Test func brokenUTF16IsRefusedWithoutPrinting() throws {
        let text =
            utf16("<a>\n" + String(repeating: "x", count: 1000), big: false, mark: true) + [0x34, 0xD8, 0x3C, 0x3E]
        let failure = try #require(refusal(of: text + utf16("</a>", big: false, mark: false)))
        #expect(failure.kind == .badData && failure.place.line != nil, "\(failure)")
    }

    @Test func anEntityOfTheDoctypeIsNeverUsed() throws {
        // Declared and not used: the document is valid, and a default attribute is not added.
        let text = "<!DOCTYPE a [<!ENTITY foo 'bar'><!ATTLIST a d CDATA 'x'>]><a e='1'/>"
        #expect(
            try events(text.utf8).contains(
                .startElement(name("a"), attributes: [XMLAttribute("e", "1")], isEmpty: true)))
    }

    @Test func limitsHold() throws {
        var limits = XMLReader.Limits()
        limits.depth = 10
        limits.attributes = 3
        limits.text = 1000
        limits.markup = 2000
        limits.names = 20
        let deep = String(repeating: "<a>", count: 11)
        #expect(refusal(of: deep.utf8, limits: limits)?.message == "elements are nested too deeply")
        #expect(refusal(of: "<a b='' c='' d='' e=''/>".utf8, limits: limits)?.message.contains("attributes") == true)
        let text = "<a>" + String(repeating: "x", count: 1001) + "</a>"
        #expect(refusal(of: text.utf8, limits: limits)?.message == "a text is too long")
        let tag = "<a b='" + String(repeating: "x", count: 300_000)
        #expect(refusal(of: tag.utf8, limits: limits)?.message.contains("too long") == true)
        let names = "<a>" + (0..<30).map { "<n\($0)/>" }.joined() + "</a>"
        #expect(refusal(of: names.utf8, limits: limits)?.message.contains("different names") == true)
    }

    @Test func charactersThatXMLForbidsCanBeReplaced() throws {
        let text = "<a>\n<b c='x&#1;y'>1\u{1}&lt;&#x1F;&amp;<i/>\u{2}</b>&#xFFFF;é</a>"
        for chunk in [1, 3, 1 << 16] {
            let reader = XMLReader(bytes: Array(text.utf8), file: "x", invalidCharacters: .replace, chunk: chunk)
            var list: [XMLEvent] = []
            var repairs: [String] = []
            while let event = try reader.next() {
                list.append(event)
                repairs += reader.takeRepairs().map { "\($0.place.line ?? 0) \($0.message)" }
                if case .startElement(let name, _, _) = event, name.local == "i" { #expect(repairs.count == 3) }
            }
            #expect(
                list[2] == .startElement(name("b"), attributes: [XMLAttribute("c", "xy")], isEmpty: false), "\(chunk)")
            #expect(list[3] == .text("1\u{FFFD}<\u{FFFD}&"))
            #expect(list[6] == .text("\u{FFFD}"))
            #expect(list[8] == .text("\u{FFFD}é"))
            #expect(repairs.count == 5)
            #expect(repairs.first == "2 the character U+0001 is not allowed in XML, replaced")
        }
    }

    @Test func randomBytesNeitherCrashNorHang() throws {
        var random = SeededGenerator(seed: 7)
        let pieces = [
            "<a>", "</a>", "<", ">", "&", "&amp;", "&#1;", "]]>", "<![CDATA[", "<!--", "-->", "<?x", "?>", "\u{0}",
            "<!DOCTYPE a [", "]>", "\r", "x='", "\"", "é", "<b c='d'/>", "<?xml version='1.0' encoding='UTF-16'?>",
        ]
        for _ in 0..<3000 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0...12, using: &random) {
                bytes += Array(pieces.randomElement(using: &random)?.utf8 ?? "".utf8)
                if Int.random(in: 0..<20, using: &random) == 0 {
                    bytes.append(UInt8.random(in: 0...255, using: &random))
                }
            }
            let policy: InvalidCharacters = Bool.random(using: &random) ? .refuse : .replace
            let chunk = [1, 2, 5, 4096].randomElement(using: &random)
            let reader = XMLReader(bytes: bytes, invalidCharacters: policy, chunk: chunk)
            do { while try reader.next() != nil {} } catch { #expect(!error.description.contains("\n")) }
        }
    }
}
