/// Intermediate values of consecutive sentences, from which the vector of any span of them is cheap to compute.
///
/// The encoder sums the values of a sentence's tokens before its dense head. These sums are kept after the first matrix of
/// the head, which commutes with the sum: three rows of 512 numbers for the begin mark, the tokens between the marks and
/// the end mark; 6 KB for each sentence.
public struct SentenceFeatures: Sendable {
    /// The number of sentences.
    public var count: Int { tokens.count }
    /// The number of tokens of each sentence, including both marks.
    package internal(set) var tokens: [Int]
    /// Three rows for each sentence.
    var rows: [Float]

    static let rowsOfSentence = 3 * EncoderWeights.dimension

    /// Appends the sentences of another value.
    public mutating func append(_ other: SentenceFeatures) {
        tokens += other.tokens
        rows += other.rows
    }
}
