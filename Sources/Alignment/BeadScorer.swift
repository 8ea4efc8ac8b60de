/// Says how well segments of the source and of the target translate each other.
package protocol BeadScorer {
    /// What leaving out one segment scores: a linked bead is worth its place when it scores more than the omissions
    /// that it replaces.
    var omission: Float { get set }

    /// Links that score less may be given up for a block that stands elsewhere.
    var weakLink: Float { get }

    /// What such a block must score.
    var movedBlock: Float { get }

    /// Called before beads that end in these rows are scored.
    ///
    /// - Parameters:
    ///   - ends: positions in the source, from 1 on, at which the beads end.
    ///   - columns: positions in the target between which the beads lie.
    mutating func prepare(ends: Range<Int>, columns: Range<Int>)

    /// The score of a linked bead that lies within what was prepared.
    func score(source: Range<Int>, target: Range<Int>) -> Float

    /// How sure a linked bead is that was chosen, from 0 to 1.
    func linkConfidence(source: Range<Int>, target: Range<Int>) -> Double

    /// How sure an omission is, from 0 to 1, given the best score of a link that the segment could have had.
    func omissionConfidence(best: Float) -> Double
}
