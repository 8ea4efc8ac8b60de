import Calque
import CalqueCommandLine

/// Reads and segments what the user names, the way the flags say.
struct ArticleInput {
    var charset: Charset?
    var format: Article.Format?
    /// The input has one segment a line.
    var isSegmented = false

    /// - Parameter path: a file, or `-` for standard input.
    /// - Throws: `Failure` with the file named.
    func version(at path: String, language: LanguageTag?) throws -> Document {
        if isSegmented {
            let text = try text(at: path)
            return Document(segments: Segment.lines(of: text), language: language ?? LanguageTag(guessedFrom: text))
        }
        let raw = try WholeFile.read(path)
        return try naming(path) {
            try Document(reading: raw, language: language, format: format, charset: charset)
        }
    }

    /// The segments of all articles of a file, each with its language: a package may hold several. Their paragraphs are
    /// counted through.
    func segments(
        at path: String, language: LanguageTag?, by segmenters: (LanguageTag) throws -> Segmenter
    ) throws -> [(segment: Segment, language: LanguageTag)] {
        try versions(at: path, language: language, by: segmenters).flatMap { version in
            version.segments.map { ($0, version.language) }
        }
    }

    /// The articles of a file in segments, whose paragraphs are counted through all of them.
    func versions(
        at path: String, language: LanguageTag?, by segmenters: (LanguageTag) throws -> Segmenter
    ) throws -> [Document] {
        if isSegmented { return [try version(at: path, language: language)] }
        var paragraphs = 0
        return try articles(at: path, language: language).map { article in
            let segments = try naming(path) { try segmenters(article.language).segment(article) }
            defer { paragraphs += article.blocks.count }
            return Document(
                segments: segments.map { segment in
                    Segment(
                        text: segment.text, range: segment.range, paragraph: paragraphs + segment.paragraph,
                        kind: segment.kind, language: segment.language)
                }, language: article.language)
        }
    }

    /// All articles of a file.
    func articles(at path: String, language: LanguageTag?) throws -> [Article] {
        let raw = try WholeFile.read(path)
        return try naming(path) {
            try Article.readAll(raw, language: language, format: format, charset: charset)
        }
    }

    /// The text of a file that is no article: lines that are segments, paragraphs or queries.
    func text(at path: String) throws -> String {
        let raw = try WholeFile.read(path)
        return try naming(path) { String(decoding: try SourceText(raw, charset: charset).bytes, as: UTF8.self) }
    }

    /// Gives failures the name of the file that they are about.
    private func naming<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
        do { return try body() } catch let failure as Failure { throw failure.inFile(inputName(path)) }
    }
}

/// How messages call an input.
func inputName(_ path: String) -> String { path == "-" ? "standard input" : path }
