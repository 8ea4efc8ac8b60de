import CalqueArticles
import CalqueCore
import CalqueWire
import TestSupport
import Testing

@testable import CalqueDocuments

@Suite("Documents, mail, archives")
struct DocumentTests {
    private static let headline = "Port Alba to rebuild harbour wall"
    private static let first = "The council of Port Alba voted on Tuesday to rebuild the old harbour wall."
    private static let second = "Work will begin in June and take two years, the mayor said."
    private static let word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""

    private func texts(_ bytes: [UInt8]) throws -> [String] { try Article(reading: bytes).blocks.map(\.text) }

    private func refusal(_ bytes: [UInt8]) -> String? {
        do { _ = try Article.readAll(bytes) } catch { return error.description }
        return nil
    }

    private func packed(_ members: [(String, String)]) throws -> [UInt8] {
        try Packed.zip(members.map { ($0.0, Array($0.1.utf8)) })
    }

    @Test("DOCX: the text as it stands, headings by the names of styles, title and author")
    func docx() throws {
        let body = """
            <w:document \(Self.word)><w:body><w:p><w:pPr><w:pStyle w:val="berschrift"/></w:pPr><w:r><w:t>\(Self.headline)</w:t></w:r>\
            </w:p><w:p><w:r><w:t xml:space="preserve">The council of </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>Port Alba</w:t></w:r>\
            <w:del><w:r><w:delText>never</w:delText></w:r></w:del><w:ins><w:r><w:t xml:space="preserve"> voted.</w:t></w:r></w:ins>\
            <w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>\
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>One</w:t><w:br/><w:t>two</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>
            """
        let styles =
            "<w:styles \(Self.word)><w:style w:styleId=\"berschrift\"><w:name w:val=\"heading 1\"/></w:style></w:styles>"
        let core = "<c xmlns:d=\"d\"><d:creator>Anna Smith</d:creator><d:created>2026-04-06T08:00:00Z</d:created></c>"
        let file = try packed([
            ("word/document.xml", body), ("word/styles.xml", styles), ("docProps/core.xml", core),
            ("word/header1.xml", "<x/>"),
        ])
        let article = try Article(reading: file)
        #expect(article.blocks.map(\.text) == [Self.headline, "The council of Port Alba voted.", "One", "two"])
        #expect(article.headline == Self.headline)
        #expect(article.metadata.author == "Anna Smith" && article.metadata.day == "2026-04-06T08:00:00Z")
        // The places are in the text that was taken out.
        #expect(String(decoding: article.source, as: UTF8.self).hasPrefix(Self.headline + "\nThe council"))
    }

    @Test("ODT: headings, blanks and breaks, and no notes or deleted text")
    func odt() throws {
        let body = """
            <d xmlns:text="t"><text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:h>\(Self.headline)</text:h>\
            <text:p>It<text:s text:c="2"/>is<text:tab/>late.<text:note><text:p>note</text:p></text:note><text:line-break/>Very.</text:p></d>
            """
        let file = try packed([("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", body)])
        #expect(try texts(file) == [Self.headline, "It is late.", "Very."])
    }

    @Test("EPUB: the chapters in the order of the spine")
    func epub() throws {
        let chapter = { (text: String) in "<html><body><h1>\(text)</h1><p>\(text) is long, he said.</p></body></html>" }
        let package = """
            <package xmlns:dc="d"><dc:title>Alba</dc:title><dc:language>en</dc:language><manifest>\
            <item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>\
            <item id="a" href="../text/a%20a.xhtml" media-type="application/xhtml+xml"/>\
            <item id="b" href="b.xhtml" media-type="application/xhtml+xml"/></manifest>\
            <spine><itemref idref="n"/><itemref idref="b"/><itemref idref="a"/></spine></package>
            """
        let file = try packed([
            ("mimetype", "application/epub+zip"),
            ("META-INF/container.xml", "<c><rootfile full-path=\"book/p.opf\"/></c>"),
            ("book/p.opf", package), ("book/nav.xhtml", chapter("Contents")), ("text/a a.xhtml", chapter("Wall")),
            ("book/b.xhtml", chapter("Harbour")),
        ])
        #expect(try texts(file) == ["Harbour", "Harbour is long, he said.", "Wall", "Wall is long, he said."])
    }

