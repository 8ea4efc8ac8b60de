extension Lattice {
    /// Returns the path with the greatest sum of scores (Viterbi's algorithm).
    ///
    /// - Complexity: the number of places times the number of shapes.
    package func bestPath() -> [Bead] {
        var sums = [Double](repeating: -.infinity, count: offsets[rows + 1])
        var steps = [UInt8](repeating: 0, count: sums.count)
        for row in 0...rows {
            for column in window.low[row]...window.high[row] {
                let place = place(row, column)
                var best: (sum: Double, step: UInt8) = (row == 0 && column == 0 ? 0 : -.infinity, 0)
                forEachStep(to: row, column) { from, score, step in
                    let sum = sums[from] + Double(score)
                    if sum > best.sum { best = (sum, step) }
                }
                sums[place] = best.sum
                steps[place] = best.step
            }
        }
        return trace(steps)
    }

    /// Returns the path with the greatest expected number of right beads, by the posterior probability of each step.
    ///
    /// This is minimum Bayes risk decoding (Do et al. 2005, ProbCons). It differs from `bestPath` where many paths are
    /// nearly as good as the best one.
    ///
    /// - Complexity: as `bestPath`.
    package func posteriorDecoding(_ posteriors: Posteriors) -> [Bead] {
        var expected = self
        for index in links.indices where links[index] > -.infinity {
            expected.links[index] = posteriors.links[index] - Self.beadCost
        }
        expected.sourceOmissions = posteriors.sourceOmissions.map { Self.omissionWorth * $0 - Self.beadCost }
        expected.targetOmissions = posteriors.targetOmissions.map { Self.omissionWorth * $0 - Self.beadCost }
        return expected.bestPath()
    }

    /// The value of a right omission, where that of a right link is 1. On the development sets all values from 0.55 to 1
    /// do about equally well.
    static let omissionWorth: Float = 0.7
    /// The cost of every bead, so that no bead is split without gain. All values from 0 to 0.3 do about equally well.
    static let beadCost: Float = 0.15

    private func trace(_ steps: [UInt8]) -> [Bead] {
        var (row, column) = (rows, columns)
        var beads: [Bead] = []
        while row > 0 || column > 0 {
            let size: (source: Int, target: Int)
            switch steps[place(row, column)] {
            case Self.skipSource: size = (1, 0)
            case Self.skipTarget: size = (0, 1)
            case let shape: size = BeadShapes.linked[Int(shape)]
            }
            beads.append(Bead(source: row - size.source..<row, target: column - size.target..<column))
            row -= size.source
            column -= size.target
        }
        return beads.reversed()
    }

    /// Returns the score of the best path through these segments alone.
    ///
    /// - Complexity: the product of both counts, times the number of shapes.
    func bestScore(_ source: Range<Int>, _ target: Range<Int>) -> Float {
        let width = target.count + 1
        var sums = [Float](repeating: -.infinity, count: (source.count + 1) * width)
        sums[0] = 0
        for row in 0...source.count {
            for column in 0...target.count {
                let (end, last) = (source.lowerBound + row, target.lowerBound + column)
                var best = sums[row * width + column]
                if row > 0 { best = max(best, sums[(row - 1) * width + column] + sourceOmissions[end - 1]) }
                if column > 0 { best = max(best, sums[row * width + column - 1] + targetOmissions[last - 1]) }
                for shape in BeadShapes.linked where shape.source <= row && shape.target <= column {
                    guard let score = score(end - shape.source..<end, last - shape.target..<last) else { continue }
                    best = max(best, sums[(row - shape.source) * width + column - shape.target] + score)
                }
                sums[row * width + column] = best
            }
        }
        return sums[sums.count - 1]
    }
}
