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
}
