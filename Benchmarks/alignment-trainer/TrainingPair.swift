import Calque
import CalqueAlignment
import Foundation

/// A pair of documents and its gold alignment, with the features of every possible bead.
struct TrainingPair: Sendable {
    let gold: Set<[Range<Int>]>
    let rows: Int
    let columns: Int
    /// The window of the search.
    let window: SearchWindow
    /// The indices of linked beads in the lattice, and their features.
    let places: [Int32]
    let features: [FeatureVector]
    let sourceInputs: [SIMD2<Float>]
    let targetInputs: [SIMD2<Float>]
    /// The lattice of the links and omissions that the gold allows.
    let allowed: Lattice
    /// Whether the documents are long enough to be aligned twice.
    let isLong: Bool
    /// The features of any bead, for moved blocks. Only development sets have it, because it is large.
    let evidence: BeadFeatures?

    init(
        path: String, languages: (LanguageTag, LanguageTag), encoder: (any SentenceEncoder)?, lexicon: Lexicon?,
        isKept: Bool, isFirstLook: Bool = false
    ) throws {
        func document(_ ending: String, _ language: LanguageTag) throws -> Document {
            let text = try String(contentsOfFile: path + ending, encoding: .utf8)
            return try Document(segments: Segment.lines(of: text), language: language).simplified()
        }
        let source = try document(".src", languages.0)
        let target = try document(".tgt", languages.1)
        (rows, columns) = (source.segments.count, target.segments.count)
        let embedding = try encoder.map {
            EmbeddingFeatures(
                source: try SpanVectors(source, encoder: $0), target: try SpanVectors(target, encoder: $0),
                window: SearchWindow(rows: source.segments.count, columns: target.segments.count))
        }
        let lexical = LexicalFeatures(
            source: source, target: target, terms: try SharedTerms(source: source, target: target),
            lexicon: lexicon)
        var evidence = BeadFeatures(
            embedding: embedding, lexical: lexical, layout: LayoutFeatures(source: source, target: target))
        let gold = try Self.beads(path + ".gold")
        self.gold = Set(gold)
        let chain = Self.chain(gold)
        // Long documents are searched near their gold only.
        window =
            rows * columns <= 10_000
            ? SearchWindow(rows: rows, columns: columns)
            : SearchWindow(
                around: chain.filter { !$0[0].isEmpty && !$0[1].isEmpty }.map {
                    ($0[0].lowerBound, $0[1].lowerBound)
                }, reach: 12, rows: rows, columns: columns)
        isLong = BeadFeatures.learns(from: source, target)
        if !isFirstLook {
            // The built-in model makes the first alignment, as in the aligner. It need not be the best.
            evidence.learn(source, target, in: window, by: encoder == nil ? .lexical : .withEncoder)
        }
        var lattice = Lattice(window: window, rows: rows, columns: columns)
        evidence.prepare(ends: 0..<rows + 1, columns: 0..<columns)
        var places: [Int32] = []
        var features: [FeatureVector] = []
        lattice.forEachLink(rows: 0...rows) { place, source, target in
            places.append(Int32(place))
            features.append(evidence.of(source, target))
        }
        (self.places, self.features) = (places, features)
        self.evidence = isKept ? evidence : nil
        sourceInputs = evidence.omissionInputs.source
        targetInputs = evidence.omissionInputs.target

        // Gold beads that no shape can express may be split in any way.
        let wide = chain.filter { !$0[0].isEmpty && !$0[1].isEmpty && !BeadShapes.contains($0[0].count, $0[1].count) }
        let links = Set(chain)
        lattice.sourceOmissions = [Float](repeating: -.infinity, count: rows)
        lattice.targetOmissions = [Float](repeating: -.infinity, count: columns)
        let linkedRows = Set(chain.filter { !$0[1].isEmpty }.flatMap { Array($0[0]) })
        let linkedColumns = Set(chain.filter { !$0[0].isEmpty }.flatMap { Array($0[1]) })
        for row in 0..<rows where !linkedRows.contains(row) || wide.contains(where: { $0[0].contains(row) }) {
            lattice.sourceOmissions[row] = 0
        }
        for column in 0..<columns
        where !linkedColumns.contains(column) || wide.contains(where: { $0[1].contains(column) }) {
            lattice.targetOmissions[column] = 0
        }
        var allowed = lattice
        lattice.forEachLink(rows: 0...rows) { place, source, target in
            if links.contains([source, target])
                || wide.contains(where: { Self.holds($0[0], source) && Self.holds($0[1], target) })
            {
                allowed.links[place] = 0
            }
        }
        self.allowed = allowed
    }

    private static func holds(_ outer: Range<Int>, _ inner: Range<Int>) -> Bool {
        outer.lowerBound <= inner.lowerBound && inner.upperBound <= outer.upperBound
    }

    /// Returns the beads of the longest monotone chain, which excludes moved blocks.
    private static func chain(_ gold: [[Range<Int>]]) -> [[Range<Int>]] {
        let linked = gold.filter { !$0[0].isEmpty && !$0[1].isEmpty }.sorted { $0[0].lowerBound < $1[0].lowerBound }
        var best = [Int](repeating: 1, count: linked.count)
        var back = [Int](repeating: -1, count: linked.count)
        for index in linked.indices {
            let size = linked[index][0].count + linked[index][1].count
            best[index] = size
            for before in 0..<index where linked[before][1].upperBound <= linked[index][1].lowerBound {
                if best[before] + size > best[index] { (best[index], back[index]) = (best[before] + size, before) }
            }
        }
        var chain: [[Range<Int>]] = []
        var at = best.indices.max { best[$0] < best[$1] } ?? -1
        while at >= 0 {
            chain.append(linked[at])
            at = back[at]
        }
        return chain.reversed()
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
