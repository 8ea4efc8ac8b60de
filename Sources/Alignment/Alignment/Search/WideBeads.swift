/// Joins neighbouring steps of a path into beads that are larger than those of the lattice, up to
/// `BeadShapes.maxTotal` segments.
///
/// Such beads are so rare that scoring all of them would cost more than all others. Where one is right, the path usually
/// passes through both of its corners and has omissions or merged beads between them. Or only the corner between the
/// bead and a neighbour is wrong: beads of 1:1 and 1:6 segments come out as 1:3 and 1:4.
struct WideBeads {
    private let scorer: BeadScorer
    /// The scores of beads so far: neighbouring stretches of a path share most of their beads.
    private var scores: [Corners: Float] = [:]

    init(scorer: BeadScorer) { self.scorer = scorer }

    /// The most segments of two beads whose common corner is optimised.
    private static let mostShared = 12
    /// A bead of this many segments may hold some that belong to a wide neighbour.
    private static let leastShared = 4

    /// The replacement of a stretch of the path, from one corner to a later one.
    private struct Choice {
        var gain: Float
        /// The corner where it begins.
        var start: Int
        /// The beads that replace the steps; empty if the steps stay.
        var beads: [Bead] = []
    }

    /// Returns the path with the replacements of the greatest total gain.
    ///
    /// - Complexity: linear in the steps.
    mutating func join(_ path: [Bead]) -> [Bead] {
        // The best choice for each corner, by its gain over the path so far.
        var best = [Choice(gain: 0, start: 0)]
        for end in path.indices {
            var choice = Choice(gain: best[end].gain, start: end)
            var isUneven = false
            var isShared = false
            for start in (0...end).reversed() {
                let step = path[start]
                isUneven = isUneven || step.source.count != 1 || step.target.count != 1
                isShared = isShared || step.source.count + step.target.count >= Self.leastShared
                let (source, target) = Self.union(step, path[end])
                guard source.count + target.count <= Self.mostShared else { break }
                guard isUneven, !source.isEmpty, !target.isEmpty else { continue }
                var found: (gain: Float, beads: [Bead])?
                if Self.isWide(source, target) {
                    let gain = score(source, target) - scorer.pathScore(source, target)
                    found = (gain, [Bead(source: source, target: target)])
                }
                if isShared, end > start, let two = pair(source, target), two.gain > found?.gain ?? 0 { found = two }
                if let found, best[start].gain + found.gain > choice.gain {
                    choice = Choice(gain: best[start].gain + found.gain, start: start, beads: found.beads)
                }
            }
            best.append(choice)
        }
        var beads: [Bead] = []
        var end = path.count
        while end > 0 {
            let choice = best[end]
            beads += choice.beads.isEmpty ? path[choice.start..<end].reversed() : choice.beads.reversed()
            end = choice.start
        }
        return beads.reversed()
    }

    /// Returns the best two beads of these segments of which at least one is wide, and their gain over the best path.
    private mutating func pair(_ source: Range<Int>, _ target: Range<Int>) -> (gain: Float, beads: [Bead])? {
        var best: (score: Float, beads: [Bead])?
        for row in source.dropFirst() {
            for column in target.dropFirst() {
                let first = Bead(source: source.lowerBound..<row, target: target.lowerBound..<column)
                let second = Bead(source: row..<source.upperBound, target: column..<target.upperBound)
                let beads = [first, second]
                guard beads.contains(where: { Self.isWide($0.source, $0.target) }),
                    beads.allSatisfy({ $0.source.count + $0.target.count <= BeadShapes.maxTotal })
                else { continue }
                let score = score(first.source, first.target) + score(second.source, second.target)
                if score > best?.score ?? -.infinity { best = (score, beads) }
            }
        }
        return best.map { ($0.score - scorer.pathScore(source, target), $0.beads) }
    }

    private mutating func score(_ source: Range<Int>, _ target: Range<Int>) -> Float {
        let corners = Corners(source: source, target: target)
        if let known = scores[corners] { return known }
        let score = scorer.score(source, target)
        scores[corners] = score
        return score
    }

    /// Returns whether a bead is larger than those of the lattice and not too large.
    private static func isWide(_ source: Range<Int>, _ target: Range<Int>) -> Bool {
        source.count + target.count <= BeadShapes.maxTotal && !BeadShapes.contains(source.count, target.count)
    }

    /// The key of a bead.
    private struct Corners: Hashable {
        let source: Range<Int>
        let target: Range<Int>
    }

    private static func union(_ first: Bead, _ last: Bead) -> (Range<Int>, Range<Int>) {
        (
            first.source.lowerBound..<last.source.upperBound,
            first.target.lowerBound..<last.target.upperBound
        )
    }
}
