import Calque
import CalqueCommandLine

let encoderCommand = Command(
    "encoder", "Say whether the sentence encoder is sound, and where it is",
    discussion: [
        "The encoder is the multilingual Universal Sentence Encoder, which 'make encoder' fetches. Calque looks for it in "
            + "the folder named by CALQUE_ENCODER, otherwise in calque/encoder below $XDG_DATA_HOME (~/.local/share). An "
            + "empty CALQUE_ENCODER turns it off.",
        "The files are compared with the checksums that 'make encoder' wrote beside them. 'calque query --semantic' does so "
            + "too, so that vectors of damaged files are not kept.",
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
    let sums = try encoder.verify() ? "as it was installed" : "installed without checksums"
    try call.output.line("\(folder): works, \(encoder.dimension) numbers a segment, \(sums)")
    return .done
}
