/// Says of any bead what it gains over leaving its segments out, wherever it stands.
package struct Judge {
    private let features: BeadFeatures
    private let model: BeadModel
    private let genre: Genre
    private let sourceOmissions: RunningSum
    private let targetOmissions: RunningSum

    package init(features: BeadFeatures, scored: ScoredLattice) {
        self.features = features
        model = scored.model
        genre = scored.genre
        sourceOmissions = RunningSum(scored.lattice.sourceOmissions)
        targetOmissions = RunningSum(scored.lattice.targetOmissions)
    }

    /// A logarithm of odds.
    package func gain(_ source: Range<Int>, _ target: Range<Int>) -> Float {
        features.score(source, target, by: model) + model.prior(BeadModel.Kind(source.count, target.count), genre)
            - sourceOmissions[source] - targetOmissions[target]
    }
}
