import Calque
import CalqueCommandLine

private let keep = Flag(
    "keep", .choice(of: Memory.Deduplication.self), default: .all,
    help:
        "Of units with the same source in the same languages and other targets, keep all, the newest, or the most used")

let memoryDedupeCommand = Command(
    "dedupe", "Make one unit of those that have the same texts", operands: [MemoryFlags.memory],
    flags: [keep, MemoryFlags.dryRun],
    discussion: [
        "Of units that are the same in all languages the one that was changed last stays, and their uses are added up in "
            + "usagecount. Codes within segments do not count. A crash in the middle leaves duplicates, and loses nothing."
    ],
    examples: [
        Example("memory dedupe memories/wire --dry-run", "How many there are, and where."),
        Example("memory dedupe wire.tmx --keep newest", "One translation of each source."),
    ]
) { call in
    let memory = try Memory(open: call[MemoryFlags.memory])
    let done = try memory.dedupe(
        keep: call[keep], isDryRun: call[MemoryFlags.dryRun], where: { $0.matches($1) },
        onRepair: { call.messages.warning("\($0)") })
    try call.report(done)
    return .done
}
