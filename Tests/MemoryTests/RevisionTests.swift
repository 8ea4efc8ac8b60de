import CalqueCore
import CalqueFormats
import CalqueMemory
import CalqueUnits
import CalqueXML
import Foundation
import TestSupport
import Testing
import UnitTestSupport

/// What a new alignment of a document does to the units of the old one, in memories of both kinds.
@Suite struct RevisionTests {
    let folder: TemporaryFolder
    static let kinds = ["m", "m.tmx"]

    init() throws { folder = try TemporaryFolder() }

    /// `a=1` is a pair of the texts a and 1; `a=` has no context, `x<a=1>y` has.
    func unit(_ pair: String, confidence: Double? = 0.95) -> TranslationUnit {
        let (before, rest) = pair.split(at: "<")
        let (middle, after) = (rest ?? before ?? "").split(at: ">")
        let (source, target) = (middle ?? "").split(at: "=")
        var unit = TranslationUnit(
            source: source ?? "", "en", target: target ?? "", "ru", document: "story.txt", date: "2026-02-03",
            confidence: confidence)
        if rest != nil { unit.annotations.setProperty("x-previous", to: before) }
        unit.annotations.setProperty("x-next", to: after)
        if let confidence, confidence < 0.8 { unit.status = .draft }
        return unit
    }

    func document(_ name: String = "story.txt", digest: String? = nil) -> MemoryDocument {
        var document = MemoryDocument(identifier: name, name: "story", source: "en", target: "ru")
        if let digest { document.identity = .source(digest: digest) }
        return document
    }

    @discardableResult
    func align(
        _ pairs: [TranslationUnit], into memory: String, as document: MemoryDocument? = nil, isDryRun: Bool = false,
        onConflict: ConflictPolicy = .keep
    ) throws -> Memory.Addition {
        var options = Memory.AdditionOptions()
        options.isAlignment = true
        options.namesUnits = true
        options.isDryRun = isDryRun
        options.onConflict = onConflict
        return try Memory.add(
            UnitList(pairs), to: folder.path(memory), of: document ?? self.document(), header: testHeader,
            options: options)
    }

    func stored(_ memory: String) throws -> [TranslationUnit] { try all(folder.path(memory)) }

    /// `a=1`, with `!` for a confirmed unit, `?` for a draft and `-` for a rejected one.
    func texts(_ memory: String) throws -> [String] {
        try stored(memory).map { unit in
            let mark = [UnitStatus.confirmed: "!", .draft: "?", .rejected: "-"]
            return unit.variants.map(\.text).joined(separator: "=") + (unit.status.flatMap { mark[$0] } ?? "")
        }
    }

    /// Changes one unit as `memory edit` does.
    func edit(_ memory: String, _ position: Int, _ change: (inout TranslationUnit) -> Void) throws {
        try Memory(open: folder.path(memory)).rewrite { (entry, header) in
            guard entry.position == position else { return .keep }
            var unit = entry.unit
            change(&unit)
            unit.markEdited(
                from: entry.unit, isOfDocument: entry.unit.isAligned || header.isOfDocument, by: "ann",
                at: UnitDate(secondsSince1970: 1_800_000_000))
            return .replace(unit)
        }
    }

    func remove(_ memory: String, _ position: Int) throws {
        try Memory(open: folder.path(memory)).rewrite(remembersRemoved: true) { (entry, _) in
            entry.position == position ? .remove : .keep
        }
    }

    func units(_ pairs: String) -> [TranslationUnit] {
        pairs.split(separator: " ").map { unit(String($0)) }
    }

    // MARK: Cases

    @Test(arguments: kinds)
    func aNewAlignmentReplacesTheOldOne(memory: String) throws {
        #expect(try align(units("a=1 b=2 c=3"), into: memory).revision == nil)
        let done = try align(units("a=1 b=5 d=4"), into: memory)
        #expect(done.revision == .init(replaced: 2, added: 1, gone: 1))
        #expect(Set(try texts(memory)) == ["a=1", "b=5", "d=4"])
    }

