public import CalqueAlignment
public import CalqueArticles
public import CalqueCore
public import CalqueICU
import CalqueIO
public import CalqueSegmentation
public import CalqueWire

/// Reads articles from files and segments them.
public struct ArticleReader: Sendable {
    /// Nil: detected from the bytes.
    public var charset: Charset?
    /// Nil: detected from the content.
    public var format: Article.Format?
    /// Lines that a house adds to the boilerplate that Calque knows.
    public var boilerplate: BoilerplatePatterns?
    /// Whether inputs have one segment a line. Blank lines end paragraphs.
    public var isSegmented: Bool

    /// The most bytes of an input of lines. Articles have `WholeFile.usualLimit`.
    private static let mostLines = 256 << 20

    /// Makes a reader. Properties that are nil are detected from the content.
    public init(
        charset: Charset? = nil, format: Article.Format? = nil, isSegmented: Bool = false,
        boilerplate: BoilerplatePatterns? = nil
    ) {
        self.boilerplate = boilerplate
        self.charset = charset
        self.format = format
        self.isSegmented = isSegmented
    }

    /// Reads and segments the first article of a file.
    ///
    /// - Parameters:
    ///   - path: a file, or `-` for standard input.
    ///   - language: nil: detected from the letters.
    /// - Throws: `Failure` with the file named.
    public func document(at path: String, language: LanguageTag?) throws(Failure) -> Document {
        try article(at: path, language: language).document
    }

    /// As `document(at:language:)`, with what else is known of the article.
    package func article(at path: String, language: LanguageTag?) throws(Failure) -> ReadArticle {
        if isSegmented {
            return ReadArticle(path, try lines(at: path, language: language, by: Segment.textLines))
        }
        let raw = try Self.read(path)
        return try naming(path) { () throws(Failure) in
            let all = try Article.readAll(raw, format: format, charset: charset)
            if all.count > 1, all[0].isOfArchive {
                throw Failure(
                    .badData, "holds \(all.count) articles, where one is needed",
                    advice: "give a file of one article, or use 'calque pair' to find those that belong together")
            }
            let article = marked(Article(joining: all, language: language))
            return ReadArticle(path, try Document(article), metadata: article.metadata)
        }
    }

    private func lines(
        at path: String, language: LanguageTag?, by divide: (String) -> [Segment]
    ) throws(Failure) -> Document {
        let text = try text(at: path)
        return Document(segments: divide(text), language: language ?? LanguageTag(guessedFrom: text))
    }

    /// Reads and segments all articles of a file, of which a package may hold several. Their paragraphs are numbered
    /// consecutively. Where each line is a segment, blank lines are segments, too, so that segments have the numbers of lines.
    ///
    /// - Parameter segmenters: returns the segmenter for a language.
    public func documents(
        at path: String, language: LanguageTag?, by segmenters: (LanguageTag) throws(Failure) -> Segmenter
    ) throws(Failure) -> [Document] {
        if isSegmented { return [try lines(at: path, language: language, by: Segment.lines)] }
        return try documents(of: articles(at: path, language: language), at: path, by: segmenters)
    }

    /// Segments the articles of a file.
    ///
    /// - Parameter path: the file, for failures.
    package func documents(
        of articles: [Article], at path: String, by segmenters: (LanguageTag) throws(Failure) -> Segmenter
    ) throws(Failure) -> [Document] {
        var paragraphs = 0
        return try articles.map { (article) throws(Failure) in
            let segments = try naming(path) { () throws(Failure) in try segmenters(article.language).segment(article) }
            defer { paragraphs += article.blocks.count }
            return Document(
                segments: segments.map { segment in
                    Segment(
                        text: segment.text, range: segment.range, paragraph: paragraphs + segment.paragraph,
                        kind: segment.kind, language: segment.language)
                }, language: article.language)
        }
    }

    /// Reads all articles of a file.
    public func articles(at path: String, language: LanguageTag?) throws(Failure) -> [Article] {
        let raw = try Self.read(path)
        return try naming(path) { () throws(Failure) in
            try Article.readAll(raw, language: language, format: format, charset: charset).map(marked)
        }
    }

    /// The article with the boilerplate of the house marked.
    private func marked(_ article: Article) -> Article { boilerplate.map { article.marking($0) } ?? article }

    /// Reads the text of a file that is no article, such as lines of segments or queries.
    public func text(at path: String) throws(Failure) -> String {
        let raw = try WholeFile.read(path, limit: Self.mostLines, advice: "split it into several files")
        return try naming(path) { () throws(Failure) in
            String(decoding: try SourceText(raw, charset: charset).bytes, as: UTF8.self)
        }
    }

    private static func read(_ path: String) throws(Failure) -> [UInt8] {
        try WholeFile.read(path, advice: "give one article to a file")
    }

    /// Adds the name of the file to failures.
    private func naming<Result>(_ path: String, _ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        do { return try body() } catch { throw error.inFile(inputName(path)) }
    }
}

/// The name of an input in messages.
package func inputName(_ path: String) -> String { path == "-" ? "standard input" : path }
