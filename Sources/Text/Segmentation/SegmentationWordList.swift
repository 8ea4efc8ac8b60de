import CalqueCore

/// Words by class, as a file lists them: the form of `Resources/<language>.txt` and of the user's own lists.
///
///     # A line with a # is a comment. The full stop at the end of an abbreviation may be left off.
///     [title]
///     Mr Mrs Gen
///     [organisation]
///     Inc Corp
package struct WordList: Sendable {
    /// What a word is to the rules. What each does is said at the rule of the same name.
    package enum Class: String, Sendable, CaseIterable {
        /// Joins what follows: `Mr`.
        case title
        /// Joins a number that follows: `No`.
        case number
        /// Joins what follows unless that is one of the `starters`: `Inc`.
        case organisation
        /// As `organisation`; a word of the language's own script after a foreign one starts a sentence: `D.C`.
        case place
        /// Ends a sentence before a capital letter, unless one of the `continuations` follows: `p.m`. A word that is
        /// `title` too is a unit after a number only: `см`.
        case unit
        /// A unit of time: `г`.
        case year
        /// Ends only after the word for "and": `и др`.
        case afterAnd = "after-and"
        /// Words before a letter that stands for a name: `Plan B.`
        case lettered
        /// Names that end in an exclamation mark, which is left off: `Yahoo`.
        case exclaimed
        /// Words that start a sentence after an abbreviation of the class `organisation`.
        case starters
        /// Words that carry a sentence on after an abbreviation of the class `unit`; in Chinese, after an ellipsis.
        case continuations
        /// Words with which a sentence says when something happened: `В 2014 г. Россия`.
        case openers
        /// Verbs (in Chinese: ends of a clause) that say that somebody spoke.
        case speech
        /// Those of them that take a person: `asked the minister`.
        case telling
        /// Words after which `no` is an answer and no number: `She said no. 15 others`.
        case answering
        /// News agencies, in the spelling of datelines.
        case agencies
        /// Names that keep a small letter at the start of a sentence: `adidas`.
        case brands
        /// In Chinese: what carries on a sentence after a quotation inside of it: `“加油！”的口号`.
        case joining
    }

    struct Entry: Sendable {
        let word: String
        let `class`: Class
    }

    private(set) var entries: [Entry] = []

    /// - Throws: `Failure(.badData)` with the line where the file is not UTF-8, names no class, or one that is unknown.
    package init(_ file: [UInt8]) throws {
        var current: Class?
        for (index, bytes) in file.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let place = Failure.Place(line: index + 1)
            guard let line = String(validating: bytes, as: UTF8.self) else {
                throw Failure(.badData, "not UTF-8", at: place)
            }
            let words = line.split { $0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\u{FEFF}" || $0 == "\r\n" }
            guard let first = words.first, !first.hasPrefix("#") else { continue }
            if first.hasPrefix("[") {
                let name = first.dropFirst().prefix { $0 != "]" }
                guard words.count == 1, first.last == "]", let known = Class(rawValue: String(name)) else {
                    throw Failure(
                        .badData, "no class of words: \(line)", at: place,
                        advice: "use one of \(Class.allCases.map(\.rawValue).joined(separator: ", "))")
                }
                current = known
                continue
            }
            guard let current else {
                throw Failure(.badData, "words before the first class", at: place, advice: "start with a [class]")
            }
            for word in words {
                let bare = word.hasSuffix(".") ? word.dropLast() : word
                guard !bare.isEmpty, bare.utf8.count <= 48 else {
                    throw Failure(.badData, "no word: \(word)", at: place, advice: "give 1 to 48 bytes")
                }
                entries.append(Entry(word: String(bare), class: current))
            }
        }
    }

    /// A list of our own, which the tests read.
    init(builtIn file: [UInt8]) {
        do {
            try self.init(file)
        } catch {
            preconditionFailure("built-in word list: \(error)")
        }
    }
}
