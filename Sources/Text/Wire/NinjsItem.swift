import CalqueArticles
import CalqueCore
import CalqueJSON

/// A ninjs item of version 1.x (`headline`, `body_xhtml`, `byline`), 2.x (`headlines`, `bodies`, `by`) or 3.x (as 2.x
/// with `contentType`), or a mixture of these, which some systems send. Associations are ignored: they are pictures, or
/// items that are delivered separately.
struct NinjsItem {
    let blocks: [Article.Block]
    let dateline: Article.Dateline
    private(set) var metadata: Article.Metadata
    let language: LanguageTag?
    /// Whether this is a text item. An item without a type is one.
    let isText: Bool

    /// Whether there is a text besides the headline.
    let hasBody: Bool

    /// Whether an object has a member that is the text of an article.
    static func isItem(_ value: JSONValue) -> Bool {
        value.members.contains { name, value in
            isBodyName(name) && (value.string != nil || value["rendered"] != nil || value.items?.first?.string != nil)
                || name == "bodies" && value.items != nil
        } || value["headline"] != nil && value["type"] != nil || value["headlines"] != nil
    }

    /// Says why an object is no article.
    func failure(_ item: JSONValue) -> Failure {
        let place = Failure.Place(line: 1)
        if !isText, let type = item["type"]?.string {
            return Failure(
                .badData, "this is a ninjs item of type \(OneLine.blanked(type, limit: 40)), not text", at: place,
                advice: "give an item of text")
        }
        let names = item.members.prefix(12).map { "\"\(OneLine.blanked($0.name, limit: 40))\"" }.joined(separator: ", ")
        let has = names.isEmpty ? "it has no members" : "it has \(names)"
        return Failure(
            .badData,
            "the JSON object has no member \"body_xhtml\", \"body_html\", \"body_text\", \"bodies\", \"body\" or \"text\"",
            at: place, advice: has)
    }

    init(_ item: JSONValue) {
        func words(_ names: String...) -> String? {
            names.lazy.compactMap { Self.name(item[$0]) }.first
        }
        language = (item["language"] ?? item["lang"] ?? item["inLanguage"])?.string.flatMap { LanguageTag($0) }
        let type = item["type"]?.string?.lowercased()
        isText =
            type.map { !["picture", "photo", "graphic", "video", "audio", "image", "animation"].contains($0) } ?? true
        var head = Self.headlines(item)
        if head.isEmpty, let title = Self.title(item) { head = [title] }
        let headline = head.first { $0.kind == .headline }?.text
        for name in ["byline", "by", "byLine"] {
            guard let byline = item[name]?.mapped?.line(kind: .byline) else { continue }
            head.append(byline)
            break
        }
        if let line = (item["dateline"] ?? item["dateLine"])?.mapped?.line(kind: .dateline) { head.append(line) }
        dateline = Article.Dateline(
            place: words("located", "dateline", "dateLine"),
            date: words(
                "contentcreated", "contentCreated", "firstcreated", "firstCreated", "versioncreated", "versionCreated",
                "datePublished", "date_published", "published", "publishedAt", "published_at", "pubDate", "date",
                "webPublicationDate", "created", "created_at"),
            agency: words("copyrightholder", "copyrightHolder", "source", "provider", "publisher"))
        metadata = Article.Metadata(
            identifier: ["uri", "guid", "url", "link", "webUrl", "id"].lazy.compactMap { item[$0]?.string }
                .first { !$0.isEmpty }, date: dateline.date)
        metadata.author = words("author", "authors", "creator")
        let body = Self.bodies(item).lazy.map { Self.read($0, headline: headline) }.first { !$0.isEmpty }
        let isSigned = body?.contains { $0.kind == .byline } ?? false
        hasBody = body != nil
        blocks = head.filter { !(isSigned && $0.kind == .byline) } + (body ?? [])
    }

    /// A name, which is a string, an object with a name, or a list of these.
    private static func name(_ value: JSONValue?) -> String? {
        let one = value?.items?.first ?? value
        return (one?.mapped ?? one?["name"]?.mapped)?.line(kind: .dateline)?.text
    }

    /// The title under another name than that of ninjs. It may have tags and references of HTML.
    private static func title(_ item: JSONValue) -> Article.Block? {
        for name in ["title", "headLine", "webTitle", "head", "name"] {
            guard let text = item[name]?.mapped ?? item[name]?["rendered"]?.mapped else { continue }
            if let block = HTMLArticle.fragment(text, headline: nil).first { return block.of(.headline) }
        }
        return nil
    }

