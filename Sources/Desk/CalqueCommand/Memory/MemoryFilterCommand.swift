import Calque
import CalqueCommandLine

private let target = Flag.optional(
    "to", .file, "MEMORY", absent: "the memory itself, which loses the others",
    help: "Write the units to this memory instead")

let memoryFilterCommand = Command(
    "filter", "Keep the units for which a condition holds", operands: [MemoryFlags.memory],
    flags: [MemoryFlags.condition, target, MemoryFlags.dryRun], discussion: MemoryFlags.conditionHelp,
    examples: [
        Example(
            "memory filter wire.tmx --where 'confidence >= 0.9 and not prop.x-moved = yes' --to sure.tmx",
            "What the aligner was sure of."),
        Example("memory filter memories/wire --where 'date >= 2026' --dry-run", "How much would go."),
    ],
    exitCodes: [.nothing: "the condition holds for no unit, so nothing was done"]
) { call in
    guard let filter = try MemoryFlags.filter(call) else {
        throw Failure(.usage, "the condition is missing", advice: "give --where CONDITION")
    }
    let memory = try Memory(open: call[MemoryFlags.memory])
    if let path = call[target] {
        let addition = try memory.copy(
            to: path, header: MemoryFlags.header(call), options: try MemoryFlags.options(call)
        ) { (entry, header, file) throws(Failure) in try filter.holds(for: entry, header: header, file: file) }
        try call.report(addition)
        return addition.read == 0 ? .nothing : .done
    }
    let decide = { (entry: Memory.Entry, header: TMXHeader) throws(Failure) -> Memory.Decision in
        try filter.holds(for: entry, header: header, file: memory.files[entry.fileIndex]) ? .keep : .remove
    }
    let plan = try memory.plan(onRepair: { call.messages.warning("\($0)") }, decide: decide)
    if plan.units > 0, plan.removed == plan.units {
        call.messages.note("the condition holds for no unit, so nothing was done")
        return .nothing
    }
    try call.report(try memory.apply(plan, isDryRun: call[MemoryFlags.dryRun], decide: decide))
    return .done
}
