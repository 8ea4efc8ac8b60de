/// The features of beads of two documents, and the scores that a model gives them.
package struct BeadFeatures: Sendable {
    private(set) var embedding: EmbeddingFeatures?
    private var lexical: LexicalFeatures
    private let layout: LayoutFeatures
    /// Called with the number of rows whose beads were scored; nil: nobody asks.
    var onRows: (@Sendable (Int) -> Void)?

    /// - Parameter embedding: nil without an encoder.
    package init(embedding: EmbeddingFeatures?, lexical: LexicalFeatures, layout: LayoutFeatures) {
        self.embedding = embedding
        self.lexical = lexical
        self.layout = layout
    }

    /// Makes the features of beads ready that end in these rows and lie between these columns. Must be called before
    /// `of` for such beads.
    package mutating func prepare(ends: Range<Int>, columns: Range<Int>) {
        embedding?.prepare(ends: ends, columns: columns)
        lexical.prepare(ends: ends, columns: columns)
    }

    /// Returns the features of a linked bead of any shape.
    package func of(_ source: Range<Int>, _ target: Range<Int>) -> FeatureVector { of(source, target, shared: nil) }

    private func of(_ source: Range<Int>, _ target: Range<Int>, shared: Float?) -> FeatureVector {
        var features = FeatureVector.zero
        let evidence = lexical.evidence(source: source, target: target, shared: shared)
        let (left, right) = evidence.extents
        embedding?.describe(source, target, lengths: (left.letters, right.letters), in: &features)
        features[.length] = evidence.length
        features[.terms] = evidence.terms
        features[.marks] = evidence.marks
        features[.lexicon] = evidence.lexicon
        features[.vocabulary] = (lexical.hasLexicon ? 1 : 0) + (lexical.hasLearned ? 1 : 0)
        features[.quotation] = evidence.quotation
        let (low, high) = (min(left.plain, right.plain), max(left.plain, right.plain))
        features[.imbalance] = high - low
        features[.extent] = low
        return features
    }

    /// Returns the score of a linked bead of any shape, without the weight of its kind.
    package func score(_ source: Range<Int>, _ target: Range<Int>, by model: BeadModel) -> Float {
        model.score(of(source, target)) + layoutScore(source, target).score
    }

    /// Returns how much the layouts of both sides disagree, from −1 to 0, and its score.
    func layoutScore(_ source: Range<Int>, _ target: Range<Int>) -> (value: Float, score: Float) {
        let value = layout.disagreement(source, target)
        return (value, Self.layoutWeight * value)
    }

    /// This weight is set by hand, because the development sets have no layout.
    private static let layoutWeight: Float = 4

    /// `BeadModel.omissionInputs` of each segment.
    package var omissionInputs: (source: [SIMD2<Float>], target: [SIMD2<Float>]) {
        let lengths = lexical.segmentLengths
        func inputs(_ nearest: [[(segment: Int, cosine: Float)]]?, _ lengths: [Float]) -> [SIMD2<Float>] {
            lengths.indices.map {
                BeadModel.omissionInputs(nearness: nearest?[$0].first?.cosine ?? 0.5, length: lengths[$0])
            }
        }
        return (
            inputs(embedding?.nearest.ofSource, lengths.source), inputs(embedding?.nearest.ofTarget, lengths.target)
        )
    }

    /// Returns the lattice of a window, scored with the priors of a common text.
    ///
    /// - Complexity: the number of places times the number of shapes.
    package mutating func score(_ window: SearchWindow, by model: BeadModel) -> ScoredLattice {
        var lattice = Lattice(window: window, rows: window.rows, columns: window.columns)
        let network = BeadNetwork(model)
        // Blocks of rows bound the memory for cosines.
        let block = 64
        for start in stride(from: 0, through: window.rows, by: block) {
            let ends = start...min(start + block - 1, window.rows)
            let visited = max(0, start - BeadShapes.maxSide)..<ends.upperBound + 1
            prepare(ends: start..<ends.upperBound + 1, columns: window.columns(of: visited))
            for row in ends { score(row, in: &lattice, by: network) }
            onRows?(ends.count)
        }
        let inputs = omissionInputs
        return ScoredLattice(
            lattice: lattice, model: model, sourceInputs: inputs.source, targetInputs: inputs.target)
    }

    /// Scores the beads that end in a row.
    private func score(_ row: Int, in lattice: inout Lattice, by network: BeadNetwork) {
        guard row > 0 else { return }
        let window = lattice.window
        var shared = SharedTermRow(
            columns: max(0, window.low[row] - BeadShapes.maxSide)..<window.high[row])
        var places: [Int] = []
        var features: [FeatureVector] = []
        var layouts: [Float] = []
        let capacity = Lattice.shapes * (window.high[row] - window.low[row] + 1)
        places.reserveCapacity(capacity)
        features.reserveCapacity(capacity)
        var size = 0
        for (index, shape) in BeadShapes.linked.enumerated() {
            guard let columns = lattice.columns(endingIn: row, shape) else { continue }
            let source = row - shape.source..<row
            // Shapes are in the order of their size on the source side.
            if shape.source != size { lexical.share(source, in: &shared) }
            size = shape.source
            for column in columns {
                let target = column - shape.target..<column
                places.append(lattice.place(row, column) * Lattice.shapes + index)
                features.append(of(source, target, shared: shared[target]))
                if layout.isKnown { layouts.append(layoutScore(source, target).score) }
            }
        }
        for (index, score) in network.scores(features).enumerated() {
            lattice.links[places[index]] = layout.isKnown ? score + layouts[index] : score
        }
    }

    /// Adds features from the words that a first alignment links, where both documents are long enough: short texts
    /// repeat too few words.
    ///
    /// - Parameter priors: the priors of the first alignment; nil to estimate them.
    package mutating func learn(
        _ source: Document, _ target: Document, in window: SearchWindow, by model: BeadModel,
        priors: AlignmentPriors? = nil
    ) {
        guard Self.learns(from: source, target) else { return }
        var scored = score(window, by: model)
        scored.apply(priors ?? scored.estimatedPriors(from: scored.lattice.posteriors()))
        lexical.learn(source, target, from: scored.lattice.bestPath())
    }

    /// Returns whether two documents are long enough for `learn`.
    package static func learns(from source: Document, _ target: Document) -> Bool {
        min(source.segments.count, target.segments.count) >= 60
    }
}
