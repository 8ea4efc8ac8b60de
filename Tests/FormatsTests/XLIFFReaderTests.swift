import CalqueCore
import CalqueFormats
import CalqueUnits
import TestSupport
import Testing
import UnitTestSupport

@Suite struct XLIFFReaderTests {
    private func read(_ text: String, strict: Bool = true, _ log: Log = Log()) throws -> [TranslationUnit] {
        try units(
            XLIFFReader(
                reading: source(Array(text.utf8)), file: "s.xlf", strict: strict,
                onRepair: { log.lines.append($0.description) }))
    }

    private func one(_ body: String) -> String {
        #"<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="s.txt" source-language="EN" "#
            + #"target-language="ru" datatype="x"><header><note>no</note></header><body><group>\#(body)</group></body></file></xliff>"#
    }

    private func two(_ body: String) -> String {
        #"<xliff version="2.1" srcLang="en" trgLang="zh_hans" xmlns="urn:oasis:names:tc:xliff:document:2.0" "#
            + #"xmlns:m="urn:oasis:names:tc:xliff:matches:2.0"><file id="f" original="s.txt"><group id="g">\#(body)</group></file></xliff>"#
    }

    @Test func translatedUnitsOf12() throws {
        let units = try read(
            one(
                """
                <trans-unit id="1"><source>One.</source><target>Раз.</target><note>n</note>
                <alt-trans><source>x</source><target>y</target></alt-trans></trans-unit>
                <trans-unit id="2"><source>Two.</source></trans-unit>
                <trans-unit id="3"><source>Three.</source><target> </target></trans-unit>
                <trans-unit id="4"><source>Four.</source><target state="needs-translation">Four.</target></trans-unit>
                <trans-unit id="5" translate="no"><source>5</source><target>5</target></trans-unit>
                <trans-unit id="6"><source>A. B.</source><seg-source><mrk mtype="seg" mid="1">A.</mrk> <mrk mtype="seg" mid="2">B.</mrk>
                </seg-source><target><mrk mtype="seg" mid="2">Б.</mrk> <mrk mtype="seg" mid="1">А.</mrk></target></trans-unit>
                """))
        #expect(units.map { $0.variants.map(\.text) } == [["One.", "Раз."], ["A.", "А."], ["B.", "Б."]])
        #expect(units[0].annotations == [.property(UnitProperty("x-document", "s.txt")), .note(UnitNote("n"))])
        let twice = try read(
            one(
                """
                <trans-unit id="6"><source>A.</source><seg-source><mrk mtype="seg" mid="1">A.</mrk><mrk mtype="seg" mid="3">C.</mrk>
                </seg-source><target><mrk mtype="seg" mid="1">А.</mrk><mrk mtype="seg" mid="1">Б.</mrk></target></trans-unit>
                """))
        #expect(twice.map { $0.variants.map(\.text) } == [["A.", "А."]])
        #expect(units[0].variants.map(\.language) == ["en", "ru"])
    }

    @Test func translatedSegmentsOf2() throws {
        let units = try read(
            two(
                """
                <unit id="u1"><m:matches><m:match ref="#s"><source>no</source><target>no</target></m:match></m:matches>
                <notes><note>n</note></notes><segment id="s"><source>One.</source><target>一。</target></segment>
                <ignorable><source> </source><target> </target></ignorable>
                <segment state="initial"><source>Two.</source><target>二。</target></segment>
                <segment state="final"><source>Three.</source><target>三。</target></segment>
                <segment><source>Four.</source></segment></unit>
                <unit id="u2" translate="no"><segment><source>5</source><target>5</target></segment></unit>
                """))
        #expect(units.map { $0.variants.map(\.text) } == [["One.", "一。"], ["Three.", "三。"]])
        #expect(units[0].variants[1].language == "zh-Hans" && units[0].annotations.notes == [UnitNote("n")])
    }

    @Test func inlineElementsOf12() throws {
        let unit = try read(
            one(
                """
                <trans-unit id="1"><source>a <g id="b" ctype="bold">b</g> <x id="n"/><bpt id="1" rid="9">&lt;i&gt;</bpt>c<ept id="2" \
                rid="9">&lt;/i&gt;</ept> <ph id="3">&lt;img alt="<sub>d</sub>"&gt;</ph><mrk mtype="protected">e</mrk><bx id="7"/></source>
                <target><x id="n"/> <g id="b" ctype="bold">б</g></target></trans-unit>
                """))[0]
        let (source, target) = (unit.variants[0].content, unit.variants[1].content)
        #expect(source.plainText == "a b c e")
        #expect(
            source.tags.map(\.description) == [
                "bpt 1", "ept 1", "ph 2", "bpt 3", "ept 3", "ph 4", "hi", "it 5 begin",
            ])
        #expect(source.subflows == ["d"])
        #expect(target.tags.map { "\($0.kind.name) \($0.match ?? "-")" } == ["ph 2", "bpt 1", "ept -"])
        #expect(source.tags[0].type == "bold")
        guard case .element(let code) = source.pieces[6] else { return #expect(Bool(false), "\(source.pieces)") }
        #expect(code.content.plainText == "<i>")
    }

    @Test func inlineElementsOf2() throws {
        let log = Log()
        let text = two(
            """
            <unit id="u"><originalData><data id="d1">&lt;b></data><data id="d2">&lt;/b></data></originalData><segment><source>\
            a <pc id="1" dataRefStart="d1" dataRefEnd="d2">b</pc><ph id="2" dataRef="d1"/><sc id="3"/>c<ec startRef="3"/><mrk id="m" \
            type="term">t</mrk><sm id="k"/>x<em startRef="k"/><cp hex="0001"/><sc id="4" isolated="yes"/></source>\
            <target><ph id="2"/>甲</target></segment></unit>
            """)
        let unit = try read(text, strict: false, log)[0]
        let source = unit.variants[0].content
        #expect(source.plainText == "a bctx\u{FFFD}")
        #expect(source.tags.map(\.description) == ["bpt 1", "ept 1", "ph 2", "bpt 3", "ept 3", "hi", "it 4 begin"])
        #expect(unit.variants[1].content.tags.map(\.match) == ["2"])
        #expect(log.lines.count == 1 && log.lines[0].contains("u: a character that XML forbids"), "\(log.lines)")
        guard case .element(let code) = source.pieces[1] else { return #expect(Bool(false), "\(source.pieces)") }
        #expect(code.content.plainText == "<b>")
        #expect(refusal { _ = try read(text) } != nil)
        // Such a unit is written as TMX and comes back.
        let written = try tmx(testHeader, [unit])
        #expect(try Parsed(written, strict: true).units == [unit])
    }

    @Test(arguments: [
        ("<tmx/>", "is not XLIFF: its root element is <tmx>"), ("", "s.xlf: the file is empty"),
        (
            "<xliff version='1.2'><file><body><trans-unit id='7'><source>a</source><target>b</target></trans-unit></body></file></xliff>",
            "7: no source language is named"
        ),
        ("<xliff version='2.0' srcLang='?' trgLang='ru'/>", "“?” is not a language"),
        ("<xliff version='2.0' srcLang='en' trgLang='ru'><file id='f'><unit id='u'>", "u: "),
        ("<xliff version='2.0' srcLang='en' trgLang='ru'><file>&x;</file></xliff>", "the entity &x;"),
    ])
    func whatCannotBeReadIsOneLine(text: String, says: String) throws {
        let failure = try #require(refusal { _ = try read(text) })
        #expect(failure.description.contains(says) && !failure.description.contains("\n"), "\(failure)")
        #expect(failure.place.file == "s.xlf" && failure.kind == .badData)
    }
}
