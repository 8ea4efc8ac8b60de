import CalqueAlignment
import Foundation

/// A bead of a model's alignment: the inputs of its confidence, and whether it is right.
struct Judged {
    enum Kind { case linked, moved, omitted }
    let kind: Kind
    let odds: Float
    let gain: Float
    let confidence: Double
    /// A link is right if it shares a pair of segments with the gold (lax), an omission if the gold has it (strict).
    let isRight: Bool
    let isStrictlyRight: Bool
}

func judged(_ sets: [(weight: Float, documents: [TrainingPair])], _ model: BeadModel) -> [Judged] {
    sets.flatMap { set in
        concurrently(set.documents) { document -> [Judged] in
            guard let evidence = document.evidence else { return [] }
            let scored = document.lattice(model)
            let confidence = ConfidenceModel(
                scored: scored, posteriors: scored.lattice.posteriors(),
                scorer: BeadScorer(features: evidence, scored: scored))
            return document.align(model).map { bead in
                let raw = confidence.evidence(bead)
                return Judged(
                    kind: bead.isMoved ? .moved : bead.isLinked ? .linked : .omitted, odds: raw.odds, gain: raw.gain,
                    confidence: bead.confidence,
                    isRight: bead.isLinked ? document.holdsLaxly(bead) : document.holds(bead),
                    isStrictlyRight: document.holds(bead))
            }
        }.flatMap { $0 }
    }
}

/// Fits the confidence parameters of a model by logistic regression.
func fitCertainty(_ model: BeadModel, _ beads: [Judged]) -> BeadModel {
    var model = model
    let linked = logistic(beads.filter { $0.kind == .linked }.map { ([1, $0.odds, $0.gain], $0.isRight) })
    let omitted = logistic(beads.filter { $0.kind == .omitted }.map { ([1, $0.odds], $0.isRight) })
    let moved = logistic(beads.filter { $0.kind == .moved }.map { ([1, $0.gain], $0.isRight) })
    model.certainty = SIMD8(linked + omitted + [0] + moved)
    return model
}

/// Fits a logistic regression by Newton's method with slight shrinkage.
private func logistic(_ samples: [([Float], Bool)]) -> [Float] {
    guard let size = samples.first?.0.count else { return [] }
    var weights = [Double](repeating: 0, count: size)
    for _ in 0..<25 {
        var gradient = weights.map { -0.01 * $0 }
        var curvature = (0..<size).map { row in (0..<size).map { $0 == row ? 0.01 : 0.0 } }
        for (inputs, isRight) in samples {
            let inputs = inputs.map(Double.init)
            let value = 1 / (1 + exp(-zip(weights, inputs).reduce(0) { $0 + $1.0 * $1.1 }))
            for row in 0..<size {
                gradient[row] += ((isRight ? 1 : 0) - value) * inputs[row]
                for column in 0..<size { curvature[row][column] += value * (1 - value) * inputs[row] * inputs[column] }
            }
        }
        for (index, change) in solve(curvature, gradient).enumerated() { weights[index] += change }
    }
    return weights.map(Float.init)
}

/// Solves linear equations with a positive definite matrix by Gaussian elimination.
private func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
    var (matrix, right) = (matrix, right)
    for pivot in right.indices {
        for row in right.indices where row != pivot {
            let factor = matrix[row][pivot] / matrix[pivot][pivot]
            for column in right.indices { matrix[row][column] -= factor * matrix[pivot][column] }
            right[row] -= factor * right[pivot]
        }
    }
    return right.indices.map { right[$0] / matrix[$0][$0] }
}

/// Returns a table of how often beads of each confidence are right.
func reliability(_ beads: [Judged]) -> String {
    var lines = ["| confidence | linked | lax right | strictly | omissions | right |", "|---|---|---|---|---|---|"]
    let bounds = [0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1.01]
    func share(_ beads: [Judged], _ isRight: (Judged) -> Bool) -> String {
        beads.isEmpty ? "–" : String(format: "%.1f", 100 * Double(beads.count(where: isRight)) / Double(beads.count))
    }
    for (low, high) in zip(bounds, bounds.dropFirst()) + [(0.9, 1.01)] {
        let some = beads.filter { $0.confidence >= low && $0.confidence < high }
        let (linked, omitted) = (some.filter { $0.kind != .omitted }, some.filter { $0.kind == .omitted })
        lines.append(
            "| \(low)–\(min(high, 1)) | \(linked.count) | \(share(linked, \.isRight)) | "
                + "\(share(linked, \.isStrictlyRight)) | \(omitted.count) | \(share(omitted, \.isRight)) |")
    }
    return lines.joined(separator: "\n")
}
