import Calque
import CalqueCommandLine

private let memories = Operand.repeated("MEMORY", .file, help: "A .tmx file, or a folder of them")
private let target = Flag.optional(
    "to", .file, "MEMORY", help: "Where the units go: MEMORY.tmx, or a folder, which gets one file more")

let memoryMergeCommand = Command(
    "merge", "Put the units of several memories into one", operands: [memories],
    flags: [target, MemoryFlags.onConflict, MemoryFlags.dryRun],
    discussion: [
        "The memories stay as they are. In a .tmx file what has the same texts becomes one unit; its use is counted when it "
            + "comes from another document."
    ],
    examples: [Example("memory merge sport.tmx markets.tmx --to wire.tmx", "Both in one file.")]
) { call in
    guard let path = call[target] else { throw Failure(.usage, "where to is missing", advice: "give --to MEMORY") }
    let opened = try call[memories].map { (path) throws(Failure) in try Memory(open: path) }
    try call.report(
        try Memory.merge(
            opened, into: path, header: MemoryFlags.header(call),
            options: try MemoryFlags.options(call, onConflict: call[MemoryFlags.onConflict])))
    return .done
}
