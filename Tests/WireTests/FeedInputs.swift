import TestSupport

extension InputCase {
    /// Messages, feeds and JSON.
    static let messages: [InputCase] = [
        InputCase(
            "anpa-ap.txt",
            "\u{16}\u{16}\u{1}v0105\r\nr i AM-Alba-Harbor 04-06 0123\r\n\u{2}^AM-Alba-Harbor, 1st Ld-Writethr"
                + "u,0123<\r\n^Port Alba to rebuild harbor wall<\r\n^Eds: UPDATES throughout.<\r\n^By ANNA SMITH=\r"
                + "\n^Associated Press=\r\n   PORT ALBA (AP) _ The council voted on Tuesday to rebuild the old\r\nh"
                + "arbor wall.<\r\n   Work will begin in June, the mayor said.<\r\n   (MORE)<\r\n\u{3}AP-NY-04-06-2"
                + "6 0815EDT<\r\n\u{4}",
            has: ["The council voted on Tuesday to rebuild the old harbor wall."], lacks: ["<", "^"], date: "2026-04-06"
        ),
        InputCase(
            "wxr.xml",
            "<?xml version=\"1.0\" encoding=\"UTF-8\" ?><rss version=\"2.0\" xmlns:wp=\"http://wordpress.org/"
                + "export/1.2/\" xmlns:content=\"c\" xmlns:dc=\"d\" xmlns:excerpt=\"e\"><channel><title>Blog</title"
                + "><language>en</language><item><title>Port Alba to rebuild harbour wall</title><link>https://w.ex"
                + "ample/1</link><pubDate>Mon, 06 Apr 2026 08:00:00 +0000</pubDate><dc:creator>Anna Smith</dc:creat"
                + "or><content:encoded><![CDATA[<!-- wp:paragraph --><p>The council of Port Alba voted on Tuesday t"
                + "o rebuild the old harbour wall.</p><!-- /wp:paragraph -->\n\nWork will begin in June and take tw"
                + "o years, the mayor said.]]></content:encoded><excerpt:encoded><![CDATA[Short.]]></excerpt:encode"
                + "d><wp:post_type>post</wp:post_type></item><item><title>pic</title><wp:post_type>attachment</wp:p"
                + "ost_type><content:encoded><![CDATA[x]]></content:encoded></item></channel></rss>",
            has: [
                "Port Alba to rebuild harbour wall",
                "The council of Port Alba voted on Tuesday to rebuild the old harbour wall.",
                "Work will begin in June and take two years, the mayor said.",
            ], lacks: ["wp:", "Short.", "pic"], date: "2026-04-06T08:00:00", count: 1),
        InputCase(
            "rss10.xml",
            "<?xml version=\"1.0\"?><rdf:RDF xmlns:rdf=\"r\" xmlns=\"http://purl.org/rss/1.0/\"><channel><tit"
                + "le>W</title></channel><item><title>One &amp; two</title><description>The wall &lt;b&gt;fell&lt;/"
                + "b&gt; down.</description></item></rdf:RDF>",
            has: ["One & two", "The wall fell down."], lacks: ["<b>"]),
        InputCase(
            "atom-xhtml.xml",
            "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\"><title>W</tit"
                + "le><entry><title type=\"html\">Wall &amp;amp; harbour</title><link href=\"https://w.example/a\"/"
                + "><published>2026-04-06T08:00:00Z</published><author><name>Anna Smith</name></author><summary>S</"
                + "summary><content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>The council of Po"
                + "rt Alba voted on Tuesday to rebuild the old harbour wall.</p></div></content></entry></feed>",
            has: ["Wall & harbour", "The council of Port Alba voted on Tuesday to rebuild the old harbour wall."],
            author: "Anna Smith"),
        InputCase(
            "ap.json",
            "{\"data\": {\"query\": \"x\", \"items\": [{\"item\": {\"type\": \"text\", \"headline\": \"Port A"
                + "lba to rebuild harbour wall\", \"byline\": \"By ANNA SMITH\", \"versioncreated\": \"2026-04-06T0"
                + "8:00:00Z\", \"language\": \"en\", \"body_nitf\": \"<p>The council of Port Alba voted on Tuesday "
                + "to rebuild the old harbour wall.</p><p>Work will begin in June and take two years, the mayor sai"
                + "d.</p>\"}}]}}",
            has: [
                "Port Alba to rebuild harbour wall",
                "The council of Port Alba voted on Tuesday to rebuild the old harbour wall.",
                "Work will begin in June and take two years, the mayor said.",
            ], lacks: ["<p>"], date: "2026-04-06T08:00:00Z"),
        InputCase(
            "wp.json",
            "[{\"id\": 1, \"date\": \"2026-04-06T08:00:00\", \"link\": \"https://w.example/1\", \"title\": {"
                + "\"rendered\": \"Wall &#038; harbour\"}, \"content\": {\"rendered\": \"<p>The council of Port Alb"
                + "a voted on Tuesday to rebuild the old harbour wall.</p>\"}}]",
            has: ["Wall & harbour", "The council of Port Alba voted on Tuesday to rebuild the old harbour wall."],
            lacks: ["<p>"], date: "2026-04-06T08:00:00"),
        InputCase(
            "title-body.json",
            "{\"title\": \"Port Alba to rebuild harbour wall\", \"body\": \"The council of Port Alba voted on"
                + " Tuesday to rebuild the old harbour wall.\\n\\nWork will begin in June and take two years, the m"
                + "ayor said.\"}",
            has: [
                "Port Alba to rebuild harbour wall",
                "The council of Port Alba voted on Tuesday to rebuild the old harbour wall.",
                "Work will begin in June and take two years, the mayor said.",
            ]),
        InputCase(
            "body-html.json",
            "{\"headline\": \"Port Alba to rebuild harbour wall\", \"body_html\": \"<p>The council of Port Al"
                + "ba voted on Tuesday to rebuild the old harbour wall.</p>\"}",
            has: [
                "Port Alba to rebuild harbour wall",
                "The council of Port Alba voted on Tuesday to rebuild the old harbour wall.",
            ]),
        InputCase(
            "unknown.json",
            "{\"headline\": \"Port Alba to rebuild harbour wall\", \"payload\": \"The council of Port Alba vo"
                + "ted on Tuesday to rebuild the old harbour wall.\"}",
            refusal: "body"),
        InputCase(
            "photo.json",
            "{\"type\": \"picture\", \"headline\": \"Port Alba to rebuild harbour wall\", \"description_text"
                + "\": \"x\"}",
            refusal: "picture"),
        InputCase(
            "reuters.json",
            "{\"data\": {\"item\": {\"headLine\": \"Port Alba to rebuild harbour wall\", \"bodyXhtml\": \"<ht"
                + "ml><body><p>The council of Port Alba voted on Tuesday to rebuild the old harbour wall.</p></body"
                + "></html>\", \"byLine\": \"Anna Smith\", \"dateLine\": \"PORT ALBA\", \"versionCreated\": \"2026-"
                + "04-06T08:00:00Z\", \"language\": \"en\"}}}",
            has: [
                "Port Alba to rebuild harbour wall",
                "The council of Port Alba voted on Tuesday to rebuild the old harbour wall.",
            ], lacks: ["<p>"]),
        InputCase(
            "lines.jsonl",
            "{\"id\": \"1\", \"title\": \"Port Alba to rebuild harbour wall\", \"text\": \"The council of Por"
                + "t Alba voted on Tuesday to rebuild the old harbour wall.\"}\n{\"id\": \"2\", \"text\": \"Work wi"
                + "ll begin in June and take two years, the mayor said.\"}\n",
            has: [
                "The council of Port Alba voted on Tuesday to rebuild the old harbour wall.",
                "Work will begin in June and take two years, the mayor said.",
            ]),
    ]
}
