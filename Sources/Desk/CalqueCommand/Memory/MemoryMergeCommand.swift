import Calque
import CalqueCommandLine

private let memories = Operand.repeated("MEMORY", .file, help: "TMX files, or folders of TMX files")
private let output = Flag.optional(
    "output", short: "o", .file, "MEMORY",
    help: "The memory that gets the units: a TMX file, or a folder, which gets one more file; required")
private let onConflict = MemoryFlags.onConflict()

let memoryMergeCommand = Command(
    "merge", "Merge several memories into one", operands: [memories],
    flags: [output, onConflict, MemoryFlags.noHistory, MemoryFlags.dryRun],
    discussion: [
        "The memories stay as they are. In a TMX file units with the same texts become one unit, whose usage count grows if "
            + "they come from different documents."
    ],
    examples: [Example("memory merge sport.tmx markets.tmx --output wire.tmx", "Merge two memories.")],
    formerFlags: SharedFlags.pathIsOutput
) { (call) throws(Failure) in
    guard let path = call[output] else {
        throw Failure(.usage, "the memory to write is missing", advice: "give --output MEMORY")
    }
    let place = try OutputPlace(path)
    let opened = try call[memories].map { (path) throws(Failure) in try Memory(open: path) }
    let addition = try Memory.merge(
        opened, into: path, header: MemoryFlags.header(call),
        options: try MemoryFlags.options(call, onConflict: call[onConflict]))
    call.noteNewFolder(place)
    try call.report(addition)
    return .done
}
