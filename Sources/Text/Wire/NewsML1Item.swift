import CalqueArticles
import CalqueCore

/// An item of NewsML 1.0 to 1.2. Its components hold lines (headline, byline …), metadata and pieces of content, or
/// further components; lines and metadata hold for the components inside.
struct NewsML1Item {
    private(set) var stories: [Story] = []
    private let source: [UInt8]

    /// What the components around a piece of content say about it.
    private struct Context {
        var lines: XMLElement?
        var language: LanguageTag?
        var role: String?
        var agency: String?
        var place: String?
        /// Whether the parts of the component around are renditions of one thing.
        var isEquivalent = false
    }

    init(_ item: XMLElement, source: [UInt8]) {
        self.source = source
        let isNews = item.child("NewsManagement", "NewsItemType")?.attributes["FormalName"]?.lowercased()
        var found: [Story] = []
        for component in item.elements("NewsComponent") {
            collect(component, Context(), item, isMainOnly: Self.hasMain(component), &found)
        }
        // An item that only refers to others, or updates the metadata of one, has no content.
        if found.isEmpty, isNews == nil, let content = item.first("DataContent") {
            let body = ItemContent(content, headlines: [], head: [], source)
            found = [Story(blocks: body.blocks, language: body.language)]
        }
        stories = found
    }

    /// Whether a component says of some part that it is the main one.
    private static func hasMain(_ component: XMLElement) -> Bool {
        component.all(["Role"]).contains { isMain($0.attributes["FormalName"]) }
    }

    private static func isMain(_ role: String?) -> Bool { role?.lowercased().hasPrefix("main") ?? false }

    private func collect(
        _ component: XMLElement, _ outer: Context, _ item: XMLElement, isMainOnly: Bool, _ found: inout [Story]
    ) {
        var context = outer
        if let lines = component.child("NewsLines"), lines.child("HeadLine") != nil || context.lines == nil {
            context.lines = lines
        }
        let described = component.child("DescriptiveMetadata")
        context.language =
            (described?.first("Language")?.attributes["FormalName"]).flatMap { LanguageTag($0) } ?? component.language
            ?? context.language
        context.isEquivalent = component.attributes["EquivalentsList"]?.lowercased() == "yes"
        context.role = component.child("Role")?.attributes["FormalName"] ?? context.role
        let parties = component.child("AdministrativeMetadata")
        context.agency =
            Self.party(parties?.child("Provider")) ?? Self.party(parties?.child("Source")) ?? context.agency
        let place = described?.first("Location")?.all(["Property"]).first { $0.attributes["FormalName"] == "City" }
        context.place = place?.attributes["Value"] ?? context.place

        if !isMainOnly || Self.isMain(context.role), let story = story(component, context, item) {
            // The same text in several renditions is one story; in several languages it is several.
            add(story, context.role, isEquivalent: outer.isEquivalent, to: &found)
        }
        for inner in component.elements("NewsComponent") {
            collect(inner, context, item, isMainOnly: isMainOnly, &found)
        }
        for inner in component.elements("NewsItem") { found += NewsML1Item(inner, source: source).stories }
    }

    /// Adds a part of the item: a story of its own if it has a headline or a language of its own, otherwise more of the last
    /// one. Some agencies send title, lead and text as parts.
    private func add(_ story: Story, _ role: String?, isEquivalent: Bool, to found: inout [Story]) {
        let place = found.firstIndex {
            $0.language == story.language && ($0.headline == story.headline || story.headline == nil)
        }
        guard let place else {
            var story = story
            if Self.isTitle(role), story.headline == nil { story.blocks = story.blocks.map { $0.of(.headline) } }
            return found.append(story)
        }
        let new = story.blocks.filter { block in !found[place].blocks.contains { $0.text == block.text } }
        if !isEquivalent, !Self.isTitle(role) || found[place].headline == nil { found[place].blocks += new }
    }

    private static func isTitle(_ role: String?) -> Bool {
        role.map { ["title", "headline", "head"].contains($0.lowercased()) } ?? false
    }

    private static func party(_ element: XMLElement?) -> String? {
        element?.child("Party")?.attributes["FormalName"]
    }

    /// Roles and media of what accompanies a text.
    private static let others = ["caption", "photo", "picture", "graphic", "video", "audio", "image", "thumbnail"]

    private static func isOther(_ name: String?) -> Bool {
        name.map { name in others.contains { name.lowercased().contains($0) } } ?? false
    }

    /// The story of the pieces of content in a component; nil if there is no text.
    private func story(_ component: XMLElement, _ context: Context, _ item: XMLElement) -> Story? {
        guard !Self.isOther(context.role) else { return nil }
        let headlines = headlines(context.lines)
        let head = head(context.lines)
        let contents = component.elements("ContentItem").filter { content in
            !Self.isOther(content.child("MediaType")?.attributes["FormalName"])
        }
        for content in contents.compactMap({ $0.child("DataContent") }) {
            let body = ItemContent(content, headlines: headlines, head: head, source)
            guard body.blocks.contains(where: { $0.kind == .paragraph }) else { continue }
            var story = Story(blocks: body.blocks, language: context.language ?? body.language, dateline: body.dateline)
            story.dateline.place = story.dateline.place ?? context.place
            story.dateline.agency = story.dateline.agency ?? context.agency ?? identifier(item, "ProviderId")
            story.metadata.identifier =
                identifier(item, "PublicIdentifier") ?? identifier(item, "NewsItemId")
            story.metadata.agency = story.dateline.agency
            story.metadata.date = date(item, context.lines)
            story.dateline.date = story.dateline.date ?? story.metadata.date
            return story
        }
        return nil
    }

    private func line(_ element: XMLElement?, _ kind: Article.Block.Kind) -> Article.Block? {
        element?.text(of: source, separating: ["br"]).line(kind: kind)
    }

    private func headlines(_ lines: XMLElement?) -> [Article.Block] {
        let under = lines?.elements("SubHeadLine") ?? []
        return [line(lines?.child("HeadLine"), .headline)].compactMap(\.self)
            + under.compactMap { line($0, .subheadline) }
    }

    private func head(_ lines: XMLElement?) -> [Article.Block] {
        [line(lines?.child("ByLine"), .byline), line(lines?.child("DateLine"), .dateline)].compactMap(\.self)
    }

    private func identifier(_ item: XMLElement, _ name: String) -> String? {
        item.child("Identification", "NewsIdentifier", name).flatMap { line($0, .paragraph)?.text }
    }

    /// The time of this revision: `20260406T080000Z` in ISO 8601 with signs.
    private func date(_ item: XMLElement, _ lines: XMLElement?) -> String? {
        let management = item.child("NewsManagement")
        let field = management?.child("ThisRevisionCreated") ?? management?.child("FirstCreated")
        if let text = line(field, .paragraph)?.text ?? identifier(item, "DateId") { return BasicDate.extended(text) }
        return line(lines?.child("DateLine"), .dateline).flatMap { PageDate($0.text)?.text }
    }
}

extension Story {
    fileprivate var headline: String? { blocks.first { $0.kind == .headline }?.text }
}
