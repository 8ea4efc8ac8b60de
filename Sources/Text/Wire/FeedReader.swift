import CalqueArticles
import CalqueCore

/// The items of a feed: RSS 0.9x, 1.0 and 2.0, Atom, and exports of WordPress (WXR), which are RSS.
struct FeedReader {
    private(set) var stories: [Story] = []

    /// Nil for a document that is no feed.
    init?(_ root: XMLElement, source: [UInt8]) {
        guard ["rss", "RDF", "feed", "channel", "entry"].contains(root.name) else { return nil }
        let language =
            root.language
            ?? root.first("channel")?.child("language").flatMap {
                LanguageTag($0.text(of: source).string.filter { !$0.isWhitespace })
            }
        for item in root.all(["item", "entry"]) {
            var story = Self.story(item, source)
            story.language = story.language ?? item.language ?? language
            if !story.blocks.isEmpty { stories.append(story) }
        }
    }

    private static func story(_ item: XMLElement, _ source: [UInt8]) -> Story {
        func words(_ names: String...) -> String? {
            names.lazy.compactMap { item.child($0)?.text(of: source).line(kind: .paragraph)?.text }.first
        }
        var story = Story(blocks: [])
        // Pictures and menus of an export are no articles.
        if let type = words("post_type"), type != "post", type != "page" { return story }
        let title = item.child("title").flatMap { text(of: $0, source) }
        let headline = title.flatMap { title in
            HTMLArticle.fragment(title, headline: nil).first?.of(.headline)
        }
        // The whole text comes before the summary.
        let fields = ["encoded", "content", "fulltext", "full-text", "description", "summary"]
        for name in fields {
            for element in item.elements(name) {
                let body = body(element, source, headline?.text)
                if body.contains(where: { $0.kind != .boilerplate }) {
                    story.blocks = (headline.map { [$0] } ?? []) + body
                    break
                }
            }
            if !story.blocks.isEmpty { break }
        }
        if story.blocks.isEmpty { story.blocks = headline.map { [$0] } ?? [] }
        story.metadata.date = words("published", "pubDate", "date", "post_date", "updated", "issued")
        story.metadata.author = item.child("author", "name")?.text(of: source).string ?? words("creator", "author")
        let link = item.elements("link").first { ["alternate", nil].contains($0.attributes["rel"]) }
        story.metadata.identifier = link?.attributes["href"] ?? words("link") ?? words("guid", "id")
        return story
    }

    /// The text of a field; nil if it is blank.
    private static func text(of element: XMLElement, _ source: [UInt8]) -> MappedText? {
        let text = element.text(of: source)
        return text.line(kind: .paragraph) == nil ? nil : text
    }

    private static func body(_ element: XMLElement, _ source: [UInt8], _ headline: String?) -> [Article.Block] {
        // Elements of XHTML inside the field, or HTML that was escaped.
        if element.elements.isEmpty {
            return text(of: element, source).map { ItemContent.text($0, headline: headline) } ?? []
        }
        let blocks = ItemContent(element, headlines: [], head: [], source).blocks
        return blocks.filter { $0.text != headline }
    }
}
