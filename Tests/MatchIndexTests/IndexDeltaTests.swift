import CalqueCore
import CalqueFormats
import CalqueMatching
import CalqueMemory
import CalqueUnits
import Foundation
import MatchingTestSupport
import TestSupport
import Testing

@testable import CalqueMatchIndex

/// A change of a large file costs what was changed, and the answers are those of a new index.
@Suite struct IndexDeltaTests {
    private let indexed: IndexedFolder
    private static let block = 256

    init() throws { indexed = try IndexedFolder() }

    private var path: String { indexed.folder.path("wire/a.tmx") }

    private func open(
        from source: LanguageTag? = "en", to target: LanguageTag? = nil, _ count: @escaping @Sendable () -> Void = {}
    ) throws -> IndexedMemory {
        let notes = indexed.notes
        return try IndexedMemory(
            indexed.memory, from: source, to: target, cache: indexed.cache, blockSize: Self.block,
            events: IndexEvents(onUnit: count, onNote: { notes.add($0) }))
    }

    /// The units that are read to bring the index up to date.
    private func unitsRead() throws -> Int {
        let count = Guarded(0)
        _ = try open { count.withLock { $0 += 1 } }
        return count.withLock { $0 }
    }

    private var deltas: Int {
        get throws { try indexed.parts.count { $0.contains("/changed-") } }
    }

    private var units: [TranslationUnit] {
        get throws {
            let reader = try TMXReader(path: path)
            var units: [TranslationUnit] = []
            while let unit = try reader.nextUnit() { units.append(unit) }
            return units
        }
    }

    private func expectSame(_ random: inout SeededGenerator, _ what: String, queries: Int = 3) throws {
        let units = try units
        for (source, target) in [("en", nil), ("en", "ru"), (nil, nil)] as [(LanguageTag?, LanguageTag?)] {
            let index = try open(from: source, to: target)
            let scan = try MemoryScan(indexed.memory, from: source, to: target)
            #expect(index.segmentCount == scan.segmentCount, "\(what)")
            for scoring in MatchScoring.allCases {
                for _ in 0..<queries {
                    let query = randomQuery(&random, units, scoring)
                    let expected = try scan.matches(for: query).map(\.everything)
                    #expect(try index.matches(for: query).map(\.everything) == expected, "\(what): \(query)")
                }
            }
        }
    }

    private func edited(_ bytes: String) throws { try Data(bytes.utf8).write(to: URL(fileURLWithPath: path)) }

