public import Embedding
import Segmentation

/// Aligns two versions of an article: which segments of one say what which segments of the other say.
///
/// Monotone: beads cross nowhere. With an encoder the meaning decides, without one lengths, numbers and names.
public struct Aligner: Sendable {
    private let encoder: (any SentenceEncoder)?

    /// - Parameter encoder: nil for the lexical mode.
    public init(encoder: (any SentenceEncoder)?) {
        self.encoder = encoder
    }

    /// - Returns: beads in the order of both versions that cover every segment once; an omission is one segment.
    /// - Throws: what the encoder throws.
    /// - Complexity: up to 250,000 places (500 by 500 segments) the whole table is searched; beyond, a band around
    ///   matches that are found first.
    public func align(_ source: Version, with target: Version) throws -> [Bead] {
        let rows = source.segments.count
        let columns = target.segments.count
        guard rows > 0, columns > 0 else { return MonotoneSearch.omissions(rows: rows, columns: columns) }
        let terms = try SharedTerms(source: source, target: target)
        let isSmall = rows * columns <= Self.searchedWhole
        guard let encoder else {
            var scorer = LexicalScorer(source: source, target: target, terms: terms)
            let window = isSmall ? Window(rows: rows, columns: columns) : Window.diagonal(rows: rows, columns: columns)
            // A text of some length shows which words go together: a short one repeats too few.
            if min(rows, columns) >= Self.learntFrom {
                scorer.learn(source, target, from: beads(in: window, scorer: &scorer))
            }
            return beads(in: window, scorer: &scorer)
        }
        let sides = (
            try EncoderScorer.Side(source, encoder: encoder), try EncoderScorer.Side(target, encoder: encoder)
        )
        let window =
            isSmall
            ? Window(rows: rows, columns: columns)
            : Window(
                around: Anchors.find(source: sides.0, target: sides.1), reach: 10, rows: rows, columns: columns)
        var scorer = EncoderScorer(source: sides.0, target: sides.1, terms: terms)
        return beads(in: window, scorer: &scorer)
    }

    private static let searchedWhole = 250_000
    private static let learntFrom = 60

    private func beads<Scorer: BeadScorer>(in window: Window, scorer: inout Scorer) -> [Bead] {
        MonotoneSearch.path(in: window, scorer: &scorer)
    }
}
