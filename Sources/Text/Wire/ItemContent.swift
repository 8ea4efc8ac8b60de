import CalqueArticles
import CalqueCore

/// The text of an item of NewsML: NITF, XHTML or plain text, as elements or escaped.
struct ItemContent {
    /// The text with what the fields of the item add to it; empty if there is none.
    private(set) var blocks: [Article.Block] = []
    private(set) var language: LanguageTag?
    private(set) var dateline = Article.Dateline()

    /// Reads the text in an element.
    ///
    /// - Parameters:
    ///   - headlines: the headline blocks of the item.
    ///   - head: its byline and dateline.
    init(_ content: XMLElement, headlines: [Article.Block], head: [Article.Block], _ source: [UInt8]) {
        let title = headlines.first { $0.kind == .headline }?.text
        if content.elements.isEmpty {
            let body = Self.text(content.text(of: source), headline: title)
            blocks = body.isEmpty ? [] : headlines + head + body
            return
        }
        if let nitf = content.first("nitf") ?? content.first("body.content") {
            let story = NITFStory(nitf, source: source, headline: headlines)
            language = story.language
            dateline = story.dateline
            guard story.blocks.contains(where: { $0.kind == .paragraph || $0.kind == .crosshead }) else { return }
            // Fields that the story has itself are not added again.
            let missing = head.filter { field in !story.blocks.contains { $0.kind == field.kind } }
            let start = story.blocks.firstIndex { $0.kind != .headline && $0.kind != .subheadline } ?? 0
            blocks = story.blocks[..<start] + missing + story.blocks[start...]
            return
        }
        language = content.first("html")?.language
        guard XMLBlocks.holdsText(content) else { return }
        let body = HTMLArticle.classify(
            XMLBlocks(of: content.first("body") ?? content.first("BODY") ?? content, source: source).blocks,
            headline: title)
        guard !body.isEmpty else { return }
        let hasByline = body.contains { $0.kind == .byline }
        blocks = headlines + head.filter { !(hasByline && $0.kind == .byline) } + body
    }

    /// The blocks of text that was escaped or put into CDATA. It is HTML if it has tags, whatever its declared type.
    static func text(_ text: MappedText, headline: String?) -> [Article.Block] {
        let string = text.string.lowercased()
        let tags = [
            "<p>", "<p ", "</p>", "<br", "</div>", "<html", "</h1>", "</li>", "</a>", "</b>", "</strong>", "<img ",
        ]
        guard tags.contains(where: string.contains) else { return PlainText.blocks(of: text, headline: headline) }
        // Plain text in a single <p>: its lines are the paragraphs.
        let inner = Whitespace.trim(text.bytes, 0..<text.bytes.count)
        let all = text.bytes[inner]
        if all.count(where: { $0 == UInt8(ascii: "<") }) == 2, all.starts(with: "<p>".utf8),
            all.reversed().starts(with: ">p/<".utf8)
        {
            let part = text.part(inner.lowerBound + 3..<inner.upperBound - 4)
            let blocks = PlainText.blocks(of: part, headline: headline)
            if blocks.count > 1, blocks.count < PlainText.lines(of: part.bytes).count { return blocks }
        }
        return HTMLArticle.fragment(text, headline: headline)
    }
}
