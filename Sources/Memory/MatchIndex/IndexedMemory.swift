public import CalqueCore
public import CalqueICU
public import CalqueMatching
public import CalqueMemory

/// A memory that is searched by an index. The index is built once and kept in the user's cache folder.
///
///     let memory = try IndexedMemory(Memory(open: "memories/wire"), from: "en", to: "ru")
///     for match in try memory.matches(for: "The two leaders are to meet on 5 March.") {
///         print(match.score.points, match.source, match.targets[0].text)
///     }
///
/// The answers are those of `MemoryScan`. The index is identified by the files that it was made from (name, size, time,
/// first and last bytes) and updates itself: new files get a part of their own, of a large file that has changed only what
/// has changed is indexed, and many parts are merged. A corrupt index is rebuilt; an index that cannot be kept is built for
/// this object only. Several processes may open and build it at the same time.
public final class IndexedMemory: Matcher {
    private struct Languages: Sendable {
        let source: LanguageTag?
        let target: LanguageTag?
        let drafts: Bool
        let same: @Sendable (LanguageTag, LanguageTag) -> Bool

        func isSource(_ language: LanguageTag) -> Bool { source.map { same(language, $0) } ?? true }

        func isTarget(_ language: LanguageTag) -> Bool {
            if let target { return same(language, target) }
            return source.map { !same(language, $0) } ?? true
        }
    }

    /// An index for each of the memories that are searched together.
    private let stores: [IndexStore]
    private let languages: Languages
    /// The parts of each index.
    private let parts: Guarded<[[SearchedPart]]>
    private let scratches = ScratchPool()

    /// Opens the index and builds the parts that are missing.
    /// - Parameters:
    ///   - source: the language of queries: variants in it are searched. nil: all variants are searched.
    ///   - target: units without a variant in it are left out, and only such variants are returned. nil: all languages
    ///     except the source language.
    ///   - drafts: whether drafts (`x-status`) are found, too.
    ///   - cache: the folder to keep the index in. nil: the index is not kept.
    ///   - manyQueries: whether to check the whole index now, a tenth of a second for a million units, so that none of
    ///     many queries waits for its piece of the check.
    ///   - same: whether the language of a variant satisfies the language that was asked for.
    ///   - events: receives progress and notes.
    /// - Complexity: checks the state of the files if there is an index; otherwise it reads the files that are new.
    /// - Throws: `Failure` with the file if one cannot be read.
    public convenience init(
        _ memory: Memory, from source: LanguageTag?, to target: LanguageTag? = nil, drafts: Bool = false,
        cache: String? = CacheFolder.standard(), manyQueries: Bool = false,
        where same: @escaping @Sendable (_ variant: LanguageTag, _ asked: LanguageTag) -> Bool = { $0.matches($1) },
        events: IndexEvents = IndexEvents()
    ) throws(Failure) {
        try self.init(
            memory.members.map { IndexStore(memory: $0, cache: cache, events: events) },
            Languages(source: source, target: target, drafts: drafts, same: same), manyQueries: manyQueries)
    }

    /// Opens the index with parts and blocks of another size, for tests.
    package convenience init(
        _ memory: Memory, from source: LanguageTag?, to target: LanguageTag? = nil, cache: String?,
        partSize: Int = 3 << 29, blockSize: Int = 8192, events: IndexEvents = IndexEvents()
    ) throws(Failure) {
        try self.init(
            memory.members.map {
                IndexStore(memory: $0, cache: cache, events: events, partSize: partSize, blockSize: blockSize)
            },
            Languages(source: source, target: target, drafts: false, same: { $0.matches($1) }),
            manyQueries: false)
    }

    private init(_ stores: [IndexStore], _ languages: Languages, manyQueries: Bool) throws(Failure) {
        self.stores = stores
        self.languages = languages
        let opened = try Self.open(stores, languages)
        parts = Guarded(opened)
        if manyQueries { try checkAll() }
    }

