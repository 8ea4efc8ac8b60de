import CalqueCore
import CalqueFormats
import CalqueInterchange
import CalqueUnits
import CalqueXML
import TestSupport
import Testing
import UnitTestSupport

@Suite struct XLIFFWriterTests {
    private func xliff(_ paragraphs: [[XLIFFSegment]], original: String? = nil) throws -> String {
        let log = ByteLog()
        let writer = try XLIFFWriter(to: log.sink, source: "en", target: "zh-Hans", original: original)
        for paragraph in paragraphs { try writer.write(paragraph) }
        try writer.finish()
        return String(decoding: log.bytes, as: UTF8.self)
    }

    private func element(_ kind: InlineElement.Kind, _ i: String?, x: String?, _ code: String) -> SegmentContent.Piece {
        var attributes = i.map { [XMLAttribute("i", $0)] } ?? []
        if let x { attributes.append(XMLAttribute("x", x)) }
        return .element(InlineElement(kind, attributes, content: SegmentContent(code)))
    }

    @Test func theLayout() throws {
        let source = SegmentContent([
            .text("Rain "), element(.bpt, "1", x: "1", "<b>"), .text("& wind"), element(.ept, "1", x: nil, "</b>"),
            .text("."),
        ])
        let worse = XLIFFMatch(source: "Rain.", target: "雨。", similarity: 61.999, origin: "a.tmx")
        let better = XLIFFMatch(
            source: source, target: SegmentContent([element(.ph, nil, x: "1", "<b>"), .text("雨。")]), similarity: 100,
            quality: 98, suitability: 99.5, isInContext: true)
        let text = try xliff(
            [[XLIFFSegment(source, matches: [worse, better]), XLIFFSegment("Two.")], []], original: "s.txt")
        #expect(
            text == """
                <?xml version="1.0" encoding="UTF-8"?>
                <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" \
                version="2.1" srcLang="en" trgLang="zh-Hans">
                  <file id="f1" original="s.txt" xml:space="preserve">
                    <unit id="u1">
                      <mtc:matches>
                        <mtc:match id="m1" ref="#s1" type="icm" matchSuitability="99.50" matchQuality="98.00" \
                similarity="100.00">
                          <originalData>
                            <data id="d1">&lt;b&gt;</data>
                            <data id="d2">&lt;/b&gt;</data>
                          </originalData>
                          <source>Rain <sc id="1" dataRef="d1"/>&amp; wind<ec startRef="1" dataRef="d2"/>.</source>
                          <target><ph id="2" dataRef="d1"/>雨。</target>
                        </mtc:match>
                        <mtc:match id="m2" ref="#s1" type="tm" similarity="61.99" origin="a.tmx">
                          <source>Rain.</source>
                          <target>雨。</target>
                        </mtc:match>
                      </mtc:matches>
                      <originalData>
                        <data id="d1">&lt;b&gt;</data>
                        <data id="d2">&lt;/b&gt;</data>
                      </originalData>
                      <segment id="s1" state="initial">
                        <source>Rain <sc id="1" dataRef="d1"/>&amp; wind<ec startRef="1" dataRef="d2"/>.</source>
                      </segment>
                      <segment id="s2" state="initial">
                        <source>Two.</source>
                      </segment>
                    </unit>
                  </file>
                </xliff>

                """)
    }

    /// Translated segments are read back with the same texts and codes. Ids occur once in a text.
    @Test func randomSegmentsComeBack() throws {
        var make = RandomTMX(random: SeededGenerator(seed: 21))
        for _ in 0..<200 {
            let segments = (0..<2).map { _ in
                XLIFFSegment(
                    make.content(depth: 0), target: SegmentContent([.text("t")] + make.content(depth: 0).pieces),
                    state: .final)
            }
            let text = try xliff([segments])
            let read = try units(XLIFFReader(reading: source(Array(text.utf8)), strict: true))
            #expect(read.map { $0.variants[0].text } == segments.map(\.source.plainText))
            #expect(read.map { $0.variants[1].text } == segments.compactMap { $0.target?.plainText })
            for (unit, segment) in zip(read, segments) {
                #expect(unit.variants[0].content.tags.map(\.offset) == segment.source.tags.map(\.offset))
            }
            let ids = text.split(separator: "<source>").dropFirst().map { part in
                part.prefix { $0 != "\n" }.split(separator: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
            }
            #expect(ids.allSatisfy { Set($0).count == $0.count }, "\(text)")
        }
    }

    /// For any codes of segments and matches, also those joined by `x` across kinds.
    @Test func randomSegmentsKeepTheRules() throws {
        var make = RandomTMX(random: SeededGenerator(seed: 22))
        for number in 0..<300 {
            let paragraph = (0..<3).map { index in
                XLIFFSegment(
                    make.content(depth: 0), target: index == 0 ? nil : make.content(depth: 0),
                    matches: (0..<(number + index) % 3).map { place in
                        XLIFFMatch(
                            source: make.content(depth: 0), target: make.content(depth: 0),
                            similarity: Double(number), isInContext: place == 0)
                    })
            }
            let text = try xliff([paragraph, paragraph])
            let broken = try XLIFFRules(Array(text.utf8)).broken
            #expect(broken.isEmpty, "\(text)")
        }
    }

    @Test func charactersThatXMLForbidsAreKept() throws {
        let text = try xliff([[XLIFFSegment("a\u{1}b", target: "c\u{FFFE}")]])
        #expect(text.contains("<source>a<cp hex=\"0001\"/>b</source>") && text.contains("c<cp hex=\"FFFE\"/>"))
    }
}
