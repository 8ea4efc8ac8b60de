import CalqueCore
import CalqueXML
import TestSupport
import Testing

private final class Sink {
    var bytes: [UInt8] = []
    func writer(_ policy: InvalidCharacters = .refuse) -> XMLWriter {
        XMLWriter(to: { (part) throws(Failure) in self.bytes.append(contentsOf: part) }, invalidCharacters: policy)
    }
    var text: String { String(decoding: bytes, as: UTF8.self) }
}

@Suite struct XMLWriterTests {
    @Test func aDocument() throws {
        let sink = Sink()
        let writer = sink.writer()
        try writer.declaration()
        try writer.line(indent: 0)
        try writer.doctype(root: "a", systemID: "a.dtd")
        try writer.line(indent: 0)
        try writer.start("a", [XMLAttribute("xml:lang", "en"), XMLAttribute("b", "<\"\t\n&")])
        try writer.line(indent: 2)
        try writer.start("e")
        try writer.end()
        try writer.comment("a--b-")
        try writer.text("x < y && z > \"0\"\t\n\r")
        try writer.finish()
        #expect(
            sink.text == """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE a SYSTEM "a.dtd">
                <a xml:lang="en" b="&lt;&quot;&#9;&#10;&amp;">
                  <e/><!--a- -b- -->x &lt; y &amp;&amp; z &gt; "0"\t
                &#13;</a>
                """)
    }

    @Test(arguments: ["\u{0}", "\u{1}", "\u{B}", "\u{1F}", "\u{FFFE}", "\u{FFFF}"])
    func charactersThatXMLForbids(character: String) throws {
        let writer = Sink().writer()
        try writer.start("a")
        #expect(throws: Failure.self) { try writer.text("x\(character)y") }
        let sink = Sink()
        let replacing = sink.writer(.replace)
        try replacing.start("a", [XMLAttribute("b", "x\(character)y")])
        try replacing.text("x\(character)y\u{FFFD}\u{F000}")
        try replacing.finish()
        #expect(sink.text == "<a b=\"x\u{FFFD}y\">x\u{FFFD}y\u{FFFD}\u{F000}</a>")
    }

    @Test(arguments: ["", "1a", "a b", "a>", "-"])
    func whatIsNoName(name: String) {
        #expect(throws: Failure.self) { try Sink().writer().start(name) }
    }

    /// Escaping examines sixteen bytes at once. Wherever a mark is, the result is as if each byte were examined.
    @Test func marksAreFoundAtEveryPlace() throws {
        let marks: [(String, text: String, attribute: String)] = [
            ("&", "&amp;", "&amp;"), ("<", "&lt;", "&lt;"), (">", "&gt;", "&gt;"), ("\"", "\"", "&quot;"),
            ("\t", "\t", "&#9;"), ("\r", "&#13;", "&#13;"), ("\u{FFFE}", "\u{FFFD}", "\u{FFFD}"), ("！", "！", "！"),
            ("$", "$", "$"), ("=", "=", "="), ("'", "'", "'"),
        ]
        for (mark, inText, inAttribute) in marks {
            for before in 0..<40 {
                let (head, tail) = (String(repeating: "a", count: before), String(repeating: "я", count: 40 - before))
                let sink = Sink()
                let writer = sink.writer(.replace)
                try writer.start("e", [XMLAttribute("v", head + mark + tail + mark)])
                try writer.text(head + mark + tail + mark)
                try writer.finish()
                let (text, attribute) = (head + inText + tail + inText, head + inAttribute + tail + inAttribute)
                #expect(sink.text == "<e v=\"\(attribute)\">\(text)</e>")
            }
        }
    }

    /// Written text is read back the same, whatever it is.
    @Test func everyTextComesBack() throws {
        var random = SeededGenerator(seed: 3)
        let alphabet = Array("ab <>&\"'\r\n\t]é习\u{1D11E}\u{85}\u{2028}\u{A0}e\u{301}".unicodeScalars)
        for _ in 0..<300 {
            func text(_ most: Int) -> String {
                var scalars = String.UnicodeScalarView()
                for _ in 0..<Int.random(in: 0...most, using: &random) {
                    scalars.append(alphabet.randomElement(using: &random) ?? "a")
                }
                return String(scalars)
            }
            let (value, content) = (text(20), text(Int.random(in: 0..<10, using: &random) == 0 ? 200_000 : 30))
            let sink = Sink()
            let writer = sink.writer()
            try writer.start("a", [XMLAttribute("v", value)])
            try writer.text(content)
            try writer.finish()
            let reader = XMLReader(bytes: sink.bytes)
            #expect(try reader.advance() == .startElement)
            #expect(Array(reader.attributeValue(0).utf8) == Array(value.utf8))
            #expect(Array(try reader.elementText().utf8) == Array(content.utf8))
        }
    }
}
