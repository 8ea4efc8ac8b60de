import Glibc

/// The features of beads between two versions.
package struct BeadFeatures: Sendable {
    private var meaning: Meaning?
    private var lexical: LexicalEvidence
    private let structure: Structure

    package init(meaning: Meaning?, lexical: LexicalEvidence, structure: Structure) {
        self.meaning = meaning
        self.lexical = lexical
        self.structure = structure
    }

    /// Called before beads that end in these rows and lie between these columns are described.
    package mutating func prepare(ends: Range<Int>, columns: Range<Int>) {
        meaning?.prepare(ends: ends, columns: columns)
        lexical.prepare(ends: ends, columns: columns)
    }

    package func of(_ source: Range<Int>, _ target: Range<Int>) -> FeatureVector { of(source, target, shared: nil) }

    private func of(_ source: Range<Int>, _ target: Range<Int>, shared: Float?) -> FeatureVector {
        var features = FeatureVector.zero
        let evidence = lexical.evidence(source: source, target: target, shared: shared)
        let (left, right) = evidence.extents
        meaning?.describe(source, target, lengths: (left.letters, right.letters), in: &features)
        features[.length] = evidence.length
        features[.terms] = evidence.terms
        features[.marks] = evidence.marks
        features[.lexicon] = evidence.lexicon
        features[.vocabulary] = (lexical.hasLexicon ? 1 : 0) + (lexical.hasLearnt ? 1 : 0)
        features[.quotation] = evidence.quotation
        let (low, high) = (min(left.plain, right.plain), max(left.plain, right.plain))
        features[.imbalance] = high - low
        features[.extent] = low
        return features
    }

    /// What a bead of two spans scores, whatever its shape.
    package func score(_ source: Range<Int>, _ target: Range<Int>, by model: BeadModel) -> Float {
        model.score(of(source, target)) + layout(source, target).score
    }

    /// How much the layouts disagree, from −1 to 0, and what that counts.
    func layout(_ source: Range<Int>, _ target: Range<Int>) -> (value: Float, score: Float) {
        let value = structure.disagreement(source, target)
        return (value, Self.layoutWeight * value)
    }

    /// Not learnt: the development sets have no layout.
    private static let layoutWeight: Float = 4

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

    /// Every bead of a window, scored for a common text.
    package mutating func score(_ window: Window, by model: BeadModel) -> ScoredLattice {
        var lattice = Lattice(window: window, rows: window.rows, columns: window.columns)
        let network = BeadNetwork(model)
        // In blocks of rows, so that only cosines between what is near are held.
        let block = 64
        for start in stride(from: 0, through: window.rows, by: block) {
            let ends = start...min(start + block - 1, window.rows)
            let visited = max(0, start - Shapes.longest)..<ends.upperBound + 1
            prepare(ends: start..<ends.upperBound + 1, columns: window.columns(of: visited))
            for row in ends { score(row, in: &lattice, by: network) }
        }
        let inputs = omissionInputs
        return ScoredLattice(
            lattice: lattice, model: model, sourceInputs: inputs.source, targetInputs: inputs.target)
    }

    /// Scores the beads that end in a row.
    private func score(_ row: Int, in lattice: inout Lattice, by network: BeadNetwork) {
        guard row > 0 else { return }
        let window = lattice.window
        var shared = SharedRow(
            columns: max(0, window.low[row] - Shapes.longest)..<window.high[row])
        var places: [Int] = []
        var features: [FeatureVector] = []
        var layouts: [Float] = []
        let capacity = Lattice.shapes * (window.high[row] - window.low[row] + 1)
        places.reserveCapacity(capacity)
        features.reserveCapacity(capacity)
        var size = 0
        for (index, shape) in Shapes.linked.enumerated() {
            guard let columns = lattice.columns(endingIn: row, shape) else { continue }
            let source = row - shape.source..<row
            // Shapes are in the order of their size on the source's side.
            if shape.source != size { lexical.share(source, in: &shared) }
            size = shape.source
            for column in columns {
                let target = column - shape.target..<column
                places.append(lattice.place(row, column) * Lattice.shapes + index)
                features.append(of(source, target, shared: shared[target]))
                if structure.isKnown { layouts.append(layout(source, target).score) }
            }
        }
        for (index, score) in network.scores(features).enumerated() {
            lattice.links[places[index]] = structure.isKnown ? score + layouts[index] : score
        }
    }

    /// Takes in which words a first alignment shows to go together. A text of some length does: a short one repeats
    /// too few.
    package mutating func learn(
        _ source: Document, _ target: Document, in window: Window, by model: BeadModel, genre: Genre? = nil
    ) {
        guard Self.learns(from: source, target) else { return }
        var scored = score(window, by: model)
        scored.apply(genre ?? scored.genre(of: scored.lattice.posteriors()))
        lexical.learn(source, target, from: scored.lattice.best())
    }

    package static func learns(from source: Document, _ target: Document) -> Bool {
        min(source.segments.count, target.segments.count) >= 60
    }
}
