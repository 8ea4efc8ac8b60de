public import CalqueAlignment
public import CalqueArticles
public import CalqueCore
public import CalqueICU
import CalqueIO
public import CalqueSegmentation
public import CalqueWire

extension Document {
    /// Reads and segments an article.
    ///
    /// - Parameters:
    ///   - raw: the bytes of the article.
    ///   - language: nil: detected from the letters.
    ///   - format: nil: detected from the content.
    ///   - charset: nil: detected from the bytes.
    ///   - rules: rules to use instead of the built-in ones. Rules with problems are skipped, so look at `problems`
    ///     before.
    /// - Throws: `Failure(.badData)`, with the place, when the bytes are no text.
    public init(
        reading raw: [UInt8], language: LanguageTag? = nil, format: Article.Format? = nil, charset: Charset? = nil,
        rules: SRXRules? = nil
    ) throws(Failure) {
        try self.init(Article(reading: raw, language: language, format: format, charset: charset), rules: rules)
    }

    /// Segments an article.
    init(_ article: Article, rules: SRXRules? = nil) throws(Failure) {
        let segmenter = try Segmenter(
            language: article.language, rules: rules?.segmenter(for: article.language, skippingProblems: true))
        self.init(segments: try segmenter.segment(article), language: article.language)
    }

    /// Reads and segments the article in a file. Language, layout and encoding are detected from the content.
    ///
    /// - Throws: `Failure`, with the file named: `noInput` when it cannot be opened, `badData` when it is not text.
    public init(path: String) throws(Failure) {
        self = try ArticleReader().document(at: path, language: nil)
    }
}
