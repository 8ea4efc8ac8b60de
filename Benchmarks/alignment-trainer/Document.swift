import Alignment
import Calque
import Foundation

/// A pair of the development sets: its gold, and the features of every bead that it could have.
struct Document {
    let gold: Set<[Range<Int>]>
    let table: FeatureTable

    init(path: String, languages: (LanguageTag, LanguageTag), encoder: any SentenceEncoder) throws {
        func version(_ ending: String, _ language: LanguageTag) throws -> Version {
            let text = try String(contentsOfFile: path + ending, encoding: .utf8)
            return Version(segments: Segment.lines(of: text), language: language)
        }
        let source = try version(".src", languages.0)
        let target = try version(".tgt", languages.1)
        var scorer = EncoderScorer(
            source: try EncoderScorer.Side(source, encoder: encoder),
            target: try EncoderScorer.Side(target, encoder: encoder),
            lexical: LexicalScorer(
                source: source, target: target, terms: try SharedTerms(source: source, target: target)),
            structure: Structure(source: source, target: target))
        table = FeatureTable(rows: source.segments.count, columns: target.segments.count, scorer: &scorer)
        gold = Set(try Self.beads(path + ".gold"))
    }

    private static func beads(_ path: String) throws -> [[Range<Int>]] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map { line in
            line.split(separator: ":", omittingEmptySubsequences: false).prefix(2).map { side in
                let numbers = side.split(separator: ",").compactMap { Int($0) }
                guard let first = numbers.min(), let last = numbers.max() else { return 0..<0 }
                return first..<last + 1
            }
        }
    }
}

/// The features of all beads of a document, and their scores under some weights.
struct FeatureTable {
    let rows: Int
    let columns: Int
    private let features: [SIMD8<Float>]

    init(rows: Int, columns: Int, scorer: inout EncoderScorer) {
        self.rows = rows
        self.columns = columns
        scorer.prepare(ends: 0..<rows + 1, columns: 0..<columns)
        var features = [SIMD8<Float>](repeating: .zero, count: rows * columns * 16)
        for row in 0..<rows {
            for column in 0..<columns {
                for shape in Shapes.linked where row + shape.source <= rows && column + shape.target <= columns {
                    features[Self.index(row, column, shape.source, shape.target, columns)] = scorer.features(
                        source: row..<row + shape.source, target: column..<column + shape.target)
                }
            }
        }
        self.features = features
    }

    static func index(_ row: Int, _ column: Int, _ source: Int, _ target: Int, _ columns: Int) -> Int {
        (row * columns + column) * 16 + (source - 1) * 4 + target - 1
    }

    subscript(source: Range<Int>, target: Range<Int>) -> SIMD8<Float> {
        features[Self.index(source.lowerBound, target.lowerBound, source.count, target.count, columns)]
    }
}

/// Scores from a table, so that trying weights needs no encoder.
struct TableScorer: BeadScorer {
    var omission: Float
    let table: FeatureTable
    let weights: Weights
    var weakLink: Float { weights.weakLink }
    var movedBlock: Float { weights.movedBlock }

    mutating func prepare(ends: Range<Int>, columns: Range<Int>) {}

    func score(source: Range<Int>, target: Range<Int>) -> Float {
        (table[source, target] * weights.features).sum()
    }

    func linkConfidence(source: Range<Int>, target: Range<Int>) -> Double { 1 }
    func omissionConfidence(best: Float) -> Double { 1 }
}
