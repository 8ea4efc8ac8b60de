import Calque
import CommandLineKit

/// The aligner that the flags of `align` ask for.
struct AlignerChoice {
    let aligner: Aligner
    let lexicon: LexiconChoice
    let encoder: EncoderChoice

    private static let monotone = Flag.switch(
        "monotone", help: "Let no beads cross: do not look for blocks that one version has elsewhere")
    private static let genre = Flag.optional(
        "genre", .choice(of: GenreName.self), absent: "the text tells",
        help: "What to expect: wire copy leaves much out, a book joins sentences and leaves nothing out")
    static let flags: [any AnyFlag] =
        [monotone, genre, SharedFlags.noEncoder, LexiconChoice.flag] + EmbeddingsFlags.all

    init(_ call: Invocation) throws {
        lexicon = try LexiconChoice(paths: call[LexiconChoice.flag])
        encoder = try EncoderChoice(call)
        aligner = Aligner(
            encoder: encoder.encoder, isMonotone: call[Self.monotone], lexicons: lexicon.lexicons,
            genre: call[Self.genre]?.genre)
    }

    private enum GenreName: String, CaseIterable {
        case wire, book

        var genre: Genre { self == .wire ? .wire : .book }
    }
}
