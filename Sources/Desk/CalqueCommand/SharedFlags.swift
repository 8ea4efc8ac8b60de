import Calque
import CalqueCommandLine
import CalqueOutputs

/// Operands and flags of several commands.
enum Shared {
    static let memory = Operand("MEMORY", .file, help: "A TMX file, or a folder of TMX files")
    static let newMemory = Operand(
        "MEMORY", .file, help: "A TMX file, or a folder of TMX files; created if it does not exist")
}

enum SharedFlags {
    private static let input = "Input options"
    private static let output = "Output options"

    static let encoding = Flag.optional(
        "encoding", .string, "NAME", absent: "detected from the bytes",
        help: "The encoding of the articles, such as windows-1251", group: input)
    static let inputFormat = Flag.optional(
        "input-format", .choice(of: Article.Format.self), absent: "detected from the content",
        help: "The text format of the articles", group: input)
    static let boilerplate = Flag.optional(
        "boilerplate", .file, absent: "the built-in lines only",
        help: "Lines of your house that are no text of an article, one a line; a star at either end matches any text",
        group: input)
    static let segmented = Flag.switch("segmented", help: "Take each line of the input as a segment", group: input)
    static let noEncoder = Flag.switch(
        "no-encoder", help: "Work without the sentence encoder: by lengths, numbers, names and lexicons")
    static let lang = Flag.optional(
        "lang", short: "l", .language, absent: "auto, detected from letters and words",
        help: "The language of the articles")
    static let layout = Flag(
        "format", short: "f", .choice(of: PlainLayout.self), default: .text, help: "The output format")
    static let tableLayout = Flag(
        "format", short: "f", .choice(of: TableLayout.self), default: .text, help: "The output format")
    static let timings = Flag.optional(
        "timings", .file, help: "Write the time of each query to this file, in nanoseconds, one per line", group: output
    )

    /// The reader of articles that a call asks for.
    ///
    /// - Throws: `Failure` when the file of boilerplate cannot be used.
    static func reader(_ call: Invocation, isSegmented: Bool = false) throws(Failure) -> ArticleReader {
        var patterns: BoilerplatePatterns?
        if let path = call[boilerplate] {
            let list = try WholeFile.read(path, limit: 16 << 20, advice: "give a list of lines")
            do throws(Failure) { patterns = try BoilerplatePatterns(reading: list) } catch { throw error.inFile(path) }
        }
        return ArticleReader(
            charset: call[encoding].map(Charset.init), format: call[inputFormat], isSegmented: isSegmented,
            boilerplate: patterns)
    }

    /// Advice for those who still give a path to `--to`.
    static let pathIsOutput = [
        "to": "--to names a language in other commands; use --output PATH"
    ]
}

extension ValueKind where Value == String {
    /// A day or a moment, in the spelling of the user.
    static var date: ValueKind {
        ValueKind(
            "DATE", expects: "a date such as 2026-02-03", read: { UnitDate($0) == nil ? nil : $0 }, spell: { $0 })
    }
}

enum PlainLayout: String, CaseIterable { case text, json }
enum TableLayout: String, CaseIterable { case text, json, tsv }

/// Nil for `auto`: the language is detected from letters and words.
func language(_ given: LanguageTag?) -> LanguageTag? { given == "auto" ? nil : given }
