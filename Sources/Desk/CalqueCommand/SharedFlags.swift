import Calque
import CalqueCommandLine

/// Flags that several commands share, so that each is said once.
enum SharedFlags {
    static let encoding = Flag.optional(
        "encoding", .string, "NAME", absent: "told from the bytes",
        help: "The encoding of the articles, such as windows-1251", group: "Input options")

    static let inputFormat = Flag.optional(
        "input-format", .choice(of: Article.Format.self), absent: "told from the content",
        help: "How the articles are laid out", group: "Input options")

    static let noEncoder = Flag.switch(
        "no-encoder", help: "Work without the sentence encoder, by lengths, numbers, names and lexicons")
}

/// `auto` where a language is asked for: told from the letters.
func language(_ given: LanguageTag?) -> LanguageTag? { given == "auto" ? nil : given }
