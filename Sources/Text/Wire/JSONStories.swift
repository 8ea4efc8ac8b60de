import CalqueArticles
import CalqueCore
import CalqueJSON

/// The articles of a JSON document: ninjs, and the shapes in which agencies and content systems send articles. The text is
/// a member by one of the usual names, of an object that may be inside others or in a list.
enum JSONStories {
    /// - Throws: `Failure(.badData)` that says which member is missing.
    static func all(in source: [UInt8]) throws(Failure) -> [Story] {
        let items: [JSONValue]
        do {
            items = list(try JSONDocument(source).root, depth: 0)
        } catch {
            guard let lines = lines(source) else { throw error }
            return try stories(lines.flatMap { $0.items }, each: lines.map(\.offset))
        }
        return try stories(items, each: [])
    }

    private struct Line {
        let offset: Int
        let items: [JSONValue]
    }

    private static func stories(_ items: [JSONValue], each offsets: [Int]) throws(Failure) -> [Story] {
        var found: [Story] = []
        var failure: Failure?
        for (number, item) in items.enumerated() {
            let read = NinjsItem(item)
            guard read.isText, read.hasBody || read.blocks.contains(where: { $0.kind == .headline }) && items.count > 1
            else {
                failure = failure ?? read.failure(item)
                continue
            }
            let shift = offsets.isEmpty ? 0 : offsets[number]
            found.append(
                Story(
                    blocks: shift == 0
                        ? read.blocks : read.blocks.map { $0.through(SourceMap(verbatim: shift..<Int.max)) },
                    language: read.language, dateline: read.dateline, metadata: read.metadata,
                    isOfArchive: !offsets.isEmpty))
        }
        guard !found.isEmpty else {
            throw failure ?? Failure(.badData, "there is no article in this JSON document", at: .init(line: 1))
        }
        return found
    }

    /// The objects of JSON Lines; nil if a line is no object.
    private static func lines(_ source: [UInt8]) -> [Line]? {
        var lines: [Line] = []
        for line in source.split(separator: 0x0A) where line.contains(where: { $0 > 0x20 }) {
            guard let root = try? JSONDocument(Array(line)).root, root.isObject, lines.count < 100_000 else {
                return nil
            }
            lines.append(Line(offset: line.startIndex, items: [root]))
        }
        return lines.count > 1 ? lines : nil
    }

    /// Members that hold an article or a list of articles.
    private static let containers = [
        "items", "_items", "articles", "results", "hits", "data", "item", "article", "news", "stories", "story",
        "entries", "docs",
        "documents", "response", "content", "_source", "posts", "records", "result", "fields", "newsItem",
    ]
    private static let deepest = 6

    /// The articles of a document, which is one, a list of them, or an object with a list.
    private static func list(_ value: JSONValue, depth: Int) -> [JSONValue] {
        if let items = value.items {
            return items.flatMap { depth < deepest ? list($0, depth: depth + 1) : [$0] }
        }
        guard value.isObject, depth < deepest, !NinjsItem.isItem(value) else { return value.isObject ? [value] : [] }
        for name in containers {
            guard let inner = value[name], inner.isObject || inner.count > 0 else { continue }
            let found = list(inner, depth: depth + 1)
            if found.contains(where: NinjsItem.isItem) { return found }
        }
        return [value]
    }
}
