import CalqueArticles
import CalqueCore

/// XML of a house's own: its paragraphs are elements `p` or `para`, or its text is in an element whose name says so, and so
/// is its headline. One document may have several items.
enum LooseXML {
    private static let paragraphs: Set<String> = ["p", "P", "para", "Para", "paragraph", "Paragraph"]
    private static let headlines = spelled("hl1 headline headLine HeadLine title rubrik")
    private static let texts = spelled("text body content fulltext fullText story newstext newsText bodytext bodyText")
    private static let items = spelled("item article story news newsitem document doc")
    private static let dates = spelled("date pubDate published publishedAt created datetime")

    /// Names in small letters, with a capital, and in capitals.
    private static func spelled(_ names: String) -> Set<String> {
        Set(
            names.split(separator: " ").flatMap {
                [String($0), $0.prefix(1).uppercased() + $0.dropFirst(), $0.uppercased()]
            })
    }

    static func stories(_ root: XMLElement, _ source: [UInt8]) -> [Story] {
        let several = root.elements.flatMap { $0.all(items) }.map { story($0, source) }.filter { !$0.blocks.isEmpty }
        guard several.count > 1 else { return [story(root, source)] }
        return several.map { story in
            var story = story
            story.isOfArchive = true
            return story
        }
    }

    private static func story(_ root: XMLElement, _ source: [UInt8]) -> Story {
        let headline = root.all(headlines).lazy.compactMap { $0.text(of: source).line(kind: .headline) }.first
        let found = root.all(paragraphs)
        var blocks = HTMLArticle.classify(
            found.flatMap { XMLBlocks(of: $0, source: source).blocks }, headline: headline?.text ?? "")
        if found.isEmpty {
            // Elements that hold others are no text.
            let fields = root.all(texts).flatMap { $0.elements.isEmpty ? [$0] : $0.elements.flatMap { $0.all(texts) } }
            let bodies = fields.filter { $0.elements.isEmpty }.map { $0.text(of: source) }
            guard let body = bodies.max(by: { $0.bytes.count < $1.bytes.count }), body.bytes.count >= 40 else {
                return Story(blocks: [])
            }
            blocks = ItemContent.text(body, headline: headline?.text)
        }
        var story = Story(blocks: blocks.isEmpty ? [] : (headline.map { [$0] } ?? []) + blocks, language: root.language)
        story.metadata.date = root.all(dates).lazy.compactMap { $0.text(of: source).line(kind: .dateline)?.text }.first
        return story
    }
}
