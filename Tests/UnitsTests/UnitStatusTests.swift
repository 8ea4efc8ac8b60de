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
            ([:], false), (["x-confidence": "0.99"], true), (["x-confidence": "0.99", "x-status": "draft"], true),
            (["x-confidence": "0.99", "x-status": "confirmed"], false), (["x-status": "draft"], false),
        ] as [([String: String], Bool)])
    func onlyAlignedUnitsAreUnconfirmed(properties: [String: String], isUnconfirmed: Bool) {
        #expect(unit(["a", "b"], properties).isUnconfirmed == isUnconfirmed)
    }

    @Test(
        arguments: [
            (["a", "b"], nil, true, true), (["a", "b"], "confirmed", true, true), (["a", "b"], "draft", false, true),
            (["a", "b"], "rejected", false, false), (["a", ""], nil, false, false), (["a"], nil, false, false),
            ([], nil, false, false), (["a", "", "b"], nil, true, true), (["a", " \u{A0}\n"], nil, false, false),
            (["a", "\u{200B}\u{FEFF}"], nil, false, false), (["a", "\u{3000}雨"], nil, true, true),
            (["a", ""], "draft", false, false),
        ] as [([String], String?, Bool, Bool)])
    func usableUnits(texts: [String], status: String?, isUsable: Bool, asDraft: Bool) {
        let unit = unit(texts, status.map { ["x-status": $0] } ?? [:])
        #expect(unit.isUsable == isUsable)
        #expect(unit.isUsable(drafts: true) == asDraft)
    }

    @Test func codesAreNoText() {
        let code = SegmentContent.Piece.element(InlineElement(.ph, content: "<br/>"))
        #expect(!SegmentContent([code]).hasText)
        #expect(SegmentContent([code, .text("x")]).hasText)
        #expect(SegmentContent([.element(InlineElement(.hi, content: "x"))]).hasText)
    }
}
