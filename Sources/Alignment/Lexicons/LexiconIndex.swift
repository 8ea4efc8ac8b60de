/// A hash table from the words of a lexicon to their numbers, with open addressing.
///
/// Words are numbered from 0 in the order in which they are added. Every word of a text is looked up here.
package struct LexiconIndex: Sendable {
    /// The words in the order of their numbers.
    package private(set) var words: [LexiconWord] = []
    /// The slots: a part of the word's hash, which rejects most absent words without a look at `words`, and the word's
    /// number, −1 in an empty slot. Their number is a power of two, and at most half of them are taken.
    private var slots: [(tag: UInt32, number: Int32)] = []
    /// The key of the hash. It is random, so that nobody can write a text whose words all have the same slot.
    private let key = (low: UInt64.random(in: 1 ... .max), high: UInt64.random(in: 1 ... .max))

    /// Makes room for a number of words.
    mutating func reserveCapacity(_ count: Int) {
        guard 2 * count > slots.count else { return }
        words.reserveCapacity(count)
        var size = 16
        while size < 2 * count { size *= 2 }
        slots = [(tag: UInt32, number: Int32)](repeating: (0, -1), count: size)
        for (number, word) in words.enumerated() {
            let hash = hash(word)
            slots[slot(of: word, hash)] = (UInt32(truncatingIfNeeded: hash), Int32(number))
        }
    }

    /// The number of a word; nil for a word that is not in the table.
    ///
    /// - Complexity: constant on average.
    package subscript(word: LexiconWord) -> Int32? {
        guard !words.isEmpty else { return nil }
        let number = slots[slot(of: word, hash(word))].number
        return number < 0 ? nil : number
    }

    /// Looks up many words, and sets their numbers: −1 for a word that is not in the table.
    ///
    /// The slots of all words are read before the first is compared, because a large table is not in the processor's cache.
    ///
    /// - Complexity: linear in the words.
    package func look(up words: [LexiconWord], in numbers: inout [Int32]) {
        numbers.removeAll(keepingCapacity: true)
        if self.words.isEmpty {
            numbers.append(contentsOf: repeatElement(-1, count: words.count))
            return
        }
        let mask = slots.count - 1
        for word in words { numbers.append(slots[Int(truncatingIfNeeded: hash(word) >> 32) & mask].number) }
        // Most absent words meet an empty slot.
        for index in words.indices where numbers[index] >= 0 { numbers[index] = self[words[index]] ?? -1 }
    }

    /// Adds a word with the next number.
    ///
    /// - Returns: whether the word is new; otherwise nothing changes.
    @discardableResult
    mutating func append(_ word: LexiconWord) -> Bool {
        if 2 * (words.count + 1) > slots.count { reserveCapacity(max(8, 2 * (words.count + 1))) }
        let hash = hash(word)
        let slot = slot(of: word, hash)
        guard slots[slot].number < 0 else { return false }
        slots[slot] = (UInt32(truncatingIfNeeded: hash), Int32(words.count))
        words.append(word)
        return true
    }

    /// Multiplies to 128 bits and folds them, so that both halves depend on all bits.
    private func hash(_ word: LexiconWord) -> UInt64 {
        let low = UInt64(truncatingIfNeeded: word.bits) ^ key.low
        let product = low.multipliedFullWidth(by: UInt64(truncatingIfNeeded: word.bits >> 64) ^ key.high)
        return product.high ^ product.low
    }

    /// The slot of a word, or the empty slot where it would be.
    private func slot(of word: LexiconWord, _ hash: UInt64) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash >> 32) & mask
        while slots[slot].number >= 0 {
            let (tag, number) = slots[slot]
            if tag == UInt32(truncatingIfNeeded: hash), words[Int(number)] == word { break }
            slot = (slot + 1) & mask
        }
        return slot
    }
}
