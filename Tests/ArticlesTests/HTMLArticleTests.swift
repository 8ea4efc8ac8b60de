import CalqueArticles
import CalqueCore
import CalqueWire
import TestSupport
import Testing

@Suite("HTML")
struct HTMLArticleTests {
    /// A page and its expected blocks as `kind: text`.
    struct Page: Sendable, CustomTestStringConvertible {
        let name: String
        let source: String
        let blocks: [String]
        init(_ name: String, _ source: String, _ blocks: String...) {
            self.name = name
            self.source = source
            self.blocks = blocks
        }
        var testDescription: String { name }
    }

    static func read(_ source: String) throws -> Article {
        try Article(reading: Array(source.utf8), format: .html)
    }

    static func short(_ article: Article) -> [String] {
        let names: [Article.Block.Kind: String] = [
            .headline: "H", .subheadline: "S", .crosshead: "C", .paragraph: "P", .boilerplate: "F", .byline: "B",
            .dateline: "D",
        ]
        return article.blocks.map { "\(names[$0.kind] ?? "?"): \($0.text)" }
    }

    @Test("Pages", arguments: HTMLPages.all)
    func blocks(of page: Page) throws {
        #expect(Self.short(try Self.read(page.source)) == page.blocks)
    }

    @Test("Every part of a text is where its map says", arguments: HTMLPages.all.map(\.source))
    func maps(source: String) throws {
        let article = try Self.read(source)
        for block in article.blocks {
            let text = Array(block.text.utf8)
            var last = 0
            for at in text.indices where text[at] & 0xC0 != 0x80 {
                let next = text[(at + 1)...].firstIndex { $0 & 0xC0 != 0x80 } ?? text.count
                let range = block.map.source(of: at..<next)
                #expect(range.lowerBound >= last)
                last = range.lowerBound
                let there = article.source[range]
                let isDecoded = there.first == UInt8(ascii: "&") && there.count > 1
                let isSpace = text[at..<next].elementsEqual([0x20])
                #expect(there.elementsEqual(text[at..<next]) || isDecoded || isSpace, "\(block.text)")
            }
        }
    }

    @Test("A range that starts or ends in an entity includes all of it")
    func entityRange() throws {
        let article = try Self.read("<p>Frost &amp; <b>Sons&rsquo;</b> result.</p>")
        let block = try #require(article.blocks.first)
        #expect(block.text == "Frost & Sons’ result.")
        let sons = try #require(block.text.utf8.firstRange(of: "Sons’".utf8))
        let offset = block.text.utf8.distance(from: block.text.startIndex, to: sons.lowerBound)
        let range = block.map.source(of: offset..<offset + "Sons’".utf8.count)
        #expect(String(decoding: article.source[range], as: UTF8.self) == "Sons&rsquo;")
    }

    @Test("The page declares its language, unless the letters contradict it")
    func language() throws {
        #expect(try Self.read("<html lang=de><p>Der Zug fuhr ab.</p>").language == "de")
        #expect(try Self.read("<html lang='zh-TW'><p>火車離開了。</p>").language == "zh-TW")
        #expect(try Self.read("<html lang=uk><p>Потяг поїхав.</p>").language == "uk")
        #expect(try Self.read("<html lang=en><p>Поезд ушёл вовремя.</p>").language == "ru")
        #expect(try Self.read("<html lang='no such tag'><p>The train left.</p>").language == "en")
        #expect(try Self.read("<html lang=en><article lang=fr><p>Le train est parti.</p></article>").language == "fr")
        let given = try Article(reading: Array("<html lang=de><p>x".utf8), language: "nl")
        #expect(given.language == "nl")
    }

    @Test("HTML is detected by its beginning")
    func format() throws {
        for source in [
            "<!DOCTYPE html><p>x</p>", " <html><p>x</p>", "<?xml version='1.0'?><html><p>x</p></html>",
            "<!-- a --><html><p>x</p>", "<div><p>x</p></div>",
        ] {
            #expect(try Article(reading: Array(source.utf8)).blocks.map(\.text) == ["x"], "\(source)")
        }
        #expect(try Article(reading: Array("2 <p> 1".utf8)).blocks.map(\.text) == ["2 <p> 1"])
    }

    @Test("The charset that a page declares")
    func charset() throws {
        let head = Array("<html><head><meta charset=\"windows-1251\"></head><body><p>".utf8)
        let page = head + [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2, 0x2E] + Array("</p></body></html>".utf8)
        let article = try Article(reading: page)
        #expect(article.blocks.map(\.text) == ["Привет."])
        let block = try #require(article.blocks.first)
        #expect(String(decoding: article.source[block.map.source(of: 0..<13)], as: UTF8.self) == "Привет.")
    }

    @Test(
        "Nothing but markup, or nothing at all, is an error",
        arguments: ["", "<html></html>", "<p></p><p>&nbsp;</p>", "<!-- x"])
    func empty(source: String) throws {
        let failure = #expect(throws: Failure.self) { try Self.read(source) }
        #expect(failure?.kind == .badData)
    }

    @Test(
        "Depth and disorder cost no more than length",
        arguments: [
            ("<div>", "</div>"), ("<table><tr><td>", "</section>"), ("<b><i>", "</p>"), ("<p>", "</div>"),
            ("<ul><li>", "</li></ul>"), ("<section>", "</article>"), ("&amp", ";"), ("<a <a", ">"), ("<!--", "-"),
            ("&nbsp;", " "), ("<nav>", "</nav>"), ("<pre>\n", "\n"),
        ])
    func hostile(opening: String, closing: String) throws {
        let clock = ContinuousClock()
        let source =
            String(repeating: opening, count: 30_000) + "<p>Inside.</p>" + String(repeating: closing, count: 30_000)
        let time = clock.measure { _ = try? Self.read(source) }
        #expect(time < .seconds(10))
    }

    @Test("Text 10,000 levels deep is read")
    func deep() throws {
        let source =
            String(repeating: "<div>", count: 10_000) + "<p>Deep.</p>" + String(repeating: "</div>", count: 10_000)
        #expect(try Self.read(source + "<p>After.</p>").blocks.map(\.text).first == "Deep.")
    }
}
