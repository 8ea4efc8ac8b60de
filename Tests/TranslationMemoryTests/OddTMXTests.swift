import Core
import TestSupport
import Testing
import TranslationMemory
import XML

/// One unit in all the dresses that TMX files come in.
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
