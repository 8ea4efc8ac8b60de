import Glibc

/// The features of beads between two versions.
package struct BeadFeatures {
    private var meaning: Meaning?
    private let lexical: LexicalScorer
    private let structure: Structure

    package init(meaning: Meaning?, lexical: LexicalScorer, structure: Structure) {
        self.meaning = meaning
        self.lexical = lexical
        self.structure = structure
    }

    /// Called before beads that end in these rows and lie between these columns are described.
    package mutating func prepare(ends: Range<Int>, columns: Range<Int>) {
        meaning?.prepare(ends: ends, columns: columns)
    }

    package func of(_ source: Range<Int>, _ target: Range<Int>) -> FeatureVector {
        var features = FeatureVector.zero
        let lengths = lexical.lengths(source, target)
        meaning?.describe(source, target, lengths: lengths, in: &features)
        let evidence = lexical.evidence(source: source, target: target)
        features[.length] = evidence.length
        features[.terms] = evidence.terms
        features[.marks] = evidence.marks
        let (low, high) = (log(1 + min(lengths.0, lengths.1)), log(1 + max(lengths.0, lengths.1)))
        features[.imbalance] = high - low
        features[.extent] = low
        return features
    }

    /// What the layout says against a bead: `Structure.disagreement`.
    package func disagreement(_ source: Range<Int>, _ target: Range<Int>) -> Float {
        structure.disagreement(source, target)
    }

    /// What the omission of each segment is judged by: `BeadModel.omissionInputs`.
    package var omissionInputs: (source: [SIMD2<Float>], target: [SIMD2<Float>]) {
        let lengths = lexical.segmentLengths
        func inputs(_ nearest: [[(segment: Int, cosine: Float)]]?, _ lengths: [Float]) -> [SIMD2<Float>] {
            lengths.indices.map {
                BeadModel.omissionInputs(nearness: nearest?[$0].first?.cosine ?? 0.5, length: lengths[$0])
            }
        }
        return (inputs(meaning?.nearest.ofSource, lengths.source), inputs(meaning?.nearest.ofTarget, lengths.target))
    }
}
