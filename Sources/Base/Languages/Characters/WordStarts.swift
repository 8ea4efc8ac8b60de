/// The first two letters of the words of a list, in small or capital letters. Most other words begin otherwise, so they need
/// no look-up.
struct WordStarts: Sendable {
    /// For the lowest six bits of the first letter, a bit for those of the second one.
    private var seconds = [UInt64](repeating: 0, count: 64)

    mutating func insert(_ word: some StringProtocol) {
        let letters = word.unicodeScalars.prefix(2).map { letter in
            (letter.properties.lowercaseMapping + letter.properties.uppercaseMapping).unicodeScalars
        }
        guard letters.count == 2 else { return }
        for first in letters[0] {
            for second in letters[1] {
                seconds[Int(first.value & 63)] |= 1 << UInt64(second.value & 63)
            }
        }
    }

    /// Whether a word may be in the list.
    func mayHave(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let first = word.first, let second = word.dropFirst().first else { return false }
        return seconds[Int(first.value & 63)] >> UInt64(second.value & 63) & 1 != 0
    }
}
