import CalqueCore

/// Turns posterior probabilities into calibrated confidences.
///
/// The posterior of a bead is the share of all paths that contain it (`Lattice.Posteriors`). For a moved bead, which is
/// on no path, it is replaced by the gain. A logistic regression that was fitted on the development sets (Platt scaling)
/// turns these values into the probability that the bead is right.
package struct ConfidenceModel {
    private let scored: ScoredLattice
    private let posteriors: Lattice.Posteriors
    private let scorer: BeadScorer

    /// - Parameter posteriors: those of the scored lattice.
    package init(scored: ScoredLattice, posteriors: Lattice.Posteriors, scorer: BeadScorer) {
        self.scored = scored
        self.posteriors = posteriors
        self.scorer = scorer
    }

    /// The bound of the log odds on both sides.
    private static let limit: Float = 12

    /// Returns the beads with their confidence set.
    package func rate(_ beads: [Bead]) -> [Bead] {
        beads.map { bead in
            var rated = bead
            rated.confidence = Self.logistic(Double(logOdds(bead)))
            return rated
        }
    }

    /// The calibrated log odds of a bead.
    private func logOdds(_ bead: Bead) -> Float {
        let certainty = scored.model.certainty
        let raw = evidence(bead)
        if bead.isMoved { return certainty[6] + certainty[7] * raw.odds }
        if bead.isLinked { return certainty[0] + certainty[1] * raw.odds + certainty[2] * raw.gain }
        return certainty[3] + certainty[4] * raw.odds
    }

    /// Returns the inputs of the regression: the log odds of a bead's posterior (of a moved bead, its gain), and the
    /// gain of a linked bead.
    package func evidence(_ bead: Bead) -> (odds: Float, gain: Float) {
        func clamped(_ value: Float) -> Float { max(-Self.limit, min(Self.limit, value)) }
        func odds(_ share: Float) -> Float { clamped(log(max(share, 1e-6) / max(1 - share, 1e-6))) }
        if bead.isLinked {
            let gain = clamped(scorer.gain(bead.source, bead.target))
            if bead.isMoved { return (gain, gain) }
            let link = scored.lattice.link(bead.source, bead.target)
            return (
                link.map { odds(posteriors.links[$0]) } ?? clamped(scorer.advantage(bead.source, bead.target)), gain
            )
        }
        if let segment = bead.source.first { return (odds(posteriors.sourceOmissions[segment]), 0) }
        return (odds(bead.target.first.map { posteriors.targetOmissions[$0] } ?? 0), 0)
    }

    /// Returns the probability of log odds.
    package static func logistic(_ odds: Double) -> Double { 1 / (1 + exp(-odds)) }
}
