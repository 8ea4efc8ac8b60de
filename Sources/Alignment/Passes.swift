/// The passes of an alignment, whatever scores the beads.
package enum Passes {
    /// A first search tells how much the versions leave out, a second goes by that.
    package static func monotone<Scorer: BeadScorer>(
        in window: Window, scorer: inout Scorer, weights: Weights
    ) -> [Bead] {
        let rows = window.low.count - 1
        let columns = window.high.last ?? 0
        scorer.omission = weights.firstOmission
        let first = MonotoneSearch.path(in: window, scorer: &scorer)
        scorer.omission = Genre.omission(
            omitted: first.count { !$0.isLinked }, of: rows + columns, weights: weights)
        return MonotoneSearch.path(in: window, scorer: &scorer)
    }
}
