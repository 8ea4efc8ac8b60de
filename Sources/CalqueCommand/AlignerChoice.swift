import Calque
import CommandLineKit

/// The aligner that the flags of `align` ask for.
struct AlignerChoice {
    let aligner: Aligner
    let lexicon: LexiconChoice
    let encoder: EncoderChoice

    private static let monotone = Flag.switch(
        "monotone", help: "Let no beads cross: do not look for blocks that one version has elsewhere")
    static let flags: [any AnyFlag] = [monotone, SharedFlags.noEncoder, LexiconChoice.flag] + EmbeddingsFlags.all

    init(_ call: Invocation) throws {
        lexicon = try LexiconChoice(paths: call[LexiconChoice.flag])
        encoder = try EncoderChoice(call)
        aligner = Aligner(encoder: encoder.encoder, isMonotone: call[Self.monotone], lexicons: lexicon.lexicons)
    }
}
