import Core

/// What the rules know of a language: lists of words by class, from `Resources/<language>.txt`.
struct Lexicon: Sendable {
    /// The classes that a file may name in brackets. What each does is said at the rule of the same name.
    enum Class: String, CaseIterable {
        case title, number, organisation, unit
        /// Words that start a sentence after an abbreviation of the class `organisation`.
        case starters
        /// Words that carry a sentence on after an abbreviation of the class `unit`.
        case continuations
        /// Verbs (in Chinese: ends of a clause) that say that somebody spoke.
        case speech
    }

    private var words: [Class: Set<String>] = [:]
    private var borrowsLatin = false

    func contains(_ word: String, in list: Class) -> Bool { words[list]?.contains(word) ?? false }

    /// The lexicon to ask about a word: Latin words in copy of another script are English to it.
    func lexicon(for word: String) -> Lexicon {
        borrowsLatin && word.utf8.allSatisfy { $0 < 0x80 } ? Self.built["en"] ?? self : self
    }

    func all(in list: Class) -> Set<String> { words[list] ?? [] }

    /// The lexicon of a language; empty for a language without one, which leaves the generic rules.
    static func of(_ language: LanguageTag) -> Lexicon { built[String(language.language)] ?? Lexicon() }

    private static let built: [String: Lexicon] = [
        "en": Lexicon(parsing: PackageResources.en_txt),
        "ru": Lexicon(parsing: PackageResources.ru_txt, borrowsLatin: true),
        "zh": Lexicon(parsing: PackageResources.zh_txt, borrowsLatin: true),
    ]

    private init() {}

    /// Lines of words after a line `[class]`; `#` starts a comment.
    private init(parsing file: [UInt8], borrowsLatin: Bool = false) {
        self.borrowsLatin = borrowsLatin
        var current: Class?
        for line in String(decoding: file, as: UTF8.self).split(separator: "\n") {
            if line.hasPrefix("#") { continue }
            if line.hasPrefix("["), line.hasSuffix("]") {
                current = Class(rawValue: String(line.dropFirst().dropLast()))
                continue
            }
            if let current { words[current, default: []].formUnion(line.split(separator: " ").map(String.init)) }
        }
    }
}
