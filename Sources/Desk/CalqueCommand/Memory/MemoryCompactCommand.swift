import Calque
import CalqueCommandLine

private let folder = Operand("FOLDER", .file, help: "A memory that is a folder")
private let limit = Flag(
    "limit", .integer(in: 1...100_000), "MB", default: 16,
    help: "Merge files of less than so many megabytes, into files of as many at most")

let memoryCompactCommand = Command(
    "compact", "Make few files of many small ones", operands: [folder], flags: [limit, MemoryFlags.dryRun],
    discussion: [
        "Units keep the name of their document. The new file stands before the old ones go, so a crash in the middle leaves "
            + "units twice, which dedupe mends. An article that is aligned into the folder again becomes a file of its own "
            + "once more; dedupe mends that, too."
    ],
    examples: [Example("memory compact memories/wire", "One file for all articles.")]
) { call in
    let memory = try Memory(open: call[folder])
    let done = try memory.compact(
        limit: call[limit] * 1_000_000, isDryRun: call[MemoryFlags.dryRun],
        onRepair: { call.messages.warning("\($0)") })
    for one in done { try call.output.line("\(one.file): \(counted(one.units, "unit")) of \(one.merged.count) files") }
    if done.isEmpty { try call.output.line("nothing to merge") }
    try call.reportDryRun()
    return .done
}
