import Calque
import CommandLineKit

private let memory = Operand("MEMORY", .file, help: "A .tmx file, or a folder of them")

let indexCommand = Command(
    "index", "Build the index of a memory ahead of its first query", operands: [memory], flags: [],
    discussion: [
        "Queries are answered from an index in the cache folder, $XDG_CACHE_HOME/calque or ~/.cache/calque. It catches "
            + "up with the memory by itself and may be deleted at any time. This command makes it, or checks that it is "
            + "sound, so that the first query need not."
    ],
    examples: [Example("index memories/wire", "After importing a large memory.")]
) { call in
    let memory = try Memory(open: call[memory])
    let progress = call.messages.progress("indexing")
    let index = try IndexedMemory.build(memory, events: indexEvents(call, progress))
    progress.finish()
    let tenths = (index.bytes + 50_000) / 100_000
    try call.output.line("\(memory.path): \(index.segments) segments, index of \(tenths / 10).\(tenths % 10) MB")
    return .done
}

/// Tells of the index as it is made.
func indexEvents(_ call: Invocation, _ progress: Progress) -> IndexEvents {
    let messages = call.messages
    return IndexEvents(
        onUnit: { progress.advance() }, onRepair: { messages.warning("\($0)") }, onNote: { messages.note($0) })
}
