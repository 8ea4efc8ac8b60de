import CalqueEmbedding
import Glibc

/// How near the meanings of spans are: cosines of the encoder's vectors, and what they say beside their neighbours,
/// their parts and their rivals.
package struct Meaning: Sendable {
    let source: SpanVectors
    let target: SpanVectors
    let nearest: Nearest
    private let sourceNearness: RunningSum
    private let targetNearness: RunningSum
    private var blocks: [CosineBlock] = []

    /// - Parameter window: where beads lie.
    package init(source: SpanVectors, target: SpanVectors, window: Window) {
        self.source = source
        self.target = target
        nearest = Nearest(source: source, target: target, window: window)
        sourceNearness = RunningSum(nearest.ofSource.map(Nearest.mean))
        targetNearness = RunningSum(nearest.ofTarget.map(Nearest.mean))
    }

    /// Computes the cosines of a part of the table at once: of spans that end in these rows and lie between these
    /// columns, and of their neighbours.
    mutating func prepare(ends: Range<Int>, columns: Range<Int>) {
        // A neighbour's span lies up to its own size further out on both sides.
        let reach = Shapes.longest
        let starts = max(0, ends.lowerBound - 2 * reach)..<min(source.count, ends.upperBound + reach)
        let targets = max(0, columns.lowerBound - reach)..<min(target.count, columns.upperBound + reach)
        blocks = Shapes.linked.map { shape in
            CosineBlock(
                source: source, starts: starts, size: shape.source, target: target, targetStarts: targets,
                targetSize: shape.target)
        }
    }

    /// Of two spans within both versions.
    func cosine(_ source: Range<Int>, _ target: Range<Int>) -> Float {
        at(Shapes.index(source.count, target.count), source.lowerBound, target.lowerBound, source.count, target.count)
            ?? 0
    }

    /// - Parameter shape: of the two sizes; nil for one that the table has not.
    /// - Returns: nil where no such span is.
    private func at(_ shape: Int?, _ row: Int, _ column: Int, _ size: Int, _ targetSize: Int) -> Float? {
        if let shape, let cosine = blocks[shape].at(row, column) { return cosine }
        guard row >= 0, column >= 0, row + size <= source.count, column + targetSize <= target.count else { return nil }
        if shape == nil { return source.cosine(row..<row + size, target, column..<column + targetSize) }
        return source.vectors.dot(source.row(row, size), target.vectors, target.row(column, targetSize))
    }

    /// Sets the features that come from meaning.
    ///
    /// - Parameter lengths: of both spans.
    func describe(
        _ source: Range<Int>, _ target: Range<Int>, lengths: (Float, Float), in features: inout FeatureVector
    ) {
        let cosine = cosine(source, target)
        let ratio = min(lengths.0, lengths.1) / max(lengths.0, lengths.1, 1)
        features[.margin] = (cosine - neighbours(source, target)) * log2(1 + ratio)
        features[.cosine] = cosine
        features[.growth] = growth(cosine, source, target)
        features[.scaled] =
            2 * cosine - sourceNearness[source] / Float(source.count) - targetNearness[target] / Float(target.count)
        features[.rivalry] = cosine - rival(source, target)
        guard source.count + target.count > 2 else {
            features[.weakest] = cosine
            return
        }
        features[.gain] = min(0, gain(cosine, source, target))
        features[.weakest] = weakest(source, target)
        if source.count > 1, target.count > 1 { features[.unity] = cosine - cut(source, target) }
    }

    /// The cosine with the spans beside: of each side with the neighbours of the other, meaned.
    private func neighbours(_ source: Range<Int>, _ target: Range<Int>) -> Float {
        var sum: Float = 0
        var count: Float = 0
        let shape = Shapes.index(source.count, target.count)
        func add(_ row: Int, _ column: Int) {
            guard let cosine = at(shape, row, column, source.count, target.count) else { return }
            sum += cosine
            count += 1
        }
        add(source.lowerBound, target.lowerBound - target.count)
        add(source.lowerBound, target.upperBound)
        add(source.lowerBound - source.count, target.lowerBound)
        add(source.upperBound, target.lowerBound)
        return count > 0 ? sum / count : 0
    }

    private func gain(_ cosine: Float, _ source: Range<Int>, _ target: Range<Int>) -> Float {
        var best: Float = -1
        if source.count > 1 {
            best = max(best, self.cosine(source.dropLast(), target), self.cosine(source.dropFirst(), target))
        }
        if target.count > 1 {
            best = max(best, self.cosine(source, target.dropLast()), self.cosine(source, target.dropFirst()))
        }
        return cosine - best
    }

    private func growth(_ cosine: Float, _ source: Range<Int>, _ target: Range<Int>) -> Float {
        var best: Float = -1
        if let shape = Shapes.index(source.count + 1, target.count) {
            for row in [source.lowerBound - 1, source.lowerBound] {
                best = max(best, at(shape, row, target.lowerBound, source.count + 1, target.count) ?? -1)
            }
        }
        if let shape = Shapes.index(source.count, target.count + 1) {
            for column in [target.lowerBound - 1, target.lowerBound] {
                best = max(best, at(shape, source.lowerBound, column, source.count, target.count + 1) ?? -1)
            }
        }
        return best > -1 ? best - cosine : 0
    }

    /// The best mean cosine of two beads that the span could be cut into.
    private func cut(_ source: Range<Int>, _ target: Range<Int>) -> Float {
        var best: Float = -1
        for row in source.dropFirst() {
            for column in target.dropFirst() {
                let first = cosine(source.lowerBound..<row, target.lowerBound..<column)
                best = max(best, (first + cosine(row..<source.upperBound, column..<target.upperBound)) / 2)
            }
        }
        return best
    }

    private func rival(_ source: Range<Int>, _ target: Range<Int>) -> Float {
        var sum: Float = 0
        for row in source { sum += Nearest.best(nearest.ofSource[row], outside: target) / Float(source.count) }
        for column in target { sum += Nearest.best(nearest.ofTarget[column], outside: source) / Float(target.count) }
        return sum / 2
    }

    private func weakest(_ source: Range<Int>, _ target: Range<Int>) -> Float {
        var least: Float = 1
        for row in source {
            var best: Float = -1
            for column in target { best = max(best, cosine(row..<row + 1, column..<column + 1)) }
            least = min(least, best)
        }
        for column in target {
            var best: Float = -1
            for row in source { best = max(best, cosine(row..<row + 1, column..<column + 1)) }
            least = min(least, best)
        }
        return least
    }
}
