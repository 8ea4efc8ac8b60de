import CalqueEmbedding

/// The nearest segments that each segment has in the other version: what is near to everything is near to nothing.
struct Nearest {
    /// By descending cosine.
    private(set) var ofSource: [[(segment: Int, cosine: Float)]]
    private(set) var ofTarget: [[(segment: Int, cosine: Float)]]

    /// How many are kept: a bead may hold some of them itself.
    static let kept = 6
    /// Of how many the mean tells how near to everything a segment is.
    private static let meaned = 3
    /// So many rows are compared at once.
    private static let blockSize = 64

    /// - Parameter window: where the nearest are sought.
    /// - Complexity: the area of the window.
    init(source: SpanVectors, target: SpanVectors, window: Window) {
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

    /// The mean cosine of a segment with its nearest.
    static func mean(_ nearest: [(segment: Int, cosine: Float)]) -> Float {
        let some = nearest.prefix(meaned)
        return some.reduce(0) { $0 + $1.cosine } / Float(max(1, some.count))
    }

    /// The cosine with the nearest outside a range.
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
