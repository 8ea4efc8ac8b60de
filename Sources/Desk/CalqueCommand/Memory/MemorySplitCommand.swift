import Calque
import CalqueCommandLine

private let by = Flag.optional(
    "by", .choice(of: Memory.Division.self),
    help: "Put units into one file if they share the domain, the languages, or the document (file); required")
private let output = Flag.optional(
    "output", short: "o", .file, "FOLDER", help: "The folder to create, with a file for each part; required")

let memorySplitCommand = Command(
    "split", "Split a memory into files", operands: [Shared.memory],
    flags: [by, output, MemoryFlags.dryRun],
    discussion: [
        "The folder must be new or empty, and appears whole or not at all. The memory stays as it is. Units without a domain "
            + "go to none.tmx; units without a document go by their file."
    ],
    examples: [Example("memory split wire.tmx --by language --output wire", "Make a file per pair of languages.")],
    formerFlags: SharedFlags.pathIsOutput
) { (call) throws(Failure) in
    guard let division = call[by] else {
        throw Failure(.usage, "the division is missing", advice: "give --by, as in --by domain")
    }
    guard let folder = call[output] else {
        throw Failure(.usage, "the folder is missing", advice: "give --output FOLDER")
    }
    try OutputPlace.check(folder)
    let memory = try Memory(open: call[Shared.memory])
    let parts = try memory.split(
        by: division, into: folder, isDryRun: call[MemoryFlags.dryRun],
        onRepair: { call.messages.warning("\($0)") })
    for part in parts { try call.report("\(part.file): \(counted(part.units, "unit"))") }
    try call.report("\(counted(parts.reduce(0) { $0 + $1.units }, "unit")) in \(counted(parts.count, "file"))")
    try call.reportDryRun()
    return .done
}
