package import CalqueCore

/// Learns a lexicon from pairs of segments that translate each other.
///
///     var learner = LexiconLearner(source: "en", target: "ru")
///     learner.add("The harbour was closed.", "Порт был закрыт.")
///     let lexicon = learner.lexicon()
///
/// The method is IBM Model 1 (Brown et al. 1993) in both directions, over pairs of words that occur together in several
/// segments and more often than by chance. As Moore (2004) recommends, the empty word has weight and the counts of rare
/// words are smoothed, so that a rare word does not become the translation of every word that is left unexplained. The same
/// pairs in the same order give the same lexicon.
package struct LexiconLearner {
    private let languages: (source: LanguageTag, target: LanguageTag)
    private var source = Side()
    private var target = Side()
    /// The number of pairs that were added.
    package private(set) var pairs = 0
    /// One of this many pairs is kept.
    private var stride = 1
    /// The greatest number of pairs that are kept, which bounds the memory. Above it every second pair is dropped.
    private let most: Int
    private let limits: Limits

    /// The limits below and above which words and entries are dropped.
    struct Limits {
        /// The least number of segment pairs that hold a word, or a pair of words.
        var leastCount: Int32 = 2
        /// The greatest number of candidate translations of a word.
        var mostCandidates = 64
        /// The least expected count of an entry by Model 1.
        var leastExpected: Float = 1
        /// The least values of the greater and of the lesser probability of an entry.
        var leastProbability: (greater: Float, lesser: Float) = (0.1, 0.02)
        /// The greatest number of translations of a word that are kept, for the words of each language.
        var mostEntries = 4
        /// The number of iterations of expectation maximisation.
        var rounds = 5
    }

    /// The words of one language in all pairs.
    private struct Side {
        var numbers: [LexiconWord: Int32] = [:]
        var words: [LexiconWord] = []
        /// The different words of each pair, one pair after the other.
        var tokens: [Int32] = []
        var starts: [Int] = [0]

        mutating func add(_ text: String, _ language: LanguageTag) {
            // No sentence has more words; the rest is not read.
            let longest = 250
            var seen: Set<Int32> = []
            for word in LexiconWord.words(of: text.unicodeScalars.map(\.value), language).prefix(longest) {
                let number = numbers[word] ?? Int32(words.count)
                if number == words.count {
                    numbers[word] = number
                    words.append(word)
                }
                if seen.insert(number).inserted { tokens.append(number) }
            }
            starts.append(tokens.count)
        }

        /// Drops every second pair.
        mutating func halve() {
            var kept: [Int32] = []
            var keptStarts = [0]
            for pair in Swift.stride(from: 0, to: starts.count - 1, by: 2) {
                kept += tokens[starts[pair]..<starts[pair + 1]]
                keptStarts.append(kept.count)
            }
            (tokens, starts) = (kept, keptStarts)
        }
    }

    /// Creates a learner without pairs.
    package init(source: LanguageTag, target: LanguageTag) {
        self.init(source: source, target: target, limits: Limits(), most: 250_000)
    }

    init(source: LanguageTag, target: LanguageTag, limits: Limits, most: Int = 250_000) {
        languages = (source, target)
        self.limits = limits
        self.most = most
    }

    /// Adds a pair of texts that translate each other.
    ///
    /// - Complexity: linear in the texts.
    package mutating func add(_ source: String, _ target: String) {
        defer { pairs += 1 }
        guard pairs % stride == 0 else { return }
        self.source.add(source, languages.source)
        self.target.add(target, languages.target)
        guard self.source.starts.count > most else { return }
        self.source.halve()
        self.target.halve()
        stride *= 2
    }

    /// Returns the lexicon of the pairs so far.
    ///
    /// - Complexity: linear in the pairs, for segments of bounded length: 20,000 pairs of news take a second or two.
    package func lexicon() -> Lexicon {
        let one = SegmentWords(tokens: source.tokens, starts: source.starts, count: source.words.count)
        let two = SegmentWords(tokens: target.tokens, starts: target.starts, count: target.words.count)
        var model = IBMModel1(source: one, target: two, limits: limits)
        for _ in 0..<limits.rounds { model.improve() }
        let entries = model.best(limits)
        // Only words that have entries are kept, in the order of their spelling.
        let left = Self.vocabulary(source.words, one, keeping: entries.map(\.source))
        let right = Self.vocabulary(target.words, two, keeping: entries.map(\.target))
        return Lexicon(
            languages: languages, pairs: pairs, source: left.vocabulary, target: right.vocabulary,
            entries: entries.map {
                Lexicon.Entry(
                    source: left.numbers[Int($0.source)], target: right.numbers[Int($0.target)],
                    forward: $0.forward, backward: $0.backward)
            })
    }

    private static func vocabulary(
        _ words: [LexiconWord], _ pairs: SegmentWords, keeping kept: [Int32]
    ) -> (vocabulary: Lexicon.Vocabulary, numbers: [Int32]) {
        var numbers = [Int32](repeating: -1, count: words.count)
        var vocabulary = Lexicon.Vocabulary()
        for old in Set(kept).sorted(by: { words[Int($0)] < words[Int($1)] }) {
            let number = Int32(vocabulary.words.count)
            numbers[Int(old)] = number
            vocabulary.index.append(words[Int(old)])
            vocabulary.counts.append(pairs.counts[Int(old)])
        }
        vocabulary.total = pairs.tokens.count
        return (vocabulary, numbers)
    }
}

/// The words of one side of segment pairs, as numbers, each word once in a segment.
struct SegmentWords {
    /// The words of each pair, one pair after the other.
    let tokens: [Int32]
    /// Where the words of each pair begin, and the end.
    let starts: [Int]
    /// The number of pairs that hold each word.
    let counts: [Int32]

    init(tokens: [Int32], starts: [Int], count: Int) {
        self.tokens = tokens
        self.starts = starts
        var counts = [Int32](repeating: 0, count: count)
        for token in tokens { counts[Int(token)] += 1 }
        self.counts = counts
    }

    var pairCount: Int { starts.count - 1 }

    subscript(pair: Int) -> ArraySlice<Int32> { tokens[starts[pair]..<starts[pair + 1]] }
}
