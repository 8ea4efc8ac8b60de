import CalqueArticles
import CalqueCore
import CalqueDocuments
import CalqueICU

/// Makes articles of what was taken out of a document, a mail or an archive.
enum ExtractedStory {
    /// - Parameter language: the language that the caller knows.
    /// - Throws: `Failure(.badData)` if none has text.
    static func articles(of extracts: [Extract], language: LanguageTag?) throws(Failure) -> [Article] {
        var articles: [Article] = []
        var failure: Failure?
        for extract in extracts {
            // One page of an archive without text is no reason to refuse the others.
            do throws(Failure) {
                articles += try self.articles(of: extract, language).map { article in
                    var article = article
                    article.isOfArchive = extracts.count > 1
                    return article
                }
            } catch {
                failure = failure ?? error
            }
        }
        if articles.isEmpty { throw failure ?? Failure(.badData, "there is no text in the file") }
        return articles
    }

    private static func articles(of extract: Extract, _ language: LanguageTag?) throws(Failure) -> [Article] {
        var source: [UInt8]
        var stories: [Story]
        switch extract.content {
        case .paragraphs(let paragraphs):
            (source, stories) = Self.story(of: paragraphs)
        case .text(let bytes, let charset):
            source = try decoded(bytes, charset)
            stories = try Story.all(in: source, format: Article.Format(of: source))
        case .page(let bytes, let charset):
            source = try decoded(bytes, charset)
            stories = try Story.all(in: source, format: .html)
        case .chapters(let chapters):
            // Chapters that are protected are no text in any encoding.
            let chapters = try chapters.map { (bytes) throws(Failure) in try decoded(bytes, nil) }
            source = Array(chapters.joined(separator: [0x0A]))
            var story = Story(blocks: [])
            var offset = 0
            for chapter in chapters {
                var text = MappedText()
                text.append(chapter, source: offset..<offset + chapter.count)
                story.blocks += HTMLArticle.fragment(text, headline: nil)
                offset += chapter.count + 1
            }
            stories = try Story.nonempty([story], "text in the chapters of this book")
        }
        if let headline = extract.headline { add(headline, to: &stories, &source) }
        return stories.map { story in
            var story = story
            add(extract, to: &story)
            return story.article(in: source, language: language)
        }
    }

    /// The text of bytes in a stated encoding, which may be wrong.
    private static func decoded(_ bytes: [UInt8], _ charset: String?) throws(Failure) -> [UInt8] {
        let stated = charset.map { Charset($0).asWritten }
        if let stated, stated.name.lowercased() != "utf-8", let text = try? SourceText(bytes, charset: stated) {
            return text.bytes
        }
        return try SourceText(bytes).bytes
    }

    private static func story(of paragraphs: [Extract.Paragraph]) -> ([UInt8], [Story]) {
        var source: [UInt8] = []
        var blocks: [Article.Block] = []
        let kinds = BlockKinds.classify(paragraphs.map(\.text))
        var hasHeadline = false
        var hasText = false
        for (paragraph, kind) in zip(paragraphs, kinds) {
            let start = source.count
            source += Array(paragraph.text.utf8)
            var kind = kind
            // A style says more than the form of a line.
            if paragraph.isHeading, kind != .boilerplate {
                kind = hasText ? .crosshead : hasHeadline ? .subheadline : .headline
            }
            if kind == .headline {
                if hasHeadline { kind = hasText ? .crosshead : .subheadline }
                hasHeadline = true
            }
            if kind == .paragraph { hasText = true }
            blocks.append(
                Article.Block(kind: kind, text: paragraph.text, map: SourceMap(verbatim: start..<source.count)))
            source.append(0x0A)
        }
        return (source, [Story(blocks: blocks)])
    }

    /// Puts a headline before the text, if the text does not begin with the same words.
    private static func add(_ headline: String, to stories: inout [Story], _ source: inout [UInt8]) {
        guard stories.count == 1, !headline.isEmpty, !stories[0].blocks.contains(where: { $0.text == headline }) else {
            return
        }
        let line = Array(headline.utf8)
        let offset = line.count + 1
        let map = SourceMap(verbatim: offset..<offset + source.count)
        source = line + [0x0A] + source
        let block = Article.Block(kind: .headline, text: headline, map: SourceMap(verbatim: 0..<line.count))
        stories[0].blocks =
            [block]
            + stories[0].blocks.map { $0.through(map) }.map { $0.kind == .headline ? $0.of(.subheadline) : $0 }
    }

    /// Adds what the document says about the article, where its text does not say it.
    private static func add(_ extract: Extract, to story: inout Story) {
        let facts = extract.facts
        story.language = story.language ?? extract.language
        story.metadata.identifier = story.metadata.identifier ?? facts.identifier
        story.metadata.date = story.metadata.date ?? facts.date
        story.metadata.author = story.metadata.author ?? facts.author
        if story.metadata.title == nil, !story.blocks.contains(where: { $0.kind == .headline }) {
            story.metadata.title = facts.title
        }
    }
}
