import CalqueCore

extension Lattice {
    /// The posterior probability of each step: the share of all paths, weighted by their probability, that contain it.
    package struct Posteriors: Sendable {
        /// The probabilities of linked beads, in the order of `Lattice.links`.
        package var links: [Float]
        /// The probability that each segment of the source is omitted.
        package var sourceOmissions: [Float]
        /// The probability that each segment of the target is omitted.
        package var targetOmissions: [Float]
        /// The logarithm of the sum over all paths (the partition function).
        package var total: Double
    }

    /// Returns the posterior probabilities, by the forward-backward algorithm (Rabiner 1989).
    ///
    /// - Complexity: the number of places times the number of shapes.
    package func posteriors() -> Posteriors {
        let forward = forwardSums()
        var result = Posteriors(
            links: [Float](repeating: 0, count: links.count), sourceOmissions: [Float](repeating: 0, count: rows),
            targetOmissions: [Float](repeating: 0, count: columns), total: forward[forward.count - 1])
        guard result.total > -.infinity else { return result }
        // The backward pass holds probabilities: the share of all paths that run through each place.
        var shares = [Double](repeating: 0, count: forward.count)
        shares[forward.count - 1] = 1
        for row in (0...rows).reversed() {
            for column in (window.low[row]...window.high[row]).reversed() {
                let place = place(row, column)
                let share = shares[place]
                guard share > 1e-9 else { continue }
                forEachStep(to: row, column) { from, score, step in
                    let logarithm = forward[from] + Double(score) - forward[place]
                    // A little below the logarithm of the least share that counts.
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

    /// For each place, the logarithm of the sum over all paths that lead to it.
    private func forwardSums() -> [Double] {
        var forward = [Double](repeating: -.infinity, count: offsets[rows + 1])
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
        return forward
    }

    private static func logSum(_ terms: Slice<UnsafeMutableBufferPointer<Double>>) -> Double {
        var most = -Double.infinity
        for term in terms { most = max(most, term) }
        guard most > -.infinity else { return most }
        var sum = 0.0
        // A smaller term does not change a sum of 1 or more.
        for term in terms where term - most > -40 { sum += exp(term - most) }
        return most + log(sum)
    }
}
