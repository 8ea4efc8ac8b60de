package import CalqueCore

/// An encoder whose vectors lose what all texts of a call have in common.
///
/// The vectors of most models lie in a narrow cone: of multilingual-e5 any two sentences have a cosine of 0.75 to 0.87,
/// and translations one of 0.84 to 0.95. Less the mean of the version that they stand in, which is also what its
/// language gives all of them, others have −0.2 to 0.2 and translations 0.35 to 0.8: what the aligner is used to. (After
/// Mu and Viswanath 2018, "All-but-the-Top", arXiv 1702.01417.)
///
/// So a call must hold one version of a document, and vectors of different calls compare only where these are versions
/// of one document.
package struct CentredEncoder: SentenceEncoder {
    private let base: any SentenceEncoder
    package let dimension: Int

    package init(_ base: any SentenceEncoder) {
        self.base = base
        dimension = base.dimension
    }

    package func encode(_ texts: [String]) throws(Failure) -> Vectors {
        Vectors(rows: texts.count, columns: dimension, values: try centred(texts, and: []))
    }

    /// Spans of two texts are encoded as one; longer ones get the mean of their texts' vectors by the lengths, for a
    /// request for each would cost twice as much again.
    package func encode(_ texts: [String], spans: [Range<Int>]) throws(Failure) -> Vectors {
        try check(spans, count: texts.count)
        let pairs = spans.filter { $0.count == Self.joined }
        let found = try centred(texts, and: pairs.map { texts[$0].joined(separator: " ") })
        let lengths = texts.map { Float(max($0.utf8.count, 1)) }
        var values = [Float](repeating: 0, count: spans.count * dimension)
        var pair = texts.count
        for (row, span) in spans.enumerated() {
            if span.count == Self.joined {
                add(found, pair, times: 1, to: &values, row)
                pair += 1
            } else {
                for text in span { add(found, text, times: lengths[text], to: &values, row) }
            }
            scale(&values, row)
        }
        return Vectors(rows: spans.count, columns: dimension, values: values)
    }

    private static let joined = 2

    /// The vectors of all texts, less the mean of the first ones.
    private func centred(_ texts: [String], and more: [String]) throws(Failure) -> [Float] {
        var values = try base.encode(texts + more).values
        var mean = [Float](repeating: 0, count: dimension)
        for row in texts.indices { add(values, row, times: 1, to: &mean, 0) }
        // As if one vector more were there, of zeros: the fewer the texts, the less they tell what is common, and of a
        // single one nothing is taken away.
        let share = 1 / Float(texts.count + 1)
        for row in 0..<texts.count + more.count {
            for column in 0..<dimension { values[row * dimension + column] -= share * mean[column] }
            scale(&values, row)
        }
        return values
    }

    private func add(_ values: [Float], _ row: Int, times weight: Float, to sums: inout [Float], _ sum: Int) {
        for column in 0..<dimension { sums[sum * dimension + column] += weight * values[row * dimension + column] }
    }

    /// Gives the row length 1, unless it has none: then it is near to nothing.
    private func scale(_ values: inout [Float], _ row: Int) {
        let columns = row * dimension..<(row + 1) * dimension
        let length = values[columns].reduce(0) { $0 + $1 * $1 }.squareRoot()
        guard length > 1e-12 else { return }
        for column in columns { values[column] /= length }
    }
}