    /// One edit of one kind. - Returns: its name.
    private func edit(_ random: inout SeededGenerator) throws -> String {
        var all = try units
        let place = Int.random(in: 0..<all.count, using: &random)
        let new = randomUnits(&random, count: 2, longest: 12)
        switch Int.random(in: 0..<10, using: &random) {
        case 0:
            all[place] = new[0]
            try indexed.write(all, to: "a.tmx")
            return "a unit replaced by another program"
        case 1:
            all.remove(at: place)
            try indexed.write(all, to: "a.tmx")
            return "a unit removed by another program"
        case 2:
            all.insert(contentsOf: new, at: place)
            all.swapAt(0, all.count / 2)
            try indexed.write(all, to: "a.tmx")
            return "units inserted and exchanged"
        case 3:
            try indexed.write(all + new, to: "a.tmx")
            return "units appended"
        case 4:
            try Memory(open: path).rewrite { entry, _ in entry.position == place ? .remove : .keep }
            return "a unit removed by us"
        case 5:
            try Memory(open: path).rewrite { entry, _ in entry.position == place ? .replace(new[1]) : .keep }
            return "a unit replaced by us"
        case 6:
            try Memory.add(
                new, to: path, of: MemoryDocument(identifier: "d\(place)", name: "d", source: "en", target: "ru"),
                header: TMXHeader(sourceLanguage: "en", version: "1", creationDate: nil))
            return "units added by us"
        case 7:
            // As an editor does it: a comment, and white space between the units.
            let text = try indexed.folder.read("wire/a.tmx").components(separatedBy: "    <tu")
            let middle = text.count / 2
            try edited(
                text[..<middle].joined(separator: "    <tu") + "\n<!-- <tu> & -->\t<tu"
                    + text[middle...].joined(separator: "    <tu"))
            return "a comment with a tag"
        case 8:
            try edited(indexed.folder.read("wire/a.tmx").replacingOccurrences(of: "word", with: "wood"))
            return "all of a kind"
        default:
            try FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: path)
            return "only touched"
        }
    }

    @Test(arguments: 1...6) func anyChangesGiveTheAnswersOfANewIndex(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        try indexed.write(randomUnits(&random, count: 300, longest: 12), to: "a.tmx")
        try indexed.write(randomUnits(&random, count: 20, longest: 12), to: "b.tmx")
        try expectSame(&random, "at first")
        var changes = 0
        for _ in 0..<14 {
            let what = try edit(&random)
            let count = try unitsRead()
            if count < 100 { changes += 1 }
            try expectSame(&random, what)
        }
        #expect(changes >= 9, "only \(changes) of 14 changes did not need the whole file")
    }

    /// What is read again is the neighbourhood of the change, at the beginning, in the middle and at the end.
    @Test func aChangeCostsWhatWasChanged() throws {
        var random = SeededGenerator(seed: 40)
        let all = randomUnits(&random, count: 400, longest: 12)
        try indexed.write(all, to: "a.tmx")
        #expect(try unitsRead() == 400)
        for place in [0, 200, 399] {
            var edited = all
            edited[place] = TranslationUnit(variants: [Variant("en", "a unit that is new")])
            try indexed.write(edited, to: "a.tmx")
            let count = try unitsRead()
            #expect((1...12).contains(count), "\(count) units for one at \(place)")
            #expect(try open().matches(for: "a unit that is new", cutoff: 100).map(\.position) == [place])
            #expect(try deltas == 1 && indexed.parts.count == 2)
            edited.remove(at: place)
            try indexed.write(edited, to: "a.tmx")
            #expect(try unitsRead() <= 12)
            #expect(try open().matches(for: "a unit that is new", cutoff: 100).isEmpty)
        }
        try indexed.write(all, to: "a.tmx")
        #expect(try unitsRead() <= 12)
        #expect(indexed.notes.take() == [], "nothing is to be told")
    }

    /// After many changes the file is indexed as a whole.
    @Test func manyChangesAreFolded() throws {
        var random = SeededGenerator(seed: 41)
        var all = randomUnits(&random, count: 300, longest: 12)
        try indexed.write(all, to: "a.tmx")
        _ = try open()
        var wasWhole = false
        for start in stride(from: 0, to: 300, by: 20) {
            for place in start..<start + 20 { all[place] = randomUnits(&random, count: 1, longest: 12)[0] }
            try indexed.write(all, to: "a.tmx")
            _ = try open()
            if try deltas == 0 { wasWhole = true }
            try expectSame(&random, "\(start)", queries: 1)
        }
        #expect(wasWhole)
        #expect(indexed.notes.take().allSatisfy { $0.contains("stale") })
    }

    /// Changes that make other units of what was not changed: nothing that is stale is found.
    @Test func changesThatReachFurther() throws {
        var random = SeededGenerator(seed: 42)
        let text: () throws -> String = { try indexed.folder.read("wire/a.tmx") }
        try indexed.write(randomUnits(&random, count: 300, longest: 12), to: "a.tmx")
        _ = try open()
        let sound = try text()
        let units = sound.components(separatedBy: "    <tu")
        func joined(_ before: String, _ after: String) -> String {
            units[..<100].joined(separator: "    <tu") + before + "    <tu"
                + units[100..<200].joined(separator: "    <tu") + after + "    <tu"
                + units[200...].joined(separator: "    <tu")
        }
        // Half of the units are in a comment, or in an element that is left out.
        for (before, after) in [
            ("<!--", "-->"), ("<other>", "</other>"), ("<tu><tuv><seg><![CDATA[", "]]></seg></tuv></tu>"),
        ] {
            try edited(joined(before, after))
            try expectSame(&random, before, queries: 2)
            try edited(sound)
            try expectSame(&random, "after " + before, queries: 1)
        }
        // Other documents for all units that have none of their own.
        let header = try #require(sound.firstRange(of: /<header[^>]*\/>/))
        try edited(
            sound.replacingCharacters(
                in: header, with: sound[header].dropLast(2) + "><prop type=\"x-document\">d</prop></header>"))
        #expect(try text() != sound)
        try expectSame(&random, "header", queries: 2)
        try edited(sound.replacingOccurrences(of: "UTF-8", with: "iso-8859-1"))
        try expectSame(&random, "encoding", queries: 2)
        // A file that is no longer well-formed is told, as by a new index.
        try edited(joined("<!--", ""))
        #expect(throws: Failure.self) { try open() }
    }

    /// Repairs of what is read again are told with the lines and units of the whole file.
    @Test func repairsHaveTheirLines() throws {
        var lines = (0..<400).map { "<tu><tuv xml:lang=\"en\"><seg>Unit \($0) of many.</seg></tuv></tu>\n" }
        func open() throws -> [String] {
            let repairs = Guarded<[String]>([])
            _ = try IndexedMemory(
                indexed.memory, from: "en", cache: indexed.cache, blockSize: Self.block,
                events: IndexEvents(onRepair: { repair in repairs.withLock { $0.append("\(repair)") } }))
            return repairs.withLock { $0 }
        }
        func write() throws {
            try edited(
                "<tmx version=\"1.4\">\n<header creationtool=\"x\" creationtoolversion=\"1\" segtype=\"sentence\" "
                    + "o-tmf=\"x\" adminlang=\"en\" srclang=\"en\" datatype=\"x\"/>\n<body>\n" + lines.joined()
                    + "</body></tmx>\n")
        }
        try write()
        #expect(try open() == [])
        lines[200] = "<tu><odd/><tuv xml:lang=\"en\"><seg>Unit 200.</seg></tuv></tu>\n"
        try write()
        let told = try open()
        #expect(try deltas == 1 && told.count == 1)
        try FileManager.default.removeItem(atPath: indexed.cache)
        let whole = try open()
        #expect(whole == told, "\(whole) \(told)")
        #expect(told.first?.contains(":204:") == true && told.first?.contains("unit 201") == true, "\(told)")
    }

    /// A part that is lost, and a delta that is damaged: the file is indexed as a whole.
    @Test func lostPartsAreMadeAgain() throws {
        var random = SeededGenerator(seed: 43)
        var all = randomUnits(&random, count: 300, longest: 12)
        for isDelta in [true, false] {
            try indexed.write(all, to: "a.tmx")
            _ = try open()
            all[7] = randomUnits(&random, count: 1, longest: 9)[0]
            try indexed.write(all, to: "a.tmx")
            _ = try open()
            let parts = try indexed.parts
            #expect(parts.count == 2)
            let lost = try #require(parts.first { $0.contains("/changed-") == isDelta })
            try FileManager.default.removeItem(atPath: lost)
            try expectSame(&random, "lost \(isDelta)")
        }
        let store = IndexStore(
            memory: try indexed.memory, cache: indexed.cache, events: IndexEvents(), blockSize: Self.block)
        all[9] = randomUnits(&random, count: 1, longest: 9)[0]
        try indexed.write(all, to: "a.tmx")
        _ = try open()
        #expect(try deltas == 1 && store.verify())
        let delta = try #require(try indexed.parts.first { $0.contains("/changed-") })
        var bytes = try Data(contentsOf: URL(fileURLWithPath: delta))
        bytes[bytes.count / 3] ^= 0x55
        try bytes.write(to: URL(fileURLWithPath: delta))
        #expect(try !store.verify())
        try expectSame(&random, "damaged")
    }
}
