import CalqueCore
import CalqueJSON

/// A ninjs item of version 1.x (`headline`, `body_xhtml`, `byline`), 2.x (`headlines`, `bodies`, `by`) or 3.x (as 2.x
/// with `contentType`), or a mixture of these, which some systems send. Associations are ignored: they are pictures, or
/// items that are delivered separately.
struct NinjsItem {
    let blocks: [Article.Block]
    let dateline: Article.Dateline
    let metadata: Article.Metadata
    let language: LanguageTag?
    /// Whether this is a text item. An item without a type is one.
    let isText: Bool

    /// Returns the items of a document, which is an item, a list of items, or an object with a list of items.
    static func all(in document: JSONValue) -> [NinjsItem] {
        let list = document.items ?? ["items", "_items"].lazy.compactMap { document[$0]?.items }.first
        return (list ?? [document]).map(NinjsItem.init)
    }

    init(_ item: JSONValue) {
        func words(_ names: String...) -> String? {
            names.lazy.compactMap { item[$0]?.mapped?.line(kind: .dateline)?.text }.first
        }
        language = item["language"]?.string.flatMap { LanguageTag($0) }
        isText = item["type"]?.string.map { ["text", "composite"].contains($0.lowercased()) } ?? true
        var head = Self.headlines(item)
        if head.isEmpty, let title = item["title"]?.mapped?.line(kind: .headline) { head = [title] }
        let headline = head.first { $0.kind == .headline }?.text
        for name in ["byline", "by"] {
            guard let byline = item[name]?.mapped?.line(kind: .byline) else { continue }
            head.append(byline)
            break
        }
        if let line = item["dateline"]?.mapped?.line(kind: .dateline) { head.append(line) }
        dateline = Article.Dateline(
            place: words("located", "dateline"),
            date: words(
                "contentcreated", "contentCreated", "firstcreated", "firstCreated", "versioncreated", "versionCreated"),
            agency: words("copyrightholder", "copyrightHolder", "source"))
        metadata = Article.Metadata(
            identifier: ["uri", "guid"].lazy.compactMap { item[$0]?.string }.first { !$0.isEmpty }, date: dateline.date)
        let body = Self.bodies(item).lazy.map { Self.read($0, headline: headline) }.first { !$0.isEmpty }
        let isSigned = body?.contains { $0.kind == .byline } ?? false
        blocks = head.filter { !(isSigned && $0.kind == .byline) } + (body ?? [])
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
        for (name, value) in item.members where name.hasPrefix("body_") {
            if let text = value.mapped { found.append(body(text, role: String(name.dropFirst(5)), type: nil)) }
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
        let isMarkup = saysMarkup || ["<p>", "<p ", "<div", "<section", "<body"].contains(where: start.contains)
        let isMain = ["main", "text", "html", "xhtml", "body", "", "story"].contains(role.lowercased())
        return Body(text: text, isMarkup: isMarkup, isMain: isMain)
    }

    private static func read(_ body: Body, headline: String?) -> [Article.Block] {
        body.isMarkup
            ? HTMLArticle.fragment(body.text, headline: headline) : PlainText.blocks(of: body.text, headline: headline)
    }
}
