import Calque
import CalqueCommandLine

let encoderCommand = Command(
    "encoder", "Say whether the sentence encoder is installed, and where",
    discussion: [
        "The encoder is the multilingual Universal Sentence Encoder, which 'make encoder' fetches. Calque looks for it in "
            + "the folder named by CALQUE_ENCODER, otherwise in calque/encoder below $XDG_DATA_HOME (~/.local/share). An "
            + "empty CALQUE_ENCODER turns it off."
    ],
    exitCodes: [.done: "it is installed and works", .nothing: "it is not installed"]
) { (call) throws(Failure) in
    guard let folder = UniversalSentenceEncoder.standardFolder() else {
        try call.output.line("not installed")
        return .nothing
    }
    let encoder = try UniversalSentenceEncoder(folder: folder)
    // Encoding a sentence shows that the files are complete.
    _ = try encoder.encode(["The encoder works."])
    let dimension = encoder.dimension
    try call.output.line("\(folder): works, \(dimension) numbers a segment")
    return .done
}
