import CalqueCore
import CalqueFormats
import CalqueUnits
import TestSupport
import Testing
import UnitTestSupport

/// Revision marks, states, and what is not to be translated (F2 and F14 of the reports).
@Suite struct XLIFFStateTests {
    private func read(_ body: String, version: String = "1.2") throws -> (
        units: [TranslationUnit], skipped: SkippedUnits
    ) {
        let text =
            version == "1.2"
            ? "<xliff version=\"1.2\" xmlns:sdl=\"s\" xmlns:mq=\"m\"><file original=\"x\" source-language=\"en\" target-language=\"ru\" "
                + "datatype=\"x\"><body>\(body)</body></file></xliff>"
            : "<xliff version=\"2.1\" srcLang=\"en\" trgLang=\"ru\">\(body)</xliff>"
        let reader = XLIFFReader(reading: source(Array(text.utf8)), file: "s.xlf", strict: true)
        return (try units(reader), reader.skipped)
    }

    private func unit(_ target: String, _ attributes: String = "", unit: String = "") -> String {
        "<trans-unit id=\"1\" \(unit)><source>One.</source><target \(attributes)>\(target)</target></trans-unit>"
    }

    @Test(
        arguments: [
            (
                "Цены <mrk mtype=\"x-sdl-deleted\" sdl:revid=\"1\">медленно</mrk><mrk mtype=\"x-sdl-added\">резко</mrk> выросли.",
                "Цены резко выросли."
            ),
            (
                "Цены <mrk mtype=\"x-sdl-feedback-deleted\">вчера </mrk><mrk mtype=\"x-sdl-feedback-added\">не </mrk>росли.",
                "Цены не росли."
            ),
            (
                "Цены <mrk mtype=\"x-mq-tc\" mq:tctype=\"del\">вчера </mrk><mrk mtype=\"x-mq-tc\" mq:tctype=\"ins\">не </mrk>росли.",
                "Цены не росли."
            ),
            ("<mrk mtype=\"x-sdl-added\">Цены <mrk mtype=\"x-sdl-deleted\">не </mrk>росли.</mrk>", "Цены росли."),
            ("Цены <mrk mtype=\"x-sdl-deleted\"><g id=\"1\">не</g> </mrk>росли.", "Цены росли."),
        ])
    func trackedChangesAreAccepted(target: String, text: String) throws {
        let found = try read(unit(target)).units
        #expect(found.map { $0.variants[1].content } == [SegmentContent(text)])
    }

    @Test func otherMarksStay() throws {
        let found = try read(unit("Цены <mrk mtype=\"x-term\">росли</mrk>.")).units
        #expect(found[0].variants[1].text == "Цены росли." && found[0].variants[1].content.tags.count == 1)
    }

    /// The module of tracked changes in 2.1 keeps old versions beside the content, which is the new one.
    @Test func changeTrackingModule() throws {
        let found = try read(
            """
            <file id="f"><unit id="u"><ctr:changeTrack xmlns:ctr="c"><ctr:revisions appliesTo="target"><ctr:revision>
            <ctr:item property="content">Старое.</ctr:item></ctr:revision></ctr:revisions></ctr:changeTrack>
            <segment><source>One.</source><target>Раз.</target></segment></unit></file>
            """, version: "2.1")
        #expect(found.units.map { $0.variants[1].text } == ["Раз."])
    }

    private typealias State = (attributes: String, unit: String, properties: [String: String]?)

    private static let states: [State] = [
        ("", "", [:]), ("state=\"translated\"", "", ["x-state": "translated"]),
        ("state=\"final\"", "approved=\"yes\"", ["x-state": "final", "x-approved": "yes"]),
        ("state=\"translated\"", "approved=\"no\"", ["x-state": "translated", "x-approved": "no"]),
        (
            "state=\"signed-off\" state-qualifier=\"exact-match\"", "",
            ["x-state": "signed-off", "x-state-qualifier": "exact-match"]
        ),
        ("state=\"translated\" state-qualifier=\"rejected-inaccurate\"", "", nil),
        ("state=\"needs-review-translation\" state-qualifier=\"rejected-grammar\"", "", nil),
        ("state=\"x-rejected\"", "", nil), ("", "mq:status=\"Rejected\"", nil),
        ("", "mq:status=\"ManuallyConfirmed\"", ["x-state": "ManuallyConfirmed"]),
    ]

    @Test(arguments: states.indices) func statesOf12(_ index: Int) throws {
        let one = Self.states[index]
        let found = try read(unit("Раз.", one.attributes, unit: one.unit))
        #expect(found.skipped.rejected == (one.properties == nil ? 1 : 0))
        #expect(found.skipped.lines == (one.properties == nil ? ["1 rejected unit skipped"] : []))
        guard let properties = one.properties else { return #expect(found.units.isEmpty) }
        var kept: [String: String] = [:]
        for property in found.units[0].annotations.properties where property.type != "x-document" {
            kept[property.type] = property.text
        }
        #expect(kept == properties)
    }

    @Test func statesOf2() throws {
        let found = try read(
            """
            <file id="f"><unit id="u"><segment state="initial"><source>1</source><target>р1</target></segment>
            <segment state="translated" subState="calque:0.99"><source>2</source><target>р2</target></segment>
            <segment state="final" subState="calque:0.99"><source>3</source><target>р3</target></segment>
            <segment state="reviewed" subState="my:rejected"><source>4</source><target>р4</target></segment>
            <segment><source>5</source><target>р5</target></segment></unit></file>
            """, version: "2.1")
        #expect(found.units.map { $0.variants[0].text } == ["2", "3", "5"])
        #expect(found.units.map { $0.annotations.property("x-confidence") } == ["0.99", nil, nil])
        #expect(found.units.map { $0.annotations.property("x-state") } == ["translated", "final", nil])
        #expect(found.skipped.untranslated == 1 && found.skipped.rejected == 1)
    }

    @Test func whatIsNotToBeTranslated() throws {
        let one = try read(
            """
            <group translate="no"><trans-unit id="1"><source>A</source><target>А</target></trans-unit>
            <group><trans-unit id="2"><source>B</source><target>Б</target></trans-unit>
            <trans-unit id="3" translate="yes"><source>C</source><target>В</target></trans-unit></group>
            <group translate="yes"><trans-unit id="4"><source>D</source><target>Г</target></trans-unit></group></group>
            <group/><trans-unit id="5"><source>E</source><target>Д</target></trans-unit>
            <trans-unit id="6" translate="no"><source>F</source><target>Е</target></trans-unit>
            """)
        #expect(one.units.map { $0.variants[0].text } == ["C", "D", "E"])
        #expect(one.skipped.untranslatable == 3)
        let two = try read(
            """
            <file id="f" translate="no"><unit id="1"><segment><source>A</source><target>А</target></segment></unit>
            <group id="g" translate="yes"><unit id="2"><segment><source>B</source><target>Б</target></segment></unit></group></file>
            <file id="g"><unit id="3"><segment><source>C</source><target>В</target></segment></unit></file>
            """, version: "2.1")
        #expect(two.units.map { $0.variants[0].text } == ["B", "C"])
        #expect(two.skipped.lines == ["1 unit not to be translated skipped"])
    }
}
