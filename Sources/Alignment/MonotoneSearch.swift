/// The best chain of beads through a table, by dynamic programming (Gale and Church 1993, with the window of Bertalign).
enum MonotoneSearch {
    /// - Returns: beads that cover both sides in order; omissions are single segments.
    /// - Complexity: the area of the window times the number of shapes, in time; the area, in bytes of memory.
    static func path<Scorer: BeadScorer>(in window: Window, scorer: inout Scorer) -> [Bead] {
        let rows = window.low.count - 1
        // What led to each place of the window: a shape's number, or one of the two below.
        var steps: [[UInt8]] = []
        steps.reserveCapacity(rows + 1)
        var recent: [[Float]] = []  // the scores of the last rows, the newest last
        let blockSize = 64
        for row in 0...rows {
            if row % blockSize == 1 || blockSize == 1 {
                let ends = row..<min(row + blockSize, rows + 1)
                let visited = max(0, ends.lowerBound - Shapes.longest)..<ends.upperBound
                scorer.prepare(ends: ends, columns: window.columns(of: visited))
            }
            let (scores, taken) = fill(row, window, recent, scorer)
            steps.append(taken)
            recent.append(scores)
            if recent.count > Shapes.longest { recent.removeFirst() }
        }
        return trace(steps, window)
    }

    /// Nothing corresponds to anything.
    static func omissions(rows: Int, columns: Int) -> [Bead] {
        (0..<rows).map { Bead(source: $0..<$0 + 1, target: 0..<0) }
            + (0..<columns).map { Bead(source: rows..<rows, target: $0..<$0 + 1) }
    }

    private static let skipSource: UInt8 = 254
    private static let skipTarget: UInt8 = 255

    private static func fill<Scorer: BeadScorer>(
        _ row: Int, _ window: Window, _ recent: [[Float]], _ scorer: Scorer
    ) -> ([Float], [UInt8]) {
        let low = window.low[row]
        let width = window.high[row] - low + 1
        var scores = [Float](repeating: -.infinity, count: width)
        var taken = [UInt8](repeating: skipTarget, count: width)
        for place in 0..<width {
            let column = low + place
            var best: Float = row == 0 && column == 0 ? 0 : -.infinity
            var step = skipTarget
            if place > 0, scores[place - 1] + scorer.omission > best {
                best = scores[place - 1] + scorer.omission
            }
            if row > 0, window.contains(row - 1, column) {
                let before = recent[recent.count - 1][column - window.low[row - 1]] + scorer.omission
                if before > best { (best, step) = (before, skipSource) }
            }
            for (index, shape) in Shapes.linked.enumerated() where shape.source <= row && shape.target <= column {
                let fromRow = row - shape.source
                let fromColumn = column - shape.target
                guard window.contains(fromRow, fromColumn) else { continue }
                let before = recent[recent.count - shape.source][fromColumn - window.low[fromRow]]
                guard before > -.infinity else { continue }
                let score = before + scorer.score(source: fromRow..<row, target: fromColumn..<column)
                if score > best { (best, step) = (score, UInt8(index)) }
            }
            scores[place] = best
            taken[place] = step
        }
        return (scores, taken)
    }

    private static func trace(_ steps: [[UInt8]], _ window: Window) -> [Bead] {
        var row = steps.count - 1
        var column = window.high[row]
        var beads: [Bead] = []
        while row > 0 || column > 0 {
            let size: (source: Int, target: Int)
            switch steps[row][column - window.low[row]] {
            case skipSource: size = (1, 0)
            case skipTarget: size = (0, 1)
            case let shape: size = Shapes.linked[Int(shape)]
            }
            beads.append(Bead(source: row - size.source..<row, target: column - size.target..<column))
            row -= size.source
            column -= size.target
        }
        return beads.reversed()
    }
}
