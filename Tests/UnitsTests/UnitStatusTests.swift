import CalqueCore
import CalqueUnits
import Testing

@Suite struct UnitStatusTests {
    private func unit(_ texts: [String], _ properties: [String: String] = [:]) -> TranslationUnit {
        var unit = TranslationUnit(variants: texts.map { Variant("en", $0) })
        for (name, value) in properties { unit.annotations.setProperty(name, to: value) }
        return unit
    }

    @Test func statusIsAProperty() {
        var unit = unit(["a", "b"])
        #expect(unit.status == nil)
        for status in UnitStatus.allCases {
            unit.status = status
            #expect(unit.annotations.property("x-status") == status.rawValue)
            #expect(unit.status == status)
        }
        unit.status = nil
        #expect(unit.annotations.isEmpty)
    }

    @Test(arguments: [("Draft", UnitStatus.draft), ("REJECTED", .rejected), ("final", nil), ("", nil)])
    func statusOfOthers(text: String, status: UnitStatus?) {
        #expect(unit(["a", "b"], ["x-status": text]).status == status)
    }

    @Test(
        arguments: [
            (nil, true, true), ("confirmed", true, true), ("draft", false, true), ("rejected", false, false),
            ("final", true, true),
        ] as [(String?, Bool, Bool)])
    func offeredUnits(status: String?, asTranslation: Bool, asDraft: Bool) {
        let unit = unit(["a", "b"], status.map { ["x-status": $0] } ?? [:])
        #expect(unit.mayBeOffered(drafts: false) == asTranslation)
        #expect(unit.mayBeOffered(drafts: true) == asDraft)
    }

    @Test(
        arguments: [
            ("b", true), ("", false), (" \u{A0}\n", false), ("\u{200B}\u{FEFF}", false), ("\u{3000}雨", true),
        ])
    func textsToRead(text: String, hasText: Bool) { #expect(SegmentContent(text).hasText == hasText) }

    @Test func codesAreNoText() {
        let code = SegmentContent.Piece.element(InlineElement(.ph, content: "<br/>"))
        #expect(!SegmentContent([code]).hasText)
        #expect(SegmentContent([code, .text("x")]).hasText)
        #expect(SegmentContent([.element(InlineElement(.hi, content: "x"))]).hasText)
    }
}
