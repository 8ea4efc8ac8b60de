import CalqueEmbedding

/// The nearest segments of each segment in the other document. They show which segments are near to everything.
struct NearestSegments {
    /// For each segment of the source, its nearest segments of the target by descending cosine.
    private(set) var ofSource: [[(segment: Int, cosine: Float)]]
    /// The same for each segment of the target.
    private(set) var ofTarget: [[(segment: Int, cosine: Float)]]

    /// The number that is kept for each segment: a bead may contain some of them itself.
    static let kept = 6
    /// The number of nearest segments in `mean`.
    private static let averaged = 3
    /// The number of rows that are compared at once.
    private static let blockSize = 64

    /// - Parameter window: the part of the table in which segments are compared.
    /// - Complexity: the area of the window.
    init(source: SpanVectors, target: SpanVectors, window: SearchWindow) {
        ofSource = Array(repeating: [], count: source.count)
        ofTarget = Array(repeating: [], count: target.count)
        for start in stride(from: 0, to: source.count, by: Self.blockSize) {
            let rows = start..<min(start + Self.blockSize, source.count)
            let columns = window.columns(of: rows.lowerBound..<rows.upperBound + 1)
            let cosines = source.vectors.products(rows: rows, with: target.vectors, rows: columns)
            for row in rows {
                for column in columns {
                    let cosine = cosines[(row - start) * columns.count + column - columns.lowerBound]
                    Self.insert((column, cosine), into: &ofSource[row])
                    Self.insert((row, cosine), into: &ofTarget[column])
                }
            }
        }
    }

    /// Returns the mean cosine of a segment with its nearest segments.
    static func mean(_ nearest: [(segment: Int, cosine: Float)]) -> Float {
        let some = nearest.prefix(averaged)
        return some.reduce(0) { $0 + $1.cosine } / Float(max(1, some.count))
    }

    /// Returns the cosine with the nearest segment outside a range.
    static func best(_ nearest: [(segment: Int, cosine: Float)], outside range: Range<Int>) -> Float {
        (nearest.first { !range.contains($0.segment) } ?? nearest.last)?.cosine ?? 0
    }

    private static func insert(_ match: (segment: Int, cosine: Float), into best: inout [(segment: Int, cosine: Float)])
    {
        if best.count == kept, match.cosine <= best[kept - 1].cosine { return }
        best.insert(match, at: best.firstIndex { $0.cosine < match.cosine } ?? best.count)
        if best.count > kept { best.removeLast() }
    }
}
