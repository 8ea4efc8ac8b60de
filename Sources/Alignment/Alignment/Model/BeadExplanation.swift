/// The evidence for a bead: how much each feature contributes to its score.
public struct BeadExplanation: Sendable {
    /// The bead that is explained.
    public let bead: Bead
    /// The contributions in a fixed order. Features that are equal for all beads of the text are left out; an omission
    /// has none.
    public let parts: [Part]

    /// The contribution of one feature.
    public struct Part: Sendable {
        /// The name of the feature, as the manual lists it.
        public let name: String
        /// The value of the feature: a cosine, a logarithm of odds or a share.
        public let value: Double
        /// How much lower the score would be if the feature had its mean value, as a logarithm of odds. The
        /// contributions of a network do not add up to its score.
        public let score: Double
    }

    /// The gain of a linked bead over omitting its segments; the score of an omission. A logarithm of odds.
    public let total: Double
}

extension BeadScorer {
    /// Returns the evidence for a bead.
    ///
    /// - Complexity: as scoring the bead once for each feature.
    func explain(_ bead: Bead) -> BeadExplanation {
        var parts: [BeadExplanation.Part] = []
        guard bead.isLinked else {
            let cost = sourceOmissions[bead.source] + targetOmissions[bead.target]
            return BeadExplanation(bead: bead, parts: [], total: Double(cost))
        }
        let vector = features.of(bead.source, bead.target)
        let whole = model.score(vector)
        for feature in Feature.allCases where model.scale[feature] != 0 {
            var without = vector
            without[feature] = model.mean[feature]
            parts.append(.init(name: "\(feature)", value: vector[feature], score: whole - model.score(without)))
        }
        let layout = features.layoutScore(bead.source, bead.target)
        if layout.value != 0 { parts.append(.init(name: "layout", value: layout.value, score: layout.score)) }
        let shape = model.prior(BeadModel.Kind(bead.source.count, bead.target.count), priors)
        parts.append(
            .init(name: "shape", value: Float(max(bead.source.count, bead.target.count)), score: shape))
        return BeadExplanation(bead: bead, parts: parts, total: Double(gain(bead.source, bead.target)))
    }
}

extension BeadExplanation.Part {
    fileprivate init(name: String, value: Float, score: Float) {
        self.init(name: name, value: Double(value), score: Double(score))
    }
}
