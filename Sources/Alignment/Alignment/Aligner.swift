package import CalqueEmbedding
package import CalqueLexicons
import CalqueSegmentation

/// Aligns two versions of an article: which segments of one say what which segments of the other say.
///
/// With an encoder the meaning decides, without one lengths, numbers, names and a lexicon. A first look at all paths
/// tells what the text does on the whole, a second finds the surest path with that known; then what stands in another
/// order is looked for among what is left.
package struct Aligner: Sendable {
    private let encoder: (any SentenceEncoder)?
    private let isMonotone: Bool
    private let lexicons: [Lexicon]
    private let genre: Genre?
    private let memory: (any TranslationSource)?

    /// - Parameters:
    ///   - encoder: nil for the lexical mode.
    ///   - isMonotone: let no beads cross; otherwise blocks that one version has elsewhere are found too.
    ///   - lexicons: the first that is of the languages of both versions is used, together with the built-in one
    ///     where there is one.
    ///   - genre: what is known of the text beforehand; nil: the text itself tells.
    ///   - memory: whose translations of the source's segments are looked for in the target.
    package init(
        encoder: (any SentenceEncoder)?, isMonotone: Bool = false, lexicons: [Lexicon] = [], genre: Genre? = nil,
        memory: (any TranslationSource)? = nil
    ) {
        self.memory = memory
        self.encoder = encoder
        // What a user's memory shows comes on top of what is built in: it is seldom as large.
        self.lexicons = lexicons.map { lexicon in
            Lexicon.builtIn(for: lexicon.languages.source, lexicon.languages.target)?.adding(lexicon, weight: 1)
                ?? lexicon
        }
        self.isMonotone = isMonotone
        self.genre = genre
    }

    /// - Returns: beads in the order of the source that cover every segment of both versions once. A segment that is
    ///   left out is a bead of its own; one of the target stands where the target has it.
    /// - Throws: what the encoder throws.
    /// - Complexity: up to 250,000 places (500 by 500 segments) the whole table is searched; beyond, a band around
    ///   matches that are found first.
    package func align(_ source: Document, with target: Document) throws -> [Bead] {
        try solve(side(source), side(target)).beads
    }

    /// The beads of `align`, each with why it was chosen.
    package func explain(_ source: Document, with target: Document) throws -> [Explanation] {
        let solution = try solve(side(source), side(target))
        return solution.beads.map { bead in
            solution.judge?.explain(bead) ?? Explanation(bead: bead, parts: [], total: 0)
        }
    }

    /// A version and the vectors of its spans.
    struct Side {
        let version: Document
        let vectors: SpanVectors?

        init(_ version: Document, _ encoder: (any SentenceEncoder)?) throws {
            self.version = version
            vectors = try encoder.map { try SpanVectors(version, encoder: $0) }
        }
    }

    func side(_ version: Document) throws -> Side { try Side(version, encoder) }

    /// The beads, and what judged them; nil where a side is empty.
    func solve(_ one: Side, _ two: Side) throws -> (beads: [Bead], judge: Judge?) {
        let (source, target) = (one.version, two.version)
        let (rows, columns) = (source.segments.count, target.segments.count)
        guard rows > 0, columns > 0 else { return (Self.omissions(rows: rows, columns: columns), nil) }
        var terms = try SharedTerms(source: source, target: target)
        if let memory { terms = try terms.remembering(source, target, from: memory) }
        let lexical = LexicalEvidence(
            source: source, target: target, terms: terms, lexicon: lexicon(for: source, target))
        let window = Window.fitting(one.vectors, two.vectors, terms: terms, rows: rows, columns: columns)
        let meaning = one.vectors.flatMap { left in
            two.vectors.map { Meaning(source: left, target: $0, window: window) }
        }
        var features = BeadFeatures(
            meaning: meaning, lexical: lexical, structure: Structure(source: source, target: target))
        let model: BeadModel = meaning == nil ? .lexical : .withMeaning
        features.learn(source, target, in: window, by: model, genre: genre)
        var scored = features.score(window, by: model)
        scored.apply(genre ?? scored.genre(of: scored.lattice.posteriors()))
        let judge = Judge(features: features, scored: scored)
        return (Self.finish(scored, judge: judge, isMonotone: isMonotone), judge)
    }

    /// The surest path, with what stands elsewhere and how sure each bead is.
    package static func finish(_ scored: ScoredLattice, judge: Judge, isMonotone: Bool) -> [Bead] {
        let posteriors = scored.lattice.posteriors()
        var wide = WideBeads(judge: judge)
        let path = wide.join(scored.lattice.surest(posteriors))
        let beads = isMonotone ? path : MovedBlocks(judge: judge, model: scored.model).add(to: path)
        return Confidence(scored: scored, posteriors: posteriors, judge: judge).rate(beads)
    }

    /// Nothing corresponds to anything.
    private static func omissions(rows: Int, columns: Int) -> [Bead] {
        (0..<rows).map { Bead(source: $0..<$0 + 1, target: 0..<0) }
            + (0..<columns).map { Bead(source: rows..<rows, target: $0..<$0 + 1) }
    }

    /// The lexicon that versions of these languages are aligned with.
    package func lexicon(for source: Document, _ target: Document) -> Lexicon? {
        lexicons.first { $0.serves(source.language, target.language) }
            ?? Lexicon.builtIn(for: source.language, target.language)
    }
}
