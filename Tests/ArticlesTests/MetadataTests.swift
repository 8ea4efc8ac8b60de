import CalqueWire
import Testing

@testable import CalqueArticles

/// The facts that a document states about its article: its own id and its date.
@Suite struct MetadataTests {
    @Test(arguments: [
        (
            #"<nitf><head><docdata><doc-id regsrc="IW" id-string="4711"/><date.issue norm="20260203T101500Z"/></docdata>"#
                + "</head><body><body.content><p>The port is closed.</p></body.content></body></nitf>",
            "IW:4711", "20260203T101500Z"
        ),
        (
            "<nitf><body><body.head><dateline><location>VARDE</location>, <story.date norm=\"20240607\">June 7</story.date>"
                + "</dateline></body.head><body.content><p>The port is closed.</p></body.content></body></nitf>",
            nil, "20240607"
        ),
        (
            #"<?xml version="1.0"?><newsItem guid="urn:newsml:iw:20260203:1"><contentMeta>"#
                + "<contentCreated>2026-02-03T10:15:00+03:00</contentCreated></contentMeta><contentSet>"
                + #"<inlineData contenttype="text/plain">The port is closed.</inlineData></contentSet></newsItem>"#,
            "urn:newsml:iw:20260203:1", "2026-02-03T10:15:00+03:00"
        ),
        (
            #"{"uri":"http://iw.example/1","versioncreated":"2026-02-03T10:15:00Z","headline":"A","body_text":"B c."}"#,
            "http://iw.example/1", "2026-02-03T10:15:00Z"
        ),
        (
            #"<html><head><link rel="shortcut icon" href="x"><link rel="canonical" href="https://iw.example/a">"#
                + #"<meta property="og:url" content="https://iw.example/b">"#
                + #"<meta property="article:published_time" content="2026-02-03T10:15:00Z"></head>"#
                + "<body><h1>A</h1><p>The port is closed.</p></body></html>",
            "https://iw.example/a", "2026-02-03T10:15:00Z"
        ),
        (
            #"<html><head><meta property="og:url" content="https://iw.example/b"><link rel=canonical href="/a"></head>"#
                + #"<body><h1>A</h1><time datetime="2026-02-03">3.2.</time><p>The port is closed.</p></body></html>"#,
            "https://iw.example/b", "2026-02-03"
        ),
        ("The port is closed.", nil, nil),
    ])
    func idAndDate(source: String, identifier: String?, date: String?) throws {
        let article = try Article(reading: Array(source.utf8))
        #expect(article.metadata == Article.Metadata(identifier: identifier, date: date))
        #expect(try Article.readAll(Array(source.utf8)).map(\.metadata) == [article.metadata])
    }
}
