import CalqueCore
import CalqueEmbedding

/// The features of beads that come from an encoder: the cosine of both sides, and its relation to the cosines of
/// neighbours, parts and competitors.
package struct EmbeddingFeatures: Sendable {
    let source: SpanVectors
    let target: SpanVectors
    let nearest: NearestSegments
    private let sourceNearness: RunningSum
    private let targetNearness: RunningSum
    private var blocks: [CosineBlock] = []

    /// - Parameter window: the window that contains all beads.
    /// - Complexity: the area of the window.
    package init(source: SpanVectors, target: SpanVectors, window: SearchWindow) {
        self.source = source
        self.target = target
        nearest = NearestSegments(source: source, target: target, window: window)
        sourceNearness = RunningSum(nearest.ofSource.map(NearestSegments.mean))
        targetNearness = RunningSum(nearest.ofTarget.map(NearestSegments.mean))
    }

    /// Computes the cosines of all beads that end in these rows and lie between these columns, and of their neighbours.
    mutating func prepare(ends: Range<Int>, columns: Range<Int>) {
        // A neighbour's span is up to its own size further out on both sides.
        let reach = BeadShapes.maxSide
        let starts = max(0, ends.lowerBound - 2 * reach)..<min(source.count, ends.upperBound + reach)
        let targets = max(0, columns.lowerBound - reach)..<min(target.count, columns.upperBound + reach)
        blocks = BeadShapes.linked.map { shape in
            CosineBlock(
                source: source, starts: starts, size: shape.source, target: target, targetStarts: targets,
                targetSize: shape.target)
        }
    }

    /// Returns the cosine of a bead.
    func cosine(_ source: Range<Int>, _ target: Range<Int>) -> Float {
        at(
            BeadShapes.index(source.count, target.count), source.lowerBound, target.lowerBound, source.count,
            target.count)
            ?? 0
    }

    /// Returns the cosine of two spans; nil if one is outside its document.
    ///
    /// - Parameter shape: the index of the shape; nil for a shape that the lattice does not have.
    private func at(_ shape: Int?, _ row: Int, _ column: Int, _ size: Int, _ targetSize: Int) -> Float? {
        if let shape, let cosine = blocks[shape].at(row, column) { return cosine }
        guard row >= 0, column >= 0, row + size <= source.count, column + targetSize <= target.count else { return nil }
        if shape == nil { return source.cosine(row..<row + size, target, column..<column + targetSize) }
        return source.vectors.dot(source.row(row, size), target.vectors, target.row(column, targetSize))
    }

    /// Sets the features of a bead.
    ///
    /// - Parameter lengths: the lengths of both sides in letters.
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
        features[.rivalry] = cosine - competitor(source, target)
        guard source.count + target.count > 2 else {
            features[.weakest] = cosine
            return
        }
        features[.gain] = min(0, gain(cosine, source, target))
        features[.weakest] = weakest(source, target)
        if source.count > 1, target.count > 1 { features[.unity] = cosine - split(source, target) }
    }

    /// The mean cosine of each side with the neighbours of the other side.
    private func neighbours(_ source: Range<Int>, _ target: Range<Int>) -> Float {
        var sum: Float = 0
        var count: Float = 0
        let shape = BeadShapes.index(source.count, target.count)
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

    /// The cosine less the best cosine without one of the edge segments.
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

    /// The best cosine with one more segment at an edge, less the cosine.
    private func growth(_ cosine: Float, _ source: Range<Int>, _ target: Range<Int>) -> Float {
        var best: Float = -1
        if let shape = BeadShapes.index(source.count + 1, target.count) {
            for row in [source.lowerBound - 1, source.lowerBound] {
                best = max(best, at(shape, row, target.lowerBound, source.count + 1, target.count) ?? -1)
            }
        }
        if let shape = BeadShapes.index(source.count, target.count + 1) {
            for column in [target.lowerBound - 1, target.lowerBound] {
                best = max(best, at(shape, source.lowerBound, column, source.count, target.count + 1) ?? -1)
            }
        }
        return best > -1 ? best - cosine : 0
    }

    /// The best mean cosine of two beads that the bead could be split into.
    private func split(_ source: Range<Int>, _ target: Range<Int>) -> Float {
        var best: Float = -1
        for row in source.dropFirst() {
            for column in target.dropFirst() {
                let first = cosine(source.lowerBound..<row, target.lowerBound..<column)
                best = max(best, (first + cosine(row..<source.upperBound, column..<target.upperBound)) / 2)
            }
        }
        return best
    }

    /// The mean cosine of the segments with their nearest competitors outside the bead.
    private func competitor(_ source: Range<Int>, _ target: Range<Int>) -> Float {
        var sum: Float = 0
        for row in source { sum += NearestSegments.best(nearest.ofSource[row], outside: target) / Float(source.count) }
        for column in target {
            sum += NearestSegments.best(nearest.ofTarget[column], outside: source) / Float(target.count)
        }
        return sum / 2
    }

    /// The lowest cosine of a segment with its nearest segment on the other side.
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
