import Calque

/// Two versions to be aligned.
struct AlignedPair {
    let source: Version
    let target: Version
    let aligner: Aligner
    /// Align what belongs to the page, too.
    var keepsFurniture = false

    func align() throws -> AlignedArticle {
        guard !keepsFurniture else {
            return AlignedArticle(source: source, target: target, beads: try aligner.align(source, with: target))
        }
        let sides = (WithoutFurniture(source), WithoutFurniture(target))
        let beads = try aligner.align(sides.0.version, with: sides.1.version)
        return AlignedArticle(
            source: source, target: target, beads: WithoutFurniture.restore(beads, source: sides.0, target: sides.1))
    }
}

/// Two versions and their beads.
struct AlignedArticle {
    let source: Version
    let target: Version
    let beads: [Bead]

    func texts(of bead: Bead) -> (source: String, target: String) {
        (source.text(of: bead.source), target.text(of: bead.target))
    }

    /// `24 segments in en, 26 in ru, 21 beads`
    var summary: String {
        "\(source.segments.count) segments in \(source.language), \(target.segments.count) in \(target.language), "
            + "\(beads.count { $0.isLinked }) linked beads"
    }
}
