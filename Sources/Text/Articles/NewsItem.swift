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
        let title = headlines.first { $0.kind == .headline }?.text
        if content.name == "inlineData" {
            let body = Self.inlineData(content.text(of: source), headline: title)
            return body.isEmpty ? [] : headlines + head + body
        }
        language = language ?? content.language
        if let nitf = content.first("nitf") ?? content.first("body.content") {
            let story = NITFStory(nitf, source: source, headline: headlines)
            language = language ?? story.language
            dateline.place = story.dateline.place ?? dateline.place
            dateline.date = story.dateline.date ?? dateline.date
            guard story.blocks.contains(where: { $0.kind == .paragraph }) else { return [] }
            // Fields that the story has itself are not added again.
            let missing = head.filter { field in !story.blocks.contains { $0.kind == field.kind } }
            let start = story.blocks.firstIndex { $0.kind != .headline && $0.kind != .subheadline } ?? 0
            return story.blocks[..<start] + missing + story.blocks[start...]
        }
        let page = content.first("html")
        language = language ?? page?.language
        let body = HTMLArticle.classify(
            XMLBlocks(of: content.first("body") ?? content, source: source).blocks, headline: title)
        guard !body.isEmpty else { return [] }
        let hasByline = body.contains { $0.kind == .byline }
        return headlines + head.filter { !(hasByline && $0.kind == .byline) } + body
    }

    /// The blocks of text that was escaped or put into CDATA. It is HTML if it has tags, whatever its declared type.
    private static func inlineData(_ text: MappedText, headline: String?) -> [Article.Block] {
        let string = text.string.lowercased()
        let tags = ["<p>", "<p ", "</p>", "<br", "</div>", "<html", "</h1>", "</li>"]
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

extension MappedText {
    /// A part of the text, with its map.
    func part(_ range: Range<Int>) -> MappedText {
        var part = MappedText()
        let places = SourceMap(verbatim: range).through(map)
        for run in places.runs { part.append(bytes[shifted(run.text, by: range.lowerBound)], source: run.source) }
        return part
    }

    private func shifted(_ range: Range<Int>, by offset: Int) -> Range<Int> {
        range.lowerBound + offset..<range.upperBound + offset
    }
}
