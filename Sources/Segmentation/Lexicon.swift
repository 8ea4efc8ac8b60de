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

    func contains(_ word: String, in list: Class) -> Bool { words[list]?.contains(word) ?? false }

    func all(in list: Class) -> Set<String> { words[list] ?? [] }

    /// The lexicon of a language; empty for a language without one, which leaves the generic rules.
    static func of(_ language: LanguageTag) -> Lexicon { built[String(language.language)] ?? Lexicon() }

    private static let built: [String: Lexicon] = [
        "en": Lexicon(parsing: PackageResources.en_txt),
        "ru": Lexicon(parsing: PackageResources.ru_txt),
        "zh": Lexicon(parsing: PackageResources.zh_txt),
    ]

    private init() {}

    /// Lines of words after a line `[class]`; `#` starts a comment.
    private init(parsing file: [UInt8]) {
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
