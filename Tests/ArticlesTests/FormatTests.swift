import CalqueArticles
import CalqueCore
import CalqueWire
import TestSupport
import Testing

@Suite("NITF, NewsML-G2, ninjs")
struct FormatTests {
    typealias Fixture = FormatFixtures.Fixture

    @Test("Fixtures, recognised by content", arguments: FormatFixtures.all)
    func blocks(of fixture: Fixture) throws {
        let article = try Article.joined(fixture.source)
        #expect(HTMLArticleTests.short(article) == fixture.blocks)
        #expect(article.language.description == fixture.language)
    }

    @Test(
        "The source at the place of a block is its text, apart from markup and escapes", arguments: FormatFixtures.all)
    func places(of fixture: Fixture) throws {
        let article = try Article.joined(fixture.source)
        for block in article.blocks {
            let range = block.map.source(of: 0..<block.text.utf8.count)
            let there = String(decoding: article.source[range], as: UTF8.self)
            let isJSON = "[{".contains(fixture.source.prefix(1))
            #expect(
                Unwrapped.all(of: there, isJSON: isJSON).contains {
                    Unwrapped.visible($0) == Unwrapped.visible(block.text)
                },
                "\(there) for \(block.text)")
        }
    }

    @Test("Each unescaped character of a text is at its place", arguments: FormatFixtures.all)
    func characters(of fixture: Fixture) throws {
        let article = try Article.joined(fixture.source)
        for block in article.blocks {
            let text = Array(block.text.utf8)
            for index in text.indices where text[index] > 0x20 && text[index] < 0x80 {
                let range = block.map.source(of: index..<index + 1)
                if range.count == 1 { #expect(article.source[range.lowerBound] == text[index]) }
            }
        }
    }

    @Test("The parts of a dateline")
    func dateline() throws {
        let nitf = try Article.joined(FormatFixtures.nitf.source)
        #expect(nitf.dateline == Article.Dateline(place: "VARDE", date: "June 7", agency: "Interwire"))
        #expect(nitf.headline == "Storm shuts northern port")
        #expect(nitf.byline == "By Anna Smith Staff Reporter")
        let item = try Article.joined(FormatFixtures.message.source)
        #expect(item.dateline == Article.Dateline(place: "Varde", agency: "Interwire"))
        #expect(try Article.joined(FormatFixtures.ninjs1.source).dateline?.place == "Varde")
    }

    @Test("All articles of a file, separately")
    func several() throws {
        let all = try Article.readAll(Array(FormatFixtures.message.source.utf8))
        #expect(all.map(\.headline) == ["Storm shuts port", "Port opens"])
        #expect(all.map(\.language.description) == ["en-US", "en"])
        let two = #"[{"headline": "One", "language": "en"}, {"headline": "Один", "language": "ru"}]"#
        #expect(try Article.readAll(Array(two.utf8)).map(\.language) == ["en", "ru"])
        #expect(try Article(reading: Array(two.utf8)).blocks.map(\.text) == ["One"])
        #expect(try Article(reading: Array(two.utf8), language: "ru").blocks.map(\.text) == ["Один"])
    }

    @Test("The encoding that XML declares", arguments: ["ISO-8859-1", "windows-1251", "KOI8-R", "GB2312", "UTF-16"])
    func declared(encoding: String) throws {
        let text = encoding == "ISO-8859-1" ? "Åse är här på café" : encoding == "GB2312" ? "港口关闭" : "Порт закрыт"
        let source = """
            <?xml version="1.0" encoding="\(encoding)"?><nitf><body><body.content><p>\(text)</p></body.content></body></nitf>
            """
        let article = try Article(reading: try Encoded.bytes(source, encoding))
        #expect(article.blocks.map(\.text) == [text])
    }

    @Test("Each format is detected", arguments: Article.Format.allCases)
    func names(format: Article.Format) {
        let names = [
            "text", "html", "nitf", "newsml-g2", "newsml-1", "ninjs", "feed", "iptc-7901", "anpa", "markdown",
            "subtitles",
        ]
        #expect(names.contains(format.rawValue))
    }
}

extension Article {
    fileprivate static func joined(_ source: String) throws -> Article { try Article(reading: Array(source.utf8)) }
}

/// A slow decoder of markup and escapes, for comparison.
private enum Unwrapped {
    /// The text at a place may be escaped once or twice.
    static func all(of text: String, isJSON: Bool) -> [String] {
        let plain = isJSON ? json(text) : text
        let once = decoded(stripped(plain))
        return [plain, once, decoded(stripped(decoded(plain))), decoded(decoded(plain))]
    }

    /// The text without white space.
    static func visible(_ text: String) -> String { text.filter { !$0.isWhitespace } }

    private static func stripped(_ text: String) -> String {
        var result = ""
        var depth = 0
        let cdata = text.replacing("<![CDATA[", with: "").replacing("]]>", with: "")
        for character in cdata {
            if character == "<" {
                depth += 1
            } else if character == ">", depth > 0 {
                depth -= 1
            } else if depth == 0 {
                result.append(character)
            }
        }
        return cdata != text ? cdata : result
    }

    private static func decoded(_ text: String) -> String {
        var result = text
        for (name, mark) in [
            ("&#8212;", "—"), ("&#x201C;", "“"), ("&#x201D;", "”"), ("&#8217;", "’"), ("&lt;", "<"), ("&gt;", ">"),
            ("&amp;", "&"),
        ] { result = result.replacing(name, with: mark) }
        return result
    }

    private static func json(_ text: String) -> String {
        var result = text
        for (name, mark) in [
            (#"\u2019"#, "’"), (#"\ud83d\ude00"#, "😀"), (#"\u041f"#, "П"), (#"\u043e"#, "о"), (#"\u0440"#, "р"),
            (#"\u0442"#, "т"), (#"\u041e"#, "О"), (#"\u043d"#, "н"), (#"\""#, "\""), (#"\/"#, "/"), (#"\n"#, "\n"),
            (#"\t"#, "\t"), (#"\r"#, "\r"),
        ] { result = result.replacing(name, with: mark) }
        return result
    }
}
