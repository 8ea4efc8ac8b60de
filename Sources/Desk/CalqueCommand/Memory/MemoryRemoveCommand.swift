import Calque
import CalqueCommandLine

private let units = Operand.repeated(
    "UNIT", .string, atLeast: 0, help: "The number of a unit in the memory, from 0, or its tuid")

let memoryRemoveCommand = Command(
    "remove", "Remove units from a memory", operands: [Shared.memory, units],
    flags: [MemoryFlags.condition, MemoryFlags.noHistory, MemoryFlags.dryRun],
    discussion: ["In a folder, a file without any unit left is removed."] + MemoryFlags.conditionHelp,
    examples: [
        Example("memory remove wire.tmx 17 18", "Remove two units; export --format json prints their numbers."),
        Example("memory remove memories/wire --where 'document = old.txt'", "Remove the units of a document."),
    ],
    exitCodes: [.nothing: "there is no such unit; nothing was done"]
) { (call) throws(Failure) in
    let filter = try MemoryFlags.filter(call)
    let names = call[units].map(UnitName.init)
    guard (filter == nil) != names.isEmpty else {
        throw Failure(.usage, "either units or --where CONDITION must be given")
    }
    let memory = try MemoryFlags.memoryToChange(call, call[Shared.memory])
    let snapshot = memory.snapshot()
    try UnitName.check(names, in: memory)
    let decide = { (entry: Memory.Entry, header: TMXHeader) throws(Failure) -> Memory.Decision in
        if let filter {
            return try filter.holds(for: entry, header: header, file: memory.files[entry.fileIndex]) ? .remove : .keep
        }
        return names.contains { $0.names(entry) } ? .remove : .keep
    }
    let done = try memory.rewrite(
        since: snapshot, isDryRun: call[MemoryFlags.dryRun], onRepair: { call.messages.warning("\($0)") },
        decide: decide)
    try call.report(done)
    return done.removed == 0 ? .nothing : .done
}
