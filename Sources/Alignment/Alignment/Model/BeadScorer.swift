/// Scores single beads of any shape, whether or not they are in the lattice.
///
/// All results are logarithms of odds.
package struct BeadScorer {
    let features: BeadFeatures
    private let lattice: Lattice
    let model: BeadModel
    let priors: AlignmentPriors
    let sourceOmissions: RunningSum
    let targetOmissions: RunningSum

    /// - Parameter scored: the lattice under the priors that beads are scored with.
    package init(features: BeadFeatures, scored: ScoredLattice) {
        self.features = features
        model = scored.model
        lattice = scored.lattice
        priors = scored.priors
        sourceOmissions = RunningSum(scored.lattice.sourceOmissions)
        targetOmissions = RunningSum(scored.lattice.targetOmissions)
    }

    /// Returns the score of a linked bead less the scores of omitting each of its segments.
    package func gain(_ source: Range<Int>, _ target: Range<Int>) -> Float {
        score(source, target) - sourceOmissions[source] - targetOmissions[target]
    }

    /// Returns the score of a bead less that of the best path between its corners.
    func advantage(_ source: Range<Int>, _ target: Range<Int>) -> Float {
        score(source, target) - pathScore(source, target)
    }

    /// Returns the score of the best path through these segments alone.
    func pathScore(_ source: Range<Int>, _ target: Range<Int>) -> Float { lattice.bestScore(source, target) }

    /// Returns the score of a linked bead, from the lattice where it is there.
    func score(_ source: Range<Int>, _ target: Range<Int>) -> Float {
        lattice.score(source, target)
            ?? features.score(source, target, by: model)
            + model.prior(BeadModel.Kind(source.count, target.count), priors)
    }
}
