/// Finds blocks that are in another order in the other document, among the segments that the monotone path omits.
///
/// This is a local alignment (Smith and Waterman 1981) of the segments that are left on both sides. The score of a block
/// is the gain of its beads over omitting their segments. The best block is taken if it gains enough, then the search is
/// repeated with the rest.
///
/// Segments of weak links take part too, because such a link may only be the best that the order allows.
package struct MovedBlocks {
    private let scorer: BeadScorer
    /// The least gain of a block.
    private let least: Float
    /// A link with a smaller gain may be given up for a block.
    private let weak: Float
    /// The penalty of a segment that is skipped within a block.
    private let skip: Float

    /// - Parameter model: the model whose thresholds are used.
    package init(scorer: BeadScorer, model: BeadModel) {
        self.scorer = scorer
        (least, weak, skip) = (model.moved[0], model.moved[1], model.moved[2])
    }

    /// Returns a path with moved blocks added. Their segments are removed from weak links and omissions.
    ///
    /// - Returns: beads in the order of the source. An omission of the target follows the bead that holds the segment
    ///   before it in the target, which may have moved.
    /// - Complexity: the product of the numbers of segments that are left on both sides. The path is returned unchanged
    ///   where it is above `maxPlaces`.
    package func add(to path: [Bead]) -> [Bead] {
        let left = path.filter { !$0.isLinked || scorer.gain($0.source, $0.target) < weak }
        let (source, target) = (left.flatMap(\.source), left.flatMap(\.target))
        guard source.count * target.count <= Self.maxPlaces else { return path }
        let moved = find(source: source, target: target)
        return moved.isEmpty ? path : Self.merge(path, moved)
    }

    /// Marks only those beads as moved that cross another. A bead that was found beside the path may follow its order.
    ///
    /// - Parameter beads: in the order of the source.
    static func markingCrossed(_ beads: [Bead]) -> [Bead] {
        guard beads.contains(where: \.isMoved) else { return beads }
        var marked = beads
        // What the linked beads before each bead reach in the target, and what those after it begin with.
        var reached = 0
        let next = beads.indices.reversed().reduce(into: [Int.max]) { next, index in
            next.append(
                beads[index].isLinked ? min(next[next.count - 1], beads[index].target.lowerBound) : next[next.count - 1]
            )
        }
        for index in beads.indices where beads[index].isLinked {
            let target = beads[index].target
            if reached <= target.lowerBound, next[beads.count - 1 - index] >= target.upperBound {
                marked[index].isMoved = false
            }
            reached = max(reached, target.upperBound)
        }
        return marked
    }

    private static let maxPlaces = 250_000

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
            // The other segments of a weak link become omissions.
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

    /// Returns the beads of all blocks.
    ///
    /// - Parameters:
    ///   - source: the segments of the source that are left, ascending.
    ///   - target: the segments of the target that are left, ascending.
    private func find(source: [Int], target: [Int]) -> [Bead] {
        var table = Table(source: source, target: target, scorer: scorer)
        var found: [Bead] = []
        while let block = table.best(skip: skip, above: least), !block.isEmpty {
            found += block
            table.remove(block)
        }
        return found
    }
}

/// The segments that are left, and the gain of each bead of them.
private struct Table {
    private var source: [Int]
    private var target: [Int]
    /// For each pair of segments and each shape, the gain of the bead that ends with this pair.
    private let gains: [Float]
    private let rows: [Int: Int]
    private let columns: [Int: Int]

    init(source: [Int], target: [Int], scorer: BeadScorer) {
        self.source = source
        self.target = target
        rows = Dictionary(uniqueKeysWithValues: zip(source, source.indices))
        columns = Dictionary(uniqueKeysWithValues: zip(target, target.indices))
        var gains = [Float](repeating: -.infinity, count: source.count * target.count * BeadShapes.linked.count)
        for row in source.indices {
            for column in target.indices {
                for (index, shape) in BeadShapes.linked.enumerated()
                where shape.source <= row + 1 && shape.target <= column + 1 {
                    let (first, start) = (source[row - shape.source + 1], target[column - shape.target + 1])
                    guard source[row] - first == shape.source - 1, target[column] - start == shape.target - 1 else {
                        continue
                    }
                    gains[(row * target.count + column) * BeadShapes.linked.count + index] =
                        scorer.gain(first..<source[row] + 1, start..<target[column] + 1)
                }
            }
        }
        self.gains = gains
    }

    mutating func remove(_ block: [Bead]) {
        source.removeAll { segment in block.contains { $0.source.contains(segment) } }
        target.removeAll { segment in block.contains { $0.target.contains(segment) } }
    }

    private struct Cell {
        var score: Float = 0
        /// The size of the bead that ends here; 0 and 0 where a block starts, one of them 0 where a segment is skipped.
        var step: (source: Int, target: Int) = (0, 0)
    }

    /// Returns the beads of the best block; nil if no block gains enough.
    func best(skip: Float, above least: Float) -> [Bead]? {
        var table = [[Cell]](repeating: [Cell](repeating: Cell(), count: target.count + 1), count: source.count + 1)
        var top: (score: Float, row: Int, column: Int) = (least, 0, 0)
        for row in 0...source.count {
            for column in 0...target.count where row + column > 0 {
                var cell = Cell()
                if row > 0, table[row - 1][column].score - skip > cell.score {
                    cell = Cell(score: table[row - 1][column].score - skip, step: (1, 0))
                }
                if column > 0, table[row][column - 1].score - skip > cell.score {
                    cell = Cell(score: table[row][column - 1].score - skip, step: (0, 1))
                }
                if row > 0, column > 0 {
                    for (index, shape) in BeadShapes.linked.enumerated()
                    where shape.source <= row && shape.target <= column {
                        guard let gain = gain(row, column, index) else { continue }
                        let score = table[row - shape.source][column - shape.target].score + gain
                        if score > cell.score { cell = Cell(score: score, step: shape) }
                    }
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
            if step.source > 0, step.target > 0 {
                let (last, end) = (source[row - 1], target[column - 1])
                beads.append(
                    Bead(
                        source: last - step.source + 1..<last + 1, target: end - step.target + 1..<end + 1,
                        isMoved: true))
            }
            (row, column) = (row - step.source, column - step.target)
        }
        return beads
    }

    /// Returns the gain of a bead; nil if its segments are not neighbours or one of them is taken.
    private func gain(_ row: Int, _ column: Int, _ index: Int) -> Float? {
        let (last, end) = (source[row - 1], target[column - 1])
        let shape = BeadShapes.linked[index]
        guard source[row - shape.source] == last - shape.source + 1,
            target[column - shape.target] == end - shape.target + 1,
            let place = rows[last], let other = columns[end]
        else { return nil }
        return gains[(place * columns.count + other) * BeadShapes.linked.count + index]
    }
}
