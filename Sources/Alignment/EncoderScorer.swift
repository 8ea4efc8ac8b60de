import Core
package import Embedding
import Glibc
import Segmentation

/// Scores beads by how near their meanings are, after Bertalign (Liu and Zhu 2022): the cosine less the mean cosine
/// with the neighbours, times what the lengths allow, once for the whole bead.
///
/// The mean of the neighbours takes away what all sentences of an article have in common.
package struct EncoderScorer: BeadScorer {
    package var omission: Float
    package var weakLink: Float { weights.weakLink }
    package var movedBlock: Float { weights.movedBlock }

    private let source: Side
    private let target: Side
    private let lexical: LexicalScorer
    private let structure: Structure
    private let weights: Weights
    private let hubs: Hubs
    private var block: [CosineBlock] = []

    /// The vectors of all spans of one version.
    package struct Side {
        let vectors: Vectors
        let count: Int
        let length: RunningSum

        package init(_ version: Version, encoder: any SentenceEncoder) throws {
            count = version.segments.count
            let texts = version.segments.map(\.text)
            var spans: [Range<Int>] = []
            for size in 1...Shapes.longest where size <= count {
                spans += (0...count - size).map { $0..<$0 + size }
            }
            vectors = try encoder.encode(texts, spans: spans)
            length = RunningSum(texts.map(Length.of))
        }

        /// The row of the span of `size` segments from `start`.
        func row(_ start: Int, _ size: Int) -> Int {
            // Sizes come one after the other; those below `size` have count, count − 1 … spans.
            (size - 1) * (count + 1) - size * (size - 1) / 2 + start
        }
    }

    package init(source: Side, target: Side, lexical: LexicalScorer, structure: Structure, weights: Weights = .learnt) {
        self.source = source
        self.target = target
        self.lexical = lexical
        self.structure = structure
        self.weights = weights
        hubs = Hubs(source: source, target: target)
        omission = weights.firstOmission
    }

    package mutating func prepare(ends: Range<Int>, columns: Range<Int>) {
        // A neighbour's span lies up to its own size further out on both sides.
        let reach = Shapes.longest
        let starts = max(0, ends.lowerBound - 2 * reach)..<min(source.count, ends.upperBound + reach)
        let targets = max(0, columns.lowerBound - reach)..<min(target.count, columns.upperBound + reach)
        block = Shapes.linked.map { shape in
            CosineBlock(
                source: source, starts: starts, size: shape.source, target: target, targetStarts: targets,
                targetSize: shape.target)
        }
    }

    package func score(source: Range<Int>, target: Range<Int>) -> Float {
        (features(source: source, target: target) * weights.features).sum()
            + weights.structure * structure.disagreement(source, target)
    }

    /// What a bead is judged by, in the order of `Weights.Feature`.
    package func features(source: Range<Int>, target: Range<Int>) -> SIMD8<Float> {
        let block = self.block[Self.index(source.count, target.count)]
        let cosine = block[source.lowerBound, target.lowerBound]
        let margin = cosine - neighbours(block, source, target)
        let lengths = (self.source.length[source], self.target.length[target])
        let ratio = min(lengths.0, lengths.1) / max(lengths.0, lengths.1, 1)
        let evidence = lexical.evidence(source: source, target: target)
        return SIMD8(
            margin * log2(1 + ratio), cosine,
            source.count + target.count > 2 ? min(0, gain(cosine, source, target)) : 0,
            2 * cosine - hubs.mean(source, target), evidence.length, evidence.terms, evidence.marks, evidence.prior)
    }

    package func linkConfidence(source: Range<Int>, target: Range<Int>) -> Double {
        let evidence = lexical.evidence(source: source, target: target)
        let cosine = block[Self.index(source.count, target.count)][source.lowerBound, target.lowerBound]
        // The longer a text, the more an article's texts resemble one another: the same cosine says less.
        let length = log(1 + min(self.source.length[source], self.target.length[target]))
        let meaning = 6.62 + 6.24 * score(source: source, target: target) + 8.82 * cosine - 1.96 * length
        let rest = 0.33 * evidence.length + 0.04 * evidence.terms + 0.02 * evidence.marks - 0.65 * evidence.prior
        return Confidence.logistic(meaning + rest)
    }

    package func omissionConfidence(best: Float) -> Double { Confidence.logistic(3.6 - 5.46 * best) }

    /// The cosine with the spans beside: of each side with the neighbours of the other, meaned.
    private func neighbours(_ block: CosineBlock, _ source: Range<Int>, _ target: Range<Int>) -> Float {
        var sum: Float = 0
        var count: Float = 0
        for (row, column) in [
            (source.lowerBound, target.lowerBound - target.count), (source.lowerBound, target.upperBound),
            (source.lowerBound - source.count, target.lowerBound), (source.upperBound, target.lowerBound),
        ] {
            guard let cosine = block.at(row, column) else { continue }
            sum += cosine
            count += 1
        }
        return count > 0 ? sum / count : 0
    }

    /// What the bead has over the best of those that leave out one segment at an edge: below 0, a segment is too much.
    private func gain(_ cosine: Float, _ source: Range<Int>, _ target: Range<Int>) -> Float {
        var best: Float = -1
        if source.count > 1 {
            let smaller = block[Self.index(source.count - 1, target.count)]
            best = max(
                best, smaller[source.lowerBound, target.lowerBound], smaller[source.lowerBound + 1, target.lowerBound])
        }
        if target.count > 1 {
            let smaller = block[Self.index(source.count, target.count - 1)]
            best = max(
                best, smaller[source.lowerBound, target.lowerBound], smaller[source.lowerBound, target.lowerBound + 1])
        }
        return cosine - best
    }

    private static let indices: [[Int]] = (0...Shapes.longest).map { source in
        (0...Shapes.longest).map { target in
            Shapes.linked.firstIndex { $0.source == source && $0.target == target } ?? 0
        }
    }

    private static func index(_ source: Int, _ target: Int) -> Int { indices[source][target] }
}

/// The cosines of the spans of one size on each side, for a block of the table.
struct CosineBlock {
    private let firstRow: Int
    private let firstColumn: Int
    private let rows: Int
    private let columns: Int
    private var cosines: [Float]

    init(
        source: EncoderScorer.Side, starts: Range<Int>, size: Int, target: EncoderScorer.Side,
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

    /// Nil where no such span is.
    func at(_ row: Int, _ column: Int) -> Float? {
        let (row, column) = (row - firstRow, column - firstColumn)
        guard row >= 0, row < rows, column >= 0, column < columns else { return nil }
        return cosines[row * columns + column]
    }

    subscript(row: Int, column: Int) -> Float { at(row, column) ?? 0 }
}
