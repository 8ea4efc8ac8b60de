package import CalqueCore
import CalqueICU

/// Which words of two languages translate each other, and how likely: learnt from pairs of segments that do.
///
/// The probabilities are those of IBM Model 1 (Brown et al. 1993), in both directions. A lexicon serves both
/// directions of its languages.
package struct Lexicon: Sendable {
    /// The languages of the pairs that it was learnt from.
    package let languages: (source: LanguageTag, target: LanguageTag)
    /// How many pairs it was learnt from.
    package let pairs: Int

    package let source: Vocabulary
    package let target: Vocabulary
    /// By source word, then by target word.
    package let entries: [Entry]
    /// Where those of each source word begin, and the end.
    package let starts: [Int32]

    /// The words of one language.
    package struct Vocabulary: Sendable {
        /// The number of each word, from 0 in the order of `words`.
        package var numbers = LexiconNumbers()
        package var words: [LexiconWord] { numbers.words }
        /// How many segments hold each word.
        package var counts: [Int32] = []
        /// The sum of the counts of all words that were read, those that the lexicon left out too.
        package var total = 0

        /// How likely a word is anywhere.
        package func frequency(_ word: Int) -> Float { Float(counts[word]) / Float(max(1, total)) }
    }

    /// Two words that translate each other.
    package struct Entry: Sendable, Equatable {
        package let source: Int32
        package let target: Int32
        /// The probability of the target word given the source word.
        package let forward: Float
        /// That of the source word given the target word.
        package let backward: Float

        package init(source: Int32, target: Int32, forward: Float, backward: Float) {
            self.source = source
            self.target = target
            self.forward = forward
            self.backward = backward
        }
    }

    /// - Parameters:
    ///   - entries: in any order, none twice.
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

    /// How many words it has of each language.
    package var wordCounts: (source: Int, target: Int) { (source.words.count, target.words.count) }

    /// How much of the words that it was learnt from it knows, in percent.
    package var memoryCoverage: (source: Int, target: Int) {
        func percent(_ vocabulary: Vocabulary) -> Int {
            let known = vocabulary.counts.reduce(0) { $0 + Int($1) }
            return vocabulary.total == 0 ? 0 : (200 * known + vocabulary.total) / (2 * vocabulary.total)
        }
        return (percent(source), percent(target))
    }

    /// Whether it is of these languages, in either order, whatever the region.
    package func serves(_ one: LanguageTag, _ other: LanguageTag) -> Bool {
        isForward(one, other) || isForward(other, one)
    }

    package func isForward(_ one: LanguageTag, _ other: LanguageTag) -> Bool {
        languages.source.matches(one) && languages.target.matches(other)
    }

    /// How many words of a text it knows.
    ///
    /// - Returns: nil for a language that it is not of.
    /// - Complexity: linear in the text.
    package func coverage(of texts: [String], in language: LanguageTag) -> (known: Int, all: Int)? {
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
                if vocabulary.numbers[word] != nil { known += 1 }
            }
        }
        return (known, all)
    }
}
