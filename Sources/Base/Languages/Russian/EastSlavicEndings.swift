/// The endings of nouns and adjectives in Russian, Ukrainian and Belarusian.
enum EastSlavicEndings {
    /// Returns a word without the longest ending. Three letters stay.
    static func stem(_ word: [UInt32]) -> [UInt32] {
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

    /// The longest first.
    private static let endings: [(length: Int, packed: UInt64)] = [
        "иями", "ами", "ями", "ого", "его", "ому", "ему", "ыми", "ими", "иях", "ией", "ием", "иям",
        "ой", "ей", "ый", "ий", "ая", "яя", "ое", "ее", "ые", "ие", "ых", "их", "ым", "им", "ом", "ем", "ую", "юю",
        "ов", "ев", "ам", "ям", "ах", "ях", "ия", "ии", "ию", "ью", "а", "я", "у", "ю", "е", "и", "ы", "ь", "о", "й",
    ].map { $0.unicodeScalars.map { UInt64($0.value) } }.sorted { $0.count > $1.count }
        .map { ($0.count, $0.reduce(0) { $0 << 16 | $1 }) }
}
