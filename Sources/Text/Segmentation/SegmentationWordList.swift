public import CalqueCore

/// Words by class, read from a file. `Resources/<language>.txt` and the lists of users have this format:
///
///     # A line with a # is a comment. The full stop at the end of an abbreviation may be left off.
///     [title]
///     Mr Mrs Gen
///     [organisation]
///     Inc Corp
public struct SegmentationWordList: Sendable {
    /// The classes of words that the rules distinguish.
    public enum Class: String, Sendable, CaseIterable {
        /// An abbreviation that never ends a sentence: `Mr`.
        case title
        /// An abbreviation that does not end a sentence before a number: `No`.
        case number
        /// An abbreviation that ends a sentence only before one of the `starters`: `Inc`.
        case organisation
        /// Like `organisation`, but an abbreviation in Latin letters also ends a sentence before a Cyrillic word:
        /// `D.C`.
        case place
        /// A unit, which ends a sentence before a capital letter, unless one of the `continuations` follows: `p.m`. A
        /// word that is a `title` too is a unit only after a number: `см`.
        case unit
        /// An abbreviation for "year" or "century": `г`.
        case year
        /// An abbreviation that ends a sentence only after the word for "and": `и др`.
        case afterAnd = "after-and"
        /// Words before a letter that is a name: `Plan B.`
        case lettered
        /// Names that end in an exclamation mark, listed without it: `Yahoo`.
        case exclaimed
        /// Words that start a sentence after an abbreviation of the class `organisation`.
        case starters
        /// Words that continue a sentence after an abbreviation of the class `unit`; in Chinese, after an ellipsis.
        case continuations
        /// Words at the start of a sentence that say when or where: `В 2014 г. Россия`.
        case openers
        /// Verbs of speech; in Chinese, the ends of a clause that attributes a quotation.
        case speech
        /// Verbs of speech with a person as their object: `asked the minister`.
        case telling
        /// Words after which `no` is an answer and not "number": `She said no. 15 others`.
        case answering
        /// News agencies, spelt as in datelines.
        case agencies
        /// Names with a lower-case letter even at the start of a sentence: `adidas`.
        case brands
        /// In Chinese, words that continue a sentence after a quotation in it: `“加油！”的口号`.
        case joining
        /// In Chinese, words that name the source of the next sentence: `据她介绍，…`
        case sources
        /// In Chinese, ends of datelines: `国际电讯社北京2月3日电`.
        case datelineEnds = "dateline-ends"
        /// In Chinese, words of a clause after a quotation by which it attributes nothing: `他没有回答`.
        case denials
        /// In Chinese, words that begin like one of the class `joining` or `continuations` and continue nothing: `和平`
        case compounds
        /// In Chinese, words that begin like one of the class `denials` and deny nothing: `不已`
        case undenied
        /// In Chinese, characters of which verbs of speech are made: `喊`, `告`
        case speechCharacters = "speech-characters"
        /// In Chinese, other words that end in such a character: `会议`
        case speechNouns = "speech-nouns"
        /// In Chinese, what may follow a verb of speech at the end of its clause: `尖叫着`
        case speechTails = "speech-tails"
        /// In Chinese, ends of words for persons, who speak in a short clause after a quotation: `市长感慨`.
        case persons
        /// In Chinese, words before a quotation that need more text after it: `在“你好！”声中`.
        case beforeQuotation = "before-quotation"
        /// In Chinese, ends of a clause that tells what happened: `他走了`.
        case aspects
        /// Nouns after an ordinal number with a full stop: German `3. Oktober`.
        case ordinalNouns = "ordinal-nouns"
        /// Words before an ordinal number with a full stop: German `der 3. Zug`.
        case ordinalOpeners = "ordinal-openers"
        /// Answers that are abbreviations too: `no`.
        case answers
        /// Words for "and", after which abbreviations of the class `after-and` end a sentence.
        case and
        /// Pronouns with a capital letter inside a sentence: `I`.
        case pronouns
        /// Nouns after a place that continue a time of day: `10 a.m. Singapore time`.
        case zoneNouns = "zone-nouns"
        /// Words for "that", which begin a clause after a verb of the class `telling`.
        case that
        /// Words that deny: a verb of speech after one attributes nothing.
        case negations
        /// Words that begin a clause after any other verb of speech: `Smith said the port would open`.
        case clauseOpeners = "clause-openers"
        /// Short verbs, which show that a sentence with a year says more than when: `был`.
        case verbs
        /// Endings of other verbs.
        case verbEndings = "verb-endings"
        /// Nouns that end like verbs: `числа`.
        case nouns
        /// Endings of surnames, after which initials may end a sentence: `Иванов А. Б. Встреча прошла`.
        case surnameEndings = "surname-endings"
        /// Endings of adverbs, which start a sentence if a comma follows: `Separately, …`
        case adverbEndings = "adverb-endings"
    }

    /// A word and one of its classes.
    struct Entry: Sendable {
        let word: String
        let `class`: Class
    }

    private(set) var entries: [Entry] = []
    /// Returns the words of a class.
    package func words(_ name: Class) -> [String] { entries.filter { $0.class == name }.map(\.word) }

    /// Reads a list.
    ///
    /// - Parameter file: the bytes of the file.
    /// - Throws: `Failure(.badData)` with the line if the file is not UTF-8, has words before the first class, or names
    ///   an unknown class.
    /// - Complexity: linear in the size of the file.
    public init(_ file: [UInt8]) throws(Failure) {
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
                        .badData, "unknown class of words: \(line)", at: place,
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
                    throw Failure(
                        .badData, "the word '\(word)' is empty or too long", at: place, advice: "give 1 to 48 bytes")
                }
                entries.append(Entry(word: String(bare), class: current))
            }
        }
    }

    /// Reads a built-in list. The tests ensure that it is valid.
    init(builtIn file: [UInt8]) {
        do throws(Failure) { try self.init(file) } catch {
            preconditionFailure("built-in word list: \(error)")
        }
    }
}
