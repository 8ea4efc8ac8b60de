import Glibc

/// All monotone paths through a table of beads, with the score of every step.
///
/// A place is a pair of positions between segments, (0, 0) before both versions; a step is a linked bead that ends there
/// or the omission of one segment. A path runs from the first place to the last.
package struct Lattice: Sendable {
    package let window: Window
    /// Where the places of each row begin.
    package let offsets: [Int]
    /// For each place, for each of `Shapes.linked`, the score of the bead that ends there; −∞ where none does.
    package var links: [Float]
    /// The score of leaving out each segment.
    package var sourceOmissions: [Float]
    package var targetOmissions: [Float]

    package static let shapes = Shapes.linked.count

    package var rows: Int { sourceOmissions.count }
    package var columns: Int { targetOmissions.count }

    package init(window: Window, rows: Int, columns: Int) {
        self.window = window
        var offsets = [0]
        for row in 0...rows { offsets.append(offsets[row] + window.high[row] - window.low[row] + 1) }
        self.offsets = offsets
        links = [Float](repeating: -.infinity, count: offsets[rows + 1] * Self.shapes)
        sourceOmissions = [Float](repeating: 0, count: rows)
        targetOmissions = [Float](repeating: 0, count: columns)
    }

    func place(_ row: Int, _ column: Int) -> Int { offsets[row] + column - window.low[row] }

    /// The score of a linked bead, if it is in the lattice.
    func score(_ source: Range<Int>, _ target: Range<Int>) -> Float? {
        guard let index = link(source, target), links[index] > -.infinity else { return nil }
        return links[index]
    }

    /// Where a linked bead is in `links`; nil for one of another size or outside the window.
    func link(_ source: Range<Int>, _ target: Range<Int>) -> Int? {
        guard let shape = Shapes.index(source.count, target.count),
            window.contains(source.upperBound, target.upperBound)
        else { return nil }
        return place(source.upperBound, target.upperBound) * Self.shapes + shape
    }

    /// What the best path through these segments alone scores.
    ///
    /// - Complexity: the product of both counts, times the shapes.
    func best(_ source: Range<Int>, _ target: Range<Int>) -> Float {
        let width = target.count + 1
        var sums = [Float](repeating: -.infinity, count: (source.count + 1) * width)
        sums[0] = 0
        for row in 0...source.count {
            for column in 0...target.count {
                let (end, last) = (source.lowerBound + row, target.lowerBound + column)
                var best = sums[row * width + column]
                if row > 0 { best = max(best, sums[(row - 1) * width + column] + sourceOmissions[end - 1]) }
                if column > 0 { best = max(best, sums[row * width + column - 1] + targetOmissions[last - 1]) }
                for shape in Shapes.linked where shape.source <= row && shape.target <= column {
                    guard let score = score(end - shape.source..<end, last - shape.target..<last) else { continue }
                    best = max(best, sums[(row - shape.source) * width + column - shape.target] + score)
                }
                sums[row * width + column] = best
            }
        }
        return sums[sums.count - 1]
    }

    /// Calls with every linked bead of the window and its place in `links`.
    package func forEachLink(rows: ClosedRange<Int>, _ body: (Int, Range<Int>, Range<Int>) -> Void) {
        for row in rows {
            for column in window.low[row]...window.high[row] {
                let first = place(row, column) * Self.shapes
                for (index, shape) in Shapes.linked.enumerated() where shape.source <= row && shape.target <= column {
                    guard window.contains(row - shape.source, column - shape.target) else { continue }
                    body(first + index, row - shape.source..<row, column - shape.target..<column)
                }
            }
        }
    }

    /// The columns where beads of a shape that end in a row may end; nil for none.
    func columns(endingIn row: Int, _ shape: (source: Int, target: Int)) -> ClosedRange<Int>? {
        guard shape.source <= row else { return nil }
        let low = max(window.low[row], window.low[row - shape.source] + shape.target)
        let high = min(window.high[row], window.high[row - shape.source] + shape.target)
        return low <= high ? low...high : nil
    }

    /// The path of the greatest sum.
    ///
    /// - Complexity: the places times the shapes.
    package func best() -> [Bead] {
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

    /// The path of which the most beads are to be expected right, by what share of all paths each is on (minimum Bayes
    /// risk; Do et al. 2005, ProbCons). It differs from the best path where that is one of many that are nearly as good.
    ///
    /// - Complexity: that of `best`.
    package func surest(_ posteriors: Posteriors) -> [Bead] {
        var expected = self
        for index in links.indices where links[index] > -.infinity {
            expected.links[index] = posteriors.links[index] - Self.beadCost
        }
        expected.sourceOmissions = posteriors.sourceOmissions.map { Self.omissionWorth * $0 - Self.beadCost }
        expected.targetOmissions = posteriors.targetOmissions.map { Self.omissionWorth * $0 - Self.beadCost }
        return expected.best()
    }

    /// What an omission that is right counts beside a link, and what every bead costs: links are wanted, but no bead is
    /// cut in two for nothing. From 0.55 to 1 and from 0 to 0.3 the development sets tell hardly a difference.
    static let omissionWorth: Float = 0.7
    static let beadCost: Float = 0.15

    private static let skipSource: UInt8 = 254
    private static let skipTarget: UInt8 = 255

    /// Calls with the place that each step to a place comes from, and its score.
    @inline(__always)
    private func forEachStep(to row: Int, _ column: Int, _ body: (Int, Float, UInt8) -> Void) {
        if column > window.low[row] { body(place(row, column - 1), targetOmissions[column - 1], Self.skipTarget) }
        if row > 0, window.contains(row - 1, column) {
            body(place(row - 1, column), sourceOmissions[row - 1], Self.skipSource)
        }
        let first = place(row, column) * Self.shapes
        links.withUnsafeBufferPointer { links in
            for index in 0..<Self.shapes {
                let score = links[first + index]
                guard score > -.infinity else { continue }
                let shape = Shapes.linked[index]
                body(place(row - shape.source, column - shape.target), score, UInt8(index))
            }
        }
    }

    private func trace(_ steps: [UInt8]) -> [Bead] {
        var (row, column) = (rows, columns)
        var beads: [Bead] = []
        while row > 0 || column > 0 {
            let size: (source: Int, target: Int)
            switch steps[place(row, column)] {
            case Self.skipSource: size = (1, 0)
            case Self.skipTarget: size = (0, 1)
            case let shape: size = Shapes.linked[Int(shape)]
            }
            beads.append(Bead(source: row - size.source..<row, target: column - size.target..<column))
            row -= size.source
            column -= size.target
        }
        return beads.reversed()
    }

    // MARK: Probabilities

    /// How likely each step is, over all paths.
    package struct Posteriors: Sendable {
        /// In the order of `Lattice.links`.
        package var links: [Float]
        package var sourceOmissions: [Float]
        package var targetOmissions: [Float]
        /// The logarithm of the sum over all paths.
        package var total: Double
    }

    /// By the forward-backward algorithm (Rabiner 1989).
    ///
    /// - Complexity: the places times the shapes.
    package func posteriors() -> Posteriors {
        let count = offsets[rows + 1]
        var forward = [Double](repeating: -.infinity, count: count)
        forward[0] = 0
        withUnsafeTemporaryAllocation(of: Double.self, capacity: Self.shapes + 2) { terms in
            for row in 0...rows {
                for column in window.low[row]...window.high[row] where row + column > 0 {
                    var steps = 0
                    forEachStep(to: row, column) { from, score, _ in
                        terms.initializeElement(at: steps, to: forward[from] + Double(score))
                        steps += 1
                    }
                    forward[place(row, column)] = Self.logSum(terms[..<steps])
                }
            }
        }
        let total = forward[count - 1]
        var result = Posteriors(
            links: [Float](repeating: 0, count: links.count), sourceOmissions: [Float](repeating: 0, count: rows),
            targetOmissions: [Float](repeating: 0, count: columns), total: total)
        guard total > -.infinity else { return result }
        // Backward as probabilities: what share of all paths runs through each place.
        var shares = [Double](repeating: 0, count: count)
        shares[count - 1] = 1
        for row in (0...rows).reversed() {
            for column in (window.low[row]...window.high[row]).reversed() {
                let place = place(row, column)
                let share = shares[place]
                guard share > 1e-9 else { continue }
                forEachStep(to: row, column) { from, score, step in
                    let logarithm = forward[from] + Double(score) - forward[place]
                    // The logarithm of the least that counts, and a little.
                    guard logarithm > -20.8 else { return }
                    let part = share * exp(logarithm)
                    guard part > 1e-9 else { return }
                    shares[from] += part
                    switch step {
                    case Self.skipSource: result.sourceOmissions[row - 1] += Float(part)
                    case Self.skipTarget: result.targetOmissions[column - 1] += Float(part)
                    default: result.links[place * Self.shapes + Int(step)] = Float(part)
                    }
                }
            }
        }
        return result
    }

    private static func logSum(_ terms: Slice<UnsafeMutableBufferPointer<Double>>) -> Double {
        var most = -Double.infinity
        for term in terms { most = max(most, term) }
        guard most > -.infinity else { return most }
        var sum = 0.0
        // What is less by so much does not show in a sum of 1 and more.
        for term in terms where term - most > -40 { sum += exp(term - most) }
        return most + log(sum)
    }
}
