/// Why a bead was chosen: what each part of its score counts.
package struct Explanation: Sendable {
    package let bead: Bead
    /// In a fixed order; what is the same for all beads is not among them.
    package let parts: [Part]

    package struct Part: Sendable {
        /// The feature, as `ARCHITECTURE.md` and the help of `align` call it.
        package let name: String
        /// The feature itself: a cosine, a logarithm of odds, a share.
        package let value: Double
        /// What it counts for the bead, as a logarithm of odds: how much the score would change if the feature were that
        /// of a mean bead. The parts of a network do not sum up to the whole.
        package let score: Double
    }

    /// What the bead scores over leaving its segments out; of an omission, what leaving the segment out scores.
    package let total: Double
}

extension Judge {
    /// - Complexity: that of scoring the bead once for each feature.
    func explain(_ bead: Bead) -> Explanation {
        var parts: [Explanation.Part] = []
        guard bead.isLinked else {
            let cost = sourceOmissions[bead.source] + targetOmissions[bead.target]
            return Explanation(bead: bead, parts: [], total: Double(cost))
        }
        let vector = features.of(bead.source, bead.target)
        let whole = model.score(vector)
        for feature in Feature.allCases where model.scale[feature] != 0 {
            var without = vector
            without[feature] = model.mean[feature]
            parts.append(.init(name: "\(feature)", value: vector[feature], score: whole - model.score(without)))
        }
        let layout = features.layout(bead.source, bead.target)
        if layout.value != 0 { parts.append(.init(name: "layout", value: layout.value, score: layout.score)) }
        let shape = model.prior(BeadModel.Kind(bead.source.count, bead.target.count), genre)
        parts.append(
            .init(name: "shape", value: Float(max(bead.source.count, bead.target.count)), score: shape))
        return Explanation(bead: bead, parts: parts, total: Double(gain(bead.source, bead.target)))
    }
}

extension Explanation.Part {
    fileprivate init(name: String, value: Float, score: Float) {
        self.init(name: name, value: Double(value), score: Double(score))
    }
}
