/// The lattice of two versions under a model, for what the text does on the whole.
package struct ScoredLattice: Sendable {
    package private(set) var lattice: Lattice
    package let model: BeadModel
    package private(set) var genre = Genre.common
    private let sourceInputs: [SIMD2<Float>]
    private let targetInputs: [SIMD2<Float>]
    /// What of the scores is the priors'.
    private var priors = [Float](repeating: 0, count: Lattice.shapes)

    /// - Parameters:
    ///   - lattice: its links scored by their features alone.
    ///   - sourceInputs: of the omission of each segment, `BeadModel.omissionInputs`.
    package init(
        lattice: Lattice, model: BeadModel, sourceInputs: [SIMD2<Float>], targetInputs: [SIMD2<Float>]
    ) {
        self.lattice = lattice
        self.model = model
        self.sourceInputs = sourceInputs
        self.targetInputs = targetInputs
        apply(.common)
    }

    /// Scores everything for a genre.
    package mutating func apply(_ genre: Genre) {
        self.genre = genre
        let new = Shapes.linked.map { model.prior(BeadModel.Kind($0.source, $0.target), genre) }
        let changes = zip(new, priors).map { $0 - $1 }
        priors = new
        lattice.links.withUnsafeMutableBufferPointer { links in
            for place in stride(from: 0, to: links.count, by: Lattice.shapes) {
                for shape in 0..<Lattice.shapes { links[place + shape] += changes[shape] }
            }
        }
        let left = model.prior(.sourceOmitted, genre)
        let right = model.prior(.targetOmitted, genre)
        lattice.sourceOmissions = sourceInputs.map { left + (model.omission * $0).sum() }
        lattice.targetOmissions = targetInputs.map { right + (model.omission * $0).sum() }
    }

    /// What the paths say of the text on the whole.
    package func genre(of posteriors: Lattice.Posteriors) -> Genre {
        let single = Shapes.index(1, 1) ?? 0
        var linked: Float = 0
        var alone: Float = 0
        for place in stride(from: 0, to: posteriors.links.count, by: Lattice.shapes) {
            for shape in 0..<Lattice.shapes { linked += posteriors.links[place + shape] }
            alone += posteriors.links[place + single]
        }
        return Genre(
            omitted: posteriors.sourceOmissions.reduce(0, +) + posteriors.targetOmissions.reduce(0, +),
            segments: Float(lattice.rows + lattice.columns), joined: linked - alone, linked: linked)
    }
}
