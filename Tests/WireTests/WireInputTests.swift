import CalqueArticles
import CalqueCore
import CalqueWire
import TestSupport
import Testing

@Suite("Files of agencies and desks")
struct WireInputTests {
    @Test("Items in XML", arguments: InputCase.xml)
    func xml(input: InputCase) throws { try input.check() }

    @Test("Messages, feeds and JSON", arguments: InputCase.messages)
    func messages(input: InputCase) throws { try input.check() }

    @Test("Plain text with furniture, Markdown, subtitles", arguments: InputCase.texts)
    func texts(input: InputCase) throws { try input.check() }

    @Test("Mail", arguments: InputCase.mails)
    func mail(input: InputCase) throws { try input.check() }

    @Test("A message of IPTC 7901 in an old encoding, with its control characters")
    func iptc7901() throws {
        let text =
            "\u{1}abc0123 4 pl 123  xyz 0456\r\n\u{2}Hafen/Mauer/\r\n\r\nHafenmauer in Alba wird\r\nneu gebaut =\r\n\r\n"
            + "    Alba (xyz) - Der Rat von Alba hat am Dienstag für den Neubau der\r\nalten Mauer gestimmt.\r\n"
            + "    Die Arbeiten beginnen im Juni und dauern zwei Jahre, sagte der\r\nBürgermeister.\r\n\r\n"
            + "xyz as yy\u{3}\r\n060815 GMT Apr 26\r\n\u{4}"
        let article = try Article(reading: try Encoded.bytes(text, "ISO-8859-1"))
        #expect(
            article.blocks.filter { $0.kind != .boilerplate }.map(\.text) == [
                "Hafenmauer in Alba wird neu gebaut",
                "Alba (xyz) - Der Rat von Alba hat am Dienstag für den Neubau der alten Mauer gestimmt.",
                "Die Arbeiten beginnen im Juni und dauern zwei Jahre, sagte der Bürgermeister.",
            ])
        #expect(article.headline == "Hafenmauer in Alba wird neu gebaut")
        #expect(article.metadata.date == "2026-04-06T08:15:00Z" && article.metadata.agency == "xyz")
    }

    @Test(
        "Nothing is refused with a line", arguments: ["{}", "[]", "<nitf/>", "<rss/>", "WEBVTT\n"])
    func nothing(text: String) {
        #expect(throws: Failure.self) { try Article.readAll(Array(text.utf8)) }
    }

    @Test("Plain text that only looks like another form stays plain text")
    func plain() throws {
        for text in [
            "Anna: I have seen it.\n\nBen: So have I.", "5 * 3 = 15 and 2 * 2 = 4, he said.",
            "a < b and c > d, he said.",
            "[sic] is a mark of editors, he said.", "#1 is the best, he said.", "From here to there it is a mile.",
        ] {
            let article = try Article(reading: Array(text.utf8))
            #expect(article.blocks.map(\.text) == text.split(separator: "\n").map(String.init))
        }
    }

    @Test("A word that is divided once is joined where the text has it elsewhere")
    func hyphens() throws {
        let text = """
            Alba/
            Alba to rebuild its wall =

            ALBA (xyz) - The breakwater of Alba was lost in a storm in the winter,
            and the council wants a new one in its place; it said that the break-
            water was a century old, as is the memory of it, and that the old
            masters of the port know it as well as their own houses.
            """
        let texts = try Article(reading: Array(text.utf8)).blocks.map(\.text)
        #expect(texts.count == 3 && texts.last?.contains("the breakwater was") == true)
    }

    @Test("Lines of a house are boilerplate")
    func house() throws {
        let patterns = try BoilerplatePatterns(reading: Array("# ours\nWire Desk *\n*@wire\n*hotline*\n".utf8))
        let text = "Wire desk five\nThe wall fell down on Monday, he said.\nWrite to news@wire\nOur hotline is open\n"
        let article = try Article(reading: Array(text.utf8)).marking(patterns)
        #expect(article.blocks.map { $0.kind == .boilerplate } == [true, false, true, true])
        #expect(throws: Failure.self) { try BoilerplatePatterns(reading: Array("a*b".utf8)) }
    }
}
