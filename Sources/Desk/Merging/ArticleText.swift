import CalqueArticles
import CalqueCore

/// The letters and marks of an article in reading order, each with its place in the source. White space is left out, because
/// tools change it, and wrapped lines have line ends where a translator's file has blanks.
struct ArticleText {
    private var scalars: [UInt32] = []
    private var places: [Range<Int>] = []

    init(_ article: Article) {
        for block in article.blocks {
            var offset = 0
            for scalar in block.text.unicodeScalars {
                let end = offset + UTF8.width(scalar)
                if !scalar.properties.isWhitespace {
                    scalars.append(scalar.value)
                    places.append(block.map.source(of: offset..<end))
                }
                offset = end
            }
        }
    }

    /// The number of bytes that are not white space.
    var size: Int { places.reduce(0) { $0 + $1.count } }
    var count: Int { scalars.count }

    /// Returns where a text is found first, not before `start`.
    ///
    /// - Returns: indices of scalars; nil if it is not there.
    /// - Complexity: linear in the distance and the length of the text (Knuth, Morris, Pratt 1977).
    func range(of text: String, from start: Int) -> Range<Int>? {
        let key = text.unicodeScalars.filter { !$0.properties.isWhitespace }.map(\.value)
        guard !key.isEmpty else { return start..<start }
        var failure = [Int](repeating: 0, count: key.count)
        var length = 0
        for index in key.indices.dropFirst() {
            while length > 0, key[index] != key[length] { length = failure[length - 1] }
            if key[index] == key[length] { length += 1 }
            failure[index] = length
        }
        length = 0
        for index in scalars[start...].indices {
            while length > 0, scalars[index] != key[length] { length = failure[length - 1] }
            if scalars[index] == key[length] { length += 1 }
            if length == key.count { return index + 1 - length..<index + 1 }
        }
        return nil
    }

    /// The bytes of the source from the first of these scalars to the last.
    func source(of range: Range<Int>) -> Range<Int> {
        places[range.lowerBound].lowerBound..<places[range.upperBound - 1].upperBound
    }

    /// Whether letters or digits are in the range.
    func hasWords(in range: Range<Int>) -> Bool {
        scalars[range].contains { Unicode.Scalar($0)?.properties.isAlphabetic == true }
    }
}
