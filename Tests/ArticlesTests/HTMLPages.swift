/// Pages for `HTMLArticleTests`, each with the article as a reader would find it.
enum HTMLPages {
    typealias Page = HTMLArticleTests.Page

    static let all: [Page] = [
        Page(
            "headline, line under it, crosshead",
            """
            <html><head><title>T</title></head><body><article><h1>Ship <i>sails</i></h1><h2>Late again</h2>
            <p>It left.</p><h2>The crew</h2><p>They waved.</p></article></body></html>
            """, "H: Ship sails", "S: Late again", "P: It left.", "C: The crew", "P: They waved."),
        Page(
            "boilerplate of the page is left out",
            """
            <body><header><h1>The Daily</h1></header><nav><ul><li>World</ul></nav><main><h1>Fire out</h1>
            <figure><img><figcaption>A fire</figcaption></figure><p>All are well.</p><script>var p = "<p>no</p>"</script>
            <aside><p>Read this.</p></aside><form><button>Send</button></form></main><footer><p>(c)</p></footer>
            """, "H: Fire out", "P: All are well."),
        Page(
            "a header inside the article keeps its headline",
            "<article><header><h1>Rain</h1><p>By Ann Lee</p></header><p>It rained.</p></article>", "H: Rain",
            "B: By Ann Lee", "P: It rained."),
        Page(
            "a header without headline goes",
            "<article><header><p>World</p></header><h1>Rain</h1><p>It rained.</p></article>",
            "H: Rain", "P: It rained."),
        Page(
            "main where there is no article", "<div><p>Menu text here.</p></div><main><h1>A</h1><p>B it is.</p></main>",
            "H: A",
            "P: B it is."),
        Page(
            "role main", "<div><p>Menu.</p></div><div role=main><h1>A</h1><p>B is here.</p></div>", "H: A",
            "P: B is here."),
        Page(
            "the densest container, and the headline above it",
            """
            <body><div id=top><p>Hi.</p></div><h1>Dense</h1><div class=body><p>A long paragraph of the text proper.</p>
            <p>Another long paragraph of the text.</p></div><div><p><a href=x>A link that is even longer than all of the paragraphs
            of the article put together, as menus are</a></p></div></body>
            """, "H: Dense", "P: A long paragraph of the text proper.", "P: Another long paragraph of the text."),
        Page(
            "teasers in article do not hide the text in main",
            """
            <main><h1>News</h1><p>A long report of what has happened, told in a paragraph that goes on for quite a while,
            as reports do, until it ends here.</p></main><article><p>Teaser.</p></article>
            """, "H: News",
            """
            P: A long report of what has happened, told in a paragraph that goes on for quite a while, as reports do, \
            until it ends here.
            """),
        Page(
            "text in a div without paragraphs", "<div>One line.<br>Two <b>lines</b>.<br/><br/>Three lines.</div>",
            "P: One line.", "P: Two lines.", "P: Three lines."),
        Page(
            "loose text beside paragraphs", "<article>Loose. <p>Set.</p> Loose again.</article>", "P: Loose.",
            "P: Set.", "P: Loose again."),
        Page(
            "lists, quotations, tables",
            """
            <article><p>P.</p><ul><li>One<li>Two <ul><li>Deep</ul></ul><blockquote>Q.</blockquote>
            <table><tr><td>A<td>B<tr><td>C</table></article>
            """, "P: P.", "P: One", "P: Two", "P: Deep", "P: Q.", "P: A", "P: B", "P: C"),
        Page(
            "a paragraph ends where the next begins", "<p>One.<p>Two.<div>Three.</div>Four.", "P: One.", "P: Two.",
            "P: Three.", "P: Four."),
        Page("end tags too many", "<td><p>One.</p></div></p></span>Two.", "P: One.", "P: Two."),
        Page("a button inside a sentence", "<p>The <button><div>?</div></button> end.</p>", "P: The end."),
        Page("white space", "<p>\n  A\t<b> b </b>\r\n c&nbsp;d&nbsp; </p>", "P: A b c\u{A0}d"),
        Page("white space that entities write", "<p>a&#10;&#32;&Tab;b</p>", "P: a b"),
        Page("lines of Chinese that the source wraps", "<p>中国\n选手，\n夺冠 Liu\n胜</p>", "P: 中国选手，夺冠 Liu 胜"),
        Page("a headline over two lines", "<h1>One<br>two</h1><p>P.</p>", "H: One two", "P: P."),
        Page(
            "only smaller headings", "<article><h2>Head</h2><p>P.</p><h3>Cross</h3><p>Q.</p></article>", "H: Head",
            "P: P.", "C: Cross", "P: Q."),
        Page(
            "second h1", "<article><h1>One</h1><p>P.</p><h1>Two</h1><p>Q.</p></article>", "H: One", "P: P.", "C: Two",
            "P: Q."),
        Page(
            "the line under the headline by its class", "<h1>One</h1><p class='x Subtitle'>And more</p><p>P.</p>",
            "H: One",
            "S: And more", "P: P."),
        Page(
            "read also",
            "<article><h1>One</h1><p>P.</p><h3>Read also</h3><ul><li><a>Two</a><li><a>Three</a></ul><p>Q.</p></article>",
            "H: One", "P: P.", "F: Read also", "P: Q."),
        Page("preformatted lines", "<pre>One line.\nTwo  lines.\n</pre>", "P: One line.", "P: Two lines."),
        Page("hidden", "<div hidden><p>No.</p></div><div role=navigation>No.</div><p>Yes.</p>", "P: Yes."),
        Page("head without end", "<head><title>T</title><p>Text.</p>", "H: T", "P: Text."),
        Page("a page in a form", "<form><div><h1>H</h1><p>All of it.</p></div></form>", "H: H", "P: All of it."),
        Page(
            "entities and inline tags", "<p>&laquo;Да&raquo;,&nbsp;&mdash; <em>ска</em>зал он.&hellip;</p>",
            "P: «Да»,\u{A0}— сказал он.…"),
        Page("script in a sentence", "<p>One <script>x</script><!-- y -->two.</p>", "P: One two."),
        Page("unclosed article", "<article><h1>A</h1><p>B.", "H: A", "P: B."),
    ]
}
