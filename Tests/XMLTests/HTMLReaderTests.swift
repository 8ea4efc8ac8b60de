import CalqueXML
import Testing

@Suite("HTML reader")
struct HTMLReaderTests {
    /// A case: the page, and its events in a short form.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let source: String
        let events: [String]
        init(_ name: String, _ source: String, _ events: String...) {
            self.name = name
            self.source = source
            self.events = events
        }
        var testDescription: String { name }
    }

    static let cases: [Case] = [
        Case("tags and text", "<p>One <b>two</b></p>", "<p>", "One ", "<b>", "two", "</b>", "</p>"),
        Case("capitals", "<P>x</P >", "<p>", "x", "</p>"),
        Case("entities", "a&mdash;b&#8212;c&#x2014;d", "a", "&—", "b", "&—", "c", "&—", "d"),
        Case(
            "entity without semicolon", "&ltb &copyright &notit; &mdash x", "&<", "b ", "&©", "right ", "&¬", "it; ",
            "&mdash x"),
        Case("entities of HTML 5", "&lpar;&numero;&period;", "&(", "&№", "&."),
        Case("unknown entity", "AT&T &nosuch; a & b &#; &#x;", "AT", "&T ", "&nosuch; a ", "& b ", "&#; ", "&#x;"),
        Case("apos needs its semicolon", "&apos;&apos", "&'", "&apos"),
        Case("windows-1252 by number", "&#150;&#147;", "&–", "&“"),
        Case(
            "numbers of no character", "&#0;&#xD800;&#x110000;&#99999999999999999999;", "&\u{FFFD}", "&\u{FFFD}",
            "&\u{FFFD}", "&\u{FFFD}"),
        Case("comments", "a<!-- <p> & -->b<!-->c<!--->d<!-- x --!>e", "a", "b", "c", "d", "e"),
        Case("comment without end", "a<!-- b", "a"),
        Case("doctype and instruction", "<!DOCTYPE html><?php echo 1 ?>a", "a"),
        Case("a mark that is no tag", "1 < 2 <3 </ b>c", "1 ", "< 2 ", "<3 ", "c"),
        Case("script", "<script>if (a<b) '</p>' </scripty></SCRIPT >x", "<script>", "</script>", "x"),
        Case("script without end", "a<script>b", "a", "<script>"),
        Case("mark in an attribute", "<a title='a > b' href=x>y", "<a>", "y"),
        Case("tag cut off", "a<p class=\"x", "a"),
        Case("end tag cut off", "a</p", "a"),
        Case("mark at the end", "a<", "a", "<"),
        Case("mark at the end, &", "a&", "a", "&"),
        Case("slash", "<br/><script/>x</script>", "<br>", "<script>", "</script>"),
        Case("XHTML closes on the spot", "<?xml version='1.0'?><script/>x", "<script>", "</script>", "x"),
    ]

    @Test("Events", arguments: cases)
    func events(of sample: Case) {
        let source = Array(sample.source.utf8)
        var reader = HTMLReader(source)
        var found: [String] = []
        while let event = reader.next() {
            switch event {
            case .start(let name): found.append("<\(name)>")
            case .end(let name): found.append("</\(name)>")
            case .text: found.append(String(decoding: source[reader.range], as: UTF8.self))
            case .reference(let text): found.append("&" + text)
            }
        }
        #expect(found == sample.events)
    }

    @Test("Attributes")
    func attributes() {
        var reader = HTMLReader(Array("<P LANG=en class = \"a b\" hidden data-x='1>2'/ id=y>".utf8))
        #expect(reader.next() == .start(name: "p"))
        #expect(reader.attribute("lang") == "en")
        #expect(reader.attribute("class") == "a b")
        #expect(reader.attribute("hidden") == "")
        #expect(reader.attribute("data-x") == "1>2")
        #expect(reader.attribute("id") == "y")
        #expect(reader.attribute("title") == nil)
    }

    @Test("A part of a document")
    func part() {
        let source = Array("<x>a<p>b</p>c</x>".utf8)
        var reader = HTMLReader(source, in: 4..<12)
        #expect(reader.next() == .start(name: "p"))
        #expect(reader.next() == .text)
        #expect(reader.range == 7..<8)
        #expect(reader.next() == .end(name: "p"))
        #expect(reader.next() == nil)
    }

    @Test("Events lie in order inside of the source, whatever it is", arguments: 0..<50)
    func ranges(seed: Int) {
        var state = UInt64(seed) &* 2_654_435_761 &+ 1
        let pieces = [
            "<", ">", "&", ";", "p", "<p", "</", "!--", "-->", "\"", "'", "=", " ", "script", "#", "x", "/", "é",
        ]
        var text = ""
        for _ in 0..<200 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            text += pieces[Int(state >> 33) % pieces.count]
        }
        let source = Array(text.utf8)
        var reader = HTMLReader(source)
        var last = 0
        while reader.next() != nil {
            #expect(reader.range.lowerBound >= last && reader.range.upperBound <= source.count)
            last = reader.range.upperBound
        }
    }
}