    @Test("RTF: encodings of fonts, Unicode, fields, and nothing of tables and pictures")
    func rtf() throws {
        let cyrillic = try Encoded.bytes("Стена упала.", "windows-1251").map { "\\'" + String($0, radix: 16) }.joined()
        let source = """
            {\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset204 Times;}{\\f1 Arial;}}{\\colortbl;\\red0;}{\\*\\generator x;}
            {\\info{\\title T}{\\author Anna Smith}}{\\header Page\\par}\\f0 \(cyrillic)\\par
            \\f1 It is \\u8220?late\\u8221? now\\emdash {\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt here}}.{\\v no}\\par
            {\\pict 00ff}\\u-10179\\'3f\\u-8704\\'3f \\{done\\}\\par}
            """
        let article = try Article(reading: Array(source.utf8))
        #expect(article.blocks.map(\.text) == ["Стена упала.", "It is “late” now—here.", "😀 {done}"])
        #expect(article.metadata.author == "Anna Smith")
    }

    @Test("Mail in an old encoding; words of its head in pieces")
    func oldMail() throws {
        let head =
            "From: a@wire.example\nTo: b@wire.example\nSubject: =?koi8-r?B?8w==?= =?koi8-r?Q?=D4?=\nMIME-Version: 1.0\n"
        let text = try Encoded.bytes("Стена упала в понедельник.\n", "KOI8-R")
        let mail = Array((head + "Content-Type: text/plain; charset=koi8-r\n\n").utf8) + text
        #expect(try texts(mail) == ["Ст", "Стена упала в понедельник."])
    }

    @Test("A saved page is read as a page, with its address")
    func mhtml() throws {
        let page = """
            From: <Saved by Blink>\r\nSnapshot-Content-Location: https://wire.example/a\r\nSubject: x\r\nMIME-Version: 1.0\r
            Content-Type: multipart/related; type="text/html"; boundary="b=1"\r\n\r\n--b=1\r\nContent-Type: text/html\r
            Content-Transfer-Encoding: quoted-printable\r\n\r\n<html><body><nav><a href=3D"/">Home</a></nav><article><h1>Wall</h1><p>\
            \(Self.first.prefix(30))=\r\n\(Self.first.dropFirst(30))</p></article></body></html>\r\n--b=1--\r\n
            """
        let article = try Article(reading: Array(page.utf8))
        #expect(article.blocks.map(\.text) == ["Wall", Self.first])
        #expect(article.metadata.url == "https://wire.example/a")
    }

    @Test("WARC, packed record by record: one article a page, sent in pieces or packed")
    func warc() throws {
        let page = Array(
            "<html><body><article><h1>Wall</h1><p>\(Self.first)</p><p>\(Self.second)</p></article></body></html>".utf8)
        func record(_ type: String, _ head: String, _ body: [UInt8]) throws -> [UInt8] {
            let block = Array(head.utf8) + body
            let start =
                "WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Target-URI: https://wire.example/a\r\nContent-Length: \(block.count)\r\n\r\n"
            return try Packed.gzip(Array(start.utf8) + block + Array("\r\n\r\n".utf8))
        }
        let http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
        let zipped = try Packed.gzip(page)
        let pieces = Array("\(String(zipped.count, radix: 16))\r\n".utf8) + zipped + Array("\r\n0\r\n\r\n".utf8)
        let file =
            try record("warcinfo", "software: x\r\n", []) + record("request", "GET / HTTP/1.1\r\n\r\n", [])
            + record("response", http + "\r\n", page)
            + record("response", http + "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n", pieces)
            + record("response", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n", page)
        let articles = try Article.readAll(file)
        #expect(
            articles.map { $0.blocks.map(\.text) }
                == [[String]](repeating: ["Wall", Self.first, Self.second], count: 2))
        #expect(articles.allSatisfy { $0.isOfArchive && $0.metadata.url == "https://wire.example/a" })
    }

