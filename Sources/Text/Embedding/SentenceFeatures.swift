/// What the encoder keeps of each of some consecutive sentences, so that the vector of any span of them is nearly free.
///
/// The encoder sums numbers over a sentence's tokens before its dense head. Kept here, already multiplied with the
/// first matrix of that head (which commutes with the sum): the begin mark's row, the sum of what is between, and the
/// end mark's row, 512 numbers each; 6 KB a sentence.
package struct SentenceFeatures: Sendable {
    /// How many sentences there are.
    package var count: Int { tokens.count }
    /// For each sentence its number of tokens, both marks included.
    package internal(set) var tokens: [Int]
    /// Three rows a sentence.
    var rows: [Float]

    static let rowsOfSentence = 3 * EncoderWeights.dimension

    /// Puts the sentences of `other` after these.
    package mutating func append(_ other: SentenceFeatures) {
        tokens += other.tokens
        rows += other.rows
    }
}
