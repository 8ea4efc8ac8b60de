/// A few hundred tokens that are encoded together, so that each weight is fetched once for all of them.
///
/// Two places of zeros separate the stretches: windows over an edge see these.
struct TokenBatch {
    /// The number of places of a batch.
    static let capacity = 640
    /// The number of zeros beside a stretch, which is as far as a window reaches.
    static let padding = 2
    /// How far two convolutions with windows of five tokens see.
    static let reach = 4
    /// The greatest number of tokens of a stretch. A longer sentence is split into parts with as many tokens around them
    /// that the result is the same.
    static let longest = capacity - padding - 2 * reach

    /// A sentence, or a part of a long one.
    struct Stretch {
        /// The index of the text among those that are encoded together.
        var text: Int
        /// The tokens in the list of ids, including those around a part.
        var tokens: Range<Int>
        /// The tokens that are summed.
        var summed: Range<Int>
        /// The place of the first token in the batch.
        var place: Int
    }

    var stretches: [Stretch] = []
    /// The number of places that are used, including padding.
    private(set) var places = 0

    /// Adds a stretch, and returns whether there was room for it.
    mutating func append(text: Int, tokens: Range<Int>, summed: Range<Int>) -> Bool {
        guard places + tokens.count <= Self.capacity else { return false }
        stretches.append(Stretch(text: text, tokens: tokens, summed: summed, place: places))
        places += tokens.count + Self.padding
        return true
    }

    /// Removes all stretches.
    mutating func removeAll() {
        stretches.removeAll(keepingCapacity: true)
        places = 0
    }

    /// Returns the parts into which the tokens of a sentence are split: one unless it is very long.
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
