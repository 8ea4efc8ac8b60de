import CalqueCore
import CalqueXML
import Testing

@testable import CalqueUnits

/// Codes that stand for white space separate words.
@Suite struct CodesForSpaceTests {
    @Test(arguments: [
        "<br/>", "<br>", "<BR />", "<br class=\"x\"/>", "</p>", "<p>", "<w:br/>", "<w:tab/>", "<text:line-break/>",
        "<text:s/>",
        "\\n", "\\t", "\\r\\n", "\t", "\n", "\u{A0}", "&nbsp;", "&#160;", "&#xA0;", "[br]", "{br}",
        "<mq:ch val=\"\t\" />",
        "<mq:ch val='&#9;'/>", "<mq:rxt displaytext=\"\\n\" val=\"\\n\" />", "<lb/>", "<td>",
    ])
    func stand(code: String) {
        for kind in [InlineElement.Kind.ph, .it, .ut, .bpt] {
            #expect(InlineElement(kind, content: SegmentContent(code)).standsForSpace, "\(code)")
        }
        let content = SegmentContent([
            .text("снег"), .element(InlineElement(.ph, content: SegmentContent(code))), .text("дороги"),
        ])
        #expect(content.plainText == "снег дороги" && content.tags.map(\.offset) == [8])
    }

    @Test(arguments: [
        "<b>", "</b>", "<i/>", "<s>", "<a href=\"x br\">", "<img src=\"br\"/>", "<breadcrumb/>", "\\name", "&amp;",
        "&shy;", "{0}", "%s", "",
        "<mq:ch val=\"x\" />", "<mq:nt/>", "<pre-order/>", "x<br/>",
    ])
    func doNot(code: String) {
        #expect(!InlineElement(.ph, content: SegmentContent(code)).standsForSpace, "\(code)")
        let content = SegmentContent([
            .text("сне"), .element(InlineElement(.ph, content: SegmentContent(code))), .text("га"),
        ])
        #expect(content.plainText == "снега" && content.tags.map(\.offset) == [6])
    }

    @Test(arguments: ["lb", "x-lb", "x-html-BR", "xlf:lb", "pb", "x-tab"])
    func types(type: String) {
        #expect(InlineElement(.ph, [XMLAttribute("type", type)]).standsForSpace)
        #expect(!InlineElement(.ph, [XMLAttribute("type", "bold")]).standsForSpace)
    }

    @Test func elementsOfXLIFFAndHTML() {
        #expect(InlineElement(.other("br")).standsForSpace && InlineElement(.other("lb")).standsForSpace)
        #expect(!InlineElement(.other("g")).standsForSpace && !InlineElement(.hi, content: "br").standsForSpace)
    }

    /// White space beside the code is enough, and ends need none.
    @Test func noBlankTooMany() {
        func text(_ pieces: [SegmentContent.Piece]) -> String { SegmentContent(pieces).plainText }
        let code = SegmentContent.Piece.element(InlineElement(.ph, content: "<br/>"))
        #expect(text([.text("a "), code, .text("b")]) == "a b")
        #expect(text([.text("a"), code, .text("\u{A0}b")]) == "a\u{A0}b")
        #expect(text([code, .text("a"), code]) == "a")
        #expect(text([.text("a"), code, code, .text("b")]) == "a b")
        let bold = SegmentContent.Piece.element(InlineElement(.hi, content: SegmentContent([.text("b"), code])))
        #expect(text([.text("a"), code, bold, .text("c")]) == "a b c")
    }
}
