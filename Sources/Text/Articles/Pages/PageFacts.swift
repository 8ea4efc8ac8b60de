import CalqueXML

/// What the fields of a page say about its article.
struct PageFacts {
    /// The names of the article by different fields, the best first. The title of the page, which is the last, may have
    /// the name of the site, too.
    private(set) var titles: [MappedText] = []
    let description: String
    /// The text of the article, where linked data has it.
    let body: MappedText?
    private(set) var metadata = Article.Metadata()
    let language: String?
    /// Whether the only name is the title of the page.
    private let hasOnlyPageTitle: Bool

    init(_ fields: HTMLMetadata, in source: [UInt8]) {
        func meta(_ names: String...) -> MappedText? {
            for name in names {
                for field in fields.fields where field.name == name {
                    let text = MappedText(attribute: field.value, of: source)
                    if !text.isBlank { return text }
                }
            }
            return nil
        }
        let open = [
            meta("og:title"), meta("twitter:title"), fields.title.map { MappedText(attribute: $0, of: source) },
        ]
        .compactMap(\.self).filter { !$0.isBlank }
        let data = LinkedData(fields.scripts, in: source)
        let article = data.article(named: open.prefix(1).map { WordBag(PageText($0.string).words) })
        let named = [article?.text("headline") ?? article?.text("name")].compactMap(\.self).filter { !$0.isBlank }
        titles = named + open
        hasOnlyPageTitle = titles.count == 1 && fields.title != nil
        description =
            (meta("og:description", "description", "twitter:description") ?? article?.text("description"))?.string ?? ""
        body = article?.text("articleBody") ?? data.objects.lazy.compactMap { $0.text("articleBody") }.first
        language = article?.string("inLanguage") ?? meta("og:locale", "content-language", "language")?.string
        let canonical = fields.canonical.map { MappedText(attribute: $0, of: source).string }
        metadata = Article.Metadata(
            identifier: [canonical, meta("og:url")?.string].compactMap(\.self).first(where: Self.isAddress))
        metadata.date = Self.date(article, data, fields, source)
        metadata.title = headline?.text
        let authors =
            (article?.names("author") ?? []) + [meta("author", "article:author", "byl")?.string].compactMap(\.self)
        metadata.author = Self.list(
            authors.filter { !Self.isAddress($0) }, isAll: !(article?.names("author") ?? []).isEmpty)
        metadata.agency = Self.list(article?.names("publisher") ?? [], isAll: false) ?? meta("og:site_name")?.string
    }

    /// The headline by the fields, for a page that does not show it.
    var headline: Article.Block? {
        guard let title = titles.first else { return nil }
        return hasOnlyPageTitle ? title.firstPart.line(kind: .headline) : title.line(kind: .headline)
    }

    /// A whole URL; a path says nothing without its host.
    private static func isAddress(_ text: String) -> Bool { text.hasPrefix("https://") || text.hasPrefix("http://") }

    private static func list(_ names: [String], isAll: Bool) -> String? {
        let names = names.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }.filter { !$0.isEmpty }
        return isAll && names.count > 1 ? names.prefix(8).joined(separator: ", ") : names.first
    }

    /// The date of publication as the page writes it; the first that is one.
    private static func date(
        _ article: LinkedData.Object?, _ data: LinkedData, _ fields: HTMLMetadata, _ source: [UInt8]
    ) -> String? {
        var found: [String] = []
        func see(_ text: String?) { if let text { found.append(text) } }
        see(article?.string("datePublished"))
        for name in dates {
            for field in fields.fields where field.name == name {
                see(MappedText(attribute: field.value, of: source).string)
            }
        }
        see(article?.string("dateCreated") ?? article?.string("uploadDate"))
        for object in data.objects.prefix(200) { see(object.string("datePublished")) }
        for time in fields.times.prefix(20) { see(MappedText(attribute: time, of: source).string) }
        for text in found {
            if let date = PageDate(text) { return date.text }
        }
        return nil
    }

    /// The names under which pages give the date of publication, the most reliable first.
    private static let dates = [
        "article:published_time", "datepublished", "og:published_time", "parsely-pub-date", "sailthru.date", "pubdate",
        "publishdate", "publish-date", "article.published", "dc.date.issued", "dcterms.created", "dc.date",
        "dcterms.date", "date", "article:published", "publication_date", "og:article:published_time", "release_date",
        "apub:time", "weibo: article:create_at", "cxenseparse:recs:publishtime", "last-modified",
    ]
}

extension MappedText {
    /// The text of an attribute or a title, with its references decoded.
    init(attribute range: Range<Int>, of source: [UInt8]) {
        self.init()
        var reader = HTMLReader(source, in: range)
        while let event = reader.next() {
            switch event {
            case .text: append(source[reader.range], source: reader.range)
            case .reference(let text): append(text.utf8, source: reader.range)
            case .start, .end: break
            }
        }
    }

    /// The text with references decoded and tags left out. Paragraphs that tags make are lines.
    var withoutMarkup: MappedText {
        guard bytes.contains(UInt8(ascii: "&")) || bytes.contains(UInt8(ascii: "<")) else { return self }
        var text = MappedText()
        var reader = HTMLReader(bytes)
        while let event = reader.next() {
            switch event {
            case .text: text.append(bytes[reader.range], source: reader.range)
            case .reference(let character): text.append(character.utf8, source: reader.range)
            case .start(let name), .end(let name):
                if HTMLTag.role(name) != nil { text.append([0x0A], source: reader.range) }
            }
        }
        return text.through(map)
    }

    /// The first part of some length between the signs that pages put between a headline and the name of the site.
    fileprivate var firstPart: MappedText {
        let text = Array(string.unicodeScalars)
        var parts: [Range<Int>] = []
        var start = 0
        var offset = 0
        for (index, scalar) in text.enumerated() {
            let isBetweenSpaces =
                index > 0 && index + 1 < text.count && text[index - 1] == " " && text[index + 1] == " "
            let isSign =
                scalar == "|" || scalar == "_" || scalar == "｜"
                || (isBetweenSpaces && (scalar == "-" || scalar == "–" || scalar == "—"))
            let width = UTF8.width(scalar)
            if isSign {
                parts.append(start..<offset)
                start = offset + width
            }
            offset += width
        }
        parts.append(start..<offset)
        let longest = parts.map(\.count).max() ?? 0
        return part(parts.first { 3 * $0.count >= longest } ?? 0..<offset)
    }

    var isBlank: Bool { bytes.allSatisfy { $0 <= 0x20 } }
}
