package import CalqueCore

/// What a lexicon has as translations of a term, to be marked in a text.
package struct TermTranslations: Sendable {
    private let language: LanguageTag
    /// How surely each word is one.
    private let words: [LexiconWord: Float]

    /// What is less sure is no translation but company.
    private static let least: Float = 0.1

    /// - Parameters:
    ///   - term: one word or several, in `source`.
    ///   - lexicon: of both languages, in either order; of others it has nothing.
    /// - Complexity: linear in the term's words and the lexicon.
    package init(of term: String, _ source: LanguageTag, in target: LanguageTag, by lexicon: Lexicon) {
        language = target
        guard lexicon.serves(source, target) else {
            words = [:]
            return
        }
        let isForward = lexicon.isForward(source, target)
        let (from, to) = isForward ? (lexicon.source, lexicon.target) : (lexicon.target, lexicon.source)
        let numbers = Set(
            LexiconWord.words(of: term.unicodeScalars.map(\.value), source).compactMap { from.numbers[$0] })
        var words: [LexiconWord: Float] = [:]
        if !numbers.isEmpty {
            for entry in lexicon.entries {
                let (one, other) = isForward ? (entry.source, entry.target) : (entry.target, entry.source)
                guard numbers.contains(one) else { continue }
                // Each must mean the other: of the alone means many.
                let strength = (entry.forward * entry.backward).squareRoot()
                let word = to.words[Int(other)]
                if strength >= Self.least { words[word] = max(words[word] ?? 0, strength) }
            }
        }
        self.words = words
    }

    /// Where a text has them, in UTF-8 bytes, from left to right, none touching: words at least half as sure as the
    /// surest of the text.
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
