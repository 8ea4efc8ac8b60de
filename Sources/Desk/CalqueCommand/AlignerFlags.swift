import Calque
import CalqueCommandLine

/// The flags of `align` that choose the aligner.
enum AlignerFlags {
    private static let monotone = Flag.switch(
        "monotone", help: "Allow no crossing beads: do not look for moved blocks")
    private static let genre = Flag.optional(
        "genre", .choice(of: GenreName.self), absent: "estimated from the text",
        help: "The kind of text: wire copy leaves much out; a book joins sentences and leaves nothing out")
    private static let memories = Flag.repeated(
        "memory", .file,
        help:
            "Use the translations that this memory has for the source's segments as evidence, too; may be given several "
            + "times")
    static let lexicon = Flag.repeated(
        "lexicon", .file,
        absent: "the built-in lexicons of English with Russian and Chinese, and of German with French",
        help: "A lexicon written by 'calque learn', used together with the built-in ones. If several are given, "
            + "the first for the languages of the articles is used")
    static let all: [any AnyFlag] =
        [monotone, genre, SharedFlags.noEncoder, lexicon, memories] + EmbeddingsFlags.all
    /// Those that choose what the aligner knows.
    static let knowledge: [any AnyFlag] = [SharedFlags.noEncoder, lexicon] + EmbeddingsFlags.all

    private enum GenreName: String, CaseIterable {
        case wire, book

        var priors: AlignmentPriors { self == .wire ? .wire : .book }
    }

    /// The settings that a call asks for, and a note on its encoder for the user.
    ///
    /// The note is shown late, when the inputs are known to be good.
    static func settings(_ call: Invocation) throws(Failure) -> (settings: AlignerSettings, note: String?) {
        var (settings, note) = try knowledge(call)
        settings.isMonotone = call[monotone]
        settings.priors = call[genre]?.priors
        if !call[memories].isEmpty {
            settings.memory = MemoryTranslations(
                try Memory(open: call[memories]), onNote: { [messages = call.messages] in messages.note($0) })
        }
        return (settings, note)
    }

    /// As `settings`, for a command with the flags of `knowledge` only.
    static func knowledge(_ call: Invocation) throws(Failure) -> (settings: AlignerSettings, note: String?) {
        var settings = AlignerSettings()
        settings.lexicons = try NamedLexicons(paths: call[lexicon])
        let (encoder, note) = try encoder(call)
        settings.encoder = encoder
        return (settings, note)
    }

    private static func encoder(_ call: Invocation) throws(Failure) -> ((any SentenceEncoder)?, note: String?) {
        if let server = try EmbeddingsFlags.encoder(call) {
            let note =
                server.modelCount > 1
                ? "the server has \(server.modelCount) models: aligning by \(server.model); --embeddings-model names another"
                : nil
            return (CentredEncoder(server), note)
        }
        guard !call[SharedFlags.noEncoder] else { return (nil, nil) }
        guard let folder = UniversalSentenceEncoder.standardFolder() else {
            return (
                nil,
                "the sentence encoder is not installed: aligning by lengths, numbers and names; 'make encoder' fetches it"
            )
        }
        return (try UniversalSentenceEncoder(folder: folder), nil)
    }
}
