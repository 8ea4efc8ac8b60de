public import CalqueArticles
public import CalqueCore
import CalqueDocuments
public import CalqueICU

extension Article {
    /// Reads an article from the bytes of a file.
    ///
    /// A file may hold several articles (a package of NewsML, a feed, a web archive). Their blocks are joined into one
    /// article: those in `language`, or in the language of the first article if `language` is nil.
    /// ``readAll(_:language:format:charset:)`` keeps the articles separate.
    ///
    /// - Parameters:
    ///   - raw: the unchanged bytes of the file.
    ///   - language: the language of the text. If nil, the declaration in the document or its letters decide.
    ///   - format: the file format. If nil, it is detected from the content.
    ///   - charset: the encoding. If nil, it is detected from the bytes.
    /// - Throws: as ``readAll(_:language:format:charset:)``.
    /// - Complexity: linear in the size of the file.
    public init(
        reading raw: [UInt8], language: LanguageTag? = nil, format: Format? = nil, charset: Charset? = nil
    ) throws(Failure) {
        self.init(joining: try Self.readAll(raw, format: format, charset: charset), language: language)
    }

    /// Joins those of several articles, of which there is at least one, that are in a language; nil: in that of the first.
    package init(joining all: [Article], language: LanguageTag?) {
        let wanted = language ?? all.first?.language ?? "und"
        let fitting = all.filter { $0.language.matches(wanted) }
        self.init(blocksOf: fitting.isEmpty ? all : fitting, language: wanted)
    }

    /// Joins the blocks of articles, whose sources may be different ones.
    private init(blocksOf all: [Article], language: LanguageTag) {
        var source = all.first?.source ?? []
        var blocks: [Block] = []
        var last = source
        var offset = 0
        for article in all {
            if article.source != last {
                offset = source.count
                source += article.source
                last = article.source
            }
            blocks +=
                offset == 0
                ? article.blocks
                : article.blocks.map { $0.through(SourceMap(verbatim: offset..<offset + article.source.count)) }
        }
        self.init(source: source, language: language, blocks: blocks, dateline: all.first?.dateline)
        metadata = all.first?.metadata ?? Metadata()
    }

    /// Reads all articles of a file.
    ///
    /// The format is detected from the content, unless it is given. Besides the text formats of ``Format``, these files
    /// are read: DOCX, ODT, EPUB, RTF, PDF (by the program pdftotext), mail, web pages saved by browsers (MHTML), web
    /// archives (WARC), and all of them compressed with gzip.
    ///
    /// - Parameters:
    ///   - raw: the unchanged bytes of the file.
    ///   - language: the language of all articles. If nil, each has its own.
    ///   - format: the file format. If nil, it is detected from the content.
    ///   - charset: the encoding. If nil, it is detected from the bytes.
    /// - Returns: at least one article, in the order of the file. The `source` of each is the whole file; for a file that
    ///   is no text of its own, it is the text that was taken out of it.
    /// - Throws: `Failure(.badData)`, with the place, if the file is not text, is not well formed or holds no article;
    ///   `Failure(.noInput)` if the program is missing that reads it.
    /// - Complexity: linear in the size of the file.
    public static func readAll(
        _ raw: [UInt8], language: LanguageTag? = nil, format: Format? = nil, charset: Charset? = nil
    ) throws(Failure) -> [Article] {
        var raw = raw
        if DocumentForm(raw) == .gzip { raw = try DocumentReader.unpacked(raw) }
        if format == nil, let form = DocumentForm(raw) {
            return try ExtractedStory.articles(of: DocumentReader.extracts(raw, form), language: language)
        }
        let source = try SourceText(WireText.withoutControls(raw), charset: charset).bytes
        let found = format ?? Format(of: source)
        return try Story.all(in: source, format: found).map { story in
            var article = story.article(in: source, language: language)
            article.isOfArchive = found == .feed || story.isOfArchive
            return article
        }
    }
}

/// What a reader of a format finds: an article without its source.
struct Story {
    var blocks: [Article.Block]
    var language: LanguageTag?
    var dateline = Article.Dateline()
    var metadata = Article.Metadata()
    /// See `Article.isOfArchive`.
    var isOfArchive = false

    /// - Parameters:
    ///   - source: where the places of the blocks are.
    ///   - language: the language that the caller knows; nil: the declared one, or that of the letters.
    func article(in source: [UInt8], language known: LanguageTag?) -> Article {
        var article = Article(
            source: source, language: known ?? Self.language(of: blocks, declared: language), blocks: blocks,
            dateline: dateline == Article.Dateline() ? nil : dateline)
        article.metadata = metadata
        return article
    }

    /// The declared language, unless the letters and words contradict it: many pages in other languages still declare
    /// `lang="en"`, which comes from the page template, and agencies declare `it` or `de` for English items.
    private static func language(of blocks: [Article.Block], declared: LanguageTag?) -> LanguageTag {
        let text = blocks.filter { $0.kind != .boilerplate }.map(\.text).joined(separator: "\n")
        let guess = LanguageGuess(of: text)
        guard let declared else { return guess.language }
        return guess.isOfOtherScript(than: declared) || guess.contradicts(declared) ? guess.language : declared
    }

    /// The stories of a document.
    ///
    /// - Parameter source: UTF-8.
    static func all(in source: [UInt8], format: Article.Format) throws(Failure) -> [Story] {
        switch format {
        case .text: return [Story(blocks: PlainText.blocks(of: source))]
        case .html:
            let page = HTMLArticle(reading: source)
            return try nonempty(
                [Story(blocks: page.blocks, language: page.language, metadata: page.metadata)], "text in the page")
        case .nitf, .newsml, .newsml1, .feed: return try XMLStories.all(in: source)
        case .ninjs: return try JSONStories.all(in: source)
        case .iptc7901: return try nonempty([IPTC7901(source).story], "text in the IPTC 7901 message")
        case .anpa: return try nonempty([ANPAMessage(source).story], "text in the ANPA message")
        case .markdown: return try nonempty([Markdown(source).story], "text in the Markdown file")
        case .subtitles: return try nonempty([Story(blocks: Subtitles.blocks(of: source))], "text in the subtitles")
        }
    }

    /// The stories that have text.
    /// - Throws: `Failure(.badData)` if there are none. The message says that there is no `wanted`.
    static func nonempty(_ stories: [Story], _ wanted: String) throws(Failure) -> [Story] {
        let found = stories.filter { !$0.blocks.isEmpty }
        guard !found.isEmpty else {
            throw Failure(
                .badData, "no \(wanted)", at: .init(line: 1), advice: "give --input-format if the format is another")
        }
        return found
    }
}
