import Calque
import Outputs

/// The versions to be aligned: two as yet.
struct AlignedPair {
    let versions: [Version]
    let aligner: Aligner
    /// Align what belongs to the page, too.
    let keepsFurniture: Bool
    /// Beads below are for review.
    var leastConfidence: Double?

    init(source: Version, target: Version, aligner: Aligner, keepsFurniture: Bool = false) {
        self.init(versions: [source, target], aligner: aligner, keepsFurniture: keepsFurniture)
    }

    /// - Precondition: two versions.
    init(versions: [Version], aligner: Aligner, keepsFurniture: Bool = false, leastConfidence: Double? = nil) {
        self.versions = versions
        self.aligner = aligner
        self.keepsFurniture = keepsFurniture
        self.leastConfidence = leastConfidence
    }

    func align() throws -> AlignedArticle {
        guard !keepsFurniture else {
            return AlignedArticle(
                versions: versions, beads: try beads(of: versions), leastConfidence: leastConfidence)
        }
        let bare = versions.map(WithoutFurniture.init)
        let beads = WithoutFurniture.restore(try beads(of: bare.map(\.version)), to: bare)
        return AlignedArticle(versions: versions, beads: beads, leastConfidence: leastConfidence)
    }

    /// The one place that knows how many versions the aligner takes.
    private func beads(of versions: [Version]) throws -> [MultiBead] {
        try aligner.align(versions[0], with: versions[1]).map(MultiBead.init)
    }
}
