import Testing

/// Documents written for the tests in the formats of agencies, with the expected blocks as `kind: text`; see
/// `HTMLArticleTests.short`.
enum FormatFixtures {
    struct Fixture: Sendable, CustomTestStringConvertible {
        let name: String
        let source: String
        let language: String
        let blocks: [String]
        var testDescription: String { name }
    }

    static let all = [nitf, prefixed, message, plainData, escaped, ninjs1, ninjs2, ninjs3, ninjsText, russian]

    static let nitf = Fixture(
        name: "NITF with a DOCTYPE",
        source: """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE nitf SYSTEM "nitf-3-4.dtd" [ <!-- ours > --> <!ATTLIST p lede CDATA "x>y"> ]>
            <nitf baselang="en-GB">
              <head><title>Not this</title><docdata><date.issue norm="20240607"/><doc-id regsrc="IW"/></docdata></head>
              <body>
                <body.head>
                  <hedline><hl1>Storm shuts
                    northern port</hl1><hl2>Nine ships &amp; their crews wait</hl2><hl2>Storm shuts northern port</hl2></hedline>
                  <note><p>Recasts with quotes.</p></note>
                  <byline>By Anna <person>Smith</person><byttl>Staff Reporter</byttl></byline>
                  <distributor>Interwire</distributor>
                  <dateline><location>VARDE</location>, <story.date norm="20240607">June 7</story.date></dateline>
                </body.head>
                <body.content>
                  <media media-type="image"><media-caption>The port.</media-caption></media>
                  <block><p lede="true">The port of <location>Varde</location> closed&#8212;&#x201C;for now&#x201D;.</p>
                  <p/><p>  <![CDATA[Q&A: <none> lost.]]> </p></block>
                  <hl2>What next</hl2>
                  <ul><li>Tugs</li><li><p>Pilots</p></li></ul>
                  <p>Read also: <a href="x">all of it</a></p>
                  <table><tr><td>Ships</td><td>9</td></tr></table>
                </body.content>
                <body.end><tagline>Editing by Li Wei</tagline></body.end>
              </body>
            </nitf>
            """,
        language: "en-GB",
        blocks: [
            "H: Storm shuts northern port", "S: Nine ships & their crews wait", "F: Recasts with quotes.",
            "B: By Anna Smith Staff Reporter", "D: VARDE, June 7", "P: The port of Varde closed—“for now”.",
            "P: Q&A: <none> lost.", "C: What next", "P: Tugs", "P: Pilots", "F: Read also: all of it", "P: Ships",
            "P: 9", "B: Editing by Li Wei",
        ])

    static let prefixed = Fixture(
        name: "NITF with prefixes",
        source: """
            <n:nitf xmlns:n="http://iptc.org/std/NITF/2006-10-18/" xml:lang="de"><n:body><n:body.head><n:hedline>
            <n:hl1>Sturm schließt Hafen</n:hl1></n:hedline><n:abstract><n:p>Der Hafen ist zu.</n:p></n:abstract>
            </n:body.head><n:body.content><n:p>Der Hafen ist zu.</n:p><n:p>Neun Schiffe<n:br/>warten.</n:p>
            </n:body.content></n:body></n:nitf>
            """,
        language: "de", blocks: ["H: Sturm schließt Hafen", "P: Der Hafen ist zu.", "P: Neun Schiffe", "P: warten."])

    private static func item(_ meta: String, _ content: String, itemClass: String = "ninat:text") -> String {
        """
        <newsItem xml:lang="en"><itemMeta><itemClass qcode="\(itemClass)"/><provider literal="Interwire"/></itemMeta>
        <contentMeta>\(meta)</contentMeta><contentSet>\(content)</contentSet></newsItem>
        """
    }

    static let message = Fixture(
        name: "NewsML-G2, a message with a package and its items",
        source: """
            <newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
            <packageItem><groupSet><group><itemRef residref="a"><title>Not this</title></itemRef></group></groupSet></packageItem>
            \(item("<headline>A picture</headline>", "<remoteContent href='x'/>", itemClass: "ninat:picture"))
            \(item("""
                <language tag="en-US"/><by>Anna Smith</by><dateline>VARDE (Interwire)</dateline><located><name>Varde</name></located>
                <headline role="hld:subHeadline">Nine ships wait</headline><headline>Storm shuts port</headline>
                """, """
                <inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>No</title>
                </head><body><h1>Storm shuts port</h1><p>The <b>port</b> closed.</p><h2>Next</h2><p>It opens.</p></body></html></inlineXML>
                """))
            \(item("<headline>Port opens</headline>", """
                <inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body>
                <body.content><p>It is open.</p></body.content></body></nitf></inlineXML>
                """))
            </itemSet></newsMessage>
            """,
        language: "en-US",
        blocks: [
            "S: Nine ships wait", "H: Storm shuts port", "B: Anna Smith", "D: VARDE (Interwire)", "P: The port closed.",
            "C: Next", "P: It opens.", "H: Port opens", "P: It is open.",
        ])

