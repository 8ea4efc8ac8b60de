import Calque
import CalqueCommandLine

private let memory = Operand("MEMORY", .file, help: "A .tmx file, or a folder of them")

private let semantic = Flag.switch(
    "semantic", help: "Make the vectors for 'calque query --semantic', too: half a millisecond a segment and core")

let indexCommand = Command(
    "index", "Build the index of a memory ahead of its first query", operands: [memory], flags: [semantic],
    discussion: [
        "Queries are answered from an index in the cache folder, $XDG_CACHE_HOME/calque or ~/.cache/calque. It catches "
            + "up with the memory by itself and may be deleted at any time. This command makes it, or checks that it is "
            + "sound, so that the first query need not."
    ],
    examples: [Example("index memories/wire", "After importing a large memory.")]
) { call in
    let memory = try Memory(open: call[memory], penaltyFolders: true)
    let encoder = call[semantic] ? try SemanticQuery.encoder() : nil
    let progress = call.messages.progress("indexing")
    let index = try IndexedMemory.build(memory, events: indexEvents(call, progress))
    progress.finish()
    guard index.isKept else {
        throw Failure(.io, "the index of \(memory.path) was not kept: every query will have to make it anew")
    }
    var line = "\(memory.path): \(index.segments) segments, index of \(megabytes(index.bytes))"
    if let encoder {
        let semantic = try SemanticQuery.open(IndexedMemory(memory, from: nil), encoder, call)
        try semantic.check(events: SemanticEvents(onNote: { call.messages.note($0) }))
        line += ", vectors of \(megabytes(semantic.size.bytes))"
    }
    try call.output.line(line)
    return .done
}

private func megabytes(_ bytes: Int) -> String {
    let tenths = (bytes + 50_000) / 100_000
    return "\(tenths / 10).\(tenths % 10) MB"
}

/// Tells of the index as it is made.
func indexEvents(_ call: Invocation, _ progress: Progress) -> IndexEvents {
    let messages = call.messages
    return IndexEvents(
        onUnit: { progress.advance() }, onRepair: { messages.warning("\($0)") }, onNote: { messages.note($0) })
}
