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

    /// A band around a path of matched segments, `reach` columns wide to each side. Between two matches far from each
    /// other it holds the whole rectangle, or of one that is too large a band along its diagonal.
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
            let (height, width) = (max(1, end.row - start.row), end.column - start.column)
            let isWhole = height * width <= Self.searchedWhole
            // Neighbouring rows must overlap, so that a path leads through.
            let band = reach + width / height + Self.searchedWhole / 2 / height
            for row in max(0, start.row - reach)...min(rows, end.row + reach) {
                var (first, last) = (start.column, end.column)
                if !isWhole {
                    let middle = start.column + (min(max(row, start.row), end.row) - start.row) * width / height
                    (first, last) = (max(first, middle - band), min(last, middle + band))
                }
                low[row] = min(low[row], max(0, first - reach))
                high[row] = max(high[row], min(columns, last + reach))
            }
        }
    }

    /// Tables of so many places are searched whole.
    static let searchedWhole = 250_000

    /// Where the path of two versions surely runs: everywhere in short ones, in long ones near matches that are found
    /// first, by meaning or by terms that both have once.
    ///
    /// - Complexity: the product of both counts up to 25 million (5,000 by 5,000 segments) with vectors, otherwise linear
    ///   in the terms.
    static func fitting(
        _ source: SpanVectors?, _ target: SpanVectors?, terms: SharedTerms, rows: Int, columns: Int
    ) -> Window {
        let whole = Window(rows: rows, columns: columns)
        if rows * columns <= searchedWhole { return whole }
        let anchors: [(source: Int, target: Int)]
        if let source, let target, rows * columns <= 25_000_000 {
            anchors = Anchors.find(Nearest(source: source, target: target, window: whole), columns: columns)
        } else {
            anchors = Anchors.find(terms, columns: columns)
        }
        return Window(around: anchors, reach: 10, rows: rows, columns: columns)
    }

    package func contains(_ row: Int, _ column: Int) -> Bool { low[row] <= column && column <= high[row] }

    /// The columns that the rows visit between them.
    func columns(of rows: Range<Int>) -> Range<Int> {
        let first = rows.map { low[$0] }.min() ?? 0
        let last = rows.map { high[$0] }.max() ?? 0
        return first..<max(first, last)
    }
}