    @Test(arguments: kinds)
    func anEditedUnitStaysAsItIs(memory: String) throws {
        try align(units("a=1 b=2 c=3"), into: memory)
        try edit(memory, 1) { $0.variants[1].content = "22" }
        let before = try stored(memory)[1]
        #expect(before.status == .confirmed && before.attributes["changeid"] == "ann")
        #expect(before.attributes["changedate"] == "20270115T080000Z")
        #expect(before.annotations.property("x-aligned") == unit("b=2").pairDigest)
        for pairs in ["a=1 b=2 c=3 d=4", "a=1 b=9 c=3 d=4", "a=1 c=3 d=4"] {
            let done = try align(units(pairs), into: memory)
            #expect(done.revision?.kept == 1)
            #expect(Set(try texts(memory)) == ["a=1", "b=22!", "c=3", "d=4"], "\(pairs)")
            #expect(try stored(memory).contains(before))
        }
        // A second edit keeps the digest of the pair that was aligned.
        let place = try #require(try texts(memory).firstIndex(of: "b=22!"))
        try edit(memory, place) { $0.variants[1].content = "222" }
        #expect(try stored(memory)[place].annotations.property("x-aligned") == unit("b=2").pairDigest)
    }

    @Test(arguments: kinds)
    func anEditedSourceStandsForItsPair(memory: String) throws {
        try align(units("a=1 b=2"), into: memory)
        try edit(memory, 1) { $0.variants[0].content = "B" }
        try align(units("a=1 b=2"), into: memory)
        #expect(Set(try texts(memory)) == ["a=1", "B=2!"])
    }

    @Test(arguments: kinds)
    func aDocumentOfEditedUnitsOnlyIsRecognised(memory: String) throws {
        try align(units("a=1 b=2"), into: memory)
        for place in 0...1 {
            try edit(memory, place) { unit in
                unit.variants = unit.variants.map { Variant($0.language, $0.text + "!") }
            }
        }
        let done = try align(units("a=1 b=2 c=3"), into: memory)
        #expect(done.revision == .init(added: 1, kept: 2))
        #expect(Set(try texts(memory)) == ["a!=1!!", "b!=2!!", "c=3"])
    }

