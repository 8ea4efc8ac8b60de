import CalqueCore
import CalqueUnits
import TestSupport
import Testing
import UnitTestSupport

/// One unit in all the forms in which TMX files come.
@Suite struct OddTMXTests {
    private static let plain = file(
        "\n<tu tuid='t'>\n<tuv xml:lang='en'><seg>A \u{1D11E} b</seg></tuv>\n<tuv xml:lang='zh-Hans'><seg>甲 𠀀</seg></tuv>\n</tu>\n"
    )

    private static func encoded(_ text: String, bigEndian: Bool, mark: Bool) -> [UInt8] {
        let units = Array((mark ? "\u{FEFF}" + text : text).utf16)
        return units.flatMap { bigEndian ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }

    private static func declared(_ text: String, _ encoding: String) -> String {
        text.replacing("<?xml version=\"1.0\"?>", with: "<?xml version=\"1.0\" encoding=\"\(encoding)\"?>")
    }

    static let dresses: [(String, [UInt8])] =
        [true, false].flatMap { bigEndian in
            [true, false].flatMap { mark in
                [plain, declared(plain, "UTF-16"), declared(plain, "utf-16\(bigEndian ? "BE" : "LE")")].map {
                    (
                        "UTF-16 \(bigEndian ? "BE" : "LE")\(mark ? " with a mark" : "")",
                        encoded($0, bigEndian: bigEndian, mark: mark)
                    )
                }
            }
        } + [
            ("a mark", Array(("\u{FEFF}" + plain).utf8)),
            ("CRLF", Array(plain.replacing("\n", with: "\r\n").utf8)),
            ("CRLF in UTF-16", encoded(plain.replacing("\n", with: "\r\n"), bigEndian: false, mark: true)),
            ("a system identifier", Array(doctype("SYSTEM \"tmx14.dtd\"").utf8)),
            ("an absolute one", Array(doctype("SYSTEM \"http://localhost:1/tmx14.dtd\"").utf8)),
            (
                "a public identifier",
                Array(doctype("PUBLIC \"-//LISA OSCAR:1998//DTD for TMX//EN\" \"tmx14.dtd\"").utf8)
            ),
            ("an internal subset", Array(doctype("SYSTEM \"tmx14.dtd\" [<!ENTITY x \"y\"><!-- c -->]").utf8)),
            ("lang", Array(plain.replacing("xml:lang", with: "lang").utf8)),
            ("languages as others write them", Array(plain.replacing("zh-Hans", with: "ZH_hans").utf8)),
            ("character references", Array(plain.replacing("\u{1D11E}", with: "&#x1D11E;").utf8)),
            ("CDATA", Array(plain.replacing("A \u{1D11E} b", with: "<![CDATA[A \u{1D11E}]]> b").utf8)),
            ("version 1.4b", Array(plain.replacing("version=\"1.4\"", with: "version=\"1.4b\"").utf8)),
        ]

    private static func doctype(_ rest: String) -> String {
        plain.replacing("<tmx ", with: "<!DOCTYPE tmx \(rest)>\n<tmx ")
    }

    /// Each fault is reported, the text around it stays, and the rest is read as UTF-8 again.
    @Test func bytesThatAreNotUTF8() throws {
        func unit(_ text: [UInt8]) -> [UInt8] {
            Array("<tu><tuv xml:lang=\"ru\"><seg>а".utf8) + text + Array("я</seg></tuv></tu>\n".utf8)
        }
        let bad: [UInt8] = [0xC3, 0x28]
        let body = unit(bad) + unit(Array("дом".utf8)) + unit([0xFF] + bad) + unit([])
        let frame = file("@").utf8.split(separator: UInt8(ascii: "@")).map(Array.init)
        let parsed = try Parsed(frame[0] + body + frame[1])
        #expect(parsed.units.map(\.variants[0].text) == ["а\u{FFFD}(я", "адомя", "а\u{FFFD}\u{FFFD}(я", "ая"])
        #expect(parsed.repairs.count == 2, "\(parsed.repairs)")
        #expect(parsed.repairs[0].hasPrefix("m.tmx:2:") && parsed.repairs[0].hasSuffix("bytes are not UTF-8, replaced"))
        #expect(parsed.repairs[1].contains("unit 3"))
        #expect(throws: Failure.self) { try Parsed(frame[0] + body + frame[1], strict: true) }
    }

    /// Each is reported once, with the usual message.
    @Test(arguments: [
        ("\u{FFFE}", "U+FFFE"), ("\u{1}", "U+0001"), ("&#0;", "U+0000"), ("&#xD83D;", "U+D83D"), ("\u{0}", "U+0000"),
    ])
    func aCharacterThatXMLForbids(text: String, name: String) throws {
        let unit = file("<tu><tuv xml:lang='en'><seg>a\(text)b</seg></tuv></tu>")
        let parsed = try Parsed(unit)
        #expect(parsed.units[0].variants[0].text == "a\u{FFFD}b")
        #expect(parsed.repairs.count == 1 && parsed.repairs[0].hasSuffix("\(name) is not allowed in XML, replaced"))
        let strict = refusal { _ = try Parsed(unit, strict: true) }
        #expect(strict?.message == "the character \(name) is not allowed in XML")
    }

    /// Also where a reference is not allowed.
    @Test func charactersThatXMLForbidsInTagsAndComments() throws {
        let text = file(
            "<tu tuid='a\u{2}b'><!-- \u{3} --><prop type='\u{0}p'><![CDATA[\u{4}]]></prop>"
                + "<tuv xml:lang='en'><seg>x</seg></tuv></tu>")
        for bytes in [Array(text.utf8), Self.encoded(text, bigEndian: true, mark: true)] {
            let parsed = try Parsed(bytes)
            #expect(parsed.units.map(\.tuid) == ["ab"])
            #expect(
                parsed.units[0].annotations == [.comment(" \u{FFFD} "), .property(UnitProperty("p", "\u{FFFD}"))])
            #expect(parsed.repairs.count == 4, "\(parsed.repairs)")
            #expect(parsed.repairs.allSatisfy { $0.hasPrefix("m.tmx:2:") && $0.hasSuffix("in XML, replaced") })
            #expect(throws: Failure.self) { try Parsed(bytes, strict: true) }
        }
    }

