import CalqueCollections
import CalqueCore
import CalqueICU
import CalqueMatchIndex
import CalqueMatching

/// Finds the place in a text of a range of its key, for the few texts whose folded tokens differ from the tokens of the
/// key.
struct FoldedPlaces {
    private let text: [UInt8]
    /// The places where characters (grapheme clusters) begin, and the end of the text.
    private var bounds: [Int] = [0]

    init(_ text: String) {
        self.text = Array(text.utf8)
        for character in text { bounds.append((bounds.last ?? 0) + character.utf8.count) }
    }

    /// Returns the smallest range of whole characters that contains the range of the key.
    /// - Complexity: O(n log n) for a text of n bytes.
    func range(of key: Range<Int>) throws(Failure) -> Range<Int> {
        let start = try search { length in length > key.lowerBound } - 1
        let end = try search { length in length >= key.upperBound }
        return bounds[max(start, 0)]..<bounds[min(max(end, start + 1, 1), bounds.count - 1)]
    }

    /// Returns the index of the first bound for which the length of the key before it satisfies a condition.
    private func search(_ isFar: (Int) -> Bool) throws(Failure) -> Int {
        try bounds.partitioningIndex { bound throws(Failure) -> Bool in
            isFar(try MatchingKey.make(of: String(decoding: text[..<bound], as: UTF8.self)).utf8.count)
        }
    }
}
