import CalqueLanguages
import CalqueLexicons

/// Finds Chinese names that a document has in Latin letters: Jinping for 近平, Shenzhen for 深圳.
///
/// A word matches two or three consecutive characters if their readings spell it.
enum PinyinNames {
    /// Returns, for each segment, the numbers of the words that its characters spell.
    ///
    /// - Parameters:
    ///   - words: the names of the other document in Latin letters, with their numbers.
    ///   - texts: the characters of each segment.
    ///   - syllables: the reading of each Han character.
    /// - Complexity: linear in the texts.
    static func find(
        _ words: [[UInt8]: Int], in texts: [[UInt32]], syllables: LatinTransliteration.Table
    ) -> [[Int]] {
        guard !words.isEmpty else { return texts.map { _ in [] } }
        // Hashes are extended syllable by syllable, so that no string is built.
        let hashes = Dictionary(words.map { (extend(SpellingHash.seed, $0.key), $0.value) }, uniquingKeysWith: min)
        return texts.map { text in
            var found: [Int] = []
            for start in text.indices where Letters.isHan(text[start]) {
                var hash = SpellingHash.seed
                for at in start..<min(start + 3, text.count) {
                    guard Letters.isHan(text[at]), let syllable = syllables[text[at]], !syllable.isEmpty else { break }
                    hash = extend(hash, syllable)
                    if at > start, let word = hashes[hash], !found.contains(word) { found.append(word) }
                }
            }
            return found
        }
    }

    private static func extend(_ hash: UInt64, _ letters: [UInt8]) -> UInt64 {
        letters.reduce(hash) { SpellingHash.extend($0, $1) }
    }
}
