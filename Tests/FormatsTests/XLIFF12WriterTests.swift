import CalqueCore
import CalqueFormats
import CalqueInterchange
import CalqueUnits
import CalqueXML
import TestSupport
import Testing
import UnitTestSupport

@Suite struct XLIFF12WriterTests {
    private func xliff(_ paragraphs: [[XLIFFSegment]]) throws -> String {
        let log = ByteLog()
        let writer = try XLIFF12Writer(to: log.sink, source: "en", target: "ru", original: "a & b.txt")
        for paragraph in paragraphs { try writer.write(paragraph) }
        try writer.finish()
        return String(decoding: log.bytes, as: UTF8.self)
    }

    @Test func segmentsAreUnitsAndMatchesAlternatives() throws {
        let match = XLIFFMatch(source: "Snow.", target: "Снег.", similarity: 86.9, origin: "m.tmx")
        var aligned = XLIFFSegment("Fog.", target: "Туман.", state: .translated)
        aligned.subState = XLIFFSegment.subState(confidence: 0.99)
        let text = try xliff([
            [XLIFFSegment("Rain <now>.", target: "Дождь.", matches: [match]), aligned], [],
            [XLIFFSegment("Wind.", target: "Ветер.", state: .final)],
        ])
        let lines = text.split(separator: "\n").map { $0.drop { $0 == " " } }
        #expect(
            lines.contains(
                #"<file original="a &amp; b.txt" datatype="plaintext" source-language="en" target-language="ru" xml:space="preserve">"#
            ))
        // Nobody translated it, so its target is the source, and the suggestion is beside it.
        #expect(lines.contains(#"<target state="needs-translation">Rain &lt;now&gt;.</target>"#))
        #expect(lines.contains(#"<alt-trans match-quality="86%" origin="m.tmx">"#))
        #expect(lines.contains("<target>Дождь.</target>") && lines.contains("<target>Снег.</target>"))
        #expect(lines.contains(#"<target state="translated" state-qualifier="x-calque-0.99">Туман.</target>"#))
        #expect(lines.contains(#"<trans-unit id="s3" approved="yes">"#))
        #expect(lines.count { $0.hasPrefix("<group ") } == 2)
        // On its return only what is translated is a unit.
        let units = try units(XLIFFReader(reading: source(Array(text.utf8))))
        #expect(units.map { $0.variants.map(\.text) } == [["Fog.", "Туман."], ["Wind.", "Ветер."]])
        #expect(units[0].annotations.property(PropertyType.confidence) == "0.99")
    }

    @Test func codesComeBack() throws {
        let content = SegmentContent([
            .text("A "),
            .element(InlineElement(.bpt, [XMLAttribute("i", "1"), XMLAttribute("x", "1")], content: "<b>")),
            .text("bold"), .element(InlineElement(.ept, [XMLAttribute("i", "1")], content: "</b>")),
            .element(InlineElement(.ph, [XMLAttribute("x", "2")], content: "<br/>")),
        ])
        let text = try xliff([[XLIFFSegment(content, target: content, state: .translated)]])
        let unit = try #require(try units(XLIFFReader(reading: source(Array(text.utf8)))).first)
        for variant in unit.variants {
            #expect(variant.text == content.plainText)
            #expect(variant.content.tags.map(\.kind) == [.bpt, .ept, .ph])
        }
    }
}
