/// All monotone paths through the table of two documents, with the score of every step.
///
/// A place is a pair of positions between segments; (0, 0) is before both documents. A step is a linked bead or the
/// omission of one segment, and belongs to the place where it ends. A path runs from the first place to the last.
package struct Lattice: Sendable {
    /// The places that the lattice has.
    package let window: SearchWindow
    /// Where the places of each row begin, and the end.
    package let offsets: [Int]
    /// For each place and each shape of `BeadShapes.linked`, the score of the bead that ends there; −∞ where there is
    /// none.
    package var links: [Float]
    /// The score of omitting each segment of the source.
    package var sourceOmissions: [Float]
    /// The score of omitting each segment of the target.
    package var targetOmissions: [Float]

    /// How many shapes a place has scores for.
    package static let shapes = BeadShapes.linked.count

    /// How many segments the source has.
    package var rows: Int { sourceOmissions.count }
    /// How many segments the target has.
    package var columns: Int { targetOmissions.count }

    /// Creates a lattice without linked beads, whose omissions score 0.
    package init(window: SearchWindow, rows: Int, columns: Int) {
        self.window = window
        var offsets = [0]
        for row in 0...rows { offsets.append(offsets[row] + window.high[row] - window.low[row] + 1) }
        self.offsets = offsets
        links = [Float](repeating: -.infinity, count: offsets[rows + 1] * Self.shapes)
        sourceOmissions = [Float](repeating: 0, count: rows)
        targetOmissions = [Float](repeating: 0, count: columns)
    }

    /// The number of a place.
    func place(_ row: Int, _ column: Int) -> Int { offsets[row] + column - window.low[row] }

    /// Returns the score of a linked bead; nil if it is not in the lattice.
    func score(_ source: Range<Int>, _ target: Range<Int>) -> Float? {
        guard let index = link(source, target), links[index] > -.infinity else { return nil }
        return links[index]
    }

    /// Returns the index of a linked bead in `links`; nil for one of another shape or outside the window.
    func link(_ source: Range<Int>, _ target: Range<Int>) -> Int? {
        guard let shape = BeadShapes.index(source.count, target.count),
            window.contains(source.upperBound, target.upperBound)
        else { return nil }
        return place(source.upperBound, target.upperBound) * Self.shapes + shape
    }

    /// Calls `body` with every linked bead that ends in these rows and lies within the window, and its index in
    /// `links`.
    package func forEachLink(rows: ClosedRange<Int>, _ body: (Int, Range<Int>, Range<Int>) -> Void) {
        for row in rows {
            for column in window.low[row]...window.high[row] {
                let first = place(row, column) * Self.shapes
                for (index, shape) in BeadShapes.linked.enumerated()
                where shape.source <= row && shape.target <= column {
                    guard window.contains(row - shape.source, column - shape.target) else { continue }
                    body(first + index, row - shape.source..<row, column - shape.target..<column)
                }
            }
        }
    }

    /// Returns the columns in which beads of a shape may end that end in a row; nil if there is none.
    func columns(endingIn row: Int, _ shape: (source: Int, target: Int)) -> ClosedRange<Int>? {
        guard shape.source <= row else { return nil }
        let low = max(window.low[row], window.low[row - shape.source] + shape.target)
        let high = min(window.high[row], window.high[row - shape.source] + shape.target)
        return low <= high ? low...high : nil
    }

    // MARK: Steps

    /// The step that omits a segment of the source, where the others are the indices of their shapes.
    static let skipSource: UInt8 = 254
    /// The step that omits a segment of the target.
    static let skipTarget: UInt8 = 255

    /// Calls `body` with each step to a place: the place where it begins, its score, and the step.
    @inline(__always)
    func forEachStep(to row: Int, _ column: Int, _ body: (Int, Float, UInt8) -> Void) {
        if column > window.low[row] { body(place(row, column - 1), targetOmissions[column - 1], Self.skipTarget) }
        if row > 0, window.contains(row - 1, column) {
            body(place(row - 1, column), sourceOmissions[row - 1], Self.skipSource)
        }
        let first = place(row, column) * Self.shapes
        links.withUnsafeBufferPointer { links in
            for index in 0..<Self.shapes {
                let score = links[first + index]
                guard score > -.infinity else { continue }
                let shape = BeadShapes.linked[index]
                body(place(row - shape.source, column - shape.target), score, UInt8(index))
            }
        }
    }
}
