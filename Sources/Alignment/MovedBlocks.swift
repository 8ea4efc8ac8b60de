/// Finds blocks that stand in another order in the other version, among what the monotone search left over.
///
/// A local alignment (Smith and Waterman 1981) over the segments that are left on both sides: a block counts what its
/// beads score over leaving their segments out. The best block is taken if it counts enough, and the search goes on
/// with the rest.
///
/// Weak links take part too: they may only be the best of what the order allows.
package enum MovedBlocks {
    /// What passing over a segment within a block costs.
    private static let skip: Float = 0.1

    /// A path with the blocks that stand elsewhere put in; their segments are taken out of weak links and omissions.
    ///
    /// - Parameter scorer: prepared for the whole table.
    /// - Returns: beads in the order of the source; what only the target has stands behind the bead that holds the
    ///   segment of the target before it, which may have moved.
    package static func add<Scorer: BeadScorer>(to path: [Bead], scorer: Scorer) -> [Bead] {
        let left = path.filter { !$0.isLinked || scorer.score(source: $0.source, target: $0.target) < scorer.weakLink }
        let moved = find(source: left.flatMap(\.source), target: left.flatMap(\.target), scorer: scorer)
        return moved.isEmpty ? path : merge(path, moved)
    }

    private static func merge(_ path: [Bead], _ moved: [Bead]) -> [Bead] {
        let starts = Dictionary(uniqueKeysWithValues: moved.map { ($0.source.lowerBound, $0) })
        let sources = Set(moved.flatMap(\.source))
        let targets = Set(moved.flatMap(\.target))
        var merged: [Bead] = []
        for bead in path {
            guard bead.source.contains(where: sources.contains) || bead.target.contains(where: targets.contains) else {
                merged.append(bead)
                continue
            }
            // What a weak link held besides is left out now.
            for segment in bead.source {
                if let own = starts[segment] { merged.append(own) }
                if sources.contains(segment) { continue }
                let place = bead.target.lowerBound
                merged.append(Bead(source: segment..<segment + 1, target: place..<place))
            }
            for segment in bead.target where !targets.contains(segment) {
                let place = bead.source.upperBound
                merged.append(Bead(source: place..<place, target: segment..<segment + 1))
            }
        }
        return ordered(merged)
    }

    private static func ordered(_ beads: [Bead]) -> [Bead] {
        var ordered = beads.filter { !$0.source.isEmpty }
        let additions = beads.filter(\.source.isEmpty).sorted { $0.target.lowerBound < $1.target.lowerBound }
        for var bead in additions {
            let before = bead.target.lowerBound - 1
            let index = ordered.firstIndex { $0.target.contains(before) }.map { $0 + 1 } ?? 0
            let place = index == 0 ? 0 : ordered[index - 1].source.upperBound
            bead.source = place..<place
            ordered.insert(bead, at: index)
        }
        return ordered
    }

    /// - Parameters:
    ///   - source: segments of the source that nothing corresponds to, ascending.
    ///   - target: likewise of the target.
    ///   - scorer: prepared for the whole table.
    /// - Complexity: the product of both counts, times the number of blocks found.
    static func find<Scorer: BeadScorer>(source: [Int], target: [Int], scorer: Scorer) -> [Bead] {
        var (source, target) = (source, target)
        var found: [Bead] = []
        while let block = best(source, target, scorer), !block.isEmpty {
            found += block
            source.removeAll { segment in block.contains { $0.source.contains(segment) } }
            target.removeAll { segment in block.contains { $0.target.contains(segment) } }
        }
        return found
    }

    private struct Cell {
        var score: Float = 0
        /// The size of the bead that ends here; 0 and 0 where a block starts, one of them 0 where a segment is skipped.
        var step: (source: Int, target: Int) = (0, 0)
    }

    /// The beads of the best block, or nil when none counts enough.
    private static func best<Scorer: BeadScorer>(_ source: [Int], _ target: [Int], _ scorer: Scorer) -> [Bead]? {
        var table = [[Cell]](repeating: [Cell](repeating: Cell(), count: target.count + 1), count: source.count + 1)
        var top: (score: Float, row: Int, column: Int) = (scorer.movedBlock, 0, 0)
        for row in 0...source.count {
            for column in 0...target.count where row + column > 0 {
                var cell = Cell()
                if row > 0, table[row - 1][column].score - skip > cell.score {
                    cell = Cell(score: table[row - 1][column].score - skip, step: (1, 0))
                }
                if column > 0, table[row][column - 1].score - skip > cell.score {
                    cell = Cell(score: table[row][column - 1].score - skip, step: (0, 1))
                }
                for shape in Shapes.linked where shape.source <= row && shape.target <= column {
                    guard let bead = bead(source, target, row, column, shape) else { continue }
                    let gain =
                        scorer.score(source: bead.source, target: bead.target)
                        - max(0, scorer.omission) * Float(shape.source + shape.target)
                    let score = table[row - shape.source][column - shape.target].score + gain
                    if score > cell.score { cell = Cell(score: score, step: shape) }
                }
                table[row][column] = cell
                if cell.score > top.score { top = (cell.score, row, column) }
            }
        }
        guard top.row > 0 else { return nil }
        var beads: [Bead] = []
        var (row, column) = (top.row, top.column)
        while table[row][column].score > 0 {
            let step = table[row][column].step
            if step.source > 0, step.target > 0, let bead = bead(source, target, row, column, step) {
                beads.append(bead)
            }
            (row, column) = (row - step.source, column - step.target)
        }
        return beads
    }

    /// The bead of that shape that ends at a place of the table, if its segments are neighbours in their versions.
    private static func bead(
        _ source: [Int], _ target: [Int], _ row: Int, _ column: Int, _ shape: (source: Int, target: Int)
    ) -> Bead? {
        let (first, last) = (source[row - shape.source], source[row - 1])
        let (start, end) = (target[column - shape.target], target[column - 1])
        guard last - first == shape.source - 1, end - start == shape.target - 1 else { return nil }
        return Bead(source: first..<last + 1, target: start..<end + 1, isMoved: true)
    }
}
