import CalqueCore
import CalqueFormats
import CalqueMemory
import CalqueUnits
import CalqueXML
import Foundation
import TestSupport
import Testing
import UnitTestSupport

/// What other commands do with the units of an alignment, and the names of units.
extension RevisionTests {
    @Test(arguments: kinds)
    func aDryRunTellsTheSame(memory: String) throws {
        try align(units("a=1 b=2"), into: memory)
        try edit(memory, 0) { $0.variants[1].content = "11" }
        let before = try stored(memory)
        let dry = try align(units("a=1 c=3"), into: memory, isDryRun: true)
        #expect(try stored(memory) == before)
        #expect(try align(units("a=1 c=3"), into: memory) == dry)
    }

    @Test func anImportIntoAFolderKeepsEdits() throws {
        func add(_ pairs: String) throws {
            try Memory.add(
                UnitList(pairs.split(separator: " ").map { unit(String($0), confidence: nil) }), to: folder.path("m"),
                of: document(), header: testHeader)
        }
        try add("a=1 b=2")
        try edit("m", 0) { $0.variants[1].content = "11" }
        try add("a=1 b=3")
        #expect(try texts("m") == ["a=11!", "b=3"])
    }

    @Test func compactKeepsWhatWasRemoved() throws {
        try align(units("a=1 b=2"), into: "m")
        try remove("m", 0)
        try align(units("c=7 d=8"), into: "m")
        try remove("m", 1)
        _ = try Memory(open: folder.path("m")).compact(limit: 1 << 20)
        let header = try TMXReader(path: folder.path("m/compact-1.tmx")).header
        #expect(Set(header.removedPairs) == Set(units("a=1 d=8").map(\.pairDigest)))
    }

    @Test func dedupeKeepsThePersonsUnit() throws {
        try align(units("a=1 b=2"), into: "m", as: document(digest: "01"))
        try edit("m", 0) { $0.status = .confirmed }
        var late = unit("a=1", confidence: 0.5)
        late.attributes["changedate"] = "20300101T000000Z"
        try align([late] + units("x=1 y=1 z=1"), into: "m", as: document(digest: "02"))
        _ = try Memory(open: folder.path("m")).dedupe(keep: .newest)
        #expect(try texts("m").filter { $0.hasPrefix("a") } == ["a=1!"])
    }

    @Test func aDraftThatComesAgainIsNoDraft() throws {
        try align([unit("a=1", confidence: 0.5)], into: "m.tmx")
        #expect(try texts("m.tmx") == ["a=1?"])
        try Memory.add(
            UnitList([unit("a=1", confidence: nil)]), to: folder.path("m.tmx"), of: document("other"),
            header: testHeader)
        #expect(try texts("m.tmx") == ["a=1"])
    }

    // MARK: Names

    @Test(arguments: kinds)
    func namesAreUniqueAndStay(memory: String) throws {
        try align(units("a=1 r=9 b=2 r=9 c=3"), into: memory)
        let first = try stored(memory)
        let names = first.compactMap(\.tuid)
        #expect(names.count == first.count && Set(names).count == names.count)
        #expect(names.allSatisfy { $0.first == "u" && Int($0) == nil })
        try remove(memory, 0)
        try edit(memory, 0) { $0.variants[1].content = "99" }
        try align(units("r=9 r=9 c=3 d=4"), into: memory)
        let second = try stored(memory)
        #expect(Set(second.compactMap(\.tuid)).count == second.count)
        func name(_ units: [TranslationUnit], _ source: String) -> String? {
            units.first { $0.variants[0].text == source }?.tuid
        }
        #expect(name(second, "c") == name(first, "c"))
        #expect(second.first { $0.status == .confirmed }?.tuid == name(first, "r"), "an edit does not change the name")
    }

    @Test func aForeignFileIsNotNamed() throws {
        try folder.write("in.tmx", try tmx(testHeader, [unit("a=1", confidence: nil)]))
        var options = Memory.AdditionOptions()
        options.namesUnits = true
        for memory in Self.kinds {
            _ = try Memory.merge(
                [Memory(open: folder.path("in.tmx"))], into: folder.path(memory), header: testHeader, options: options)
            #expect(try stored(memory).map(\.tuid) == [nil])
        }
    }
}
