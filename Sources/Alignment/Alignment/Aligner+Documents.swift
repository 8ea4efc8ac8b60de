public import CalqueCore

extension Aligner {
    /// Aligns two or more documents: aligns every pair of them, and joins the beads of pairs that agree.
    ///
    /// Beads are joined in the order of their confidence. A bead that contradicts earlier joins, so that a segment would be
    /// in two places, is dropped.
    ///
    /// - Returns: beads in the order of the first document that contain every segment of every document once.
    /// - Throws: the error of the encoder or of the memory; `Failure(.internal)` if ICU's data is incomplete.
    /// - Complexity: an alignment for every pair of documents.
    public func align(_ documents: [Document]) throws(Failure) -> [MultiBead] { try alignWithEvidence(documents).beads }

    /// As `align(_:)`, and returns the evidence of the linked beads of each pair of documents.
    package func alignWithEvidence(
        _ documents: [Document]
    ) throws(Failure) -> (beads: [MultiBead], evidence: [PairEvidence]) {
        var evidence: [PairEvidence] = []
        var sides: [Side] = []
        for document in documents { sides.append(try side(document)) }
        var pairs: [PairedBead] = []
        for (first, one) in sides.enumerated() {
            for (index, other) in sides.enumerated().dropFirst(first + 1) {
                let (beads, scorer) = try solve(one, other)
                pairs += beads.map { PairedBead(bead: $0, first: first, second: index) }
                evidence.append(PairEvidence(first: first, second: index, beads, by: scorer))
            }
        }
        if documents.count == 2 { return (pairs.map { MultiBead($0.bead) }, evidence) }
        var groups = BeadGroups(counts: documents.map(\.segments.count))
        let linked = pairs.filter(\.bead.isLinked)
        // Sorting is not stable, so the position breaks ties.
        let byConfidence = linked.indices.sorted {
            (linked[$1].bead.confidence, $0) < (linked[$0].bead.confidence, $1)
        }
        for index in byConfidence { groups.join(linked[index]) }
        return (groups.beads(omissions: pairs.filter { !$0.bead.isLinked }), evidence)
    }
}

/// A bead of two of several documents.
struct PairedBead {
    let bead: Bead
    /// The index of the document that is the bead's source.
    let first: Int
    /// The index of the document that is the bead's target.
    let second: Int

    /// Returns the segments of a document in the bead; nil for a document that it does not link.
    func span(of document: Int) -> Range<Int>? {
        document == first ? bead.source : document == second ? bead.target : nil
    }
}

/// The evidence of the linked beads of two documents, apart from what their neighbours are.
package struct PairEvidence: Sendable {
    /// The places of the documents.
    package let first: Int, second: Int
    /// Each linked bead, the logarithm of odds of shared words, numbers and names, and the cosine.
    package let links: [(bead: Bead, shared: Float, cosine: Float)]
    package let hasEncoder: Bool

    init(first: Int, second: Int, _ beads: [Bead], by scorer: BeadScorer?) {
        (self.first, self.second, hasEncoder) = (first, second, scorer?.features.embedding != nil)
        links = beads.filter(\.isLinked).compactMap { bead in
            (scorer?.features.of(bead.source, bead.target)).map { (bead, $0[.lexicon] + $0[.terms], $0[.cosine]) }
        }
    }
}
