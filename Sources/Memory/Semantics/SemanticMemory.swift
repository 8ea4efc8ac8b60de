public import CalqueCore
public import CalqueEmbedding
public import CalqueMatchIndex
import CalqueMatching

/// A memory that is searched by meaning, across languages: an English sentence finds Russian and Chinese segments,
/// whether they are aligned or not.
///
///     let memory = try IndexedMemory(Memory(open: "memories/wire"), from: nil)
///     let semantic = try SemanticMemory(memory, encoder: encoder, name: encoder.identity)
///     for match in try semantic.matches(for: "The sides agreed on a ceasefire.") { print(match.score, match.text) }
///
/// Each variant of the memory has a vector of bytes in a file beside the index. The file is built when it is first
/// needed and treated like the index: identified by the files of the memory, checked, rebuilt when it is corrupt. Only
/// segments that are new in the memory are embedded again.
public final class SemanticMemory: Sendable {
    private let memory: IndexedMemory
    private let encoder: any SentenceEncoder
    private let name: String
    /// The vectors of each part, by the part's name.
    private let files: Guarded<[String: VectorFile]>
    /// What segments are compared with, by the language of queries; nil where the memory has too few segments.
    private let neighbours = Guarded<[LanguageTag: Neighbours?]>([:])

    /// Opens the vectors and builds those that are missing.
    /// - Parameters:
    ///   - memory: the indexed memory. Its languages decide which segments are compared, and which units and texts are
    ///     returned.
    ///   - encoder: an encoder whose vectors have 2,048 numbers at most.
    ///   - name: identifies the encoder: vectors are kept under this name.
    /// - Complexity: the encoder's time for each segment that has no vector; without such segments only the files are
    ///   opened.
    /// - Throws: `Failure` of the encoder.
    public init(
        _ memory: IndexedMemory, encoder: any SentenceEncoder, name: String, events: SemanticEvents = SemanticEvents()
    ) throws(Failure) {
        guard encoder.dimension <= 2048 else {
            throw Failure(.usage, "the encoder's vectors have \(encoder.dimension) numbers, more than 2,048")
        }
        self.memory = memory
        self.encoder = encoder
        self.name = name
        files = Guarded([:])
        let store = VectorStore(encoder: encoder, name: name, events: events)
        try memory.withFolders { (folder, parts) throws(IndexError) in
            let opened = try store.open(folder, parts)
            files.withLock { files in
                for (part, file) in zip(parts, opened) { files[part.name] = file }
            }
        }
    }

    /// The number of segments with a vector, and the size of the files in bytes.
    public var size: (segments: Int, bytes: Int) {
        files.withLock { files in
            files.values.reduce((0, 0)) { ($0.0 + $1.header.rowCount, $0.1 + $1.bytes.bytes.count) }
        }
    }

    /// Checks all vectors now, and rebuilds them if a file is corrupt.
    /// - Returns: whether all were intact.
    @discardableResult
    public func check(events: SemanticEvents = SemanticEvents()) throws(Failure) -> Bool {
        if files.withLock({ $0.values.allSatisfy { $0.bytes.isSound } }) { return true }
        try remake(events)
        return false
    }

    /// The least cosine of segments that are near in meaning: of 1,000 texts and their translations, some 990 are as near
    /// (`Benchmarks/README.md`), and texts on different subjects seldom are.
    public static let usualCutoff = 0.3

    /// Returns the segments with the most similar meaning, the most similar first; segments with the same score by
    /// position. A unit is listed once, with its most similar variant.
    ///
    /// Without a language the answer is the same as from an exhaustive scan of the stored vectors, in the order of the
    /// cosines. With one, the first of them are ordered by their margin: the cosine less half the mean cosine of the segment
    /// with its eight nearest neighbours in the language of the query (cross-domain similarity local scaling: A. Conneau and
    /// others, "Word translation without parallel data", ICLR 2018). A segment that is near to everything comes later than
    /// one that is near to the query alone.
    /// - Parameters:
    ///   - language: the language of the text, if it is known.
    ///   - cutoff: the least cosine of a match.
    ///   - events: receives a note when vectors are corrupt and are rebuilt.
    /// - Complexity: linear in the segments: 128 bytes of each are compared, and more of those that may be among the
    ///   best.
    /// - Throws: `Failure(.usage)` for a text without words; `Failure` of the encoder.
    public func matches(
        for text: String, in language: LanguageTag? = nil, limit: Int = 5, cutoff: Double = -1,
        events: SemanticEvents = SemanticEvents()
    ) throws(Failure) -> [SemanticMatch] {
        guard !SegmentTokens(text).ranges.isEmpty else { throw Failure(.usage, "the text to search for is empty") }
        guard limit > 0 else { return [] }
        let vectors = try encoder.encode([text])
        return try matches(near: Array(vectors[0]), in: language, limit: limit, cutoff: cutoff, events: events)
    }

