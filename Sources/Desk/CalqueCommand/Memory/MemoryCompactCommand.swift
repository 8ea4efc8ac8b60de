import Calque
import CalqueCommandLine

private let folder = Operand("FOLDER", .file, help: "A folder of TMX files")
private let limit = Flag(
    "limit", .integer(in: 1...100_000), "MB", default: 16,
    help: "Merge files smaller than MB megabytes into files of at most that size")

let memoryCompactCommand = Command(
    "compact", "Merge many small files into few", operands: [folder],
    flags: [limit, MemoryFlags.noHistory, MemoryFlags.dryRun],
    discussion: [
        "Units keep the name of their document. The old files are removed when the new one is in place, so a crash may "
            + "leave units twice. If an article is aligned into the folder again, it gets a separate file. "
            + "'calque memory dedupe' removes such duplicates."
    ],
    examples: [Example("memory compact memories/wire", "Merge the files of all articles.")]
) { (call) throws(Failure) in
    let memory = try MemoryFlags.memoryToChange(call, call[folder])
    let done = try memory.compact(
        limit: call[limit] * 1_000_000, isDryRun: call[MemoryFlags.dryRun],
        onRepair: { call.messages.warning("\($0)") })
    for one in done { try call.report("\(one.file): \(counted(one.units, "unit")) of \(one.merged.count) files") }
    if done.isEmpty { try call.report("nothing to merge") }
    try call.reportDryRun()
    return .done
}
