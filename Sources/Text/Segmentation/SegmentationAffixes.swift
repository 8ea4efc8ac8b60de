/// Words and parts of words that text is compared with at its start or end, because they are not words between spaces:
/// endings of words, and words of a language without spaces. The longest come first.
final class SegmentationAffixes: Sendable {
    /// The class `speech`: in Chinese, ends of clauses that attribute a quotation.
    let clauseEnds: [[UInt8]]
    /// The class `continuations`: in Chinese, beginnings of text that continues a sentence.
    let continuations: [[UInt8]]
    /// The class `joining`: beginnings of text that continues a sentence after a quotation.
    let joining: [[UInt8]]
    /// The class `sources`: beginnings of text that names the source of the next sentence.
    let sources: [[UInt8]]
    /// The class `dateline-ends`: ends of datelines.
    let datelineEnds: [[UInt8]]
    /// The class `denials`: in Chinese, words of a clause that attributes nothing.
    let denials: [[UInt8]]
    /// The class `persons`: in Chinese, ends of words for persons.
    let persons: [[UInt8]]
    /// The class `aspects`: in Chinese, ends of a clause that tells what happened.
    let aspects: [[UInt8]]
    /// The class `before-quotation`: in Chinese, words before a quotation that need more text after it.
    let beforeQuotation: [[UInt8]]
    /// The class `compounds`: in Chinese, words that begin like one of `joining` or `continuations`.
    let compounds: [[UInt8]]
    /// The class `undenied`: in Chinese, words that begin like one of `denials` and deny nothing.
    let undenied: [[UInt8]]
    /// The class `speech-characters`: in Chinese, characters of which verbs of speech are made.
    let speechCharacters: [[UInt8]]
    /// The class `speech-nouns`: in Chinese, other words that end in such a character.
    let speechNouns: [[UInt8]]
    /// The class `speech-tails`: in Chinese, what may follow a verb of speech at the end of its clause.
    let speechTails: [[UInt8]]
    let verbEndings: [[UInt8]]
    let surnameEndings: [[UInt8]]
    let adverbEndings: [[UInt8]]

    init(_ lists: [SegmentationWordList]) {
        func all(_ name: SegmentationWordList.Class) -> [[UInt8]] {
            lists.flatMap { $0.entries.filter { $0.class == name }.map { Array($0.word.utf8) } }
                .sorted { $0.count > $1.count }
        }
        clauseEnds = all(.speech)
        continuations = all(.continuations)
        joining = all(.joining)
        sources = all(.sources)
        datelineEnds = all(.datelineEnds)
        denials = all(.denials)
        persons = all(.persons)
        aspects = all(.aspects)
        beforeQuotation = all(.beforeQuotation)
        compounds = all(.compounds)
        undenied = all(.undenied)
        speechCharacters = all(.speechCharacters)
        speechNouns = all(.speechNouns)
        speechTails = all(.speechTails)
        verbEndings = all(.verbEndings)
        surnameEndings = all(.surnameEndings)
        adverbEndings = all(.adverbEndings)
    }

    /// The classes whose entries are never whole words.
    static let partsOfWords: Set<SegmentationWordList.Class> = [.verbEndings, .surnameEndings, .adverbEndings]
}

extension Paragraph {
    /// Whether a word has one of the endings and at least one byte before it.
    func word(_ word: Range<Int>, hasEndingIn endings: [[UInt8]]) -> Bool {
        let bytes = slice(word)
        return endings.contains { bytes.count > $0.count && bytes.suffix($0.count).elementsEqual($0) }
    }

    /// Whether the text at a position starts with one of the words.
    func startsWith(_ words: [[UInt8]], at position: Int) -> Bool {
        let rest = bytes[position...]
        return words.contains { rest.starts(with: $0) }
    }
}
