import CCalqueSegmentation

/// How often words are written in lower case, and how often they begin a segment, counted in real text.
///
/// The table is text sorted by bytes, which is searched where it is: nothing is read or built at the start.
struct WordCases: @unchecked Sendable {
    /// Counts as steps of a factor of e, from 0 to 9. 4 is "as often as with a capital inside a segment".
    struct Levels {
        let lower: UInt8
        let first: UInt8
    }

    // Unchecked: the bytes are a constant of the program.
    private let bytes: UnsafeBufferPointer<UInt8>

    private init(_ table: (UnsafeMutablePointer<Int>) -> UnsafePointer<UInt8>?) {
        var count = 0
        let start = table(&count)
        bytes = UnsafeBufferPointer(start: start, count: count)
    }

    static let english = WordCases { calque_word_cases_en($0) }
    static let russian = WordCases { calque_word_cases_ru($0) }

    /// The levels of a word in lower case; nil if it is rare, or a name.
    ///
    /// - Complexity: logarithmic in the size of the table.
    func levels(of key: [UInt8]) -> Levels? {
        var low = 0
        var high = bytes.count
        while low < high {
            var start = (low + high) / 2
            while start > low, bytes[start - 1] != 0x0A { start -= 1 }
            var at = start
            var index = 0
            while index < key.count, bytes[at] != 0x20, bytes[at] == key[index] {
                at += 1
                index += 1
            }
            if index == key.count, bytes[at] == 0x20 {
                return Levels(lower: bytes[at + 1] - 0x30, first: bytes[at + 2] - 0x30)
            }
            let isBefore = bytes[at] == 0x20 || index < key.count && bytes[at] < key[index]
            if isBefore {
                while at < high, bytes[at] != 0x0A { at += 1 }
                low = at + 1
            } else {
                high = start
            }
        }
        return nil
    }
}
