/// A few hundred tokens that go through the encoder together, so that each weight is fetched once for all of them.
///
/// Tokens of different stretches stand two places apart: the zeros between are what windows over an edge see.
struct TokenBatch {
    /// How many places a batch has.
    static let capacity = 640
    /// Zeros beside a stretch: as far as a window reaches on either side.
    static let padding = 2
    /// Two convolutions with windows of five see four tokens away.
    static let reach = 4
    /// A longer sentence is cut, with so much of its surroundings that the result is the same.
    static let longest = capacity - padding - 2 * reach

    /// A sentence, or a part of a long one.
    struct Stretch {
        /// Which of the texts that are encoded together.
        var text: Int
        /// Its tokens in the list of ids, with what a part needs of its surroundings.
        var tokens: Range<Int>
        /// Those of them that are summed.
        var summed: Range<Int>
        /// Where the first of `tokens` stands in the batch.
        var place: Int
    }

    var stretches: [Stretch] = []
    /// The places used, padding included.
    private(set) var places = 0

    /// Adds a stretch if there is room.
    mutating func append(text: Int, tokens: Range<Int>, summed: Range<Int>) -> Bool {
        guard places + tokens.count <= Self.capacity else { return false }
        stretches.append(Stretch(text: text, tokens: tokens, summed: summed, place: places))
        places += tokens.count + Self.padding
        return true
    }

    mutating func removeAll() {
        stretches.removeAll(keepingCapacity: true)
        places = 0
    }

    /// The parts in which a sentence's tokens are taken: one unless it is very long.
    static func parts(of sentence: Range<Int>) -> [(tokens: Range<Int>, summed: Range<Int>)] {
        if sentence.count <= longest { return [(sentence, sentence)] }
        return stride(from: sentence.lowerBound, to: sentence.upperBound, by: longest).map { start in
            let summed = start..<min(start + longest, sentence.upperBound)
            let tokens =
                max(start - reach, sentence.lowerBound)..<min(summed.upperBound + reach, sentence.upperBound)
            return (tokens, summed)
        }
    }
}
