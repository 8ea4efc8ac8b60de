import CalqueAlignment

/// Returns the lattice of a training pair under a model.
func score(_ document: TrainingPair, _ model: BeadModel) -> ScoredLattice {
    var lattice = Lattice(window: document.window, rows: document.rows, columns: document.columns)
    for (place, features) in zip(document.places, document.features) {
        lattice.links[Int(place)] = model.score(features)
    }
    return ScoredLattice(
        lattice: lattice, model: model, sourceInputs: document.sourceInputs, targetInputs: document.targetInputs)
}

/// Returns the log likelihood of the gold and its gradient with respect to the parameters.
///
/// It is the sum of both passes of the aligner: with the common priors, and with the estimated ones.
func likelihood(_ document: TrainingPair, _ model: BeadModel) -> (value: Double, gradient: BeadModel) {
    var scored = score(document, model)
    var gradient = BeadModel()
    var value = 0.0
    let first = scored.lattice.posteriors()
    value += add(document, model, scored, first, to: &gradient)
    scored.apply(scored.estimatedPriors(from: first))
    value += add(document, model, scored, scored.lattice.posteriors(), to: &gradient)
    return (value, gradient)
}

private func add(
    _ document: TrainingPair, _ model: BeadModel, _ scored: ScoredLattice, _ all: Lattice.Posteriors,
    to gradient: inout BeadModel
) -> Double {
    var masked = scored.lattice
    for index in masked.links.indices { masked.links[index] += document.allowed.links[index] }
    for row in masked.sourceOmissions.indices {
        masked.sourceOmissions[row] += document.allowed.sourceOmissions[row]
    }
    for column in masked.targetOmissions.indices {
        masked.targetOmissions[column] += document.allowed.targetOmissions[column]
    }
    let right = masked.posteriors()
    guard right.total > -.infinity, all.total > -.infinity else { return 0 }
    let priors = scored.priors.inputs
    for (place, features) in zip(document.places, document.features) {
        let change = right.links[Int(place)] - all.links[Int(place)]
        guard abs(change) > 1e-5 else { continue }
        let input = model.normalized(features)
        let activations = model.activations(input)
        gradient.linear += change * input
        gradient.output += change * pointwiseMax(activations, .zero)
        let back = (change * model.output).replacing(with: 0, where: activations .< .zero)
        gradient.bias += back
        for index in 0..<Feature.count { gradient.weights[index] += back * input[index] }
        let shape = BeadShapes.linked[Int(place) % Lattice.shapes]
        gradient.kindWeights[BeadModel.Kind(shape.source, shape.target).rawValue] += change * priors
    }
    func omissions(
        _ kind: BeadModel.Kind, _ right: [Float], _ all: [Float], _ inputs: [SIMD2<Float>]
    ) {
        for index in right.indices {
            let change = right[index] - all[index]
            gradient.kindWeights[kind.rawValue] += change * priors
            gradient.omission += change * inputs[index]
        }
    }
    omissions(.sourceOmitted, right.sourceOmissions, all.sourceOmissions, document.sourceInputs)
    omissions(.targetOmitted, right.targetOmissions, all.targetOmissions, document.targetInputs)
    return right.total - all.total
}
