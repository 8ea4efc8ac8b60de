/// The numbers of a lexicon's words: a hash table with open addressing, which a text asks for each of its words.
struct LexiconNumbers: Sendable {
    /// Pairs of a word and its number, −1 where there is none; a power of two of them, at most half of them taken.
    private var slots: [(bits: UInt128, number: Int32)] = []
    private var count = 0

    /// Makes room for so many words.
    mutating func reserveCapacity(_ words: Int) {
        guard 2 * words > slots.count else { return }
        let old = slots
        var size = 16
        while size < 2 * words { size *= 2 }
        slots = [(bits: UInt128, number: Int32)](repeating: (0, -1), count: size)
        for slot in old where slot.number >= 0 { slots[place(of: slot.bits)] = slot }
    }

    subscript(word: LexiconWord) -> Int32? {
        guard count > 0 else { return nil }
        let number = slots[place(of: word.bits)].number
        return number < 0 ? nil : number
    }

    /// - Returns: the number that the word had before.
    @discardableResult
    mutating func updateValue(_ number: Int32, forKey word: LexiconWord) -> Int32? {
        if 2 * (count + 1) > slots.count { reserveCapacity(max(8, 2 * (count + 1))) }
        let place = place(of: word.bits)
        let old = slots[place].number
        slots[place] = (word.bits, number)
        if old >= 0 { return old }
        count += 1
        return nil
    }

    /// Where a word is, or would be.
    private func place(of bits: UInt128) -> Int {
        let (low, high) = (UInt64(truncatingIfNeeded: bits), UInt64(truncatingIfNeeded: bits >> 64))
        // Multiplicative hashing (Knuth): the upper bits depend on all others.
        let hash = (low ^ (high &* 0xC2B2_AE3D_27D4_EB4F)) &* 0x9E37_79B9_7F4A_7C15
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: hash >> 32) & mask
        while slots[place].number >= 0, slots[place].bits != bits { place = (place + 1) & mask }
        return place
    }
}
