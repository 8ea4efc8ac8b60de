import Calque
import CommandLineKit

/// Reads and segments what the user names, the way the flags say.
struct ArticleInput {
    var charset: Charset?
    var format: Article.Format?
    /// The input has one segment a line.
    var isSegmented = false
    /// Used instead of the built-in rules; what cannot be used of them is skipped.
    var rules: SRXRules?

    /// - Parameter path: a file, or `-` for standard input.
    /// - Throws: `Failure` with the file named.
    func version(at path: String, language: LanguageTag?) throws -> Version {
        let raw = try Input.read(path)
        do {
            if isSegmented {
                let text = String(decoding: try SourceText(raw, charset: charset).bytes, as: UTF8.self)
                return Version(
                    segments: Segment.lines(of: text), language: language ?? LanguageTag(guessedFrom: text))
            }
            return try Version(reading: raw, language: language, format: format, charset: charset, rules: rules)
        } catch let failure as Failure {
            throw failure.inFile(path == "-" ? "standard input" : path)
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
            do {
                for segment in try segmenters(article.language).segment(article) {
                    let numbered = Segment(
                        text: segment.text, range: segment.range, paragraph: paragraphs + segment.paragraph,
                        kind: segment.kind, language: segment.language)
                    all.append((numbered, article.language))
                }
            } catch let failure as Failure {
                throw failure.inFile(path == "-" ? "standard input" : path)
            }
            paragraphs += article.blocks.count
        }
        return all
    }

    /// All articles of a file.
    func articles(at path: String, language: LanguageTag?) throws -> [Article] {
        let raw = try Input.read(path)
        do {
            return try Article.readAll(raw, language: language, format: format, charset: charset)
        } catch let failure as Failure {
            throw failure.inFile(path == "-" ? "standard input" : path)
        }
    }
}
