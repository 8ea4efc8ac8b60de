/// The part of the table source × target that the search visits: for each row the columns from `low` to `high`.
///
/// Rows and columns count positions between segments: row 0 stands before the first segment of the source.
package struct Window {
    package private(set) var low: [Int]
    package private(set) var high: [Int]

    /// How many segments the versions have.
    package var rows: Int { low.count - 1 }
    package var columns: Int { high[rows] }

    /// The whole table.
    package init(rows: Int, columns: Int) {
        low = [Int](repeating: 0, count: rows + 1)
        high = [Int](repeating: columns, count: rows + 1)
    }

    /// A band around a path of matched segments, `reach` columns wide to each side; between two matches far from each
    /// other it holds the whole rectangle.
    ///
    /// - Parameter matches: pairs of segments, ascending in both.
    package init(around matches: [(source: Int, target: Int)], reach: Int, rows: Int, columns: Int) {
        self.init(rows: rows, columns: columns)
        var corners = [(row: 0, column: 0)]
        corners += matches.flatMap { [($0.source, $0.target), ($0.source + 1, $0.target + 1)] }
        corners.append((rows, columns))
        low = [Int](repeating: columns, count: rows + 1)
        high = [Int](repeating: 0, count: rows + 1)
        for (start, end) in zip(corners, corners.dropFirst()) {
            for row in max(0, start.row - reach)...min(rows, end.row + reach) {
                low[row] = min(low[row], max(0, start.column - reach))
                high[row] = max(high[row], min(columns, end.column + reach))
            }
        }
    }

    /// A band around the diagonal, for texts too long to search whole of which nothing else is known.
    static func diagonal(rows: Int, columns: Int) -> Window {
        let reach = min(max(30, columns / 20), 1000)
        var matches: [(source: Int, target: Int)] = []
        for row in stride(from: 0, to: rows, by: max(1, reach / 4)) {
            let column = row * columns / rows
            if matches.last.map({ $0.target < column }) ?? true { matches.append((row, column)) }
        }
        return Window(around: matches, reach: reach, rows: rows, columns: columns)
    }

    package func contains(_ row: Int, _ column: Int) -> Bool { low[row] <= column && column <= high[row] }

    /// The columns that the rows visit between them.
    func columns(of rows: Range<Int>) -> Range<Int> {
        let first = rows.map { low[$0] }.min() ?? 0
        let last = rows.map { high[$0] }.max() ?? 0
        return first..<max(first, last)
    }
}
