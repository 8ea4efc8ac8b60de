import CalqueCore
import CalqueUnits
import CalqueXML
import TestSupport
import Testing
import UnitTestSupport

@Suite struct TMXReaderTests {
    @Test func everythingIsKept() throws {
        let parsed = try Parsed(
            """
            <?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><!-- top --><tmx version="1.4">
            <header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en"
              srclang="en" datatype="x"><note>n</note><ude name="u" base="b">
              <map unicode="#xF8FF" code="#xF0"/></ude><!-- in --></header><body>
            <!-- before -->
            <tu tuid="a" usagecount="3"><prop type="p" xml:lang="en">v</prop><note>m</note>
              <tuv xml:lang="en-us" creationid="me"><note>k</note><seg>A &amp; B</seg></tuv>
              <tuv lang="zh_hans"><seg>甲</seg></tuv><tuv xml:lang="zh-Hans"><seg>乙</seg></tuv></tu>
            <!-- after --></body></tmx>
            """)
        #expect(parsed.repairs.isEmpty)
        #expect(parsed.header.comments == [" top "])
        #expect(
            parsed.header.annotations == [
                .note(UnitNote("n")),
                .element(
                    MarkupElement(
                        "ude", attributes: [XMLAttribute("name", "u"), XMLAttribute("base", "b")],
                        children: [
                            .element(
                                MarkupElement(
                                    "map",
                                    attributes: [XMLAttribute("unicode", "#xF8FF"), XMLAttribute("code", "#xF0")]))
                        ])), .comment(" in "),
            ])
        #expect(
            parsed.units == [
                TranslationUnit(
                    attributes: [
                        XMLAttribute("tuid", "a"), XMLAttribute("usagecount", "3"),
                    ],
                    annotations: [
                        .property(UnitProperty("p", "v", attributes: [XMLAttribute("xml:lang", "en")])),
                        .note(UnitNote("m")),
                    ],
                    variants: [
                        Variant(
                            "en-US", "A & B", rawLanguage: "en-us", attributes: [XMLAttribute("creationid", "me")],
                            annotations: [.note(UnitNote("k"))]),
                        Variant("zh-Hans", "甲", rawLanguage: "zh_hans"), Variant("zh-Hans", "乙"),
                    ], comments: [" before "])
            ])
        #expect(parsed.trailingComments == [" after "])
    }

    @Test func inlineElementsAreAModel() throws {
        let parsed = try Parsed(
            file(
                #"""
                <tu><tuv xml:lang="en"><seg><it x="1" pos="begin">&lt;I></it><bpt x="2" i="1" type="bold">&lt;B></bpt>Click <ph x="3">&lt;IMG ALT="<sub>Start!</sub>"></ph> to <hi x="4">start<ut>q</ut></hi>.<ept i="1">&lt;/B></ept></seg></tuv></tu>
                """#))
        let content = try #require(parsed.units.first?.variants.first?.content)
        #expect(parsed.repairs.isEmpty)
        #expect(content.plainText == "Click  to start.")
        #expect(content.subflows == ["Start!"])
        #expect(content.tags.map(\.description) == ["it 1 begin", "bpt 1", "ph 3", "hi 4", "ut", "ept 1"])
        #expect(content.tags.map(\.offset) == [0, 0, 6, 10, 15, 16])
        #expect(content.tags[1].type == "bold" && content.tags[1].match == "2")
    }

    static let repaired: [(String, String)] = [
        (file("<tu><tuv><seg>a</seg></tuv></tu>"), "m.tmx:2:unit 1: <tuv> has no xml:lang, read as “und”"),
        (file("<tu><tuv xml:lang='?'><seg/></tuv></tu>"), "“?” is not a language"),
        (file("<tu tuid='t7'><tuv xml:lang='en'/></tu>"), "t7: <tuv> has no <seg>, read as empty"),
        (file("<tu/>"), "unit 1: the unit has no <tuv>"),
        (file("<tu><prop name='x'>1</prop><tuv xml:lang='en'><seg/></tuv></tu>"), "read as type=\"x\""),
        (file("<tu><odd/><tuv xml:lang='en'><seg/></tuv></tu>"), "the element <odd> is not allowed here, left out"),
        (
            file("<tu><tuv xml:lang='en'><seg><b>x</b></seg></tuv></tu>"),
            "the element <b> is not allowed here, only its text is kept"
        ),
        (file("<tu>loose<tuv xml:lang='en'><seg/></tuv></tu>"), "text between the elements of the unit"),
        (file("loose"), "text between units is left out"),
        (file("<p/>"), "the element <p> is not allowed here"),
        (file("", version: "2.0"), "the version is “2.0”, read as 1.4"),
        (file("", version: ""), "<tmx> has no version"),
        (file("", header: ""), "there is no <header>"),
        ("<tmx version='1.4'>" + completeHeader + "</tmx>", "there is no <body>"),
        (file("", header: "<header/>"), "<header> has no srclang, read as “*all*”"),
        (file("<tu tuid='u'><tuv xml:lang='en'><seg>a\u{1}b</seg></tuv></tu>"), "u: the character U+0001"),
        (file("<tu><tuv xml:lang='en'><seg>&#x1F;</seg></tuv></tu>"), "unit 1: the character U+001F"),
        (file("<tu><tuv xml:lang='en'><seg/><seg>2</seg></tuv></tu>"), "the element <seg> is not allowed here"),
        (
            file("<tu tuid='u' changedate='2026-02-03'/>"),
            "u: changedate “2026-02-03” is not in the format of TMX, read as 20260203T000000Z"
        ),
        (file("<tu creationdate='3 Feb'/>"), "unit 1: creationdate “3 Feb” is not a date, kept unchanged"),
        (file("<tu><tuv xml:lang='en' usagecount='-1'><seg/></tuv></tu>"), "usagecount “-1” is not a count, kept"),
        (file("<tu segtype='line'/>"), "segtype “line” is not a segtype of TMX, left out"),
        (file("<tu segtype='Sentence'/>"), "read as “sentence”"),
        (
            file("<tu><tuv xml:lang='en'><seg><bpt>{</bpt>a<ept i='1'>}</ept></seg></tuv></tu>"),
            "<bpt> has no i, read as i=\"2\""
        ),
        (
            file("<tu><tuv xml:lang='en'><seg>a<it pos='close'>}</it></seg></tuv></tu>"),
            "<it> has pos=“close”, read as pos=\"end\""
        ),
    ]

    @Test func codesWithoutNumbersAreTiedAsTheyAreNested() throws {
        let parsed = try Parsed(
            file(
                "<tu><tuv xml:lang='en'><seg><bpt>a</bpt><hi><bpt i='1'>b</bpt><bpt>c</bpt><ept>c</ept><ept i='1'>b</ept></hi>"
                    + "<ept>a</ept><it>&lt;/i></it></seg></tuv></tu>"))
        let tags = parsed.units[0].variants[0].content.tags.map(\.description)
        #expect(tags == ["bpt 2", "hi", "bpt 1", "bpt 3", "ept 3", "ept 1", "ept 2", "it end"])
    }

    @Test(arguments: repaired)
    func faultsAreRepairedAndToldOrRefused(text: String, says: String) throws {
        let repairs = try Parsed(text).repairs
        let wanted = says.replacing("m.tmx:2:unit", with: "unit")
        #expect(repairs.contains { $0.contains(wanted) && $0.hasPrefix("m.tmx:") }, "\(repairs)")
        #expect(repairs.allSatisfy { !$0.contains("\n") })
        let failure = try #require(refusal { _ = try Parsed(text, strict: true) })
        #expect(failure.kind == .badData && failure.place.line != nil && failure.place.file == "m.tmx")
    }

    static let refused: [(String, String)] = [
        ("", "m.tmx: the file is empty"),
        ("<html/>", "is not TMX: its root element is <html>"),
        (file("<tu><tuv xml:lang='en'><seg>&nbsp;</seg></tuv></tu>"), "unit 1: the entity &nbsp;"),
        ("<tmx version='1.4'>" + completeHeader + "<body>\n<tu tuid='x'><tuv", "m.tmx:2:"),
        (file("<tu><tuv xml:lang='en'><seg>" + String(repeating: "<hi>", count: 300)), "nested too deeply"),
    ]

    @Test(arguments: refused)
    func whatIsNoTMXIsOneLine(text: String, says: String) throws {
        let failure = try #require(refusal { _ = try Parsed(text) })
        #expect(failure.description.contains(says) && !failure.description.contains("\n"), "\(failure)")
    }

    @Test func emptySegmentsAndWhiteSpaceAreText() throws {
        let parsed = try Parsed(
            file("<tu><tuv xml:lang='en'><seg/></tuv><tuv xml:lang='ru'><seg>\n a\t</seg></tuv></tu>"))
        #expect(parsed.repairs.isEmpty)
        #expect(parsed.units[0].variants.map(\.text) == ["", "\n a\t"])
    }
}
