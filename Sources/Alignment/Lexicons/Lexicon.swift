public import CalqueCore
import CalqueICU

/// A bilingual lexicon: the words of two languages that translate each other, with their probabilities.
///
/// It is learned from pairs of segments that translate each other. The probabilities are those of IBM Model 1 (Brown et
/// al. 1993) in both directions, so that it can be used for both directions.
public struct Lexicon: Sendable {
    /// The languages of the pairs that it was learned from.
    public let languages: (source: LanguageTag, target: LanguageTag)
    /// The number of pairs that it was learned from.
    package let pairs: Int

    /// The words of the source language.
    package let source: Vocabulary
    /// The words of the target language.
    package let target: Vocabulary
    /// The pairs of words that translate each other, in the order of their source words, then of their target words.
    package let entries: [Entry]
    /// Where the entries of each source word begin, and the end.
    package let starts: [Int32]

    /// The words of one language.
    package struct Vocabulary: Sendable {
        /// The number of each word, counted from 0 in the order of `words`.
        package internal(set) var index = LexiconIndex()
        /// The words in the order of their numbers.
        package var words: [LexiconWord] { index.words }
        /// The number of segments that hold each word.
        package internal(set) var counts: [Int32] = []
        /// The sum of the counts of all words that were read, including those that the lexicon does not have.
        package internal(set) var total = 0

        /// Returns the relative frequency of a word.
        package func frequency(_ word: Int) -> Float { Float(counts[word]) / Float(max(1, total)) }
    }

    /// Two words that translate each other.
    package struct Entry: Sendable, Equatable {
        /// The number of the source word.
        package let source: Int32
        /// The number of the target word.
        package let target: Int32
        /// The probability of the target word given the source word.
        package let forward: Float
        /// The probability of the source word given the target word.
        package let backward: Float

        /// Creates an entry from the numbers of its words and both probabilities.
        package init(source: Int32, target: Int32, forward: Float, backward: Float) {
            self.source = source
            self.target = target
            self.forward = forward
            self.backward = backward
        }
    }

    /// - Parameters:
    ///   - pairs: the number of pairs that the lexicon was learned from.
    ///   - entries: the entries in any order, none twice.
    init(
        languages: (source: LanguageTag, target: LanguageTag), pairs: Int, source: Vocabulary, target: Vocabulary,
        entries: [Entry]
    ) {
        self.languages = languages
        self.pairs = pairs
        self.source = source
        self.target = target
        self.entries = entries.sorted { ($0.source, $0.target) < ($1.source, $1.target) }
        var starts = [Int32](repeating: 0, count: source.words.count + 1)
        for entry in entries { starts[Int(entry.source) + 1] += 1 }
        for word in source.words.indices { starts[word + 1] += starts[word] }
        self.starts = starts
    }

    /// The number of words of each language.
    public var wordCounts: (source: Int, target: Int) { (source.words.count, target.words.count) }

    /// The share of the words of its pairs that the lexicon knows, in percent.
    public var memoryCoverage: (source: Int, target: Int) {
        func percent(_ vocabulary: Vocabulary) -> Int {
            let known = vocabulary.counts.reduce(0) { $0 + Int($1) }
            return vocabulary.total == 0 ? 0 : (200 * known + vocabulary.total) / (2 * vocabulary.total)
        }
        return (percent(source), percent(target))
    }

    /// Returns whether the lexicon is of these languages, in either order and whatever their regions.
    package func serves(_ one: LanguageTag, _ other: LanguageTag) -> Bool {
        isForward(one, other) || isForward(other, one)
    }

    /// Returns whether the lexicon is of these languages in this order.
    package func isForward(_ one: LanguageTag, _ other: LanguageTag) -> Bool {
        languages.source.matches(one) && languages.target.matches(other)
    }

    /// Returns how many words of some texts the lexicon knows, and how many words there are.
    ///
    /// - Returns: nil for a language that the lexicon is not of.
    /// - Complexity: linear in the texts.
    public func coverage(of texts: [String], in language: LanguageTag) -> (known: Int, all: Int)? {
        let vocabulary: Vocabulary
        if languages.source.matches(language) {
            vocabulary = source
        } else if languages.target.matches(language) {
            vocabulary = target
        } else {
            return nil
        }
        var (known, all) = (0, 0)
        for text in texts {
            for word in LexiconWord.words(of: text.unicodeScalars.map(\.value), language) {
                all += 1
                if vocabulary.index[word] != nil { known += 1 }
            }
        }
        return (known, all)
    }
}
