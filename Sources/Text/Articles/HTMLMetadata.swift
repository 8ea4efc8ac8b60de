import CalqueXML

/// The facts that a web page states in its tags: its canonical URL and the date of its article.
struct HTMLMetadata {
    private var canonical: String?
    private var openGraph: String?
    private var published: String?
    private var time: String?

    /// Reads a start tag.
    mutating func see(_ name: String, _ reader: HTMLReader) {
        switch name {
        case "link":
            let relations = reader.attribute("rel")?.lowercased().split(separator: " ") ?? []
            if canonical == nil, relations.contains("canonical") { canonical = address(reader.attribute("href")) }
        case "meta":
            guard let content = reader.attribute("content"), !content.isEmpty else { return }
            let names = ["property", "name", "itemprop"].compactMap { reader.attribute($0)?.lowercased() }
            if openGraph == nil, names.contains("og:url") { openGraph = address(content) }
            if published == nil, names.contains(where: Self.dates.contains) { published = content }
        case "time": time = time ?? reader.attribute("datetime")
        default: break
        }
    }

    /// The date of the first `time` stands for a page that names no other.
    var article: Article.Metadata {
        Article.Metadata(identifier: canonical ?? openGraph, date: published ?? time)
    }

    /// A whole URL; a path says nothing without its host.
    private func address(_ text: String?) -> String? {
        text.flatMap { $0.hasPrefix("https://") || $0.hasPrefix("http://") ? $0 : nil }
    }

    /// The names under which pages give the date of publication.
    private static let dates: Set<String> = [
        "article:published_time", "datepublished", "date", "pubdate", "publishdate", "dc.date", "dc.date.issued",
        "dcterms.created", "dcterms.date", "parsely-pub-date", "sailthru.date", "og:published_time",
    ]
}