    /// Searches for a vector that the encoder made.
    public func matches(
        near vector: [Float], in language: LanguageTag? = nil, limit: Int, cutoff: Double = -1,
        events: SemanticEvents = SemanticEvents()
    ) throws(Failure) -> [SemanticMatch] {
        for _ in 0..<2 {
            let files = files.withLock { $0 }
            let found = try memory.withParts { (parts) throws(IndexError) -> [SemanticMatch]? in
                let units: [NearestUnits.Unit]
                do throws(VectorError) {
                    units = try self.units(
                        near: vector, in: language, limit: limit, cutoff: Float(cutoff), parts, files)
                } catch {
                    if case .corruptIndex = error { throw .corrupt }
                    return nil
                }
                return try orCorrupt(Self.matches(units, parts))
            }
            if let found { return found }
            try remake(events)
        }
        throw Failure(.internal, "the vectors are damaged again after they were rebuilt")
    }

    /// The least number of nearest units whose order the margin decides.
    private static let reordered = 32

    /// Returns the nearest units: by the cosine, or by the margin for a query whose language is known.
    private func units(
        near vector: [Float], in language: LanguageTag?, limit: Int, cutoff: Float, _ parts: [IndexPart],
        _ files: [String: VectorFile]
    ) throws(VectorError) -> [NearestUnits.Unit] {
        let neighbours = try language.flatMap { (tag) throws(VectorError) in try self.neighbours(of: tag, parts, files)
        }
        let count = neighbours == nil ? limit : max(Self.reordered, limit.saturatingSum(limit))
        var nearest = NearestUnits(limit: count, cutoff: cutoff)
        try Self.search(vector, parts, files, &nearest)
        guard let neighbours else { return nearest.units }
        var rated: [(margin: Float, unit: NearestUnits.Unit)] = []
        for unit in nearest.units {
            let part = parts[unit.part].name
            guard let file = files[part] else { throw .corruptVectors }
            rated.append((unit.score - (try neighbours.nearness(of: unit, in: file, part: part)) / 2, unit))
        }
        // Sorting is not stable, so the earlier order breaks ties.
        let order = rated.indices.sorted { (rated[$1].margin, $0) < (rated[$0].margin, $1) }
        return order.prefix(limit).map { rated[$0].unit }
    }

    private func neighbours(
        of language: LanguageTag, _ parts: [IndexPart], _ files: [String: VectorFile]
    ) throws(VectorError) -> Neighbours? {
        if let known = neighbours.withLock({ $0[language] }) { return known }
        let made = try Neighbours(of: language, parts, files)
        neighbours.withLock { $0[language] = .some(made) }
        return made
    }

    /// Rebuilds the vectors because they are corrupt, or the index was rebuilt.
    private func remake(_ events: SemanticEvents) throws(Failure) {
        events.onNote("the vectors of the memory are damaged: rebuilding them")
        let store = VectorStore(encoder: encoder, name: name, events: events)
        var made: [String: VectorFile] = [:]
        try memory.withFolders { (folder, parts) throws(IndexError) in
            store.discard(folder, parts)
            for (part, file) in zip(parts, try store.open(folder, parts)) { made[part.name] = file }
        }
        files.withLock { $0 = made }
        neighbours.withLock { $0 = [:] }
    }

    /// Calls a closure with the parts of the index and their vectors, for tests.
    func withStored<Answer>(
        _ body: ([IndexPart], [String: VectorFile]) throws(IndexError) -> Answer
    ) throws(Failure) -> Answer {
        let files = files.withLock { $0 }
        return try memory.withParts { (parts) throws(IndexError) in try body(parts, files) }
    }

    /// Collects the nearest units.
    private static func search(
        _ vector: [Float], _ parts: [IndexPart], _ files: [String: VectorFile], _ nearest: inout NearestUnits
    ) throws(VectorError) {
        for (number, part) in parts.enumerated() {
            guard let file = files[part.name] else { throw .corruptVectors }
            // Padded as the vectors of the file are.
            let padded = vector + [Float](repeating: 0, count: max(0, file.header.width - vector.count))
            let query = ByteVector(file.rotation.turn(padded)[...])
            for language in part.languages.indices where part.isSource(language) {
                var scan = VectorScan(file, query, rows: file.header.rows(ofLanguage: language))
                try scan.run(least: { nearest.least }) { (row, score) throws(VectorError) in
                    guard file.variants.isSound(row..<row + 1) else { throw .corruptVectors }
                    let variant = file.variants.number(row)
                    do throws(CorruptIndex) {
                        guard let position = try part.position(ofVariant: variant) else { return }
                        nearest.insert(
                            NearestUnits.Unit(
                                score: score, position: position, part: number, variant: variant, row: row))
                    } catch {
                        throw .corruptIndex
                    }
                }
            }
        }
    }

    private static func matches(_ units: [NearestUnits.Unit], _ parts: [IndexPart]) throws(CorruptIndex)
        -> [SemanticMatch]
    {
        var matches: [SemanticMatch] = []
        for unit in units {
            let segment = try parts[unit.part].segment(ofVariant: unit.variant, position: unit.position)
            matches.append(
                SemanticMatch(
                    score: Double(unit.score), position: unit.position, tuid: segment.tuid,
                    language: segment.language, text: segment.text, targets: segment.targets,
                    document: segment.document, date: segment.date))
        }
        return matches
    }
}
