import Calque
import CalqueCommandLine

private let memory = Operand.optional(
    "MEMORY", .file, help: "A TMX file, or a folder of TMX files; not needed with --clean")
private let semantic = Flag.switch(
    "semantic", help: "Also make the vectors for 'calque query --semantic': half a millisecond per segment and core")
private let verify = Flag.switch(
    "verify",
    help: "Read the memory again and compare it with all of the index; an index that differs is built again")
private let clean = Flag.switch(
    "clean",
    help: "First remove from the cache the indexes of memories that no longer exist, and what killed processes left")

let indexCommand = Command(
    "index", "Build the index of a memory before its first query", operands: [memory],
    flags: [semantic, verify, clean],
    discussion: [
        "Queries use an index in the cache folder, $XDG_CACHE_HOME/calque or ~/.cache/calque. It is updated automatically "
            + "and may be deleted at any time. This command builds it, or checks that it is sound, so that the first "
            + "query is fast.",
        "The index has the memory's texts. Its folder is for the user alone; a folder that belongs to another user, or that "
            + "others may write, is not used. A memory is known by its files' names, sizes, times of change (mtime and ctime), "
            + "numbers (inodes), and first and last bytes. --verify does not rely on them. It compares the contents.",
    ],
    examples: [
        Example("index memories/wire", "Build the index after importing a large memory."),
        Example("index --clean", "Remove indexes that are no longer needed."),
    ],
    exitCodes: [.nothing: "--verify found that the index differed, and built it again"]
) { (call) throws(Failure) in
    if call[clean] {
        try cleanCache(call)
        if call[memory] == nil { return .done }
    }
    guard let path = call[memory] else {
        throw Failure(.usage, "the memory is missing", advice: "name a TMX file or a folder of TMX files")
    }
    let memory = try Memory(open: path, penaltyFolders: true)
    let encoder = call[semantic] ? try SemanticQuery.encoder() : nil
    let progress = call.messages.progress("indexing")
    let isSame = call[verify] ? try IndexedMemory.verify(memory, events: call.indexEvents(progress)) : true
    if !isSame { call.messages.note("the index of \(memory.path) differs from the memory: rebuilding it") }
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
    return isSame ? .done : .nothing
}

/// Removes what no memory needs, and says what was removed.
private func cleanCache(_ call: Invocation) throws(Failure) {
    let removed = CacheFolder.standard().map { IndexCleaning.clean(cache: $0) } ?? []
    for index in removed {
        let files = index.files == 1 ? "1 file" : "\(index.files) files"
        let reason = index.isWhole ? "the memory no longer exists" : "left by a process that was killed"
        try call.output.report("\(index.memory): removed \(files), \(megabytes(index.bytes)): \(reason)")
    }
    if removed.isEmpty { try call.output.line("the cache has nothing to remove") }
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
            onNote: { [messages] in messages.note($0) }, onShare: { progress.reached($0) })
    }

    /// Opens the index of a memory and shows progress while it is made.
    func index(
        _ memory: Memory, from source: LanguageTag?, to target: LanguageTag?, manyQueries: Bool = false,
        drafts: Bool = false
    ) throws(Failure) -> IndexedMemory {
        let progress = messages.progress("indexing")
        defer { progress.finish() }
        return try IndexedMemory(
            memory, from: source, to: target, drafts: drafts, manyQueries: manyQueries, events: indexEvents(progress))
    }
}

/// Says that a memory has nothing in the languages asked for; nil if it has something.
func lacking(_ index: IndexedMemory, _ memory: Memory, from source: LanguageTag?, to target: LanguageTag?) -> String? {
    guard index.segmentCount == 0 else { return nil }
    let languages = (source.map { " in \($0)" } ?? "") + (target.map { " with \($0)" } ?? "")
    return "\(memory.path) has no segments\(languages)"
}
