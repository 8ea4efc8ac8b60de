package import CalqueAlignment
package import CalqueEmbedding
package import CalqueLexicons

/// The parts that an aligner is made of, kept so that it can be made again with other lexicons.
package struct AlignerSettings: Sendable {
    /// Nil: align without an encoder.
    package var encoder: (any SentenceEncoder)?
    package var isMonotone = false
    /// What to expect of the text; nil: the text itself tells.
    package var priors: AlignmentPriors?
    /// A memory whose translations are evidence.
    package var memory: (any TranslationSource)?
    package var lexicons = NamedLexicons()

    package init() {}

    /// The aligner with the lexicons of the settings.
    package func aligner() -> Aligner { aligner(with: lexicons.lexicons) }

    /// The aligner with other lexicons.
    package func aligner(with lexicons: [Lexicon]) -> Aligner {
        Aligner(encoder: encoder, isMonotone: isMonotone, lexicons: lexicons, priors: priors, memory: memory)
    }
}
