public import CalqueCore
public import CalqueICU
import CalqueJSON

extension Article {
    /// Reads an article from the bytes of a file.
    ///
    /// A file may hold several articles (a NewsML-G2 package, a ninjs list). Their blocks are joined into one article:
    /// those in `language`, or in the language of the first article if `language` is nil.
    /// ``readAll(_:language:format:charset:)`` keeps the articles separate.
    ///
    /// - Parameters:
    ///   - raw: the unchanged bytes of the file.
    ///   - language: the language of the text. If nil, the declaration in the document or its letters decide.
    ///   - format: the file format. If nil, it is detected from the content.
    ///   - charset: the encoding. If nil, it is detected from the bytes.
    /// - Throws: `Failure(.badData)`, with the place, if the file is not text, is not well formed or holds no article.
    /// - Complexity: linear in the size of the file.
    public init(
        reading raw: [UInt8], language: LanguageTag? = nil, format: Format? = nil, charset: Charset? = nil
    ) throws(Failure) {
        let all = try Self.readAll(raw, format: format, charset: charset)
        guard let first = all.first else { throw Failure(.badData, "no article in the file") }
        let wanted = language ?? first.language
        let fitting = all.filter { $0.language.matches(wanted) }
        let joined = fitting.isEmpty ? all : fitting
        self.init(
            source: first.source, language: wanted, blocks: joined.flatMap(\.blocks),
            dateline: joined.first?.dateline)
        metadata = joined.first?.metadata ?? Metadata()
    }

    /// Reads all articles of a file.
    ///
    /// - Parameters:
    ///   - raw: the unchanged bytes of the file.
    ///   - language: the language of all articles. If nil, each has its own.
    ///   - format: the file format. If nil, it is detected from the content.
    ///   - charset: the encoding. If nil, it is detected from the bytes.
    /// - Returns: at least one article, in the order of the file. All have the same `source`, which is the whole file.
    /// - Throws: `Failure(.badData)`, with the place, if the file is not text, is not well formed or holds no article.
    /// - Complexity: linear in the size of the file.
    public static func readAll(
        _ raw: [UInt8], language: LanguageTag? = nil, format: Format? = nil, charset: Charset? = nil
    ) throws(Failure) -> [Article] {
        let source = try SourceText(raw, charset: charset).bytes
        return try stories(in: source, format: format ?? Format(of: source)).map { story in
            var article = Article(
                source: source, language: language ?? Self.language(of: story.blocks, declared: story.language),
                blocks: story.blocks, dateline: story.dateline == Dateline() ? nil : story.dateline)
            article.metadata = story.metadata
            return article
        }
    }

    private struct Story {
        let blocks: [Block]
        var language: LanguageTag?
        var dateline = Dateline()
        var metadata = Metadata()
    }

    private static func stories(in source: [UInt8], format: Format) throws(Failure) -> [Story] {
        switch format {
        case .text: return [Story(blocks: PlainText.blocks(of: source))]
        case .html:
            let page = HTMLArticle(reading: source)
            return try nonempty(
                [Story(blocks: page.blocks, language: page.language, metadata: page.metadata)], "text in the page")
        case .nitf, .newsml:
            let root = try XMLTree.read(source)
            var stories = root.all(["newsItem", "nitf"]).filter { $0.name == "nitf" || NewsItem.isText($0) }
            // The document may be a part of an item on its own.
            if root.first("newsItem") == nil, stories.isEmpty || root.name == "contentSet" { stories = [root] }
            return try nonempty(stories.map { element in read(element, source) }, "text in the \(root.name) document")
        case .ninjs:
            let items = NinjsItem.all(in: try JSONDocument(source).root).filter(\.isText)
            return try nonempty(
                items.map {
                    Story(blocks: $0.blocks, language: $0.language, dateline: $0.dateline, metadata: $0.metadata)
                }, "ninjs item of text in the document")
        }
    }

    private static func read(_ element: XMLElement, _ source: [UInt8]) -> Story {
        if element.name == "nitf" || element.first("contentSet") == nil && element.first("body.head") != nil {
            let story = NITFStory(element, source: source)
            return Story(
                blocks: story.blocks, language: story.language ?? element.language, dateline: story.dateline,
                metadata: story.metadata)
        }
        let item = NewsItem(element, source: source)
        return Story(
            blocks: item.blocks, language: item.language, dateline: item.dateline, metadata: item.metadata)
    }

    /// The stories that have blocks.
    /// - Throws: `Failure(.badData)` if there are none. The message says that there is no `wanted`.
    private static func nonempty(_ stories: [Story], _ wanted: String) throws(Failure) -> [Story] {
        let found = stories.filter { !$0.blocks.isEmpty }
        guard !found.isEmpty else {
            throw Failure(
                .badData, "no \(wanted)", at: .init(line: 1), advice: "give --input-format if the format is another")
        }
        return found
    }

    /// The declared language, unless the letters and words contradict it: many pages in other languages still declare
    /// `lang="en"`, which comes from the page template, and agencies declare `it` or `de` for English items.
    private static func language(of blocks: [Block], declared: LanguageTag?) -> LanguageTag {
        let text = blocks.filter { $0.kind != .boilerplate }.map(\.text).joined(separator: "\n")
        let guess = LanguageGuess(of: text)
        guard let declared else { return guess.language }
        return guess.isOfOtherScript(than: declared) || guess.contradicts(declared) ? guess.language : declared
    }
}
