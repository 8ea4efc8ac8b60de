import Calque
import CalqueOutputs

/// The versions to be aligned: two or three.
struct AlignedPair {
    let versions: [Document]
    let aligner: Aligner
    /// Align what belongs to the page, too.
    let keepsFurniture: Bool
    /// Beads below are for review.
    var leastConfidence: Double?

    init(source: Document, target: Document, aligner: Aligner, keepsFurniture: Bool = false) {
        self.init(versions: [source, target], aligner: aligner, keepsFurniture: keepsFurniture)
    }

    /// - Precondition: two versions or more.
    init(versions: [Document], aligner: Aligner, keepsFurniture: Bool = false, leastConfidence: Double? = nil) {
        self.versions = versions
        self.aligner = aligner
        self.keepsFurniture = keepsFurniture
        self.leastConfidence = leastConfidence
    }

    func align() throws -> AlignedArticle {
        let bare = versions.map { WithoutFurniture($0, keepsAll: keepsFurniture) }
        let beads = WithoutFurniture.restore(try beads(of: bare.map(\.version)), to: bare)
        return AlignedArticle(versions: versions, beads: beads, leastConfidence: leastConfidence)
    }

    private func beads(of versions: [Document]) throws -> [MultiBead] { try aligner.align(versions) }
}
