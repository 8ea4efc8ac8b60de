import CalqueCore
import CalqueFormats
import CalqueUnits
import CalqueXML
import Foundation
import TestSupport
import Testing
import UnitTestSupport

@Suite struct TMXWriterTests {
    @Test func theLayout() throws {
        var header = testHeader
        header.annotations = [.property(UnitProperty(PropertyType.document, "story.txt"))]
        let unit = TranslationUnit(
            source: "Rain & wind", "en", target: "Дождь", "ru", document: "story.txt", date: "2026-10-24",
            confidence: 0.987, creationDate: UnitDate(secondsSince1970: 1_792_800_000), creationID: "desk")
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

    @Test func aForbiddenCharacterNamesItsUnit() {
        let failure = refusal { _ = try tmx(testHeader, [TranslationUnit(variants: [Variant("en", "a\u{1}")])]) }
        #expect(failure?.description.contains("unit 1: the character U+0001") == true)
    }

    /// In the spelling of the file, unless a program has changed the language.
    @Test func languagesAreWrittenAsTheyWereRead() throws {
        let text = file(
            "<tu srclang='EN_us'><tuv xml:lang='EN_us'><seg>a</seg></tuv><tuv xml:lang='ZH-hant'><seg>b</seg></tuv>"
                + "<tuv xml:lang='zh_cn'><note xml:lang='RU'>n</note><seg>c</seg></tuv><tuv xml:lang='??'><seg/></tuv></tu>",
            header: completeHeader.replacing("srclang=\"en\"", with: "srclang=\"EN-us\""))
        var parsed = try Parsed(text)
        func written() throws -> String { String(decoding: try tmx(parsed.header, parsed.units), as: UTF8.self) }
        for tag in ["srclang=\"EN-us\" ", "<tu srclang=\"EN_us\">", "\"ZH-hant\"", "\"zh_cn\"", "\"RU\"", "\"??\""] {
            #expect(try written().contains(tag), "\(tag)")
        }
        parsed.units[0].variants[1].language = "zh-TW"
        parsed.units[0].spellLanguages()
        for tag in ["<tu srclang=\"en-US\">", "<tuv xml:lang=\"en-US\">", "\"zh-TW\"", "\"zh-CN\"", "\"??\""] {
            #expect(try written().contains(tag), "\(tag)")
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

    private func expectValid(_ bytes: [UInt8], in folder: TemporaryFolder) throws {
        guard let xmllint = Tool("xmllint"), let shared = SharedData.folder else { return }
        let dtd = shared.appendingPathComponent("eval/tmx/tmx14.dtd").path
        let file = try folder.write("m.tmx", bytes)
        let (status, output) = try xmllint.run(["--noout", "--nonet", "--dtdvalid", dtd, file])
        #expect(status == 0, "\(output)")
    }
}