    /// Builds the missing parts of a memory's index and checks the whole index.
    /// - Returns: the number of segments, the size in bytes, and whether the index is kept in the cache folder.
    /// - Throws: `Failure` with the file if one cannot be read.
    public static func build(
        _ memory: Memory, cache: String? = CacheFolder.standard(), events: IndexEvents = IndexEvents()
    ) throws(Failure) -> (segments: Int, bytes: Int, isKept: Bool) {
        let indexed = try IndexedMemory(memory, from: nil, cache: cache, events: events)
        try indexed.checkAll()
        let parts = indexed.allParts
        return (
            indexed.segmentCount, parts.reduce(0) { $0 + $1.part.bytes.bytes.count },
            parts.allSatisfy { $0.part.bytes.isMapped }
        )
    }

    /// Reads the files of a memory again and compares their contents with those that its index was made from. An index
    /// that differs or is corrupt is removed.
    /// - Returns: whether the index was equal, or there was none.
    /// - Throws: `Failure` with the file if one cannot be read.
    package static func verify(
        _ memory: Memory, cache: String? = CacheFolder.standard(), events: IndexEvents = IndexEvents()
    ) throws(Failure) -> Bool {
        var isEqual = true
        for member in memory.members {
            if try !IndexStore(memory: member, cache: cache, events: events).verify() { isEqual = false }
        }
        return isEqual
    }

    /// Checks the whole index, which would take too long for a single query.
    func checkAll() throws(Failure) {
        if !allParts.allSatisfy({ $0.part.bytes.isSound }) { try remake() }
    }

    /// The number of segments that are searched. - Complexity: linear.
    public var segmentCount: Int {
        allParts.reduce(0) { $0 + ((try? $1.segmentCount()) ?? 0) }
    }

    package var allParts: [SearchedPart] { parts.withLock { $0.flatMap(\.self) } }

    /// The folder of each index, nil if it is not kept, with the parts of it.
    var partsByFolder: [(folder: IndexFolder?, parts: [SearchedPart])] {
        zip(stores, parts.withLock { $0 }).map { ($0.folder, $1) }
    }

    /// - Complexity: depends on the query's rarest words: linear in the number of segments that have them among their
    ///   rarer half. For a cutoff below 50, if fewer than `limit` matches reach 50, all segments of similar length are
    ///   compared.
    public func matches(for query: MatchQuery) throws(Failure) -> [Match] {
        guard query.limit > 0 else { return [] }
        let text = QueryText(query)
        guard !text.isEmpty else { return [] }
        return try asking { (parts) throws(IndexError) in try orCorrupt(Self.matches(text, parts, scratches)) }
    }

    /// Calls a closure with the parts. If it finds the index corrupt, it is called again with a new index.
    package func asking<Answer>(_ ask: ([SearchedPart]) throws(IndexError) -> Answer) throws(Failure) -> Answer {
        for isLast in [false, true] {
            do throws(IndexError) {
                return try ask(allParts)
            } catch {
                if case .failure(let failure) = error { throw failure }
                if !isLast { try remake() }
            }
        }
        throw Failure(.internal, "the index of \(stores[0].memory.path) is damaged again after it was rebuilt")
    }

    /// Searches parts that `search` returned.
    static func matches(
        _ text: QueryText, _ parts: [SearchedPart], _ scratches: ScratchPool = ScratchPool()
    ) throws(CorruptIndex) -> [Match] {
        let query = text.query
        let half: MatchCutoff = 50
        var state = SearchState(limit: query.limit, cutoff: query.cutoff < half ? half : query.cutoff)
        var searches: [IndexSearch] = []
        for part in parts {
            for language in part.indices.indices where part.isSource[language] {
                var search = try IndexSearch(part, language: language, text, scratches.take())
                try search.searchPostings(&state)
                if query.cutoff < half { searches.append(search) } else { search.close(scratches) }
            }
        }
        if query.cutoff < half, state.top.least == nil {
            state.threshold = Threshold(query.cutoff)
            for index in searches.indices { try searches[index].searchAll(&state) }
        }
        for index in searches.indices { searches[index].close(scratches) }
        var matches: [Match] = []
        for candidate in state.top.sorted() {
            guard let part = parts.last(where: { $0.firstUnit <= candidate.unit }) else { continue }
            matches.append(try part.match(candidate, query))
        }
        return matches
    }

