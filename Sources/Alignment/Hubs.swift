import Embedding

/// How near each segment is to its nearest in the other version: what is near to everything is near to nothing.
struct Hubs {
    private let source: RunningSum
    private let target: RunningSum

    /// Segments that count as nearest.
    private static let nearest = 3
    /// Above so many products the nearest are not sought: in long texts each segment has some as near as this.
    private static let most = 25_000_000

    init(source: EncoderScorer.Side, target: EncoderScorer.Side) {
        guard source.count * target.count <= Self.most else {
            self.source = RunningSum([Float](repeating: 0.5, count: source.count))
            self.target = RunningSum([Float](repeating: 0.5, count: target.count))
            return
        }
        var rows: [Float] = []
        var best = [[Float]](repeating: [], count: target.count)
        for row in 0..<source.count {
            let line = source.vectors.products(rows: row..<row + 1, with: target.vectors, rows: 0..<target.count)
            rows.append(Self.mean(line))
            for column in 0..<target.count { Self.insert(line[column], into: &best[column]) }
        }
        self.source = RunningSum(rows)
        self.target = RunningSum(best.map { $0.reduce(0, +) / Float(max(1, $0.count)) })
    }

    /// The sum of both sides' mean nearness, meaned over the segments of the spans.
    func mean(_ source: Range<Int>, _ target: Range<Int>) -> Float {
        self.source[source] / Float(source.count) + self.target[target] / Float(target.count)
    }

    private static func mean(_ line: [Float]) -> Float {
        var best: [Float] = []
        for value in line { insert(value, into: &best) }
        return best.reduce(0, +) / Float(max(1, best.count))
    }

    private static func insert(_ value: Float, into best: inout [Float]) {
        if best.count == nearest, value <= best[nearest - 1] { return }
        best.insert(value, at: best.firstIndex { $0 < value } ?? best.count)
        if best.count > nearest { best.removeLast() }
    }
}
