import CalqueCore
import CalqueFormats
import CalqueMemory
import CalqueUnits
import CalqueXML
import Foundation
import TestSupport
import Testing
import UnitTestSupport

@Suite struct ConflictTests {
    private func unit(_ source: String, _ target: String, _ day: String? = nil, document: String = "d")
        -> TranslationUnit
    {
        var unit = TranslationUnit(source: source, "en", target: target, "ru", document: document)
        if let day { unit.attributes.append(.init("changedate", day + "T000000Z")) }
        return unit
    }

    private func add(_ units: [TranslationUnit], _ path: String, _ policy: ConflictPolicy = .keep) throws
        -> Memory.Addition
    {
        var options = Memory.AdditionOptions()
        options.onConflict = policy
        options.now = UnitDate(secondsSince1970: 1_767_225_600)
        let document = MemoryDocument(identifier: "x", name: "x", source: "en", target: "ru")
        return try Memory.add(UnitList(units), to: path, of: document, header: testHeader, options: options)
    }

    @Test func whatComesAgainFromElsewhereIsCounted() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("m.tmx")
        _ = try add([unit("a", "а")], path)
        #expect(try add([unit("a", "а", document: "e")], path) == .init(file: path, updated: 1))
        var only = try all(path)
        #expect(only.count == 1 && only[0].usageCount == 2)
        #expect(only[0].attributes.first { $0.name == "lastusagedate" }?.value == "20260101T000000Z")
        #expect(only[0].annotations.property(PropertyType.document) == "d")
        // The same import again changes nothing.
        #expect(try add([unit("a", "а", document: "e")], path) == .init(file: path, alreadyThere: 1))
        #expect(try add([unit("a", "а", document: "f")], path).updated == 1)
        only = try all(path)
        #expect(only.count == 1 && only[0].usageCount == 3)
    }

    /// Merging units that differ only in inline codes would lose the codes of one.
    @Test func codesTellUnitsApart() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("m.tmx")
        func coded(_ code: String, _ x: String) -> TranslationUnit {
            var unit = unit("Click here", "Нажмите")
            let element = InlineElement(.ph, [.init("x", x)], content: SegmentContent(code))
            unit.variants[0].content = SegmentContent([.text("Click "), .element(element), .text("here")])
            return unit
        }
        let different = [unit("Click here", "Нажмите"), coded("<b>", "1"), coded("<i>", "1"), coded("<b>", "2")]
        for unit in different { #expect(try add([unit], path).added == 1) }
        #expect(try add(different, path) == .init(file: path, alreadyThere: 4))
        #expect(try add(different, folder.path("n.tmx")).added == 4)
        #expect(try Memory(open: path).dedupe().removed == 0)
        #expect(try all(path).map { $0.variants[0].content } == different.map { $0.variants[0].content })
    }

    @Test func policiesChooseAmongTargets() throws {
        let old = unit("a", "старое", "20260201")
        func left(_ new: TranslationUnit, _ policy: ConflictPolicy) throws -> [String] {
            let folder = try TemporaryFolder()
            let path = try folder.write("m.tmx", try tmx(testHeader, [unit("b", "другое"), old]))
            _ = try add([new], path, policy)
            return try all(path).map { $0.variants[1].text }
        }
        #expect(try left(unit("a", "новое", "20260101"), .keep) == ["другое", "старое", "новое"])
        #expect(try left(unit("a", "новое", "20260301"), .newest) == ["другое", "новое"])
        #expect(try left(unit("a", "новое", "20260101"), .newest) == ["другое", "старое"])
        #expect(try left(unit("a", "новое", "20260101"), .overwrite) == ["другое", "новое"])
        #expect(try left(unit("a", "новое"), .ask { _, _ in .keepBoth }) == ["другое", "старое", "новое"])
        #expect(try left(unit("a", "новое"), .ask { _, _ in .keepOld }) == ["другое", "старое"])
        #expect(try left(unit("a", "новое"), .ask { _, _ in .takeNew }) == ["другое", "новое"])
    }

    @Test func languagesThatAreNotInQuestionStay() throws {
        let folder = try TemporaryFolder()
        let three = TranslationUnit(variants: [Variant("en", "a"), Variant("ru", "б"), Variant("zh", "丙")])
        let path = try folder.write("m.tmx", try tmx(testHeader, [three]))
        _ = try add([unit("a", "в")], path, .overwrite)
        #expect(try all(path).map { $0.variants.map(\.text) } == [["a", "丙"], ["a", "в"]])
    }

    @Test func aFolderTakesNoOtherPolicy() throws {
        let folder = try TemporaryFolder()
        #expect(refusal { _ = try add([unit("a", "b")], folder.path("m"), .newest) }?.kind == .usage)
        #expect(try folder.names().isEmpty)
    }

    /// Compared with an obvious method: no unit's texts are lost by an addition.
    @Test(arguments: 0..<20)
    func anAdditionLosesNothing(seed: Int) throws {
        let folder = try TemporaryFolder()
        var make = SmallMemories(random: SeededGenerator(seed: UInt64(seed)))
        let (old, new) = ((0..<8).map { _ in make.unit() }, (0..<8).map { _ in make.unit() })
        let path = try folder.write("m.tmx", try tmx(testHeader, old))
        let addition = try add(new, path)
        let after = try all(path)
        #expect(addition.read == new.count && addition.added == after.count - old.count)
        for unit in old + new { #expect(after.contains { texts(unit).isSubset(of: texts($0)) }) }
        #expect(after.prefix(old.count).map(texts) == old.map(texts))
    }

    /// The new units say it all: none of them drops what another one has.
    @Test(arguments: [false, true])
    func theSameUnitsAgainChangeNothing(isNewest: Bool) throws {
        let policy = isNewest ? ConflictPolicy.newest : .overwrite
        let folder = try TemporaryFolder()
        let path = folder.path("m.tmx")
        let both = [unit("Yes.", "Да.", "20260201"), unit("Yes.", "Так точно.", "20260301")]
        for _ in 0..<3 { _ = try add(both, path, policy) }
        #expect(try all(path).map { $0.variants[1].text } == ["Да.", "Так точно."])
        #expect(try add(both, path, policy) == .init(file: path, alreadyThere: 2))
    }

    /// A unit that is refused for one present unit drops no other one.
    @Test func whatIsRefusedDropsNothing() throws {
        for order in [["20200101", "20260101"], ["20260101", "20200101"]] {
            let folder = try TemporaryFolder()
            let present = zip(["первое", "второе"], order).map { unit("a", $0, $1) }
            let path = try folder.write("m.tmx", try tmx(testHeader, present))
            #expect(try add([unit("a", "новое", "20230101")], path, .newest) == .init(file: path, alreadyThere: 1))
            #expect(try all(path) == present)
        }
    }

    /// Compared with an obvious method.
    @Test(arguments: 0..<60)
    func conflictsAreDecidedAsSaid(seed: Int) throws {
        var make = SmallMemories(random: SeededGenerator(seed: UInt64(seed)))
        let (old, new) = ((0..<8).map { _ in make.unit() }, (0..<5).map { _ in make.unit() })
        for isNewest in [false, true] {
            let folder = try TemporaryFolder()
            let path = try folder.write("m.tmx", try tmx(testHeader, old))
            _ = try add(new, path, isNewest ? .newest : .overwrite)
            let wanted = SlowConflicts(isNewest: isNewest).texts(old, new)
            #expect(try all(path).map(texts) == wanted, "newest: \(isNewest)")
        }
    }

    @Test func manyUnitsOfOneSourceTakeNoLongerThanMany() throws {
        let folder = try TemporaryFolder()
        let units = (0..<16_000).map { unit("Yes.", "Да \($0)") }
        let path = try folder.write("m.tmx", try tmx(testHeader, units))
        let clock = ContinuousClock()
        for policy in [ConflictPolicy.overwrite, .newest, .ask { _, _ in .keepBoth }] {
            // The comparison of all with all takes minutes.
            let start = clock.now
            #expect(try add(units, path, policy).alreadyThere == 16_000)
            let time = clock.now - start
            #expect(time < .seconds(40), "\(time)")
        }
        let others = (0..<16_000).map { unit("Yes.", "Нет \($0)") }
        let start = clock.now
        #expect(try add(others, path, .overwrite).updated == 16_000)
        let time = clock.now - start
        #expect(time < .seconds(40), "\(time)")
        #expect(try all(path).count == 16_000)
    }
}

