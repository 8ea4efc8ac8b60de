import CalqueArticles
import CalqueCore
import CalqueWire
import Testing

@Suite("Bad input")
struct HostileTests {
    struct Bad: Sendable, CustomTestStringConvertible {
        let name: String
        let source: String
        let message: String
        var testDescription: String { name }
    }

    private static let deep = 10_000
    private static let item = #"{"headline": "Storm", "body_text": "#

    static let all = [
        Bad(
            name: "entity bomb",
            source: """
                <?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>
                <nitf><body><body.content><p>&c;</p></body.content></body></nitf>
                """, message: "line 2: the entity &c; is not one of XML's five"),
        Bad(
            name: "external entity",
            source: """
                <!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]>
                <nitf><body><body.content><p>&x;</p></body.content></body></nitf>
                """, message: "line 2: the entity &x;"),
        Bad(
            name: "XML 10,000 levels deep",
            source: "<nitf>" + String(repeating: "<block>", count: deep) + String(repeating: "</block>", count: deep),
            message: "line 1: elements are nested too deeply"),
        Bad(name: "XML cut off", source: "<nitf>\n<body>\n<p>One", message: "line 3: "),
        Bad(name: "XML cut off in a tag", source: "<newsItem>\n<content", message: "line 2: "),
        Bad(
            name: "XML without copy", source: "<?xml version='1.0'?><rss><item>x</item></rss>",
            message: "the root <rss> and without"),
        Bad(
            name: "JSON 10,000 levels deep",
            source: "{\"a\": " + String(repeating: "[", count: deep) + String(repeating: "]", count: deep) + "}",
            message: "line 1: JSON nested deeper than 256 levels"),
        Bad(name: "JSON cut off in a string", source: item + "\"One\nTwo", message: "line 1: a control character"),
        Bad(name: "JSON cut off in a string at its end", source: item + "\"One", message: "a string has no end"),
        Bad(
            name: "JSON cut off between", source: item + "\"One\"\n",
            message: "line 2: the JSON document ends too early"),
        Bad(name: "half of a surrogate pair", source: item + #""\ud83d x"}"#, message: "half of a surrogate pair"),
        Bad(name: "an escape that is none", source: item + #""\q"}"#, message: "no such escape"),
        Bad(name: "JSON of another sort", source: #"{"a": 1}"#, message: "has no member"),
        Bad(name: "two documents", source: "{\"a\": 1}\n[1]", message: "line 2: something follows"),
        Bad(name: "no value", source: #"{"a": nope}"#, message: "a JSON value is expected"),
    ]

    @Test("One line that names the place", arguments: all)
    func refused(bad: Bad) {
        let failure = #expect(throws: Failure.self) { try Article(reading: Array(bad.source.utf8)) }
        #expect(failure?.kind == .badData)
        #expect(failure?.description.contains(bad.message) == true, "\(failure?.description ?? "")")
        #expect(failure?.description.contains("\n") == false)
        #expect(failure?.place.line != nil)
    }

    @Test("HTML in JSON 10,000 levels deep is read")
    func deepMarkup() throws {
        let body = String(repeating: "<div>", count: Self.deep) + "<p>Deep.</p>"
        let article = try Article(reading: Array((Self.item.replacing("text", with: "html") + "\"\(body)\"}").utf8))
        #expect(article.blocks.map(\.text) == ["Storm", "Deep."])
    }

    @Test("Every beginning of a good document is read or rejected, without a crash", arguments: FormatFixtures.all)
    func cut(fixture: FormatFixtures.Fixture) {
        let bytes = Array(fixture.source.utf8)
        for end in stride(from: 0, to: bytes.count, by: 7) {
            do { _ = try Article(reading: Array(bytes[..<end])) } catch { #expect(!error.message.isEmpty) }
        }
    }
}
