extension Aligner {
    /// Aligns two or more versions of an article: every pair of them, joined to beads of all where the pairs agree.
    ///
    /// The surest bead of a pair comes first. One that contradicts what is joined already, so that a segment would stand
    /// in two places, is given up: of three pairs that disagree the least sure yields.
    ///
    /// - Returns: beads that cover every segment of every version once, in the order of the first version.
    /// - Throws: what the encoder throws.
    package func align(_ versions: [Document]) throws -> [MultiBead] {
        let sides = try versions.map(side)
        var pairs: [PairedBead] = []
        for (first, one) in sides.enumerated() {
            for (index, other) in sides.enumerated().dropFirst(first + 1) {
                pairs += try solve(one, other).beads.map { PairedBead(bead: $0, first: first, second: index) }
            }
        }
        if versions.count == 2 { return pairs.map { MultiBead($0.bead) } }
        var groups = BeadGroups(counts: versions.map(\.segments.count))
        let linked = pairs.filter(\.bead.isLinked)
        // Sorting is not stable: places break ties.
        let surest = linked.indices.sorted {
            (linked[$1].bead.confidence, $0) < (linked[$0].bead.confidence, $1)
        }
        for index in surest { groups.join(linked[index]) }
        return groups.beads(omissions: pairs.filter { !$0.bead.isLinked })
    }
}

/// A bead of two of several versions.
struct PairedBead {
    let bead: Bead
    let first: Int
    let second: Int

    func span(of version: Int) -> Range<Int>? {
        version == first ? bead.source : version == second ? bead.target : nil
    }
}
