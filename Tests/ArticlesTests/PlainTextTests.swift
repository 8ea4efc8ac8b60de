import CalqueArticles
import CalqueCore
import CalqueWire
import Testing

@Suite("Plain text")
struct PlainTextTests {
    static func texts(_ source: String) throws -> [String] {
        try Article(reading: Array(source.utf8), format: .text).blocks.map(\.text)
    }

    @Test(
        "A line ends at",
        arguments: [
            ("LF", "\n"), ("CR LF", "\r\n"), ("CR", "\r"), ("NEL", "\u{85}"), ("LINE SEPARATOR", "\u{2028}"),
            ("PARAGRAPH SEPARATOR", "\u{2029}"), ("form feed", "\u{C}"), ("blank lines", "\n\n \r\n\t\n"),
        ])
    func lineEnds(name: String, end: String) throws {
        #expect(try Self.texts("One.\(end)Two – два.\(end)三。") == ["One.", "Two – два.", "三。"])
        #expect(try Self.texts("One.\(end)Two.\(end)") == ["One.", "Two."])
    }

    @Test("No text gives no blocks", arguments: ["", "\n", "  \t \r\n \u{A0}\u{3000}\n", "\u{FEFF}"])
    func empty(source: String) throws {
        #expect(try Self.texts(source).isEmpty)
    }

    @Test("White space around a line is removed, inside it is kept")
    func trimmed() throws {
        #expect(try Self.texts("\u{3000}\u{3000}一  二。\u{A0}\n\t x  y \n") == ["一  二。", "x  y"])
    }

    @Test(
        "The text of a block is the bytes of its range",
        arguments: [
            "One.\r\n  Two two. \u{85}Три.\u{2028}四。", "x", "\u{3000}一。\n\n\n二", "é\u{A0}\n\u{2003}e\u{301}",
        ])
    func ranges(source: String) throws {
        let article = try Article(reading: Array(source.utf8), format: .text)
        var last = 0
        for block in article.blocks {
            let range = block.map.source(of: 0..<block.text.utf8.count)
            #expect(article.source[range].elementsEqual(block.text.utf8))
            #expect(article.source[last..<range.lowerBound].isSpace)
            last = range.upperBound
        }
        #expect(article.source[last...].isSpace)
    }
}

extension ArraySlice<UInt8> {
    /// Whether the text consists of white space.
    var isSpace: Bool { String(decoding: self, as: UTF8.self).allSatisfy(\.isWhitespace) }
}
