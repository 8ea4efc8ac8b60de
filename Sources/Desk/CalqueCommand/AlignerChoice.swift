import Calque
import CalqueCommandLine

/// The aligner that the flags of `align` ask for.
struct AlignerChoice {
    let aligner: Aligner
    /// The same with lexicons in place of those of the flags.
    let learnt: @Sendable ([Lexicon]) -> Aligner
    let lexicon: LexiconChoice
    let encoder: EncoderChoice

    private static let monotone = Flag.switch(
        "monotone", help: "Let no beads cross: do not look for blocks that one version has elsewhere")
    private static let genre = Flag.optional(
        "genre", .choice(of: GenreName.self), absent: "the text tells",
        help: "What to expect: wire copy leaves much out, a book joins sentences and leaves nothing out")
    private static let memory = Flag.optional(
        "memory", .file, help: "Look for the translations that a memory has of the source's segments, too")
    static let flags: [any AnyFlag] =
        [monotone, genre, SharedFlags.noEncoder, LexiconChoice.flag, memory] + EmbeddingsFlags.all

    init(_ call: Invocation) throws {
        lexicon = try LexiconChoice(paths: call[LexiconChoice.flag])
        encoder = try EncoderChoice(call)
        let (sentences, isMonotone, genre) = (encoder.encoder, call[Self.monotone], call[Self.genre]?.genre)
        let memory = try call[Self.memory].map { (path) throws(Failure) in
            MemoryTranslations(try Memory(open: path), onNote: { [messages = call.messages] in messages.note($0) })
        }
        learnt = {
            Aligner(encoder: sentences, isMonotone: isMonotone, lexicons: $0, priors: genre, memory: memory)
        }
        aligner = learnt(lexicon.lexicons)
    }

    private enum GenreName: String, CaseIterable {
        case wire, book

        var genre: AlignmentPriors { self == .wire ? .wire : .book }
    }
}
