import CalqueEmbedding

/// The cosines of all beads of one shape in a block of the table.
struct CosineBlock {
    private let firstRow: Int
    private let firstColumn: Int
    private let rows: Int
    private let columns: Int
    private var cosines: [Float]

    init(
        source: SpanVectors, starts: Range<Int>, size: Int, target: SpanVectors,
        targetStarts: Range<Int>, targetSize: Int
    ) {
        firstRow = starts.lowerBound
        firstColumn = targetStarts.lowerBound
        rows = max(0, min(starts.upperBound, source.count - size + 1) - firstRow)
        columns = max(0, min(targetStarts.upperBound, target.count - targetSize + 1) - firstColumn)
        cosines = []
        guard rows > 0, columns > 0 else { return }
        let from = source.row(firstRow, size)
        let to = target.row(firstColumn, targetSize)
        cosines = source.vectors.products(rows: from..<from + rows, with: target.vectors, rows: to..<to + columns)
    }

    /// Returns the cosine of the spans that begin at a row and a column; nil outside the block.
    func at(_ row: Int, _ column: Int) -> Float? {
        let (row, column) = (row - firstRow, column - firstColumn)
        guard row >= 0, row < rows, column >= 0, column < columns else { return nil }
        return cosines[row * columns + column]
    }
}
