/// The lattice of two documents under a model and the priors of the text.
package struct ScoredLattice: Sendable {
    /// The lattice, with all scores under `priors`.
    package private(set) var lattice: Lattice
    /// The model that scored it.
    package let model: BeadModel
    /// The priors that are applied.
    package private(set) var priors = AlignmentPriors.common
    private let sourceInputs: [SIMD2<Float>]
    private let targetInputs: [SIMD2<Float>]
    /// The part of the score of each shape that comes from the priors.
    private var shapeScores = [Float](repeating: 0, count: Lattice.shapes)

    /// - Parameters:
    ///   - lattice: a lattice whose links are scored by their features alone.
    ///   - model: the model that scored them.
    ///   - sourceInputs: `BeadModel.omissionInputs` of each segment of the source.
    ///   - targetInputs: `BeadModel.omissionInputs` of each segment of the target.
    package init(
        lattice: Lattice, model: BeadModel, sourceInputs: [SIMD2<Float>], targetInputs: [SIMD2<Float>]
    ) {
        self.lattice = lattice
        self.model = model
        self.sourceInputs = sourceInputs
        self.targetInputs = targetInputs
        apply(.common)
    }

    /// Replaces the priors: changes the scores of all steps.
    ///
    /// - Complexity: linear in the links.
    package mutating func apply(_ priors: AlignmentPriors) {
        self.priors = priors
        let new = BeadShapes.linked.map { model.prior(BeadModel.Kind($0.source, $0.target), priors) }
        let changes = zip(new, shapeScores).map { $0 - $1 }
        shapeScores = new
        lattice.links.withUnsafeMutableBufferPointer { links in
            for place in stride(from: 0, to: links.count, by: Lattice.shapes) {
                for shape in 0..<Lattice.shapes { links[place + shape] += changes[shape] }
            }
        }
        let left = model.prior(.sourceOmitted, priors)
        let right = model.prior(.targetOmitted, priors)
        lattice.sourceOmissions = sourceInputs.map { left + (model.omission * $0).sum() }
        lattice.targetOmissions = targetInputs.map { right + (model.omission * $0).sum() }
    }

    /// Returns the priors that the paths suggest: the expected shares of omitted segments and of merged beads.
    package func estimatedPriors(from posteriors: Lattice.Posteriors) -> AlignmentPriors {
        let single = BeadShapes.index(1, 1) ?? 0
        var linked: Float = 0
        var alone: Float = 0
        for place in stride(from: 0, to: posteriors.links.count, by: Lattice.shapes) {
            for shape in 0..<Lattice.shapes { linked += posteriors.links[place + shape] }
            alone += posteriors.links[place + single]
        }
        return AlignmentPriors(
            omitted: posteriors.sourceOmissions.reduce(0, +) + posteriors.targetOmissions.reduce(0, +),
            segments: Float(lattice.rows + lattice.columns), joined: linked - alone, linked: linked)
    }
}