/// The treatment of conflicts, each with each.
private struct SlowConflicts {
    let isNewest: Bool
    private let now = UnitDate(secondsSince1970: 1_767_225_600)

    private func languages(_ unit: TranslationUnit) -> Set<String> { Set(unit.variants.map(\.language.description)) }

    private func pairs(_ all: Set<String>) -> [Set<String>] {
        guard all.count > 2 else { return [] }
        return all.flatMap { one in all.filter { $0 > one }.map { [one, $0] } }
    }

    /// Units without a header have no source language: the first text is the source.
    private func source(_ unit: TranslationUnit) -> Variant { unit.variants[0] }

    /// The texts of the units that are left.
    func texts(_ old: [TranslationUnit], _ new: [TranslationUnit]) -> [Set<String>] {
        let all: (TranslationUnit) -> Set<String> = { Set($0.variants.map { "\($0.language)=\($0.text)" }) }
        var known: [Set<String>] = []
        var wanted: [TranslationUnit] = []
        for unit in new where !known.contains(all(unit)) {
            known += [all(unit)] + pairs(all(unit))
            wanted.append(unit)
        }
        /// The languages of a present unit in which a new one competes.
        func shared(_ present: TranslationUnit, _ unit: TranslationUnit) -> Set<String> {
            let source = source(unit)
            guard all(present).contains("\(source.language)=\(source.text)") else { return [] }
            let same = ([all(present)] + pairs(all(present))).filter(known.contains).flatMap { $0 }
            let kept = Set(same.map { String($0.prefix { $0 != "=" }) })
            return languages(unit).subtracting([source.language.description]).intersection(languages(present))
                .subtracting(kept)
        }
        let accepted = wanted.filter { unit in
            !isNewest
                || !old.contains { present in
                    guard !shared(present, unit).isEmpty, let date = present.lastChange else { return false }
                    return date >= unit.lastChange ?? now
                }
        }
        let left = old.compactMap { present -> Set<String>? in
            let dropped = accepted.reduce(into: Set<String>()) { $0.formUnion(shared(present, $1)) }
            if dropped.isEmpty { return all(present) }
            let rest = all(present).filter { !dropped.contains(String($0.prefix { $0 != "=" })) }
            return rest.count < 2 ? nil : rest
        }
        let isPresent: (TranslationUnit) -> Bool = { unit in old.contains { all(unit).isSubset(of: all($0)) } }
        return left + accepted.filter { !isPresent($0) }.map(all)
    }
}