    @Test(arguments: kinds)
    func aRemovedPairStaysAway(memory: String) throws {
        try align(units("a=1 b=2"), into: memory)
        try remove(memory, 0)
        let file = try Memory(open: folder.path(memory)).files[0]
        let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: file)), as: UTF8.self)
        #expect(text.contains("<prop type=\"x-removed\">\(unit("a=1").pairDigest)</prop>") && !text.contains(">a<"))
        #expect(try align(units("a=1 b=2"), into: memory).revision == .init(replaced: 1, leftOut: 1))
        #expect(try texts(memory) == ["b=2"])
        // A better translation of the same source is another pair.
        try align(units("a=9 b=2"), into: memory)
        #expect(Set(try texts(memory)) == ["a=9", "b=2"])
    }

    @Test(arguments: kinds)
    func allUnitsRemovedOneByOneStayAway(memory: String) throws {
        try align(units("a=1 b=2"), into: memory)
        try remove(memory, 0)
        try remove(memory, 0)
        try align(units("a=1 b=2"), into: memory)
        #expect(try texts(memory) == [])
        #expect(try Memory(open: folder.path(memory)).files.count == 1)
    }

    @Test(arguments: kinds)
    func anEditedUnitThatIsRemovedStaysAway(memory: String) throws {
        try align(units("a=1 b=2"), into: memory)
        try edit(memory, 0) { $0.variants[1].content = "11" }
        try remove(memory, 0)
        try align(units("a=1 b=2"), into: memory)
        try align(units("a=11 b=2"), into: memory)
        #expect(try texts(memory) == ["b=2"])
    }

    @Test(arguments: kinds)
    func aRejectedUnitStaysAndABetterOneComes(memory: String) throws {
        try align(units("a=1 b=2"), into: memory)
        try edit(memory, 0) { $0.status = .rejected }
        try align(units("a=1 b=2"), into: memory)
        #expect(Set(try texts(memory)) == ["a=1-", "b=2"])
        try align(units("a=7 b=2"), into: memory)
        #expect(Set(try texts(memory)) == ["a=1-", "a=7", "b=2"])
    }

    /// A note says nothing about the translation, but it is a person's work.
    @Test(arguments: kinds)
    func aNoteIsKeptAndConfirmsNothing(memory: String) throws {
        try align([unit("a=1", confidence: 0.3), unit("b=2")], into: memory)
        try edit(memory, 0) { $0.annotations.append(.note(UnitNote("look at this"))) }
        try align([unit("a=1", confidence: 0.3), unit("b=2")], into: memory)
        #expect(Set(try texts(memory)) == ["a=1?", "b=2"])
        #expect(try stored(memory).flatMap(\.annotations.notes).map(\.text) == ["look at this"])
    }

    @Test func oneOfTwoEqualPairsIsEdited() throws {
        try align(units("h<r=9>a a=1 a<r=9>b b=2"), into: "m")
        try edit("m", 2) { $0.variants[1].content = "99" }
        // The other one comes first now.
        try align(units("a<r=9>b b=2 h<r=9>a a=1"), into: "m")
        #expect(try texts("m") == ["r=99!", "b=2", "r=9", "a=1"])
        try align(units("q<r=9>q a=1"), into: "m")
        #expect(try texts("m") == ["r=99!", "a=1"], "without its context it stands for the first")
    }

    @Test func oneOfTwoEqualPairsIsRemoved() throws {
        try align(units("h<r=9>a a=1 a<r=9>b b=2"), into: "m")
        try remove("m", 0)
        #expect(try texts("m") == ["a=1", "r=9", "b=2"])
        try align(units("h<r=9>a a=1 a<r=9>b b=2"), into: "m")
        #expect(try texts("m") == ["a=1", "r=9", "b=2"])
    }

    /// A person's units are not replaced, whatever document they name.
    @Test func onlyAlignedUnitsAreReplaced() throws {
        let own = unit("a=mine", confidence: nil)
        try folder.write("m.tmx", try tmx(testHeader, [own]))
        try align(units("a=1 b=2"), into: "m.tmx")
        try align(units("a=1 b=3"), into: "m.tmx")
        #expect(Set(try texts("m.tmx")) == ["a=mine", "a=1", "b=3"])
    }

    @Test func aFileOfManyDocumentsChangesOneOnly() throws {
        try align(units("a=1 b=2"), into: "m.tmx", as: document(digest: "01"))
        try align(units("c=3 d=4"), into: "m.tmx", as: document(digest: "02"))
        // The name of the file was used again for another story, and then for the first again.
        try align(units("e=5 f=6"), into: "m.tmx", as: document(digest: "01"))
        try align(units("a=1 b=9"), into: "m.tmx", as: document(digest: "01"))
        try align(units("e=5 f=8"), into: "m.tmx", as: document(digest: "01"))
        #expect(Set(try texts("m.tmx")) == ["a=1", "b=9", "c=3", "d=4", "e=5", "f=8"])
    }

    @Test func unitsOfBeforeAreKnownByTheirDocument() throws {
        try folder.write("m.tmx", try tmx(testHeader, units("a=1 b=2")))
        try align(units("a=1 b=3"), into: "m.tmx", as: document(digest: "01"))
        #expect(Set(try texts("m.tmx")) == ["a=1", "b=3"])
        let tuids = try stored("m.tmx").map(\.tuid)
        #expect(tuids[0] == nil && tuids[1] != nil, "a unit is not named silently")
    }

    @Test func theSameAlignmentDoesNotTouchAFile() throws {
        try align(units("a=1 b=2 a=1"), into: "m.tmx")
        let before = try folder.read("m.tmx")
        #expect(try align(units("a=1 b=2 a=1"), into: "m.tmx").revision == .init(replaced: 2))
        #expect(try folder.read("m.tmx") == before)
    }

    @Test(arguments: ["overwrite", "newest", "ask"])
    func aConflictDoesNotReplaceAnEdit(name: String) throws {
        let policy =
            switch name {
            case "overwrite": ConflictPolicy.overwrite
            case "newest": ConflictPolicy.newest
            default: ConflictPolicy.ask { (_, _) throws(Failure) in .takeNew }
            }
        try align(units("a=1 b=2"), into: "m.tmx")
        try edit("m.tmx", 0) { $0.variants[1].content = "11" }
        try align(units("a=3 b=2"), into: "m.tmx", onConflict: policy)
        #expect(Set(try texts("m.tmx")) == ["a=11!", "b=2"])
    }
}

extension String {
    /// The parts before and after the first sign; only one part without it.
    fileprivate func split(at sign: Character) -> (String?, String?) {
        guard let place = firstIndex(of: sign) else { return (self, nil) }
        return (String(self[..<place]), String(self[index(after: place)...]))
    }
}
