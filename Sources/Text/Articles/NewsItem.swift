import CalqueCore

/// An item of NewsML-G2: what its `contentMeta` says of it, and the text in its `contentSet`.
struct NewsItem {
    private(set) var blocks: [Block] = []
    private(set) var dateline = Article.Dateline()
    private(set) var language: LanguageTag?

    /// - Parameter item: a `newsItem`, or anything that holds the parts of one.
    init(_ item: XMLElement, source: [UInt8]) {
        let meta = item.first("contentMeta")
        language =
            (meta?.child("language")?.attributes["tag"]).flatMap(LanguageTag.init) ?? item.language
        let headlines = Self.headlines(meta, language, source)
        var head: [Block] = []
        for element in meta?.elements ?? [] {
            let name = element.name
            guard name == "by" || name == "dateline" else { continue }
            if let line = element.text(of: source).line(kind: name == "by" ? .byline : .dateline) { head.append(line) }
        }
        readDateline(item, meta, source)
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

    /// Whether an item is one of text, as far as it says.
    static func isText(_ item: XMLElement) -> Bool {
        guard let itemClass = item.child("itemMeta", "itemClass") else { return true }
        let code = itemClass.attributes["qcode"] ?? itemClass.attributes["uri"] ?? "text"
        return code.hasSuffix("text") || code.hasSuffix("composite")
    }

    // MARK: What is said of the item

    private static func headlines(_ meta: XMLElement?, _ language: LanguageTag?, _ source: [UInt8]) -> [Block] {
        var elements = meta?.elements("headline") ?? []
        // A headline in several languages is for those who catalogue: the story has one.
        let own = elements.filter { $0.language?.language == language?.language }
        if !own.isEmpty, elements.contains(where: { $0.language != nil }) { elements = own }
        var found: [Block] = []
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

    // MARK: Its text

    /// Renditions of the text, the likeliest first: marked up ones say more.
    private static func contents(_ item: XMLElement) -> [XMLElement] {
        let set = item.first("contentSet")
        let data = (set?.elements("inlineData") ?? []).filter { data in
            let type = data.attributes["contenttype"] ?? "text/plain"
            return data.attributes["encoding"] == nil && ["text/", "html", "xml"].contains { type.contains($0) }
        }
        return (set?.elements("inlineXML") ?? []) + data
    }

    private mutating func read(
        _ content: XMLElement, headlines: [Block], head: [Block], _ source: [UInt8]
    ) -> [Block] {
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
            // What the story says itself need not be said for it.
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

    /// Text that was escaped or put into CDATA: HTML, or plain text, whatever its type says.
    private static func inlineData(_ text: MappedText, headline: String?) -> [Block] {
        let string = text.string.lowercased()
        let tags = ["<p>", "<p ", "</p>", "<br", "</div>", "<html", "</h1>", "</li>"]
        guard tags.contains(where: string.contains) else { return PlainText.blocks(of: text, headline: headline) }
        // Plain text that something put into one <p> has its paragraphs in its lines.
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
    /// A stretch of it.
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
