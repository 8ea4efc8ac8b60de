/// Says of any bead what it gains over leaving its segments out, wherever it stands.
package struct Judge {
    let features: BeadFeatures
    private let lattice: Lattice
    let model: BeadModel
    let genre: Genre
    let sourceOmissions: RunningSum
    let targetOmissions: RunningSum

    package init(features: BeadFeatures, scored: ScoredLattice) {
        self.features = features
        model = scored.model
        lattice = scored.lattice
        genre = scored.genre
        sourceOmissions = RunningSum(scored.lattice.sourceOmissions)
        targetOmissions = RunningSum(scored.lattice.targetOmissions)
    }

    /// A logarithm of odds.
    package func gain(_ source: Range<Int>, _ target: Range<Int>) -> Float {
        score(source, target) - sourceOmissions[source] - targetOmissions[target]
    }

    /// What a bead of any size scores over the best path between its corners: a logarithm of odds.
    func advantage(_ source: Range<Int>, _ target: Range<Int>) -> Float {
        score(source, target) - pathScore(source, target)
    }

    /// What the best path through these segments alone scores.
    func pathScore(_ source: Range<Int>, _ target: Range<Int>) -> Float { lattice.best(source, target) }

    /// What a bead of any size scores, of those in the lattice or not.
    func score(_ source: Range<Int>, _ target: Range<Int>) -> Float {
        lattice.score(source, target)
            ?? features.score(source, target, by: model)
            + model.prior(BeadModel.Kind(source.count, target.count), genre)
    }
}
