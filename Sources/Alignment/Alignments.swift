/// A lattice filled from a model: the beads between two versions, scored for what the text does on the whole.
package struct ScoredLattice: Sendable {
    package private(set) var lattice: Lattice
    private let model: BeadModel
    private let sourceInputs: [SIMD2<Float>]
    private let targetInputs: [SIMD2<Float>]
    package private(set) var genre = Genre.common
    private var applied = [Float](repeating: 0, count: Lattice.shapes)

    /// What a bead loses whose layouts disagree wholly. Not learnt: the development sets have no layout.
    package static let layout: Float = 3

    /// - Parameter inputs: of the omissions, for each segment.
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
        let priors = Shapes.linked.map { model.prior(BeadModel.Kind($0.source, $0.target), genre) }
        let change = zip(priors, applied).map { $0 - $1 }
        applied = priors
        for place in stride(from: 0, to: lattice.links.count, by: Lattice.shapes) {
            for shape in 0..<Lattice.shapes { lattice.links[place + shape] += change[shape] }
        }
        let left = model.prior(.sourceOmitted, genre)
        let right = model.prior(.targetOmitted, genre)
        lattice.sourceOmissions = sourceInputs.map { left + (model.omission * $0).sum() }
        lattice.targetOmissions = targetInputs.map { right + (model.omission * $0).sum() }
    }

    /// What the paths say of the text on the whole.
    package func genre(of posteriors: Lattice.Posteriors) -> Genre {
        var linked: Float = 0
        var joined: Float = 0
        for place in stride(from: 0, to: posteriors.links.count, by: Lattice.shapes) {
            for shape in 0..<Lattice.shapes {
                linked += posteriors.links[place + shape]
                if shape > 0 { joined += posteriors.links[place + shape] }
            }
        }
        return Genre(
            omitted: posteriors.sourceOmissions.reduce(0, +) + posteriors.targetOmissions.reduce(0, +),
            segments: Float(lattice.rows + lattice.columns), joined: joined, linked: linked)
    }
}
