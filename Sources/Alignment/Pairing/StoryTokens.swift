import CalqueAlignment
import CalqueCore
import CalqueLanguages
import CalqueLexicons
import CalqueSegmentation

/// What a story says, as tokens that are equal in both languages: numbers by value, words in Latin letters, names by their
/// consonants, and words by the lexicon's translations into the language of the source.
struct StoryTokens: Sendable {
    /// The weights of the tokens, before their rarity counts.
    private(set) var weights: [UInt64: Float] = [:]
    /// The weights in the order of the tokens, after `keep`: sums over them are the same in each run.
    private(set) var sorted: [(token: UInt64, weight: Float)] = []
    /// The numbers in figures, by value, of each segment.
    private(set) var numbers: [Set<NumericValue>] = []
    /// What is written alike in both languages, by segment: runs of digits and words of Latin letters.
    private(set) var literals: [[Literal]] = []

    /// A run of digits, or a word of Latin letters in lower case.
    struct Literal: Hashable, Sendable {
        let token: UInt64
        let isFigure: Bool
    }

    /// Reads the tokens of a story.
    ///
    /// - Parameter dictionary: translates the words of the story into the tokens of the source.
    /// - Throws: `Failure(.internal)` if ICU's data is incomplete.
    /// - Complexity: linear in the text.
    init(_ story: Story, by dictionary: TokenDictionary) throws(Failure) {
        let language = story.document.language
        var scanner = NumberScanner(language)
        for segment in story.document.segments {
            let text = segment.text.unicodeScalars.map(\.value)
            numbers.append(Set(scanner.numbers(in: text).lazy.filter { !$0.isWord }.map(\.value)))
            for word in LexiconWord.words(of: text, language) {
                dictionary.forEachToken(of: word) { token, weight in
                    weights[Self.token(.word, UInt64(token)), default: 0] += weight
                }
            }
            try addNames(text, language)
            let found = Self.literals(of: text)
            for literal in found { weights[literal.token, default: 0] += 1 }
            literals.append(found)
        }
        // A number counts once, however often the story repeats it.
        for value in allNumbers { weights[Self.token(.number, Self.hash(value)), default: 0] += 1 }
        for (token, weight) in weights { weights[token] = (1 + weight).squareRoot() - 1 }
    }

    /// A hash that is the same in each run, unlike that of `Hashable`.
    private static func hash(_ value: NumericValue) -> UInt64 {
        "\(value)".utf8.reduce(SpellingHash.seed, SpellingHash.extend)
    }

    /// Returns the numbers of some segments.
    func numbers(in spans: [Range<Int>]) -> Set<NumericValue> {
        spans.reduce(into: []) { found, span in for values in numbers[span] { found.formUnion(values) } }
    }

    /// The numbers of all segments.
    var allNumbers: Set<NumericValue> { numbers(in: [numbers.indices]) }

    private enum Kind: Int { case number, word, name, literal }

    /// Returns the runs of digits, and the words of Latin letters of two or more.
    private static func literals(of text: [UInt32]) -> [Literal] {
        var found: [Literal] = []
        var at = 0
        while at < text.count {
            let isDigit = Letters.digit(text[at]) != nil
            guard isDigit || isLatin(text[at]) else {
                at += 1
                continue
            }
            let start = at
            var hash = SpellingHash.seed
            while at < text.count, isDigit ? Letters.digit(text[at]) != nil : isLatin(text[at]) {
                let character = isDigit ? Letters.digit(text[at]) ?? 0 : Letters.lowercase(text[at])
                hash = SpellingHash.extend(hash, character)
                at += 1
            }
            if isDigit || at - start > 1 {
                found.append(Literal(token: token(.literal, hash), isFigure: isDigit))
            }
        }
        return found
    }

    private static func isLatin(_ scalar: UInt32) -> Bool {
        (0x61...0x7A).contains(scalar) || (0x41...0x5A).contains(scalar) || Letters.isAccentedLatin(scalar)
    }

    /// Removes the tokens that no story of the other side has: they can tell nothing.
    mutating func keep(_ known: Set<UInt64>) {
        weights = weights.filter { known.contains($0.key) }
        sorted = weights.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        literals = literals.map { $0.filter { $0.isFigure || known.contains($0.token) } }
    }

