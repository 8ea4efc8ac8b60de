/// Chinese names in Latin letters: Jinping for 近平, Shenzhen for 深圳. A word that is spelled as two or three
/// characters in a row read is their name.
enum Readings {
    /// For each segment the numbers of the words of the other version that its characters spell.
    ///
    /// - Parameters:
    ///   - words: names in Latin letters with their numbers.
    ///   - syllables: the reading of each Han character.
    static func find(
        _ words: [[UInt8]: Int], in texts: [[UInt32]], syllables: [UInt32: [UInt8]]
    ) -> [[Int]] {
        guard !words.isEmpty else { return texts.map { _ in [] } }
        // Hashes are extended syllable by syllable: nothing is spelled out but what is found.
        let hashes = Dictionary(words.map { (extend(seed, $0.key[...]), $0.value) }, uniquingKeysWith: min)
        let known = syllables.mapValues { $0[...] }
        return texts.map { text in
            var found: [Int] = []
            for start in text.indices where Letters.isHan(text[start]) {
                var hash = seed
                for at in start..<min(start + 3, text.count) {
                    guard Letters.isHan(text[at]), let syllable = known[text[at]], !syllable.isEmpty else { break }
                    hash = extend(hash, syllable)
                    if at > start, let word = hashes[hash], !found.contains(word) { found.append(word) }
                }
            }
            return found
        }
    }

    private static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

    /// FNV-1a (Fowler, Noll and Vo).
    private static func extend(_ hash: UInt64, _ letters: ArraySlice<UInt8>) -> UInt64 {
        var hash = hash
        for letter in letters { hash = (hash ^ UInt64(letter)) &* 0x100_0000_01b3 }
        return hash
    }
}
