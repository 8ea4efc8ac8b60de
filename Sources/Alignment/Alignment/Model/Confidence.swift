import Glibc

/// How sure each bead of a path is: what share of all paths it is on (`Lattice.Posteriors`), which for a block that
/// stands elsewhere is what it gains; then corrected by what was right of the development sets, a logistic regression.
package struct Confidence {
    private let scored: ScoredLattice
    private let posteriors: Lattice.Posteriors
    private let judge: Judge

    package init(scored: ScoredLattice, posteriors: Lattice.Posteriors, judge: Judge) {
        self.scored = scored
        self.posteriors = posteriors
        self.judge = judge
    }

    /// The logarithms of odds that are corrected are held between these.
    private static let most: Float = 12

    package func rate(_ beads: [Bead]) -> [Bead] {
        beads.map { bead in
            var rated = bead
            rated.confidence = Self.logistic(odds(bead))
            return rated
        }
    }

    /// The corrected logarithm of odds.
    private func odds(_ bead: Bead) -> Float {
        let certainty = scored.model.certainty
        let raw = evidence(bead)
        if bead.isMoved { return certainty[6] + certainty[7] * raw.odds }
        if bead.isLinked { return certainty[0] + certainty[1] * raw.odds + certainty[2] * raw.gain }
        return certainty[3] + certainty[4] * raw.odds
    }

    /// What `odds` starts from: the logarithm of odds of a step, or the gain of a moved bead, and the gain of a link.
    package func evidence(_ bead: Bead) -> (odds: Float, gain: Float) {
        func held(_ value: Float) -> Float { max(-Self.most, min(Self.most, value)) }
        func odds(_ share: Float) -> Float { held(log(max(share, 1e-6) / max(1 - share, 1e-6))) }
        if bead.isLinked {
            let gain = held(judge.gain(bead.source, bead.target))
            if bead.isMoved { return (gain, gain) }
            let link = scored.lattice.link(bead.source, bead.target)
            return (link.map { odds(posteriors.links[$0]) } ?? held(judge.advantage(bead.source, bead.target)), gain)
        }
        if let segment = bead.source.first { return (odds(posteriors.sourceOmissions[segment]), 0) }
        return (odds(bead.target.first.map { posteriors.targetOmissions[$0] } ?? 0), 0)
    }

    static func logistic(_ value: Float) -> Double { 1 / (1 + exp(-Double(value))) }
}
