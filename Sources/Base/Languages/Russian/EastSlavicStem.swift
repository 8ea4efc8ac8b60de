package import CalqueCore

extension Letters {
    /// Returns a word without its ending, as far as that is possible without a dictionary: in Russian, Ukrainian and
    /// Belarusian the endings of nouns and adjectives, in Korean the particles. Words of other languages are returned
    /// unchanged.
    ///
    /// - Parameter word: lower-case characters.
    package static func stem(_ word: [UInt32], _ language: LanguageTag) -> [UInt32] {
        if language.language == "ko" { return KoreanParticles.stem(word) }
        guard language.language == "ru" || language.language == "uk" || language.language == "be" else { return word }
        // The last characters as numbers, so that each ending is one comparison.
        var tails = SIMD4<UInt64>()
        var tail: UInt64 = 0
        for length in 1...4 where length + 3 <= word.count {
            tail |= UInt64(word[word.count - length] & 0xFFFF) << UInt64(16 * (length - 1))
            tails[length - 1] = tail
        }
        for (length, ending) in endings where tails[length - 1] == ending { return Array(word.dropLast(length)) }
        return word
    }

    /// Endings of Russian nouns and adjectives, the longest first.
    private static let endings: [(length: Int, packed: UInt64)] = [
        "иями", "ами", "ями", "ого", "его", "ому", "ему", "ыми", "ими", "иях", "ией", "ием", "иям",
        "ой", "ей", "ый", "ий", "ая", "яя", "ое", "ее", "ые", "ие", "ых", "их", "ым", "им", "ом", "ем", "ую", "юю",
        "ов", "ев", "ам", "ям", "ах", "ях", "ия", "ии", "ию", "ью", "а", "я", "у", "ю", "е", "и", "ы", "ь", "о", "й",
    ].map { $0.unicodeScalars.map { UInt64($0.value) } }.sorted { $0.count > $1.count }
        .map { ($0.count, $0.reduce(0) { $0 << 16 | $1 }) }
}