    private static func headlines(_ item: JSONValue) -> [Article.Block] {
        if let headline = item["headline"]?.mapped?.line(kind: .headline) {
            let under = ["subheadline", "subhead", "headline_sub"]
            return [headline] + under.compactMap { item[$0]?.mapped?.line(kind: .subheadline) }
        }
        let all = (item["headlines"]?.items ?? []).map {
            (role: $0["role"]?.string?.lowercased() ?? "", value: $0["value"]?.mapped)
        }
        let main = all.firstIndex { $0.role == "main" } ?? all.firstIndex { !$0.role.contains("sub") }
        var found: [Article.Block] = []
        if let main, let block = all[main].value?.line(kind: .headline) { found.append(block) }
        for (index, headline) in all.enumerated() where index != main && headline.role.contains("sub") {
            if let block = headline.value?.line(kind: .subheadline) { found.append(block) }
        }
        return found
    }

    // MARK: Bodies

    private struct Body {
        let text: MappedText
        let isMarkup: Bool
        let isMain: Bool
    }

    /// The renditions of the text, the best first: markup shows where paragraphs end. An item without a body may have
    /// a description.
    private static func bodies(_ item: JSONValue) -> [Body] {
        var found: [Body] = []
        for (name, value) in item.members where isBodyName(name) {
            let role = name.hasPrefix("body_") ? String(name.dropFirst(5)) : ""
            if let text = value.mapped ?? value["rendered"]?.mapped ?? value["value"]?.mapped
                ?? value["content"]?.mapped
            {
                found.append(body(text, role: role, type: nil))
            } else if let text = paragraphs(value) {
                found.append(body(text, role: role, type: nil))
            }
        }
        found += renditions(item["bodies"])
        var descriptions: [Body] = []
        for name in ["description_html", "description_text"] {
            if let text = item[name]?.mapped { descriptions.append(body(text, role: "", type: nil)) }
        }
        descriptions += renditions(item["descriptions"])
        func rank(_ body: Body) -> Int { (body.isMain ? 0 : 2) + (body.isMarkup ? 0 : 1) }
        // The offset makes the sort stable.
        let sorted = found.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }
        return sorted.map(\.element) + descriptions
    }

    /// Names of the member that is the text, besides those of ninjs, which begin with `body_`.
    private static let bodyNames: Set<String> = [
        "body", "text", "content", "articlebody", "bodyxhtml", "bodyhtml", "bodytext", "html", "content_html",
        "content_text",
        "contenthtml", "contenttext", "fulltext", "full_text", "article_body", "article_text", "story_text", "maintext",
        "main_text",
        "paragraphs", "xhtml", "news", "body-html", "body-text", "contents", "blocks",
    ]

    private static func isBodyName(_ name: String) -> Bool {
        name.hasPrefix("body_") || bodyNames.contains(name.lowercased())
    }

    /// A list of paragraphs, which are strings or objects with a text, as lines.
    private static func paragraphs(_ value: JSONValue) -> MappedText? {
        var text = MappedText()
        for item in value.items ?? [] {
            let part = item.mapped ?? ["text", "content", "value", "html"].lazy.compactMap { item[$0]?.mapped }.first
            guard let part, !part.isEmpty else { continue }
            if !text.isEmpty { text.append([0x0A], source: item.range.lowerBound..<item.range.lowerBound) }
            for run in part.map.runs { text.append(part.bytes[run.text], source: run.source) }
        }
        return text.isEmpty ? nil : text
    }

    private static func renditions(_ list: JSONValue?) -> [Body] {
        (list?.items ?? []).compactMap { (rendition: JSONValue) -> Body? in
            guard let text = rendition["value"]?.mapped else { return nil }
            let type = rendition["contenttype"] ?? rendition["contentType"]
            return body(text, role: rendition["role"]?.string ?? "", type: type?.string)
        }
    }

    private static func body(_ text: MappedText, role: String, type: String?) -> Body {
        let start = text.string.prefix(2000).lowercased()
        let saysMarkup = type.map { $0.contains("html") } ?? role.lowercased().contains("html")
        let tags = [
            "<p>", "<p ", "</p>", "<br", "<div", "<section", "<body", "<h2", "<ul", "</a>", "</b>", "</strong>",
            "</em>",
        ]
        let isMarkup = saysMarkup || tags.contains(where: start.contains)
        let isMain = ["main", "text", "html", "xhtml", "body", "", "story"].contains(role.lowercased())
        return Body(text: text, isMarkup: isMarkup, isMain: isMain)
    }

    private static func read(_ body: Body, headline: String?) -> [Article.Block] {
        body.isMarkup
            ? HTMLArticle.fragment(body.text, headline: headline) : PlainText.blocks(of: body.text, headline: headline)
    }
}
