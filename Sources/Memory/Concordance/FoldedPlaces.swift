import CalqueCollections
import CalqueCore
import CalqueMatchIndex
import CalqueMatching

/// Where a stretch of a text's key is in the text, for the few texts of which the tokens of the key are not those of
/// the text folded one by one.
struct FoldedPlaces {
    private let text: [UInt8]
    /// Where characters (grapheme clusters) begin, and the end.
    private var bounds: [Int] = [0]

    init(_ text: String) {
        self.text = Array(text.utf8)
        for character in text { bounds.append((bounds.last ?? 0) + character.utf8.count) }
    }

    /// The least stretch of whole characters that the stretch of the key comes from.
    /// - Complexity: O(n log n) for a text of n bytes.
    func range(of key: Range<Int>) throws(Failure) -> Range<Int> {
        let start = try search { length in length > key.lowerBound } - 1
        let end = try search { length in length >= key.upperBound }
        return bounds[max(start, 0)]..<bounds[min(max(end, start + 1, 1), bounds.count - 1)]
    }

    /// The first bound of which the length of the key up to it is as wanted.
    private func search(_ isFar: (Int) -> Bool) throws(Failure) -> Int {
        try bounds.partitioningIndex { bound throws(Failure) -> Bool in
            isFar(try foldedKey(of: String(decoding: text[..<bound], as: UTF8.self)).utf8.count)
        }
    }
}
