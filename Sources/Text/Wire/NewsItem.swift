import CalqueArticles
import CalqueCore

/// A NewsML-G2 item: the metadata of its `contentMeta` and the text of its `contentSet`.
struct NewsItem {
    private(set) var blocks: [Article.Block] = []
    private(set) var dateline = Article.Dateline()
    private(set) var metadata = Article.Metadata()
    private(set) var language: LanguageTag?

    /// Reads an item.
    ///
    /// - Parameters:
    ///   - item: a `newsItem`, or an element with the parts of one.
    ///   - source: the bytes of the document.
    init(_ item: XMLElement, source: [UInt8]) {
        let meta = item.first("contentMeta")
        language =
            (meta?.child("language")?.attributes["tag"]).flatMap(LanguageTag.init) ?? item.language
        let headlines = Self.headlines(meta, language, source)
        var head: [Article.Block] = []
        for element in meta?.elements ?? [] {
            let name = element.name
            guard name == "by" || name == "dateline" else { continue }
            if let line = element.text(of: source).line(kind: name == "by" ? .byline : .dateline) { head.append(line) }
        }
        readDateline(item, meta, source)
        metadata = Article.Metadata(identifier: item.attributes["guid"], date: dateline.date)
        for content in Self.contents(item) {
            let found = read(content, headlines: headlines, head: head, source)
            if !found.isEmpty {
                blocks = found
                return
            }
        }
        blocks = headlines + head
        for element in meta?.elements("description") ?? [] {
            blocks += element.text(of: source).line(kind: .paragraph).map { [$0] } ?? []
        }
    }

    /// Whether an item is a text item. An item without a class is one.
    static func isText(_ item: XMLElement) -> Bool {
        guard let itemClass = item.child("itemMeta", "itemClass") else { return true }
        let code = itemClass.attributes["qcode"] ?? itemClass.attributes["uri"] ?? "text"
        return code.hasSuffix("text") || code.hasSuffix("composite")
    }

    // MARK: Metadata

    private static func headlines(_ meta: XMLElement?, _ language: LanguageTag?, _ source: [UInt8]) -> [Article.Block] {
        var elements = meta?.elements("headline") ?? []
        // An item may have headlines in several languages for catalogues. The story has one language.
        let own = elements.filter { $0.language?.language == language?.language }
        if !own.isEmpty, elements.contains(where: { $0.language != nil }) { elements = own }
        var found: [Article.Block] = []
        for element in elements {
            let role = (element.attributes["role"] ?? "").lowercased()
            let isFirst = !role.contains("sub") && !found.contains { $0.kind == .headline }
            guard isFirst || role.contains("sub") else { continue }
            guard let block = element.text(of: source).line(kind: isFirst ? .headline : .subheadline) else { continue }
            found.append(block)
        }
        return found
    }

    private mutating func readDateline(_ item: XMLElement, _ meta: XMLElement?, _ source: [UInt8]) {
        func words(_ element: XMLElement?) -> String? {
            guard let element else { return nil }
            let text = element.child("name") ?? element
            return text.text(of: source).line(kind: .dateline)?.text ?? element.attributes["literal"]
        }
        dateline.place = words(meta?.child("located"))
        dateline.date = words(meta?.child("contentCreated")) ?? words(item.child("itemMeta", "versionCreated"))
        dateline.agency =
            words(meta?.child("creditline")) ?? words(meta?.child("infoSource"))
            ?? words(item.child("itemMeta", "provider"))
    }

    // MARK: Content

    /// The renditions of the text, the best first: those with markup carry more information.
    private static func contents(_ item: XMLElement) -> [XMLElement] {
        let set = item.first("contentSet")
        let data = (set?.elements("inlineData") ?? []).filter { data in
            let type = data.attributes["contenttype"] ?? "text/plain"
            return data.attributes["encoding"] == nil && ["text/", "html", "xml"].contains { type.contains($0) }
        }
        return (set?.elements("inlineXML") ?? []) + data
    }

    private mutating func read(
        _ content: XMLElement, headlines: [Article.Block], head: [Article.Block], _ source: [UInt8]
    ) -> [Article.Block] {
        let found = ItemContent(content, headlines: headlines, head: head, source)
        language = language ?? content.language ?? found.language
        guard !found.blocks.isEmpty else { return [] }
        dateline.place = found.dateline.place ?? dateline.place
        dateline.date = found.dateline.date ?? dateline.date
        return found.blocks
    }
}
