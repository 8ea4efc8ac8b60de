/// The part of the table source × target that the search visits: for each row, the columns from `low` to `high`.
///
/// Rows and columns are positions between segments: row 0 is before the first segment of the source.
package struct SearchWindow: Sendable {
    /// The first column of each row.
    package private(set) var low: [Int]
    /// The last column of each row.
    package private(set) var high: [Int]

    /// How many segments the source has.
    package var rows: Int { low.count - 1 }
    /// How many segments the target has.
    package var columns: Int { high[rows] }

    /// Creates a window that is the whole table.
    package init(rows: Int, columns: Int) {
        low = [Int](repeating: 0, count: rows + 1)
        high = [Int](repeating: columns, count: rows + 1)
    }

    /// Creates a band around a chain of matched segments. Between two distant matches it holds the whole rectangle, or
    /// a band along the diagonal where the rectangle is larger than `maxWhole`.
    ///
    /// - Parameters:
    ///   - matches: pairs of segments that ascend in both documents.
    ///   - reach: how many columns and rows the band has on each side of the chain.
    package init(around matches: [(source: Int, target: Int)], reach: Int, rows: Int, columns: Int) {
        self.init(rows: rows, columns: columns)
        var corners = [(row: 0, column: 0)]
        corners += matches.flatMap { [($0.source, $0.target), ($0.source + 1, $0.target + 1)] }
        corners.append((rows, columns))
        low = [Int](repeating: columns, count: rows + 1)
        high = [Int](repeating: 0, count: rows + 1)
        for (start, end) in zip(corners, corners.dropFirst()) {
            let (height, width) = (max(1, end.row - start.row), end.column - start.column)
            let isWhole = height * width <= Self.maxWhole
            // Neighbouring rows must overlap, so that a path exists.
            let band = reach + width / height + Self.maxWhole / 2 / height
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

    /// The greatest number of places of a table that is searched as a whole.
    static let maxWhole = 250_000

    /// Returns the window for two documents: the whole table for short ones, a band around `Anchors` for long ones.
    ///
    /// - Complexity: with vectors and up to 25 million places (5,000 by 5,000 segments) the number of places; otherwise
    ///   linear in the terms.
    static func fitting(
        _ source: SpanVectors?, _ target: SpanVectors?, terms: SharedTerms, rows: Int, columns: Int
    ) -> SearchWindow {
        let whole = SearchWindow(rows: rows, columns: columns)
        if rows * columns <= maxWhole { return whole }
        let anchors: [(source: Int, target: Int)]
        if let source, let target, rows * columns <= 25_000_000 {
            anchors = Anchors.find(NearestSegments(source: source, target: target, window: whole), columns: columns)
        } else {
            anchors = Anchors.find(terms, columns: columns)
        }
        return SearchWindow(around: anchors, reach: 10, rows: rows, columns: columns)
    }

    /// Returns whether the search visits a place.
    package func contains(_ row: Int, _ column: Int) -> Bool { low[row] <= column && column <= high[row] }

    /// Returns the smallest range that contains the columns of all these rows.
    func columns(of rows: Range<Int>) -> Range<Int> {
        let first = rows.map { low[$0] }.min() ?? 0
        let last = rows.map { high[$0] }.max() ?? 0
        return first..<max(first, last)
    }
}
