import Calque
import CalqueCommandLine

private let output = Flag.optional(
    "output", short: "o", .file, "MEMORY", help: "Copy the units to this memory; it or --in-place is required")
private let inPlace = Flag.switch("in-place", help: "Remove all other units from the memory itself")

let memoryFilterCommand = Command(
    "filter", "Keep the units that meet a condition", operands: [Shared.memory],
    flags: [MemoryFlags.condition, output, inPlace, MemoryFlags.noHistory, MemoryFlags.dryRun],
    discussion: [
        "A folder gets the units as a file of their own, which the same call replaces; another condition gets another file."
    ] + MemoryFlags.conditionHelp,
    examples: [
        Example(
            "memory filter wire.tmx --where 'confidence >= 0.9 and not prop.x-moved = yes' --output sure.tmx",
            "Copy the units of high confidence."),
        Example("memory filter wire.tmx --where 'date >= 2026' --in-place", "Remove all other units."),
        Example(
            "memory filter memories/wire --where 'date >= 2026' --dry-run", "Count the units that would be removed."),
    ],
    exitCodes: [.nothing: "no unit meets the condition; nothing was done"], formerFlags: SharedFlags.pathIsOutput
) { (call) throws(Failure) in
    guard let filter = try MemoryFlags.filter(call) else {
        throw Failure(.usage, "the condition is missing", advice: "give --where CONDITION")
    }
    guard call[output] == nil || !call[inPlace] else {
        throw Failure(.usage, "--in-place does not go with --output")
    }
    guard call[output] != nil || call[inPlace] || call[MemoryFlags.dryRun] else {
        throw Failure(
            .usage, "the memory itself would lose all other units",
            advice: "give --output MEMORY to copy the units, or --in-place if this is what you want")
    }
    let memory = try MemoryFlags.memoryToChange(call, call[Shared.memory])
    if let path = call[output] {
        let place = try OutputPlace(path)
        let addition = try memory.copy(
            to: path, as: call[MemoryFlags.condition], header: MemoryFlags.header(call),
            options: try MemoryFlags.options(call)
        ) { (entry, header, file) throws(Failure) in try filter.holds(for: entry, header: header, file: file) }
        call.noteNewFolder(place)
        try call.report(addition)
        return addition.read == 0 ? .nothing : .done
    }
    let decide = { (entry: Memory.Entry, header: TMXHeader) throws(Failure) -> Memory.Decision in
        try filter.holds(for: entry, header: header, file: memory.files[entry.fileIndex]) ? .keep : .remove
    }
    let plan = try memory.plan(remembersRemoved: true, onRepair: { call.messages.warning("\($0)") }, decide: decide)
    if plan.units > 0, plan.removed == plan.units {
        call.messages.note("no unit meets the condition; nothing was done")
        return .nothing
    }
    try call.report(try memory.apply(plan, isDryRun: call[MemoryFlags.dryRun], decide: decide))
    return .done
}
