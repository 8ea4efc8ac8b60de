import CalqueArticles
import CalqueCore

/// The stories of an XML document, by what elements it has.
enum XMLStories {
    /// - Throws: `Failure(.badData)` if the document is not well formed or has no text; it names what was found.
    static func all(in source: [UInt8]) throws(Failure) -> [Story] {
        let root = try XMLTree.read(source)
        let stories = try stories(in: root, source)
        guard stories.contains(where: { !$0.blocks.isEmpty }) else { throw empty(root) }
        return stories.filter { !$0.blocks.isEmpty }
    }

    private static func stories(in root: XMLElement, _ source: [UInt8]) throws(Failure) -> [Story] {
        if let feed = FeedReader(root, source: source) { return feed.stories }
        if let items = root.first("NewsML")?.all(["NewsItem"]) ?? (root.name == "NewsItem" ? [root] : nil) {
            return items.flatMap { NewsML1Item($0, source: source).stories }
        }
        let found = root.all(["newsItem", "nitf"]).filter { $0.name == "nitf" || NewsItem.isText($0) }
        // The document may be a part of an item on its own.
        if root.first("newsItem") == nil, found.isEmpty || root.name == "contentSet" {
            if root.first("contentSet") == nil, root.first("body.content") == nil, root.first("body.head") == nil,
                root.first("contentMeta") == nil
            {
                return LooseXML.stories(root, source)
            }
            return [read(root, source)]
        }
        return found.map { read($0, source) }
    }

    private static func read(_ element: XMLElement, _ source: [UInt8]) -> Story {
        if element.name == "nitf"
            || element.first("contentSet") == nil
                && (element.first("body.head") != nil || element.first("body.content") != nil)
        {
            let story = NITFStory(element, source: source)
            return Story(
                blocks: story.blocks, language: story.language ?? element.language, dateline: story.dateline,
                metadata: story.metadata)
        }
        let item = NewsItem(element, source: source)
        return Story(
            blocks: item.blocks, language: item.language, dateline: item.dateline, metadata: item.metadata)
    }

    /// Says what a document is that has no text.
    private static func empty(_ root: XMLElement) -> Failure {
        let place = Failure.Place(line: 1)
        if let item = root.first("newsItem") {
            let itemClass = item.child("itemMeta", "itemClass")
            let code = itemClass?.attributes["qcode"] ?? itemClass?.attributes["uri"]
            let kind = code.map { " of class \($0)" } ?? ""
            return Failure(.badData, "no text in this NewsML-G2 item\(kind)", at: place, advice: advice(item))
        }
        if root.first("packageItem") != nil {
            return Failure(
                .badData, "this is a NewsML-G2 package that only refers to its items", at: place,
                advice: "give the files of the items")
        }
        if root.first("NewsItem") != nil {
            let kinds = Set(root.all(["MediaType"]).compactMap { $0.attributes["FormalName"] }).sorted()
            let kind = kinds.isEmpty ? "" : " of \(kinds.joined(separator: ", "))"
            return Failure(.badData, "no text in this NewsML 1 item\(kind)", at: place, advice: advice(root))
        }
        if root.name == "nitf" { return Failure(.badData, "no text in this NITF document", at: place) }
        if let name = named[root.name] {
            return Failure(.badData, "this is \(name), not an article", at: place)
        }
        return Failure(
            .badData, "this is an XML document with the root <\(root.name)> and without paragraphs of text", at: place,
            advice: "Calque reads NITF, NewsML, RSS, Atom and XML with <p>")
    }

    private static func advice(_ item: XMLElement) -> String {
        let refers = item.first("remoteContent") ?? item.all(["ContentItem"]).first { $0.attributes["Href"] != nil }
        return refers == nil ? "give an item of text" : "its content is in other files: give an item of text"
    }

    private static let named = [
        "tmx": "a translation memory (TMX)", "xliff": "an XLIFF file", "svg": "a picture (SVG)", "urlset": "a site map",
        "sitemapindex": "a site map", "opml": "a list of feeds (OPML)", "package": "a part of an EPUB book",
        "sports-content": "a SportsML table", "plist": "a property list",
    ]
}
