import CalqueCore
import TestSupport
import Testing

@testable import CalqueArticles

/// Pages with one difficulty each. Their articles are read as a reader would see them.
@Suite("Pages")
struct PageTests {
    typealias Page = HTMLArticleTests.Page

    @Test("Pages with a difficulty", arguments: Self.all)
    func blocks(of page: Page) throws {
        #expect(HTMLArticleTests.short(try HTMLArticleTests.read(page.source)) == page.blocks)
    }

    private static let first = "The old bridge over the Varde will close for two weeks from Monday, the city said."
    private static let second = "Buses will take the road along the river, and the trip will last ten minutes longer."
    private static let third = "Work on the new bridge is to begin in autumn, the mayor said on Friday."

    static let all: [Page] = [
        Page(
            "a paragraph beside text without paragraphs",
            """
            <html lang=zh><body><h1>大桥下周封闭</h1><div class=info><p>本报记者</p><p>2026-03-09 09:30</p></div>
            <div class=zw>城里的老桥从星期一起封闭两个星期，市政府星期五表示。<br>公共汽车将改走河边的公路，行程要多花十分钟。\
            <br>新桥的工程定于秋天开工，市长在发布会上说。</div></body></html>
            """, "H: 大桥下周封闭", "P: 城里的老桥从星期一起封闭两个星期，市政府星期五表示。", "P: 公共汽车将改走河边的公路，行程要多花十分钟。",
            "P: 新桥的工程定于秋天开工，市长在发布会上说。"),
        Page(
            "a paragraph below text without paragraphs",
            """
            <html lang=en><body><h1>Bridge to close</h1><div itemprop=articleBody>\(first)<br><br>\(second)</div>
            <div class=newsletter><p>Subscribe to our letter</p></div></body></html>
            """, "H: Bridge to close", "P: \(first)", "P: \(second)"),
        Page(
            "a hidden part that holds the rest of the article",
            """
            <html lang=en><body><article><h1>Bridge to close</h1><p>\(first)</p><div class=paywall hidden><p>\(second)</p>
            <p>\(third)</p></div></article></body></html>
            """, "H: Bridge to close", "P: \(first)", "P: \(second)", "P: \(third)"),
        Page(
            "a page that a script shows",
            """
            <html lang=en><body><template id=B:0></template><div hidden id=S:0><main><h1>Bridge to close</h1><p>\(first)</p>
            </main></div><script>show("B:0")</script></body></html>
            """, "H: Bridge to close", "P: \(first)"),
        Page(
            "each paragraph in wrappers of its own",
            """
            <html lang=en><body><div id=post><h1>Bridge to close</h1><div class=sec><div class=w><p>\(first)</p></div></div>
            <div class=sec><div class=w><p>\(second)</p></div></div><div class=sec><div class=w><p>\(third)</p></div></div>
            </div></body></html>
            """, "H: Bridge to close", "P: \(first)", "P: \(second)", "P: \(third)"),
        Page(
            "the headline in the path of the page, too",
            """
            <html lang=en><head><title>Bridge to close | The Varde Post</title><meta property=og:title
            content="Bridge to close"></head><body><nav><ol><li><a href=/>Start</a></li><li><h1>Bridge to close</h1></li>
            </ol></nav><article><header><span>Traffic</span><h2>Bridge to close</h2></header><p>\(first)</p><p>\(second)</p>
            </article></body></html>
            """, "H: Bridge to close", "P: \(first)", "P: \(second)"),
        Page(
            "no heading",
            """
            <html lang=zh><head><title>大桥下周封闭_河畔网</title></head><body><div class=title>大桥下周封闭</div>
            <div class=info>2026-03-09 来源：河畔网</div><div class=con><p>城里的老桥从星期一起封闭两个星期，市政府星期五表示。</p>
            <p>公共汽车将改走河边的公路，行程要多花十分钟。</p></div></body></html>
            """, "H: 大桥下周封闭", "P: 城里的老桥从星期一起封闭两个星期，市政府星期五表示。", "P: 公共汽车将改走河边的公路，行程要多花十分钟。"),
        Page(
            "a heading with the name of the site",
            """
            <html lang=en><head><title>Bridge to close - City of Varde</title></head><body><div class=logo>
            <h1>Welcome to the City of Varde</h1></div><div class=con><h2>Bridge to close</h2><p>\(first)</p><p>\(second)</p>
            </div></body></html>
            """, "H: Bridge to close", "P: \(first)", "P: \(second)"),
        Page(
            "other stories within the article",
            """
            <html lang=en><body><article><h1>Bridge to close</h1><p>\(first)</p><div class=related><h3>More from Varde</h3>
            <ul><li><a href=/1>Market moves to the square</a></li><li><a href=/2>School wins prize</a></li></ul></div>
            <p>\(second)</p><div class=most-popular><h2>Most read</h2><ul><li><a href=/3>Where to swim</a></li></ul></div>
            </article></body></html>
            """, "H: Bridge to close", "P: \(first)", "P: \(second)"),
        Page(
            "a caption without its element",
            """
            <html lang=en><body><article><h1>Bridge to close</h1><div class=image><img src=a.jpg><div class=image-caption>
            The bridge in winter. Eva Holm/Interwire</div></div><p>\(first)</p><p>\(second)</p></article></body></html>
            """, "H: Bridge to close", "P: \(first)", "P: \(second)"),
        Page(
            "path, author, date, reading time, share and tags",
            """
            <html lang=en><body><article><ul class=crumbs><li><a href=/>Home</a></li><li><a href=/c>City</a></li></ul>
            <h1>Bridge to close</h1><div class=byline><a href=/eva>Eva Holm</a></div><time datetime=2026-03-09T09:30Z>
            March 9, 2026 9:30 AM</time><span>3 min read</span><div class=share><a href=#f>Facebook</a><a href=#m>Email</a>
            </div><p>\(first)</p><p>\(second)</p><div class=tags><a href=/t/b>bridge</a><a href=/t/r>river</a></div>
            </article></body></html>
            """, "H: Bridge to close", "P: \(first)", "P: \(second)"),
        Page(
            "text that is not shown",
            """
            <html lang=en><body><article><h1>Bridge to close</h1><div class=visually-hidden>Text of the article</div>
            <p>\(first)</p><div style="display: none"><p>Sorry, this player does not work in your browser.</p></div>
            <div aria-hidden=true>Advertisement 2</div><p>\(second)</p></article></body></html>
            """, "H: Bridge to close", "P: \(first)", "P: \(second)"),
        Page(
            "a letter to order and a question about cookies",
            """
            <html lang=en><body><article><h1>Bridge to close</h1><p>\(first)</p><div class=newsletter-signup><h4>Our letter</h4>
            <p>Have the news of the day in your mail. By ordering it you accept our terms.</p></div><p>\(second)</p>
            <div id=cookie-banner><p>We use cookies to make this site better. Do you agree?</p></div></article></body></html>
            """, "H: Bridge to close", "P: \(first)", "P: \(second)"),
        Page(
            "comments that are longer than the story",
            """
            <html lang=en><body><div id=story><h1>Bridge to close</h1>\(first)<br>\(second)</div><div id=comments>
            <div class=comment><p>They should have built the new one years ago, when it was cheaper and my bus still ran.</p>
            </div><div class=comment><p>Ten minutes is nothing, in summer I walk along the river anyway.</p></div></div></body>
            </html>
            """, "H: Bridge to close", "P: \(first)", "P: \(second)"),
        Page(
            "only another story in article",
            """
            <html lang=en><body><main><h1>Bridge to close</h1><div class=r><div>\(first)</div><div>\(second)</div></div>
            <article class=teaser><h3>Live: the flood</h3><p>The water has reached the market; follow the flood with us, hour
            by hour, with pictures and maps.</p></article></main></body></html>
            """, "H: Bridge to close", "P: \(first)", "P: \(second)"),
        Page(
            "a quotation in a figure",
            """
            <html lang=en><body><article><h1>Bridge to close</h1><p>\(first)</p><figure><blockquote><p>We have waited for this
            bridge since I was a child.</p></blockquote><figcaption>The mayor</figcaption></figure><p>\(second)</p></article>
            </body></html>
            """, "H: Bridge to close", "P: \(first)", "P: We have waited for this bridge since I was a child.",
            "P: \(second)"),
        Page(
            "text in linked data only",
            """
            <html lang=en><head><title>Bridge to close</title><script type=application/ld+json>{"@type":"NewsArticle",
            "headline":"Bridge to close","datePublished":"2026-03-09","articleBody":"\(first)\\n\\n\(second)"}</script></head>
            <body><div id=root></div><noscript>Please switch on scripts.</noscript></body></html>
            """, "H: Bridge to close", "P: \(first)", "P: \(second)"),
        Page(
            "two stories, the second one longer",
            """
            <html lang=en><head><title>Bridge to close</title></head><body><main><article><h1>Bridge to close</h1>
            <p>\(first)</p></article><article id=next><h1>Flood reaches market</h1><p>The water rose by a metre on Sunday
            night and ran through forty houses, the fire brigade said.</p><p>Nobody was hurt, but the school stays closed
            until Thursday at the earliest.</p></article></main></body></html>
            """, "H: Bridge to close", "P: \(first)"),
        Page(
            "placeholders of AMP",
            """
            <html amp lang=en><head><title>Bridge</title></head><body><amp-sidebar id=s><ul><li><a href=/>Home</a></li></ul>
            </amp-sidebar><article><h1>Bridge to close</h1><amp-ad><div placeholder>Ad loading</div></amp-ad><p>\(first)</p>
            <amp-list src=r><div overflow>Show more</div></amp-list><p>\(second)</p></article><amp-consent><div>Do you accept
            all cookies?</div></amp-consent></body></html>
            """, "H: Bridge to close", "P: \(first)", "P: \(second)"),
    ]
}
