public import Embedding
import Segmentation

/// Aligns two versions of an article: which segments of one say what which segments of the other say.
///
/// With an encoder the meaning decides, without one lengths, numbers, names and a lexicon. A first pass tells how much the
/// versions leave out, a second finds the best path with that known, a third what stands in another order.
public struct Aligner: Sendable {
    private let encoder: (any SentenceEncoder)?
    private let isMonotone: Bool
    private let lexicons: [Lexicon]

    /// - Parameters:
    ///   - encoder: nil for the lexical mode.
    ///   - isMonotone: let no beads cross; otherwise blocks that one version has elsewhere are found too.
    ///   - lexicons: the first that is of the languages of both versions is used, together with the built-in one
    ///     where there is one.
    public init(encoder: (any SentenceEncoder)?, isMonotone: Bool = false, lexicons: [Lexicon] = []) {
        self.encoder = encoder
        // What a user's memory shows comes on top of what is built in: it is seldom as large.
        self.lexicons = lexicons.map { lexicon in
            Lexicon.builtIn(for: lexicon.languages.source, lexicon.languages.target)?.adding(lexicon, weight: 1)
                ?? lexicon
        }
        self.isMonotone = isMonotone
    }

    /// - Returns: beads in the order of the source that cover every segment of both versions once. A segment that is
    ///   left out is a bead of its own; one of the target stands where the target has it.
    /// - Throws: what the encoder throws.
    /// - Complexity: up to 250,000 places (500 by 500 segments) the whole table is searched, and moved blocks are
    ///   looked for; beyond, a band around matches that are found first.
    public func align(_ source: Version, with target: Version) throws -> [Bead] {
        let rows = source.segments.count
        let columns = target.segments.count
        guard rows > 0, columns > 0 else { return MonotoneSearch.omissions(rows: rows, columns: columns) }
        let terms = try SharedTerms(source: source, target: target)
        let isSmall = rows * columns <= Self.searchedWhole
        var lexical = LexicalScorer(source: source, target: target, terms: terms, lexicon: lexicon(for: source, target))
        guard let encoder else {
            let window = isSmall ? Window(rows: rows, columns: columns) : Window.diagonal(rows: rows, columns: columns)
            let first = MonotoneSearch.path(in: window, scorer: &lexical)
            lexical.adapt(omitted: first.count { !$0.isLinked }, of: rows + columns)
            // A text of some length shows which words go together: a short one repeats too few.
            if min(rows, columns) >= Self.learntFrom { lexical.learn(source, target, from: first) }
            let path = MonotoneSearch.path(in: window, scorer: &lexical)
            return finish(path, rows: rows, columns: columns, scorer: &lexical)
        }
        let one = try EncoderScorer.Side(source, encoder: encoder)
        let two = try EncoderScorer.Side(target, encoder: encoder)
        var scorer = EncoderScorer(
            source: one, target: two, lexical: lexical, structure: Structure(source: source, target: target))
        let window =
            isSmall
            ? Window(rows: rows, columns: columns)
            : Window(around: Anchors.find(source: one, target: two), reach: 10, rows: rows, columns: columns)
        let path = Passes.monotone(in: window, scorer: &scorer, weights: .learnt)
        return finish(path, rows: rows, columns: columns, scorer: &scorer)
    }

    private static let searchedWhole = 250_000
    private static let learntFrom = 60

    /// The lexicon that versions of these languages are aligned with.
    public func lexicon(for source: Version, _ target: Version) -> Lexicon? {
        lexicons.first { $0.serves(source.language, target.language) }
            ?? Lexicon.builtIn(for: source.language, target.language)
    }

    /// Adds moved blocks where they are wanted, and the confidence of each bead.
    private func finish<Scorer: BeadScorer>(
        _ path: [Bead], rows: Int, columns: Int, scorer: inout Scorer
    ) -> [Bead] {
        guard rows * columns <= Self.searchedWhole else {
            return Confidence.rateStretches(of: path, scorer: &scorer)
        }
        scorer.prepare(ends: 0..<rows + 1, columns: 0..<columns)
        let beads = isMonotone ? path : MovedBlocks.add(to: path, scorer: scorer)
        return Confidence.rate(beads[...], rows: 0..<rows, columns: 0..<columns, scorer: scorer)
    }
}
