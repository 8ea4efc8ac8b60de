import Calque

/// Two versions to be aligned.
struct AlignedPair {
    let source: Version
    let target: Version
    let aligner: Aligner

    func align() throws -> AlignedArticle {
        AlignedArticle(source: source, target: target, beads: try aligner.align(source, with: target))
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
