import Calque
import CommandLineKit

/// Reads and segments what the user names, the way the flags say.
struct ArticleInput {
    var charset: Charset?
    var format: Article.Format?
    /// The input has one segment a line.
    var isSegmented = false

    /// - Parameter path: a file, or `-` for standard input.
    /// - Throws: `Failure` with the file named.
    func version(at path: String, language: LanguageTag?) throws -> Version {
        if isSegmented {
            let text = try text(at: path)
            return Version(segments: Segment.lines(of: text), language: language ?? LanguageTag(guessedFrom: text))
        }
        let raw = try Input.read(path)
        return try naming(path) {
            try Version(reading: raw, language: language, format: format, charset: charset)
        }
    }

    /// The segments of all articles of a file, each with its language: a package may hold several. Their paragraphs are
    /// counted through.
    func segments(
        at path: String, language: LanguageTag?, by segmenters: (LanguageTag) throws -> Segmenter
    ) throws -> [(segment: Segment, language: LanguageTag)] {
        var all: [(segment: Segment, language: LanguageTag)] = []
        var paragraphs = 0
        for article in try articles(at: path, language: language) {
            for segment in try naming(path, { try segmenters(article.language).segment(article) }) {
                let numbered = Segment(
                    text: segment.text, range: segment.range, paragraph: paragraphs + segment.paragraph,
                    kind: segment.kind, language: segment.language)
                all.append((numbered, article.language))
            }
            paragraphs += article.blocks.count
        }
        return all
    }

    /// All articles of a file.
    func articles(at path: String, language: LanguageTag?) throws -> [Article] {
        let raw = try Input.read(path)
        return try naming(path) {
            try Article.readAll(raw, language: language, format: format, charset: charset)
        }
    }

    /// The text of a file that is no article: lines that are segments, paragraphs or queries.
    func text(at path: String) throws -> String {
        let raw = try Input.read(path)
        return try naming(path) { String(decoding: try SourceText(raw, charset: charset).bytes, as: UTF8.self) }
    }

    /// Gives failures the name of the file that they are about.
    private func naming<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
        do { return try body() } catch let failure as Failure { throw failure.inFile(inputName(path)) }
    }
}

/// How messages call an input.
func inputName(_ path: String) -> String { path == "-" ? "standard input" : path }
