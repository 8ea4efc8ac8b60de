public import CalqueAlignment
public import CalqueEmbedding
public import CalqueLexicons

/// The parts that an aligner is made of, kept so that it can be made again with other lexicons.
public struct AlignerSettings: Sendable {
    /// Nil: align without an encoder.
    public var encoder: (any SentenceEncoder)?
    /// Whether to align without moved blocks.
    public var isMonotone = false
    /// The priors of the text; nil: estimated from the text.
    public var priors: AlignmentPriors?
    /// A memory whose translations are evidence.
    public var memory: (any TranslationSource)?
    /// Lexicons in addition to the built-in ones.
    public var lexicons = NamedLexicons()

    /// Makes settings without an encoder.
    public init() {}

    /// The aligner with the lexicons of the settings.
    public func aligner() -> Aligner { aligner(with: lexicons.lexicons) }

    /// The aligner with other lexicons.
    public func aligner(with lexicons: [Lexicon]) -> Aligner {
        Aligner(encoder: encoder, isMonotone: isMonotone, lexicons: lexicons, priors: priors, memory: memory)
    }
}
