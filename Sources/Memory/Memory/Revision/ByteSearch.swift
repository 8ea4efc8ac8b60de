/// The search for a word in bytes (Horspool 1980, "Practical fast searching in strings").
struct ByteSearch {
    private let word: [UInt8]
    /// How far the word can move on, by the byte below its last one.
    private var steps: [Int]

    /// - Parameter word: not empty.
    init(_ word: String) {
        self.word = Array(word.utf8)
        steps = [Int](repeating: self.word.count, count: 256)
        for (index, byte) in self.word.dropLast().enumerated() { steps[Int(byte)] = self.word.count - 1 - index }
    }

    /// - Complexity: about O(bytes / length of the word); O(bytes × length) at worst.
    func isFound(in bytes: UnsafeRawBufferPointer) -> Bool {
        let last = word.count - 1
        var at = 0
        return steps.withUnsafeBufferPointer { steps in
            while at + last < bytes.count {
                if bytes[at + last] == word[last], word.indices.allSatisfy({ bytes[at + $0] == word[$0] }) {
                    return true
                }
                at += steps[Int(bytes[at + last])]
            }
            return false
        }
    }
}
