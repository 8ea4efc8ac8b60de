import Calque
import CalqueCommandLine

private let by = Flag.optional(
    "by", .choice(of: Memory.Division.self),
    help: "What parts them: the domain, the languages, or the document that they are from")
private let target = Flag.optional("to", .file, "FOLDER", help: "The folder to make, with a file for each part")

let memorySplitCommand = Command(
    "split", "Part a memory into files by domain, language or document", operands: [MemoryFlags.memory],
    flags: [by, target, MemoryFlags.dryRun],
    discussion: [
        "The folder must be new, and appears whole or not at all. The memory stays as it is. What names no domain goes to "
            + "none.tmx; what names no document goes by its file."
    ],
    examples: [Example("memory split wire.tmx --by language --to wire", "A file for each pair of languages.")]
) { call in
    guard let division = call[by] else { throw Failure(.usage, "what parts it is missing", advice: "give --by") }
    guard let folder = call[target] else { throw Failure(.usage, "where to is missing", advice: "give --to FOLDER") }
    let memory = try Memory(open: call[MemoryFlags.memory])
    let parts = try memory.split(
        by: division, into: folder, isDryRun: call[MemoryFlags.dryRun],
        onRepair: { call.messages.warning("\($0)") })
    for part in parts { try call.output.line("\(part.file): \(counted(part.units, "unit"))") }
    try call.output.line("\(counted(parts.reduce(0) { $0 + $1.units }, "unit")) in \(counted(parts.count, "file"))")
    try call.reportDryRun()
    return .done
}
