public import CalqueCore
public import CalqueEmbedding
public import CalqueLexicons
import CalqueSegmentation

/// Aligns the segments of documents that are versions of one story.
///
///     let aligner = Aligner(encoder: encoder)
///     for bead in try aligner.align(english, with: russian) where bead.isLinked {
///         print(bead, english.text(of: bead.source), russian.text(of: bead.target))
///     }
///
/// With an encoder the cosines of sentence vectors are the main evidence, without one lengths, numbers, names and a
/// lexicon. The alignment has three steps. A first look at all monotone paths estimates how much the text omits and
/// merges (`AlignmentPriors`). Posterior decoding under these priors gives the path with the most expected right beads.
/// Then blocks in another order are looked for among the segments that are left.
public struct Aligner: Sendable {
    package var encoder: (any SentenceEncoder)?
    private let isMonotone: Bool
    private let lexicons: [Lexicon]
    private let priors: AlignmentPriors?
    private let memory: (any TranslationSource)?
    /// Receives how far an alignment has come; nil: nobody asks.
    package var events: AlignmentEvents?

    /// Creates an aligner.
    ///
    /// - Parameters:
    ///   - encoder: the sentence encoder; nil for the lexical mode.
    ///   - isMonotone: whether beads must not cross; otherwise blocks in another order are found.
    ///   - lexicons: lexicons of the user. The first one of the languages of both documents is used, with the entries of
    ///     the built-in lexicon added if there is one.
    ///   - priors: how much the texts omit and merge; nil to estimate it from each text.
    ///   - memory: a source of translations; target segments that contain one of a source segment are evidence.
    /// - Complexity: linear in the lexicons.
    public init(
        encoder: (any SentenceEncoder)? = nil, isMonotone: Bool = false, lexicons: [Lexicon] = [],
        priors: AlignmentPriors? = nil, memory: (any TranslationSource)? = nil
    ) {
        self.memory = memory
        self.encoder = encoder
        // The lexicon of a user's memory is added to the built-in one, because it is seldom as large.
        self.lexicons = lexicons.map { lexicon in
            Lexicon.builtIn(for: lexicon.languages.source, lexicon.languages.target)?.adding(lexicon, weight: 1)
                ?? lexicon
        }
        self.isMonotone = isMonotone
        self.priors = priors
    }

    /// Aligns two documents.
    ///
    /// - Returns: beads in the order of the source that contain every segment of both documents once. An omitted segment
    ///   is a bead of its own; an omitted segment of the target follows the segment before it in the target.
    /// - Throws: the error of the encoder or of the memory; `Failure(.internal)` if ICU's data is incomplete.
    /// - Complexity: up to 250,000 places (500 by 500 segments) the whole table is searched, otherwise a band around
    ///   anchors.
    public func align(_ source: Document, with target: Document) throws(Failure) -> [Bead] {
        try solve(side(source), side(target)).beads
    }

    /// Aligns two documents and explains each bead of the alignment.
    ///
    /// - Returns: the beads of `align` with the evidence for each.
    /// - Throws: as `align`.
    public func explain(_ source: Document, with target: Document) throws(Failure) -> [BeadExplanation] {
        let solution = try solve(side(source), side(target))
        return solution.beads.map { bead in
            solution.scorer?.explain(bead) ?? BeadExplanation(bead: bead, parts: [], total: 0)
        }
    }

    /// A document with the vectors of its spans.
    struct Side {
        /// As it was given.
        let original: Document
        /// As it is compared.
        let document: Document
        let vectors: SpanVectors?

        init(_ original: Document, _ encoder: (any SentenceEncoder)?) throws(Failure) {
            self.original = original
            document = try original.simplified()
            // The vectors of a language that the encoder does not know are worse than none.
            vectors =
                if let encoder, encoder.knows(original.language) { try SpanVectors(document, encoder: encoder) } else {
                    nil
                }
        }
    }

    func side(_ document: Document) throws(Failure) -> Side {
        // Other encoders may look at the whole document: centred vectors are those less the document's mean.
        guard let events, let encoder = encoder as? UniversalSentenceEncoder else { return try Side(document, encoder) }
        return try Side(
            document,
            ReportingEncoder(encoder, onStart: { events.began(.encoding, $0) }, onTexts: events.advanced))
    }

    /// Returns the beads, and what scored them: nil if a document is empty.
    func solve(_ one: Side, _ two: Side) throws(Failure) -> (beads: [Bead], scorer: BeadScorer?) {
        let (source, target) = (one.document, two.document)
        let (rows, columns) = (source.segments.count, target.segments.count)
        guard rows > 0, columns > 0 else { return (Self.omissions(rows: rows, columns: columns), nil) }
        var terms = try SharedTerms(source: source, target: target)
        if let memory { terms = try terms.addingMemory(one.original, two.original, from: memory) }
        let lexical = LexicalFeatures(
            source: source, target: target, terms: terms, lexicon: lexicon(for: source, target))
        let window = SearchWindow.fitting(one.vectors, two.vectors, terms: terms, rows: rows, columns: columns)
        let embedding = one.vectors.flatMap { left in
            two.vectors.map { EmbeddingFeatures(source: left, target: $0, window: window) }
        }
        var features = BeadFeatures(
            embedding: embedding, lexical: lexical, layout: LayoutFeatures(source: source, target: target))
        let model: BeadModel = embedding == nil ? .lexical : .withEncoder
        if let events {
            events.began(.aligning, rows * (BeadFeatures.learns(from: source, target) ? 2 : 1))
            features.onRows = events.advanced
        }
        features.learn(source, target, in: window, by: model, priors: priors)
        var scored = features.score(window, by: model)
        scored.apply(priors ?? scored.estimatedPriors(from: scored.lattice.posteriors()))
        let scorer = BeadScorer(features: features, scored: scored)
        return (Self.finish(scored, scorer: scorer, isMonotone: isMonotone), scorer)
    }

    /// Returns the beads of a scored lattice: decodes the path, joins wide beads, adds moved blocks and sets confidences.
    package static func finish(_ scored: ScoredLattice, scorer: BeadScorer, isMonotone: Bool) -> [Bead] {
        let posteriors = scored.lattice.posteriors()
        var wide = WideBeads(scorer: scorer)
        let path = wide.join(scored.lattice.posteriorDecoding(posteriors))
        let beads = isMonotone ? path : MovedBlocks(scorer: scorer, model: scored.model).add(to: path)
        let rated = ConfidenceModel(scored: scored, posteriors: posteriors, scorer: scorer).rate(beads)
        return MovedBlocks.markingCrossed(rated)
    }

    /// The alignment of documents of which one is empty.
    private static func omissions(rows: Int, columns: Int) -> [Bead] {
        (0..<rows).map { Bead(source: $0..<$0 + 1, target: 0..<0) }
            + (0..<columns).map { Bead(source: rows..<rows, target: $0..<$0 + 1) }
    }

    /// Returns the lexicon that is used for two documents; nil if there is none of their languages.
    public func lexicon(for source: Document, _ target: Document) -> Lexicon? {
        lexicons.first { $0.serves(source.language, target.language) }
            ?? Lexicon.builtIn(for: source.language, target.language)
    }
}
