/// Joins neighbouring steps of a path to beads of more segments than the search tries everywhere, up to `Shapes.most`
/// on both sides together.
///
/// Such beads are so rare that a table of them all would cost more than all others. But the path leaves and enters the
/// place of one where it should, and within it has something that is left out or joined; or it shares the place with
/// a neighbour, and only the corner between both is wrong: a bead of 1:1 and one of 1:6 come out as 1:3 and 1:4.
struct WideBeads {
    private let judge: Judge
    /// What beads score, found out once: neighbouring stretches of a path share most of theirs.
    private var scores: [Corners: Float] = [:]

    init(judge: Judge) { self.judge = judge }

    /// The most segments of two beads whose corner is looked for anew.
    private static let mostShared = 12
    /// A bead of so many segments may have some that belong to a wide neighbour.
    private static let leastShared = 4

    /// A way from one corner of the path to a later one.
    private struct Choice {
        var gain: Float
        /// The corner that it comes from.
        var start: Int
        /// What takes the place of the path's steps; empty: the steps stay.
        var beads: [Bead] = []
    }

    /// - Complexity: linear in the steps.
    mutating func join(_ path: [Bead]) -> [Bead] {
        /// The best way to each corner of the path, by what it gains over the path.
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
                    let gain = score(source, target) - judge.pathScore(source, target)
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

    /// The best two beads of these segments of which one is wide, and what they gain over the best path.
    private mutating func pair(_ source: Range<Int>, _ target: Range<Int>) -> (gain: Float, beads: [Bead])? {
        var best: (score: Float, beads: [Bead])?
        for row in source.dropFirst() {
            for column in target.dropFirst() {
                let first = Bead(source: source.lowerBound..<row, target: target.lowerBound..<column)
                let second = Bead(source: row..<source.upperBound, target: column..<target.upperBound)
                let beads = [first, second]
                guard beads.contains(where: { Self.isWide($0.source, $0.target) }),
                    beads.allSatisfy({ $0.source.count + $0.target.count <= Shapes.most })
                else { continue }
                let score = score(first.source, first.target) + score(second.source, second.target)
                if score > best?.score ?? -.infinity { best = (score, beads) }
            }
        }
        return best.map { ($0.score - judge.pathScore(source, target), $0.beads) }
    }

    private mutating func score(_ source: Range<Int>, _ target: Range<Int>) -> Float {
        let corners = Corners(source: source, target: target)
        if let known = scores[corners] { return known }
        let score = judge.score(source, target)
        scores[corners] = score
        return score
    }

    /// Whether a bead has more segments than the search tries everywhere, and no more than there may be.
    private static func isWide(_ source: Range<Int>, _ target: Range<Int>) -> Bool {
        source.count + target.count <= Shapes.most && !Shapes.contains(source.count, target.count)
    }

    /// Which bead it is.
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
