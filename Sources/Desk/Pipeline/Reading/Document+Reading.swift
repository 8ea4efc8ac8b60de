package import CalqueAlignment
package import CalqueArticles
package import CalqueCore
package import CalqueICU
import CalqueIO
package import CalqueSegmentation

extension Document {
    /// Reads and segments an article.
    ///
    /// - Parameters: as of `Article(reading:language:format:charset:)`, and `rules` to use instead of the built-in ones;
    ///   what cannot be used of them is skipped, so look at their `problems` before.
    /// - Throws: `Failure(.badData)` for what is not text, with the place.
    package init(
        reading raw: [UInt8], language: LanguageTag? = nil, format: Article.Format? = nil, charset: Charset? = nil,
        rules: SRXRules? = nil
    ) throws {
        let article = try Article(reading: raw, language: language, format: format, charset: charset)
        let segmenter = try Segmenter(
            language: article.language, rules: rules?.segmenter(for: article.language, skippingProblems: true))
        self.init(segments: try segmenter.segment(article), language: article.language)
    }

    /// Reads and segments the article in a file, of whatever language, layout and encoding.
    ///
    /// - Throws: `Failure`, with the file named: `noInput` when it cannot be opened, `badData` when it is not text.
    package init(path: String) throws {
        let raw = try WholeFile.read(path)
        do { try self.init(reading: raw) } catch let failure as Failure { throw failure.inFile(path) }
    }
}
