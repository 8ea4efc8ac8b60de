import Calque
import CalqueCommandLine

let encoderCommand = Command(
    "encoder", "Say whether the sentence encoder is installed, and where",
    discussion: [
        "The encoder is the multilingual Universal Sentence Encoder, which 'make encoder' fetches. It is looked for in "
            + "the folder that CALQUE_ENCODER names, else in calque/encoder below XDG_DATA_HOME (~/.local/share). An "
            + "empty CALQUE_ENCODER turns it off."
    ],
    exitCodes: [.nothing: "it is not installed"]
) { call in
    guard let folder = UniversalSentenceEncoder.standardFolder() else {
        try call.output.line("not installed")
        return .nothing
    }
    let encoder = try UniversalSentenceEncoder(folder: folder)
    // One sentence through it shows that the files are whole.
    _ = try encoder.encode(["The encoder works."])
    try call.output.line("\(folder): works, \(encoder.dimension) numbers a segment")
    return .done
}

/// The encoder of a call; that there is none is spoken of late, when the inputs are known to be good.
struct EncoderChoice {
    let encoder: (any SentenceEncoder)?
    private let note: String?

    /// - Throws: `usage` for flags that do not go together; what is wrong with the encoder.
    init(_ call: Invocation) throws {
        if let server = try EmbeddingsFlags.encoder(call) {
            encoder = CentredEncoder(server)
            note =
                server.modelCount > 1
                ? "the server has \(server.modelCount) models: aligning by \(server.model); --embeddings-model names others"
                : nil
            return
        }
        let isWanted = !call[SharedFlags.noEncoder]
        let folder = isWanted ? UniversalSentenceEncoder.standardFolder() : nil
        encoder = try folder.map { try UniversalSentenceEncoder(folder: $0) }
        note =
            isWanted && folder == nil
            ? "the sentence encoder is not installed: aligning by lengths, numbers and names; 'make encoder' fetches it"
            : nil
    }

    /// Says once what the user may want otherwise: how the work goes on without an encoder, or which of a server's
    /// models it goes by.
    func noteIfNeeded(_ messages: Messages) {
        if let note { messages.note(note) }
    }
}
