import Calque
import CalqueCommandLine

private let keep = Flag(
    "keep", .choice(of: Memory.Deduplication.self), default: .all,
    help: "Which units to keep if they have the same source and languages but different targets: all, the newest, or "
        + "the most used")

let memoryDedupeCommand = Command(
    "dedupe", "Merge units that have the same texts", operands: [Shared.memory],
    flags: [keep, MemoryFlags.noHistory, MemoryFlags.dryRun],
    discussion: [
        "If units are the same in all languages, the one that was changed last is kept, and their usage counts are "
            + "added up. Inline codes do not count. A crash may leave duplicates, but loses nothing."
    ],
    examples: [
        Example("memory dedupe memories/wire --dry-run", "Count the duplicates in each file."),
        Example("memory dedupe wire.tmx --keep newest", "Keep one translation of each source."),
    ]
) { (call) throws(Failure) in
    let memory = try MemoryFlags.memoryToChange(call, call[Shared.memory])
    let done = try memory.dedupe(
        keep: call[keep], isDryRun: call[MemoryFlags.dryRun], where: { $0.matches($1) },
        onRepair: { call.messages.warning("\($0)") })
    try call.report(done)
    return .done
}
