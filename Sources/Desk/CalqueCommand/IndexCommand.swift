import Calque
import CalqueCommandLine

private let semantic = Flag.switch(
    "semantic", help: "Also make the vectors for 'calque query --semantic': half a millisecond per segment and core")

let indexCommand = Command(
    "index", "Build the index of a memory before its first query", operands: [Shared.memory], flags: [semantic],
    discussion: [
        "Queries use an index in the cache folder, $XDG_CACHE_HOME/calque or ~/.cache/calque. It is updated automatically "
            + "and may be deleted at any time. This command builds it, or checks that it is sound, so that the first "
            + "query is fast."
    ],
    examples: [Example("index memories/wire", "Build the index after importing a large memory.")]
) { (call) throws(Failure) in
    let memory = try Memory(open: call[Shared.memory], penaltyFolders: true)
    let encoder = call[semantic] ? try SemanticQuery.encoder() : nil
    let progress = call.messages.progress("indexing")
    let index = try IndexedMemory.build(memory, events: call.indexEvents(progress))
    progress.finish()
    guard index.isKept else {
        throw Failure(.io, "the index of \(memory.path) could not be kept: every query will have to build it again")
    }
    var line = "\(memory.path): \(index.segments) segments, index of \(megabytes(index.bytes))"
    if let encoder {
        let semantic = try SemanticQuery.open(IndexedMemory(memory, from: nil), encoder, call)
        try semantic.check(events: SemanticEvents(onNote: { call.messages.note($0) }))
        let vectors = semantic.size.bytes
        line += ", vectors of \(megabytes(vectors))"
    }
    try call.output.report(line)
    return .done
}

private func megabytes(_ bytes: Int) -> String {
    let tenths = (bytes + 50_000) / 100_000
    return "\(tenths / 10).\(tenths % 10) MB"
}

extension Invocation {
    /// Reports the making of an index.
    func indexEvents(_ progress: Progress) -> IndexEvents {
        IndexEvents(
            onUnit: { progress.advance() }, onRepair: { [messages] in messages.warning("\($0)") },
            onNote: { [messages] in messages.note($0) })
    }

    /// Opens the index of a memory and shows progress while it is made.
    func index(
        _ memory: Memory, from source: LanguageTag?, to target: LanguageTag?, manyQueries: Bool = false
    ) throws(Failure) -> IndexedMemory {
        let progress = messages.progress("indexing")
        defer { progress.finish() }
        return try IndexedMemory(
            memory, from: source, to: target, manyQueries: manyQueries, events: indexEvents(progress))
    }
}

/// Says that a memory has nothing in the languages asked for; nil if it has something.
func lacking(_ index: IndexedMemory, _ memory: Memory, from source: LanguageTag?, to target: LanguageTag?) -> String? {
    guard index.segmentCount == 0 else { return nil }
    let languages = (source.map { " in \($0)" } ?? "") + (target.map { " with \($0)" } ?? "")
    return "\(memory.path) has no segments\(languages)"
}