    @Test(arguments: [
        ("eng", "en"), ("zho", "zh"), ("chi_TW", "zh-TW"), ("cmn", "zh"), ("iw", "he"), ("RUS", "ru"), ("haw", "haw"),
        ("sr@latin", "sr-Latn"), ("ru_RU.UTF-8", "ru-RU"), ("sr_RS@cyrillic", "sr-Cyrl-RS"),
        ("zh_hans_CN", "zh-Hans-CN"),
    ])
    func languagesAsFilesWriteThem(written: String, tag: LanguageTag) throws {
        let parsed = try Parsed(file("<tu><tuv xml:lang='\(written)'><seg>a</seg></tuv></tu>"), strict: true)
        #expect(parsed.units[0].variants[0].language == tag)
        let again = String(decoding: try tmx(parsed.header, parsed.units), as: UTF8.self)
        #expect(again.contains("xml:lang=\"\(written)\""))
    }

    @Test func aSurrogateWithoutAPartner() throws {
        var bytes = Self.encoded(
            file("<tu tuid='t'><tuv xml:lang='en'><seg>aXb</seg></tuv></tu>"), bigEndian: false, mark: true)
        let place = try #require(bytes.firstIndex(of: UInt8(ascii: "X")))
        bytes.replaceSubrange(place...place + 1, with: [0x00, 0xD8])
        let parsed = try Parsed(bytes)
        #expect(parsed.units[0].variants[0].text == "a\u{FFFD}b")
        #expect(
            parsed.repairs.count == 1
                && parsed.repairs[0].hasSuffix("t: the character U+D800 is not allowed in XML, replaced"))
        #expect(refusal { _ = try Parsed(bytes, strict: true) }?.message.contains("U+D800") == true)
    }

    @Test(arguments: ["\n", " \r\n\n\t", "\u{FEFF}\u{FEFF}", "\u{FEFF}\n"])
    func whatStandsBeforeTheDeclaration(junk: String) throws {
        let text = junk + Self.declared(Self.plain, "UTF-8").replacing("</body>", with: "loose</body>")
        let parsed = try Parsed(text)
        #expect(parsed.units.map { $0.variants.map(\.text) } == [["A \u{1D11E} b", "甲 𠀀"]])
        #expect(parsed.repairs.count == 2 && parsed.repairs[0].contains("before the XML declaration"))
        #expect(
            parsed.repairs[1].hasPrefix("m.tmx:\(text.split(separator: "loose")[0].utf8.count { $0 == 0x0A } + 1):"))
        #expect(throws: Failure.self) { try Parsed(text, strict: true) }
    }

    @Test(arguments: ["UTF-16", "utf-16le", "UCS-2"])
    func aDeclarationThatClaimsWhatIsNot(encoding: String) throws {
        let bytes = Array(Self.declared(Self.plain, encoding).utf8)
        let parsed = try Parsed(bytes)
        #expect(parsed.units.map { $0.variants.map(\.text) } == [["A \u{1D11E} b", "甲 𠀀"]])
        #expect(parsed.repairs.count == 1 && parsed.repairs[0].contains("claims UTF-16"), "\(parsed.repairs)")
        #expect(throws: Failure.self) { try Parsed(bytes, strict: true) }
    }

    @Test(arguments: dresses)
    func saysTheSame(dress: String, bytes: [UInt8]) throws {
        let parsed = try Parsed(bytes, strict: true)
        #expect(parsed.units.map { $0.variants.map(\.text) } == [["A \u{1D11E} b", "甲 𠀀"]])
        #expect(parsed.units[0].variants.map(\.language) == ["en", "zh-Hans"])
    }

    /// Found by `make fuzz`.
    @Test(arguments: [
        [0x00, 0x3C, 0x00, 0x00, 0x3C, 0x3E, 0x00, 0x73, 0x9F, 0x6C, 0xDF] as [UInt8],
        Array("<tmx version=''".utf8) + [0xFF], Array("<a b=''/>".utf8),
    ])
    func foundByFuzzing(bytes: [UInt8]) throws {
        #expect(refusal { _ = try Parsed(bytes) }?.kind == .badData)
    }

    static let controls: [(String, String)] = [
        ("<seg>a\u{0}b</seg>", "m.tmx"), ("<seg>a\u{B}b</seg>", "t9: the character U+000B"),
        ("<seg>a&#0;b</seg>", "t9: "), ("<seg>a&#xFFFE;b</seg>", "t9: the character U+FFFE"),
        ("<prop type='a&#1;'>v</prop><seg>x</seg>", "t9: the character U+0001"),
    ]

    @Test(arguments: controls)
    func controlCharactersAreToldWithTheirUnit(body: String, says: String) throws {
        let text = file("<tu tuid='t9'><tuv xml:lang='en'>\(body)</tuv></tu>")
        do {
            let parsed = try Parsed(text)
            #expect(parsed.units.count == 1)
            #expect(parsed.repairs.contains { $0.contains(says) }, "\(parsed.repairs)")
        } catch let failure as Failure {
            #expect(failure.kind == .badData && failure.description.contains(says), "\(failure)")
        }
        let strict = try #require(refusal { _ = try Parsed(text, strict: true) })
        #expect(strict.kind == .badData && strict.place.line == 2, "\(strict)")
    }

    @Test func aUnitMayNotBeEndless() throws {
        let note = "<note>" + String(repeating: "x", count: 1 << 20) + "</note>"
        let text = file("<tu tuid='long'>" + String(repeating: note, count: 70) + "</tu>")
        let failure = try #require(refusal { _ = try Parsed(text) })
        #expect(failure.description.contains("long: the unit is larger than 64 MiB"), "\(failure)")
        let comments = String(repeating: "<!--" + String(repeating: "x", count: 1 << 19) + "-->", count: 140)
        #expect(refusal { _ = try Parsed(file(comments)) }?.description.contains("before a unit") == true)
        // One unit after another may.
        let many = String(repeating: "<tu>\(note)<tuv xml:lang='en'><seg/></tuv></tu>", count: 70)
        #expect(try Parsed(file(many)).units.count == 70)
    }
}
