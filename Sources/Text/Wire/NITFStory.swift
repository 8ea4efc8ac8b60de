import CalqueArticles
import CalqueCore

/// A story in NITF 3.x, or a NITF part of an item in another format.
struct NITFStory {
    private(set) var blocks: [Article.Block] = []
    private(set) var dateline = Article.Dateline()
    private(set) var metadata = Article.Metadata()
    let language: LanguageTag?

    /// Reads a story.
    ///
    /// - Parameters:
    ///   - root: the `nitf` element, or a part of one.
    ///   - source: the bytes of the document.
    ///   - headline: the headline blocks for a story without a headline of its own.
    init(_ root: XMLElement, source: [UInt8], headline: [Article.Block] = []) {
        let body = root.child("body")
        language =
            [body?.child("body.content"), body, root].lazy.compactMap { $0?.language }.first
            ?? root.attributes["baselang"].flatMap(LanguageTag.init)
        var head: [Article.Block] = []
        var abstracts: [Article.Block] = []
        for element in root.first("body.head")?.elements ?? [] {
            switch element.name {
            case "hedline": head += Self.headlines(element, source)
            case "byline":
                if let line = element.text(of: source, separating: ["byttl", "br"]).line(kind: .byline) {
                    head.append(line)
                }
            case "dateline": head += readDateline(element, source)
            case "distributor": dateline.agency = element.text(of: source).line(kind: .byline)?.text
            case "note": head += Self.plain(element, source).map { $0.of(.boilerplate) }
            case "abstract": abstracts += Self.plain(element, source)
            default: break
            }
        }
        if !head.contains(where: { $0.kind == .headline }) {
            let title = root.child("head", "title")?.text(of: source).line(kind: .headline)
            head = (headline.isEmpty ? title.map { [$0] } ?? [] : headline) + head
        }
        let docdata = root.child("head", "docdata")
        dateline.agency = dateline.agency ?? docdata?.child("doc-id")?.attributes["regsrc"]
        dateline.date = dateline.date ?? docdata?.child("date.issue")?.attributes["norm"]
        readMetadata(docdata, root.first("story.date"))
        let title = head.first { $0.kind == .headline }?.text
        let content = Self.content(of: root).map {
            HTMLArticle.classify(XMLBlocks(of: $0, source: source).blocks, headline: title ?? "")
        }
        blocks = head
        // Some agencies repeat the lead as the abstract.
        blocks += abstracts.filter { abstract in !(content ?? []).contains { $0.text == abstract.text } }
        blocks += content ?? []
        for tagline in root.first("body.end")?.elements("tagline") ?? [] {
            blocks += Self.plain(tagline, source).map { $0.of(.byline) }
        }
    }

    /// The text of a story. A note to editors has a `body.content` of its own.
    private static func content(of root: XMLElement) -> XMLElement? {
        if root.name == "body.content" { return root }
        if let own = root.child("body", "body.content") ?? root.child("body.content") { return own }
        for element in root.elements where element.name != "body.head" && element.name != "note" {
            if let found = content(of: element) { return found }
        }
        return nil
    }

    private mutating func readMetadata(_ docdata: XMLElement?, _ date: XMLElement?) {
        if let id = docdata?.child("doc-id"), let name = id.attributes["id-string"], !name.isEmpty {
            metadata.identifier = (id.attributes["regsrc"].map { $0 + ":" } ?? "") + name
        }
        metadata.date =
            (["date.issue", "date.release"].lazy.compactMap { docdata?.child($0) } + [date].compactMap(\.self))
            .lazy.compactMap { $0.attributes["norm"] }.first
    }

    private static func plain(_ element: XMLElement, _ source: [UInt8]) -> [Article.Block] {
        XMLBlocks(of: element, source: source).blocks.map {
            Article.Block(kind: .paragraph, text: $0.text, map: $0.map)
        }
    }

    /// The headline `hl1` and the lines under it, without repetitions of the same text.
    private static func headlines(_ element: XMLElement, _ source: [UInt8]) -> [Article.Block] {
        var found: [Article.Block] = []
        for line in element.elements where line.name.hasPrefix("hl") {
            let text = line.text(of: source, separating: ["br"])
            let isFirst = found.isEmpty && line.name == "hl1"
            guard let block = text.line(kind: isFirst ? .headline : .subheadline) else { continue }
            if !found.contains(where: { $0.text == block.text }) { found.append(block) }
        }
        return found
    }

    private mutating func readDateline(_ element: XMLElement, _ source: [UInt8]) -> [Article.Block] {
        guard let block = element.text(of: source, separating: ["story.date"]).line(kind: .dateline) else { return [] }
        let date = element.first("story.date")
        dateline.date = date?.text(of: source).line(kind: .dateline)?.text ?? date?.attributes["norm"]
        let place = element.first("location")?.text(of: source).line(kind: .dateline)?.text
        dateline.place = place ?? (date == nil ? block.text : nil)
        return [block]
    }
}
