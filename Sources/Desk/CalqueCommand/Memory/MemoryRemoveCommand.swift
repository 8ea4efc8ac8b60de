import Calque
import CalqueCommandLine

private let forget = Flag.switch(
    "forget", help: "Keep no trace, so that a new alignment of the document may bring aligned pairs back")
private let units = Operand.repeated(
    "UNIT", .string, atLeast: 0, help: "The number of a unit in the memory, from 0, or its tuid")

let memoryRemoveCommand = Command(
    "remove", "Remove units from a memory", operands: [Shared.memory, units],
    flags: [MemoryFlags.condition, forget, MemoryFlags.noHistory, MemoryFlags.dryRun],
    discussion: [
        "Of aligned pairs a digest stays in the file, so that a new alignment of their document does not bring them back. "
            + "In a folder, a file without units and digests is removed."
    ] + MemoryFlags.conditionHelp,
    examples: [
        Example("memory remove wire.tmx 17 18", "Remove two units; memory list prints their numbers."),
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
    let decide = { (entry: Memory.Entry, header: TMXHeader) throws(Failure) -> Memory.Decision in
        if let filter {
            return try filter.holds(for: entry, header: header, file: memory.files[entry.fileIndex]) ? .remove : .keep
        }
        return names.contains { $0.names(entry) } ? .remove : .keep
    }
    let done = try memory.rewrite(
        naming: names, isDryRun: call[MemoryFlags.dryRun], remembersRemoved: !call[forget],
        onRepair: { call.messages.warning("\($0)") }, decide: decide)
    try call.report(done)
    return done.removed == 0 ? .nothing : .done
}
