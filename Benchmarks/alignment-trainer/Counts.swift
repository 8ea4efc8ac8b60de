import CalqueAlignment
import Dispatch

/// The counts of strict precision over all beads and of recall over linked beads, as the scorer of the sets defines them.
struct Counts {
    private var right = 0
    private var tested = 0
    private var found = 0
    private var wanted = 0

    /// Of texts that are no versions of each other, the precision.
    var f1: Double {
        let precision = Double(right) / Double(max(1, tested))
        if wanted == 0 { return precision }
        let recall = Double(found) / Double(max(1, wanted))
        return 2 * precision * recall / max(1e-9, precision + recall)
    }

    mutating func add(_ beads: [Bead], _ document: TrainingPair) {
        for bead in beads {
            let isRight = document.holds(bead)
            tested += 1
            right += isRight ? 1 : 0
            found += isRight && bead.isLinked ? 1 : 0
        }
        wanted += document.gold.count { !$0[0].isEmpty && !$0[1].isEmpty }
    }
}

extension TrainingPair {
    /// Returns whether the gold has exactly this bead.
    func holds(_ bead: Bead) -> Bool {
        gold.contains([bead.source.isEmpty ? 0..<0 : bead.source, bead.target.isEmpty ? 0..<0 : bead.target])
    }

    /// Returns whether the gold links a segment of one side of a bead with one of the other.
    func holdsLaxly(_ bead: Bead) -> Bool {
        gold.contains { $0[0].overlaps(bead.source) && $0[1].overlaps(bead.target) }
    }

    /// Returns the lattice of the aligner's second look, under the estimated priors.
    func lattice(_ model: BeadModel) -> ScoredLattice {
        var scored = score(self, model)
        scored.apply(scored.estimatedPriors(from: scored.lattice.posteriors()))
        return scored
    }

    func align(_ model: BeadModel) -> [Bead] {
        let scored = lattice(model)
        guard let evidence else { return scored.lattice.bestPath() }
        return Aligner.finish(scored, scorer: BeadScorer(features: evidence, scored: scored), isMonotone: false)
    }
}

/// Returns the results of a closure for each item, computed on all processors.
func concurrently<Item: Sendable, Result>(_ items: [Item], _ body: @Sendable (Item) -> Result) -> [Result] {
    var results = [Result?](repeating: nil, count: items.count)
    results.withUnsafeMutableBufferPointer { buffer in
        nonisolated(unsafe) let buffer = buffer
        DispatchQueue.concurrentPerform(iterations: items.count) { buffer[$0] = body(items[$0]) }
    }
    return results.compactMap(\.self)
}
