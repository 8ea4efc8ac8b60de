package import CalqueCore
import CalqueFormats
package import CalqueMatchIndex
package import CalqueMatching
package import CalqueMemory
package import CalqueUnits
import CalqueXML
import Glibc
package import TestSupport

/// A memory in a folder, and a cache for its index.
package struct IndexedFolder {
    package let folder: TemporaryFolder
    package let notes = Notes()

    package final class Notes: Sendable {
        private let lines = Guarded<[String]>([])
        package func add(_ line: String) { lines.withLock { $0.append(line) } }
        /// The notes since the last call.
        package func take() -> [String] {
            lines.withLock { lines in
                defer { lines = [] }
                return lines
            }
        }
    }

    package init() throws {
        folder = try TemporaryFolder()
        try folder.write("wire/.keep", [])
    }

    package var memory: Memory { get throws { try Memory(open: folder.path("wire")) } }
    package var cache: String { folder.path("cache") }

    package func write(_ units: [TranslationUnit], to name: String) throws {
        let header = TMXHeader(sourceLanguage: "en", version: "1", creationDate: nil)
        var bytes: [UInt8] = []
        let writer = try TMXWriter(to: { bytes.append(contentsOf: $0) }, header: header)
        for unit in units { try writer.write(unit) }
        try writer.finish()
        try folder.write("wire/" + name, bytes)
    }

    package func remove(_ name: String) { unlink(folder.path("wire/" + name)) }

    package func open(
        from source: LanguageTag? = "en", to target: LanguageTag? = nil, cache: String? = nil
    ) throws -> IndexedMemory {
        let notes = notes
        return try IndexedMemory(
            memory, from: source, to: target, cache: cache ?? self.cache,
            events: IndexEvents(onNote: { notes.add($0) }))
    }

    /// The parts of the index.
    package var parts: [String] {
        get throws {
            guard let store = IndexFolder(of: folder.path("wire"), cache: cache) else { return [] }
            return store.names.map { store.file($0) }
        }
    }
}

/// Units as in memories: several languages, several variants of one, dates, documents, and none of these.
package func randomUnits(
    _ random: inout SeededGenerator, count: Int, longest: Int
) -> [TranslationUnit] {
    (0..<count).map { number in
        var unit = TranslationUnit(variants: [Variant("en", randomContent(&random, atMost: longest))])
        func now(_ share: Int) -> Bool { Int.random(in: 0..<share, using: &random) == 0 }
        if now(2) { unit.variants.append(Variant("ru", randomContent(&random, atMost: longest))) }
        if now(4) { unit.variants.append(Variant("en-GB", randomContent(&random, atMost: longest))) }
        if now(4) { unit.variants.insert(Variant("zh-CN", randomContent(&random, atMost: longest)), at: 0) }
        if now(9) { unit.variants.removeAll { $0.language == "en" } }
        if unit.variants.isEmpty { unit.variants = [Variant("de", "x")] }
        if now(3) {
            let date = now(2) ? "20260203T120000Z" : "20260101T000000Z"
            unit.attributes.append(XMLAttribute(now(2) ? "changedate" : "creationdate", date))
        }
        if now(5) { unit.tuid = "u\(number)" }
        if now(5) { unit.annotations.setProperty(PropertyType.document, to: "story\(number % 3)") }
        if now(5) { unit.annotations.setProperty(PropertyType.confidence, to: "0.9\(number % 10)") }
        if now(3) { unit.annotations.setProperty(now(2) ? "x-domain" : "x-desk", to: now(2) ? "Sport" : "oil") }
        if now(3) { unit.attributes.append(XMLAttribute("usagecount", "\(number % 3)")) }
        unit.record(randomContext(&random))
        if now(5) { unit.annotations.setProperty(PropertyType.date, to: "2026-02-0\(number % 9 + 1)") }
        return unit
    }
}

extension Match {
    /// All properties that can be compared.
    package var everything: String {
        "\(position) \(score) \(score.context.rawValue) \(score.penalties.rawValue) \(sourceLanguage) "
            + "[\(source)] [\(shownSource)] "
            + targets.map { "\($0.language) [\($0.text)]" }.joined(separator: " ")
            + " \(tuid ?? "-") \(document ?? "-") \(date ?? "-") \(confidence.map { "\($0)" } ?? "-")"
    }
}

/// A text that is similar to another in words and tags, in words alone, or with other tags.
package func randomQuery(like content: SegmentContent, _ random: inout SeededGenerator) -> SegmentContent {
    var content = content
    if Bool.random(using: &random) {
        content = SegmentContent(content.pieces + [.text(randomText(&random, atMost: 3))])
    }
    return switch Int.random(in: 0..<6, using: &random) {
    case 0: SegmentContent(content.plainText)
    case 1: tagged(content.plainText, &random)
    default: content
    }
}

/// A query that is more or less similar to a unit of the memory.
package func randomQuery(_ random: inout SeededGenerator, _ units: [TranslationUnit], _ scoring: MatchScoring)
    -> MatchQuery
{
    var content = units.randomElement(using: &random)?.variants.randomElement(using: &random)?.content ?? ""
    content = randomQuery(like: content, &random)
    if Int.random(in: 0..<4, using: &random) == 0 { content = randomContent(&random, atMost: 6) }
    let cutoffs = [0, 10, 30, 49, 50, 51, 60, 70, 85, 99, 100]
    var query = MatchQuery(
        content: content, cutoff: MatchCutoff(points: cutoffs.randomElement(using: &random) ?? 0),
        limit: [1, 2, 5, 1000].randomElement(using: &random) ?? 1, scoring: scoring, context: randomContext(&random))
    query.domain = [nil, "sport", "oil", "none"].randomElement(using: &random) ?? nil
    let rules = [
        "file:a*=7", "file:*=50", "prop:x-confidence<0.95=10", "prop:x-document=story1=2", "prop:x-date=3",
        "prop:x-confidence>0.95=99", "prop:none=100",
    ]
    for _ in 0..<Int.random(in: 0...2, using: &random) {
        query.penalties += rules.randomElement(using: &random).flatMap { MatchPenalty($0) }.map { [$0] } ?? []
    }
    return query
}