    // MARK: Opening

    /// Rebuilds the indexes that are corrupt, after one was found to be.
    private func remake() throws(Failure) {
        let indices = parts.withLock { $0 }
        var corrupt = indices.indices.filter { !indices[$0].allSatisfy { $0.part.bytes.isSound } }
        if corrupt.isEmpty { corrupt = Array(indices.indices) }
        for number in corrupt { Self.discard(stores[number]) }
        let opened = try Self.open(stores, languages)
        parts.withLock { $0 = opened }
    }

    private static func discard(_ store: IndexStore) {
        store.events.onNote("the index of \(store.memory.path) is damaged: rebuilding it")
        store.discard()
    }

    /// Opens indexes, and builds what is missing or corrupt.
    private static func open(_ stores: [IndexStore], _ languages: Languages) throws(Failure) -> [[SearchedPart]] {
        var next = SearchedPart.Start()
        return try stores.map { (store) throws(Failure) in
            let (start, files) = (next, store.memory.files)
            for attempt in 0..<3 {
                let open = attempt < 2 ? try store.open() : try store.inMemory()
                do throws(CorruptIndex) {
                    next = start
                    return try search(open, files, languages, &next)
                } catch {
                    if attempt == 0 { discard(store) }
                }
            }
            throw Failure(.internal, "the index of \(store.memory.path) cannot be read back")
        }
    }

    /// Prepares parts for a search between two languages.
    static func search(
        _ open: [IndexStore.Open], from source: LanguageTag?, to target: LanguageTag? = nil
    ) throws(CorruptIndex) -> [SearchedPart] {
        var start = SearchedPart.Start()
        let languages = Languages(source: source, target: target, drafts: false, same: { $0.matches($1) })
        return try search(open, [], languages, &start)
    }

    /// - Parameter next: the numbers of the first unit and variant, and afterwards those that follow the last.
    private static func search(
        _ open: [IndexStore.Open], _ files: [String], _ languages: Languages, _ next: inout SearchedPart.Start
    ) throws(CorruptIndex) -> [SearchedPart] {
        // Units are in the order of the memory's files.
        var counts: [Int: Int] = [:]
        for open in open {
            for run in open.runs { counts[run.file, default: 0] += run.units.count }
        }
        var starts: [Int: Int] = [:]
        for (file, count) in counts.sorted(by: { $0.key < $1.key }) {
            starts[file] = next.position
            next.position += count
        }
        let paths = files.isEmpty ? [("", 0)] : files.map { ($0, MatchPenalty.ofFolder(of: $0)) }
        var parts: [SearchedPart] = []
        for open in open {
            let header = open.part.header
            let isSource = header.languages.map { languages.isSource($0) }
            var indices: [LanguageIndex] = []
            for language in header.languages.indices {
                let index = try open.part.language(language)
                if isSource[language], !index.foldsAreSound { throw CorruptIndex() }
                indices.append(index)
            }
            parts.append(
                SearchedPart(
                    part: open.part, indices: indices, isSource: isSource,
                    isTarget: header.languages.map { languages.isTarget($0) }, needsTarget: languages.target != nil,
                    runs: try SearchedPart.Run.all(open.runs, starts, unitCount: header.unitCount),
                    files: paths, firstUnit: next.unit, firstVariant: next.variant, drafts: languages.drafts))
            next.unit += header.unitCount
            next.variant += open.part.variantCount
        }
        return parts
    }
}