    static let plainData = Fixture(
        name: "NewsML-G2, plain text in lines of 60 columns",
        source: item(
            "<headline>Storm shuts port</headline>",
            """
            <inlineData contenttype="text/plain"><![CDATA[<p>
               VARDE, June 7 - The port of Varde was closed on Friday after
            a storm that no one had seen coming tore at its old and its
            new pier.
               "We have waited for this," the harbour master said, "and we
            knew that it would come."
            </p>]]></inlineData>
            """),
        language: "en",
        blocks: [
            "H: Storm shuts port",
            "P: VARDE, June 7 - The port of Varde was closed on Friday after a storm that no one had seen coming tore "
                + "at its old and its new pier.",
            "P: \"We have waited for this,\" the harbour master said, \"and we knew that it would come.\"",
        ])

    static let escaped = Fixture(
        name: "NewsML-G2, escaped HTML",
        source: item(
            "<headline>Storm &lt; flood</headline>",
            """
            <inlineData contenttype="text/html">&lt;h1&gt;Storm &amp;lt; flood&lt;/h1&gt;&lt;p&gt;Smith &amp;amp; Sons&amp;#8217; port &lt;b&gt;closed&lt;/b&gt;.&lt;/p&gt;</inlineData>
            """),
        language: "en", blocks: ["H: Storm < flood", "P: Smith & Sons’ port closed."])

    static let ninjs1 = Fixture(
        name: "ninjs 1.x",
        source: #"""
            {"uri": "x", "type": "text", "language": "en", "byline": "By Anna Smith", "located": "Varde",
             "associations": {"a": {"headline": "Not this", "body_text": "Nor this"}}, "urgency": -1.5e3, "ok": [true, null],
             "body_text": "Not this.",
             "body_xhtml": "<p>Smith &amp; Sons\u2019 port <a href=\"x\">closed<\/a>.</p>\n<h2>Next</h2><p>\ud83d\ude00 ok\tthen</p>",
             "headline": "Storm \"shuts\" port"}
            """#,
        language: "en",
        blocks: [
            "H: Storm \"shuts\" port", "B: By Anna Smith", "P: Smith & Sons’ port closed.", "C: Next", "P: 😀 ok then",
        ])

    static let ninjs2 = Fixture(
        name: "ninjs 2.x",
        source: #"""
            [{"language": "de", "by": "Von Anna Schmidt", "headlines": [{"role": "seo", "value": "Nicht dies"},
              {"role": "main", "value": "Sturm schließt Hafen"}, {"role": "subheadline", "value": "Neun Schiffe"}],
              "bodies": [{"role": "teaser", "contenttype": "text/html", "value": "<p>Nicht dies.</p>"},
              {"role": "main", "contenttype": "text/html", "value": "<section><p>Der Hafen ist zu.</p></section>"}]},
             {"type": "picture", "headlines": [{"value": "Bild"}]}]
            """#,
        language: "de",
        blocks: ["H: Sturm schließt Hafen", "S: Neun Schiffe", "B: Von Anna Schmidt", "P: Der Hafen ist zu."])

    static let ninjs3 = Fixture(
        name: "ninjs 3.x, a headline and a description",
        source: #"""
            {"type": "text", "headlines": [{"value": "Storm shuts port"}],
             "descriptions": [{"contentType": "text/plain", "value": "The port is closed."}]}
            """#,
        language: "en", blocks: ["H: Storm shuts port", "P: The port is closed."])

    static let ninjsText = Fixture(
        name: "ninjs with plain text",
        source:
            #"{"items": [{"headline": "Storm", "body_text": "Storm\nThe port is closed.\r\n\r\nIt opens.\nNext\nWait."}]}"#,
        language: "en", blocks: ["H: Storm", "P: The port is closed.", "P: It opens.", "C: Next", "P: Wait."])

    static let russian = Fixture(
        name: "ninjs, escaped Russian",
        source:
            #"{"headline": "\u041f\u043e\u0440\u0442 закрыт", "language": "en", "body_html": "<p>\u041e\u043d закрыт.</p>"}"#,
        language: "ru", blocks: ["H: Порт закрыт", "P: Он закрыт."])
}
