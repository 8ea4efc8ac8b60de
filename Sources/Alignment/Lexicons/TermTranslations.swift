package import CalqueCore

/// The translations of a term by a lexicon, to be marked in texts.
package struct TermTranslations: Sendable {
    private let language: LanguageTag
    /// The strength of each translation.
    private let words: [LexiconWord: Float]

    /// The least strength: weaker words only occur near the translation.
    private static let least: Float = 0.1
    /// How many times as likely as anywhere a word must be beside the term, and the term beside the word. A function word is in
    /// many segments, and so beside many words that it does not translate.
    private static let leastLift: Float = 5

    /// Looks up the translations of a term.
    ///
    /// - Parameters:
    ///   - term: one word or several.
    ///   - source: the language of the term.
    ///   - target: the language of the texts.
    ///   - lexicon: a lexicon of both languages in either order; one of other languages has no translations.
    /// - Complexity: linear in the words of the term and in the lexicon.
    package init(of term: String, _ source: LanguageTag, in target: LanguageTag, by lexicon: Lexicon) {
        language = target
        guard lexicon.serves(source, target) else {
            words = [:]
            return
        }
        let isForward = lexicon.isForward(source, target)
        let (from, to) = isForward ? (lexicon.source, lexicon.target) : (lexicon.target, lexicon.source)
        let numbers = Set(
            LexiconWord.words(of: term.unicodeScalars.map(\.value), source).compactMap { from.index[$0] })
        var words: [LexiconWord: Float] = [:]
        if !numbers.isEmpty {
            for entry in lexicon.entries {
                let (one, other) = isForward ? (entry.source, entry.target) : (entry.target, entry.source)
                guard numbers.contains(one) else { continue }
                guard let strength = Self.strength(of: entry, in: lexicon) else { continue }
                let word = to.words[Int(other)]
                words[word] = max(words[word] ?? 0, strength)
            }
        }
        self.words = words
    }

    /// Returns the strength with which two words translate each other; nil if the lexicon is not sure that they do.
    static func strength(of entry: Lexicon.Entry, in lexicon: Lexicon) -> Float? {
        // Both directions must be likely: a function word translates many words.
        let strength = (entry.forward * entry.backward).squareRoot()
        let isSure =
            entry.forward >= leastLift * lexicon.target.frequency(Int(entry.target))
            && entry.backward >= leastLift * lexicon.source.frequency(Int(entry.source))
        return strength >= least && isSure ? strength : nil
    }

    /// Returns where a text has translations of the term: words at least half as strong as the strongest of the text.
    ///
    /// - Returns: ranges of UTF-8 bytes in ascending order; ranges that touch are joined.
    /// - Complexity: linear in the text.
    package func places(in text: String) -> [Range<Int>] {
        guard !words.isEmpty else { return [] }
        let scalars = Array(text.unicodeScalars)
        var ends = [0]
        for scalar in scalars { ends.append((ends.last ?? 0) + UTF8.width(scalar)) }
        var found: [(place: Range<Int>, strength: Float)] = []
        LexiconWord.forEach(in: scalars.map(\.value), language) { word, place in
            if let strength = words[word] { found.append((place, strength)) }
        }
        let best = found.map(\.strength).max() ?? 0
        var places: [Range<Int>] = []
        for (place, strength) in found.sorted(by: { $0.place.lowerBound < $1.place.lowerBound })
        where 2 * strength >= best {
            let range = ends[place.lowerBound]..<ends[place.upperBound]
            if let last = places.last, range.lowerBound <= last.upperBound {
                places[places.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                places.append(range)
            }
        }
        return places
    }
}
