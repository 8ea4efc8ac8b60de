/// The numbers of a lexicon's words: a hash table with open addressing, which a text asks for each of its words.
struct LexiconNumbers: Sendable {
    /// A part of a word's hash, by which most that are not there are known, and where the word is in `words`, −1 where
    /// there is none. A power of two of them, at most half of them taken.
    private var slots: [(tag: UInt32, place: Int32)] = []
    private var words: [(bits: UInt128, number: Int32)] = []

    /// Makes room for so many words.
    mutating func reserveCapacity(_ count: Int) {
        guard 2 * count > slots.count else { return }
        words.reserveCapacity(count)
        var size = 16
        while size < 2 * count { size *= 2 }
        slots = [(tag: UInt32, place: Int32)](repeating: (0, -1), count: size)
        for (place, word) in words.enumerated() {
            let hash = Self.hash(word.bits)
            slots[slot(of: word.bits, hash)] = (UInt32(truncatingIfNeeded: hash), Int32(place))
        }
    }

    subscript(word: LexiconWord) -> Int32? {
        guard !words.isEmpty else { return nil }
        let place = slots[slot(of: word.bits, Self.hash(word.bits))].place
        return place < 0 ? nil : words[Int(place)].number
    }

    /// Sets the numbers of many words, −1 where there is none.
    ///
    /// The places where they may be are fetched before the first is looked at: a large table is far from the processor.
    func look(up words: [LexiconWord], in numbers: inout [Int32]) {
        numbers.removeAll(keepingCapacity: true)
        if self.words.isEmpty {
            numbers.append(contentsOf: repeatElement(-1, count: words.count))
            return
        }
        let mask = slots.count - 1
        for word in words { numbers.append(slots[Int(truncatingIfNeeded: Self.hash(word.bits) >> 32) & mask].place) }
        // Most words that are not there meet an empty place.
        for index in words.indices where numbers[index] >= 0 { numbers[index] = self[words[index]] ?? -1 }
    }

    /// - Returns: the number that the word had before.
    @discardableResult
    mutating func updateValue(_ number: Int32, forKey word: LexiconWord) -> Int32? {
        if 2 * (words.count + 1) > slots.count { reserveCapacity(max(8, 2 * (words.count + 1))) }
        let hash = Self.hash(word.bits)
        let slot = slot(of: word.bits, hash)
        let place = Int(slots[slot].place)
        if place >= 0 {
            let old = words[place].number
            words[place].number = number
            return old
        }
        slots[slot] = (UInt32(truncatingIfNeeded: hash), Int32(words.count))
        words.append((word.bits, number))
        return nil
    }

    /// Multiplicative hashing (Knuth): the upper half depends on all bits.
    private static func hash(_ bits: UInt128) -> UInt64 {
        let (low, high) = (UInt64(truncatingIfNeeded: bits), UInt64(truncatingIfNeeded: bits >> 64))
        return (low ^ (high &* 0xC2B2_AE3D_27D4_EB4F)) &* 0x9E37_79B9_7F4A_7C15
    }

    /// Where a word is, or would be.
    private func slot(of bits: UInt128, _ hash: UInt64) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash >> 32) & mask
        while slots[slot].place >= 0 {
            let (tag, place) = slots[slot]
            if tag == UInt32(truncatingIfNeeded: hash), words[Int(place)].bits == bits { break }
            slot = (slot + 1) & mask
        }
        return slot
    }
}