    @Test("Paragraphs of a PDF file by the places of its lines")
    func layout() throws {
        func line(_ words: String, _ left: Int, _ right: Int, _ top: Int, height: Int = 10) -> String {
            "<line xMin=\"\(left)\" yMin=\"\(top)\" xMax=\"\(right)\" yMax=\"\(top + height)\">"
                + words.split(separator: " ").map { "<word>\($0)</word>" }.joined() + "</line>"
        }
        let source = """
            <html><head><title>T</title><meta name="Author" content="Anna"/><meta name="CreationDate" content="D:20260406080000Z"/></head>
            <body><doc><page><flow><block>\(line("Wall falls", 0, 90, 0, height: 20))</block>
            <block>\(line("The wall of the old har-", 0, 100, 30))\(line("bour fell.", 0, 40, 40))\(line("It was late and", 0, 98, 50))</block>
            <block>\(line("12", 50, 55, 800))</block></flow></page><page><flow><block>\(line("the storm was over.", 0, 80, 0))</block></flow></page></doc></body></html>
            """
        let layout = try PDFLayout(Array(source.utf8))
        #expect(
            layout.paragraphs.map(\.text) == [
                "Wall falls", "The wall of the old harbour fell.", "It was late and the storm was over.",
            ])
        #expect(layout.paragraphs.map(\.isHeading) == [true, false, false])
        #expect(layout.author == "Anna" && layout.date == "2026-04-06")
    }

    @Test("What is not read is named")
    func named() throws {
        let cases: [([UInt8], String)] = [
            ([0xD0, 0xCF, 0x11, 0xE0] + [UInt8](repeating: 0, count: 60), "Word 97"),
            ([0xFF, 0xD8, 0xFF, 0xE0] + [UInt8](repeating: 0, count: 60), "JPEG"),
            (Array("%PDF-1.4\n%%EOF".utf8), "PDF"),
            (try packed([("xl/workbook.xml", "<w/>")]), "spreadsheet"), (try packed([("a.txt", "x")]), "zip file"),
            (try Packed.gzip(Packed.gzip([0x41])), "gzip file inside another"),
            (Array("{\\rtf1 }".utf8), "RTF"),
            (try packed([("word/document.xml", "<w:document \(Self.word)/>")]), "DOCX"),
            (Array("WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n".utf8), "WARC"),
        ]
        for (bytes, name) in cases {
            #expect(refusal(bytes)?.contains(name) == true, "\(name): \(refusal(bytes) ?? "")")
        }
    }

    @Test("Damaged files of each form end in a line, or in less text")
    func damaged() throws {
        let docx = try packed([
            ("word/document.xml", "<w:document \(Self.word)><w:p><w:t>\(Self.first)</w:t></w:p></w:document>")
        ])
        let mail = Array(
            "From: a@b.example\nTo: c\nSubject: s\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nText here.\n--b--\n"
                .utf8)
        let rtf = Array("{\\rtf1 {\\fonttbl{\\f0 A;}}It is late\\u99999999 \\'zz.\\par}".utf8)
        var generator = SeededGenerator(seed: 7)
        for original in [docx, mail, rtf, try Packed.gzip(rtf)] {
            for _ in 0..<200 {
                var bytes = original
                for _ in 0..<Int.random(in: 1...4, using: &generator) {
                    bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(
                        in: 0...255, using: &generator)
                }
                bytes.removeLast(Int.random(in: 0..<bytes.count / 2, using: &generator))
                do { _ = try Article.readAll(bytes) } catch {
                    #expect(!error.description.contains("\n") && error.kind != .internal)
                }
            }
        }
    }
}