    private static func token(_ kind: Kind, _ value: UInt64) -> UInt64 {
        let mixed = value &* 0x9E37_79B9_7F4A_7C15
        return (mixed ^ (mixed >> 31)) << 2 | UInt64(kind.rawValue)
    }

    /// Adds words that begin with a capital, or whose script has none, by their consonants: Oslo and Осло.
    private mutating func addNames(_ text: [UInt32], _ language: LanguageTag) throws(Failure) {
        var words: [Range<Int>] = []
        Letters.forEachWord(of: text) { range, isCapital in
            if isCapital, range.count >= 3 { words.append(range) }
        }
        for range in words {
            let stem = Letters.stem(text[range].map(Letters.lowercase), language)
            let key = NameKey.of(try LatinTransliteration.shared.spelling(of: stem))
            if key > 0 { weights[Self.token(.name, UInt64(key)), default: 0] += 1 }
        }
    }
}

/// The tokens of a lexicon's words: those of the source are their numbers, those of the target are the numbers of their
/// translations.
struct TokenDictionary: Sendable {
    private let vocabulary: Lexicon.Vocabulary?
    /// For each word of the target, its likeliest translations; empty for the source.
    private let translations: [[(token: Int, weight: Float)]]

    /// How many translations of a word count.
    private static let most = 3

    /// Without a lexicon.
    init() {
        vocabulary = nil
        translations = []
    }

    /// - Parameters:
    ///   - language: that of the story.
    ///   - source: that of the tokens.
    /// - Complexity: linear in the lexicon.
    init(_ lexicon: Lexicon, for language: LanguageTag, source: LanguageTag) {
        let isForward = lexicon.languages.source.language == source.language
        let isSource = language.language == source.language
        vocabulary = isForward == isSource ? lexicon.source : lexicon.target
        guard !isSource else {
            translations = []
            return
        }
        var found = [[(token: Int, weight: Float)]](repeating: [], count: vocabulary?.words.count ?? 0)
        for entry in lexicon.entries {
            let (word, token) = isForward ? (entry.target, entry.source) : (entry.source, entry.target)
            found[Int(word)].append((Int(token), isForward ? entry.backward : entry.forward))
        }
        translations = found.map { Array($0.sorted { $0.weight > $1.weight }.prefix(Self.most)) }
    }

    func forEachToken(of word: LexiconWord, _ body: (_ token: Int, _ weight: Float) -> Void) {
        guard let vocabulary, let number = vocabulary.index[word] else { return }
        if translations.isEmpty { return body(Int(number), 1) }
        for (token, weight) in translations[Int(number)] { body(token, weight) }
    }
}

/// A number for the consonants of a name, equal for most spellings of it in other scripts.
enum NameKey {
    /// Returns the key of a name; 0 for one with fewer than two consonants.
    ///
    /// - Parameter letters: lower-case Latin letters.
    static func of(_ letters: [UInt8]) -> Int {
        var key = 0
        var count = 0
        var last: Int?
        for sound in Phonetics.sounds(of: letters) {
            guard let group = group(sound) else {
                last = nil
                continue
            }
            if group == last { continue }
            last = group
            key = key * 8 + group
            count += 1
            if count == 5 { break }
        }
        return count >= 2 ? key : 0
    }

    /// The groups of consonants that transliterations exchange.
    private static func group(_ sound: UInt8) -> Int? {
        switch sound {
        case UInt8(ascii: "b"), UInt8(ascii: "p"): 1
        case UInt8(ascii: "f"), UInt8(ascii: "v"): 2
        case UInt8(ascii: "t"), UInt8(ascii: "d"): 3
        case UInt8(ascii: "s"), UInt8(ascii: "c"): 4
        case UInt8(ascii: "k"), UInt8(ascii: "g"): 5
        case UInt8(ascii: "l"): 6
        case UInt8(ascii: "r"): 7
        case UInt8(ascii: "m"), UInt8(ascii: "n"): 8
        default: nil
        }
    }
}
