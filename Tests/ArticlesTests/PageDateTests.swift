import CalqueCore
import CalqueWire
import TestSupport
import Testing

@testable import CalqueArticles

/// Dates as pages write them, and what else the fields of a page say.
@Suite("Fields of pages")
struct PageDateTests {
    @Test(arguments: [
        ("2026-04-06", "2026-04-06"), ("2026-04-06T08:05:09+02:00", "2026-04-06T08:05:09+02:00"),
        ("2026-04-06T08:05Z", "2026-04-06T08:05:00Z"), ("2026-04-06 08:05:09 +0300", "2026-04-06T08:05:09+03:00"),
        ("2026-04-06T08:05:09.123-0500", "2026-04-06T08:05:09-05:00"), ("2026/4/6 8:05", "2026-04-06T08:05:00"),
        ("2026年4月6日 08:05", "2026-04-06T08:05:00"), ("06.04.2026", "2026-04-06"), ("04/06/2026", "2026-04-06"),
        ("Mon, 06 Apr 2026 08:05:09 GMT", "2026-04-06T08:05:09Z"), ("April 6, 2026 8:05 AM", "2026-04-06T08:05:00"),
        ("6. Mai 2026", "2026-05-06"), ("6 апреля 2026, 08:05", "2026-04-06T08:05:00"), ("20260406", "2026-04-06"),
        ("1775462400", "2026-04-06"), ("1775462400000", "2026-04-06"), ("", nil), ("yesterday", nil), ("2026", nil),
        ("2026-13-01", nil), ("99999999999999999999", nil), ("12 of 2026 ships", nil),
    ])
    func date(field: String, iso: String?) { #expect(PageDate(field)?.text == iso) }

    @Test(arguments: [
        ("https://wire.example/2026/04/06/ferry", "2026-04-06"), ("https://wire.example/2026/ferry/04", nil),
        ("https://wire.example/a/2026/4/6", "2026-04-06"), ("https://wire.example/", nil),
    ])
    func address(url: String, iso: String?) { #expect(PageDate(address: url)?.text == iso) }

    @Test("Linked data comes before other fields, and that of the article before that of others")
    func linkedData() throws {
        let source = """
            <html lang=en><head><title>Bridge to close - Varde Post</title><meta property=og:title content="Bridge to close">
            <meta property=article:published_time content="2026-03-08"><script type="application/ld+json">
            [{"@type":"NewsArticle","headline":"Flood &amp; storm","datePublished":"2026-01-01"},{"@graph":[{"@type":
            ["NewsArticle"],"headline":"Bridge to close","datePublished":"2026-03-09T09:30:00Z","author":[{"name":"Eva
            Holm"},{"name":"Ann Lee"}],"publisher":{"name":"Interwire"}}]}]</script></head><body><h1>Bridge to close</h1>
            <p>The old bridge will close on Monday, the city said.</p></body></html>
            """
        let facts = try HTMLArticleTests.read(source).metadata
        #expect(facts.date == "2026-03-09T09:30:00Z")
        #expect(facts.title == "Bridge to close")
        #expect(facts.author == "Eva Holm, Ann Lee")
        #expect(facts.agency == "Interwire")
    }

    @Test("A headline that the page does not show has its place in the field")
    func headlineOfField() throws {
        let source =
            #"<html><head><meta property="og:title" content="Bridge &amp; road"></head><body>"#
            + "<p>The old bridge will close on Monday, the city said.</p></body></html>"
        let article = try HTMLArticleTests.read(source)
        let headline = try #require(article.blocks.first)
        #expect(headline.kind == .headline && headline.text == "Bridge & road")
        let place = headline.map.source(of: 0..<headline.text.utf8.count)
        #expect(String(decoding: article.source[place], as: UTF8.self) == "Bridge &amp; road")
    }

    @Test("Linked data that is broken or deep does no harm", arguments: ["{", "[[", "{\"a\":", "\u{1}", "[1,2"])
    func brokenData(start: String) throws {
        let data = String(repeating: start, count: 20_000)
        let source = "<html><script type=application/ld+json>\(data)</script><p>The bridge will close on Monday.</p>"
        #expect(try HTMLArticleTests.read(source).blocks.map(\.text) == ["The bridge will close on Monday."])
    }

    @Test("An icon does not hide the encoding that the page declares")
    func icons() throws {
        let text = "城里的老桥从星期一起封闭两个星期，市政府星期五表示。公共汽车将改走河边的公路，行程要多花十分钟。新桥的工程定于秋天开工。"
        let page = Array("<html><head><meta charset=gb2312></head><body><p>".utf8)
        let bytes = try Encoded.bytes(text, "GBK")
        // The first character of the user-defined part of GBK.
        let source = page + bytes + Array("</p><i class=icon>".utf8) + [0xAA, 0xA1] + Array("</i></body></html>".utf8)
        let article = try Article(reading: source)
        #expect(article.language == "zh")
        #expect(article.blocks.contains { $0.text.hasPrefix("城里的老桥") })
    }
}
