/// The words of a lexicon and their numbers, in the order in which they came: a hash table with open addressing, which a
/// text asks for each of its words.
package struct LexiconNumbers: Sendable {
    package private(set) var words: [LexiconWord] = []
    /// A part of a word's hash, by which most that are not there are known, and its number, −1 where there is none. A
    /// power of two of them, at most half of them taken.
    private var slots: [(tag: UInt32, number: Int32)] = []

    /// Makes room for so many words.
    mutating func reserveCapacity(_ count: Int) {
        guard 2 * count > slots.count else { return }
        words.reserveCapacity(count)
        var size = 16
        while size < 2 * count { size *= 2 }
        slots = [(tag: UInt32, number: Int32)](repeating: (0, -1), count: size)
        for (number, word) in words.enumerated() {
            let hash = Self.hash(word)
            slots[slot(of: word, hash)] = (UInt32(truncatingIfNeeded: hash), Int32(number))
        }
    }

    /// - Returns: nil for a word that is not there.
    package subscript(word: LexiconWord) -> Int32? {
        guard !words.isEmpty else { return nil }
        let number = slots[slot(of: word, Self.hash(word))].number
        return number < 0 ? nil : number
    }

    /// Sets the numbers of many words, −1 where there is none.
    ///
    /// The places where they may be are fetched before the first is looked at: a large table is far from the processor.
    package func look(up words: [LexiconWord], in numbers: inout [Int32]) {
        numbers.removeAll(keepingCapacity: true)
        if self.words.isEmpty {
            numbers.append(contentsOf: repeatElement(-1, count: words.count))
            return
        }
        let mask = slots.count - 1
        for word in words { numbers.append(slots[Int(truncatingIfNeeded: Self.hash(word) >> 32) & mask].number) }
        // Most words that are not there meet an empty place.
        for index in words.indices where numbers[index] >= 0 { numbers[index] = self[words[index]] ?? -1 }
    }

    /// Gives a word the next number.
    ///
    /// - Returns: whether it was not there before.
    @discardableResult
    mutating func append(_ word: LexiconWord) -> Bool {
        if 2 * (words.count + 1) > slots.count { reserveCapacity(max(8, 2 * (words.count + 1))) }
        let hash = Self.hash(word)
        let slot = slot(of: word, hash)
        guard slots[slot].number < 0 else { return false }
        slots[slot] = (UInt32(truncatingIfNeeded: hash), Int32(words.count))
        words.append(word)
        return true
    }

    /// Multiplicative hashing (Knuth): the upper half depends on all bits.
    private static func hash(_ word: LexiconWord) -> UInt64 {
        let (low, high) = (UInt64(truncatingIfNeeded: word.bits), UInt64(truncatingIfNeeded: word.bits >> 64))
        return (low ^ (high &* 0xC2B2_AE3D_27D4_EB4F)) &* 0x9E37_79B9_7F4A_7C15
    }

    /// Where a word is, or would be.
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
