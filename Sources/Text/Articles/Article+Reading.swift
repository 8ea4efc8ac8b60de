package import CalqueCore
package import CalqueICU

extension Article {
    /// Reads a piece of wire copy.
    ///
    /// A file with several articles – a package of NewsML-G2, a list of ninjs – gives one with the blocks of all that
    /// are in the language of the first, or in the one that is given. `readAll` keeps them apart.
    ///
    /// - Parameters:
    ///   - raw: the file as it came.
    ///   - language: what the document declares or its letters tell, unless given.
    ///   - format: told from the content unless given.
    ///   - charset: told from the bytes unless given.
    /// - Throws: `Failure(.badData)` for what is not text, not well formed, or without any copy, with the place.
    package init(
        reading raw: [UInt8], language: LanguageTag? = nil, format: Format? = nil, charset: Charset? = nil
    ) throws {
        let all = try Self.readAll(raw, format: format, charset: charset)
        guard let first = all.first else { throw Failure(.badData, "no article in the file") }
        let wanted = language ?? first.language
        let fitting = all.filter { $0.language.matches(wanted) }
        let joined = fitting.isEmpty ? all : fitting
        self.init(
            source: first.source, language: wanted, blocks: joined.flatMap(\.blocks),
            dateline: joined.first?.dateline)
    }

    /// Reads all articles of a file, in its order. They share its bytes: the places of all are in the same source.
    ///
    /// - Parameters: as of `init(reading:language:format:charset:)`.
    /// - Returns: at least one.
    package static func readAll(
        _ raw: [UInt8], language: LanguageTag? = nil, format: Format? = nil, charset: Charset? = nil
    ) throws -> [Article] {
        let source = try SourceText(raw, charset: charset).bytes
        return try stories(in: source, format: format ?? Format(of: source)).map { story in
            Article(
                source: source, language: language ?? Self.language(of: story.blocks, declared: story.language),
                blocks: story.blocks, dateline: story.dateline == Dateline() ? nil : story.dateline)
        }
    }

    private typealias Story = (blocks: [Block], language: LanguageTag?, dateline: Dateline)

    private static func stories(in source: [UInt8], format: Format) throws -> [Story] {
        switch format {
        case .text: return [(PlainText.blocks(of: source), nil, Dateline())]
        case .html:
            let page = HTMLArticle(reading: source)
            return [(page.blocks, page.language, Dateline())]
        case .nitf, .newsml:
            let root = try XMLTree.read(source)
            var stories = root.all(["newsItem", "nitf"]).filter { $0.name == "nitf" || NewsItem.isText($0) }
            // A part of an item by itself is read for what it holds.
            if root.first("newsItem") == nil, stories.isEmpty || root.name == "contentSet" { stories = [root] }
            return try some(stories.map { element in read(element, source) }, "text in the \(root.name) document")
        case .ninjs:
            let items = NinjsItem.all(in: try JSONDocument.read(source)).filter(\.isText)
            return try some(items.map { ($0.blocks, $0.language, $0.dateline) }, "ninjs item of text in the document")
        }
    }

    private static func read(_ element: XMLElement, _ source: [UInt8]) -> Story {
        if element.name == "nitf" || element.first("contentSet") == nil && element.first("body.head") != nil {
            let story = NITFStory(element, source: source)
            return (story.blocks, story.language ?? element.language, story.dateline)
        }
        let item = NewsItem(element, source: source)
        return (item.blocks, item.language, item.dateline)
    }

    private static func some(_ stories: [Story], _ what: String) throws -> [Story] {
        let found = stories.filter { !$0.blocks.isEmpty }
        guard !found.isEmpty else {
            throw Failure(.badData, "no \(what)", at: .init(line: 1), advice: "give --input-format if it is another")
        }
        return found
    }

    /// What the document says of itself, unless the letters say otherwise: many a page of Russian copy has kept the
    /// `lang="en"` of the template it was made with.
    private static func language(of blocks: [Block], declared: LanguageTag?) -> LanguageTag {
        let text = blocks.filter { $0.kind != .furniture }.map(\.text).joined(separator: "\n")
        let guess = LanguageTag(guessedFrom: text)
        guard let declared else { return guess }
        if guess == "en", declared.script == "Latn", declared.language != "en", LanguageTag.isEnglish(text) {
            return guess
        }
        let agrees = guess == "und" || declared.language == guess.language || declared.script == guess.script
        return agrees ? declared : guess
    }
}
