import CalqueCore
import CalqueFormats
import CalqueMemory
import CalqueUnits
import CalqueXML
import Foundation
import TestSupport
import Testing
import UnitTestSupport

/// Memories of few texts, so that many of them are equal.
struct SmallMemories {
    var random: SeededGenerator

    mutating func unit() -> TranslationUnit {
        let languages: [LanguageTag] = ["en", "ru", "zh"]
        let count = Int.random(in: 1...3, using: &random)
        var unit = TranslationUnit(
            variants: languages.shuffled(using: &random).prefix(count).map {
                Variant($0, "text \(Int.random(in: 0..<4, using: &random))")
            })
        if Bool.random(using: &random) {
            unit.attributes.append(.init("changedate", "202\(Int.random(in: 0...6, using: &random))0101T000000Z"))
        }
        if Bool.random(using: &random) {
            unit.attributes.append(.init("usagecount", "\(Int.random(in: 0...3, using: &random))"))
        }
        if Bool.random(using: &random) {
            unit.annotations.setProperty("x-domain", to: ["oil", "gas"].randomElement(using: &random))
        }
        return unit
    }

    /// A folder of some files.
    mutating func memory(in folder: TemporaryFolder, _ name: String) throws -> String {
        for file in 0..<3 {
            let units = (0..<Int.random(in: 1...8, using: &random)).map { _ in unit() }
            try folder.write("\(name)/f\(file).tmx", try tmx(testHeader, units))
        }
        return folder.path(name)
    }
}

/// The content of a unit, without regard to order.
func texts(_ unit: TranslationUnit) -> Set<String> {
    Set(unit.variants.map { "\($0.language)=\($0.text)" })
}

func all(_ path: String) throws -> [TranslationUnit] {
    var units: [TranslationUnit] = []
    try Memory(open: path).forEachUnit(strict: true) { units.append($0.unit) }
    return units
}

private func counted(_ units: [TranslationUnit]) -> [Set<String>: Int] {
    units.reduce(into: [:]) { $0[texts($1), default: 0] += 1 }
}

@Suite struct DedupeTests {
    @Test(arguments: 0..<20)
    func oneOfEachPairStays(seed: Int) throws {
        let folder = try TemporaryFolder()
        var make = SmallMemories(random: SeededGenerator(seed: UInt64(seed)))
        let path = try make.memory(in: folder, "m")
        let before = try all(path)
        let dry = try Memory(open: path).dedupe(isDryRun: true)
        #expect(try all(path) == before)
        let done = try Memory(open: path).dedupe()
        #expect(done == dry)
        let after = try all(path)
        #expect(counted(after).values.allSatisfy { $0 == 1 })
        #expect(Set(after.map(texts)) == Set(before.map(texts)))
        #expect(done.removed == before.count - after.count)
        for unit in after {
            let same = before.filter { texts($0) == texts(unit) }
            #expect(unit.lastChange == same.compactMap(\.lastChange).max(), "the newest stays")
            if same.count > 1 { #expect(unit.usageCount == same.map { max($0.usageCount ?? 0, 1) }.reduce(0, +)) }
        }
        #expect(try Memory(open: path).dedupe().files.isEmpty, "twice is once")
    }

    @Test(arguments: 0..<10, [Memory.Deduplication.newest, .mostUsed])
    func oneTargetOfEachSourceStays(seed: Int, policy: Memory.Deduplication) throws {
        let folder = try TemporaryFolder()
        var make = SmallMemories(random: SeededGenerator(seed: UInt64(seed)))
        let path = try make.memory(in: folder, "m")
        func group(_ unit: TranslationUnit) -> [String] {
            [unit.sourceVariant(in: testHeader).map { "\($0.language)=\($0.text)" } ?? ""]
                + unit.variants.map(\.language.description).sorted()
        }
        _ = try Memory(open: path).dedupe()
        let before = Dictionary(grouping: try all(path), by: group)
        _ = try Memory(open: path).dedupe(keep: policy)
        let after = Dictionary(grouping: try all(path), by: group)
        #expect(Set(after.keys) == Set(before.keys))
        for (key, units) in after {
            #expect(units.count == 1)
            let alternatives = try #require(before[key])
            switch policy {
            case .newest: #expect(units[0].lastChange == alternatives.compactMap(\.lastChange).max())
            default: #expect(units[0].usageCount ?? 0 == alternatives.map { $0.usageCount ?? 0 }.max())
            }
        }
    }
}

@Suite struct SplitAndMergeTests {
    @Test(arguments: 0..<10, Memory.Division.allCases)
    func splitAndMergedIsTheSame(seed: Int, division: Memory.Division) throws {
        let folder = try TemporaryFolder()
        var make = SmallMemories(random: SeededGenerator(seed: UInt64(seed)))
        let path = try make.memory(in: folder, "m")
        let before = try all(path)
        let parts = try Memory(open: path).split(by: division, into: folder.path("parts"))
        #expect(parts.reduce(0) { $0 + $1.units } == before.count)
        #expect(Set(try Memory(open: folder.path("parts")).files) == Set(parts.map(\.file)))
        #expect(counted(try all(folder.path("parts"))) == counted(before))
        for part in parts where division == .domain {
            #expect(Set(try all(part.file).map { $0.domain }).count == 1)
        }
        _ = try Memory.merge([Memory(open: folder.path("parts"))], into: folder.path("all.tmx"), header: testHeader)
        // A pair that is part of a unit of three languages is not added.
        let merged = Set(try all(folder.path("all.tmx")).map(texts))
        for unit in before { #expect(merged.contains { texts(unit).isSubset(of: $0) }) }
        #expect(merged.isSubset(of: Set(before.map(texts))))
        _ = try Memory.merge([Memory(open: folder.path("parts"))], into: folder.path("into"), header: testHeader)
        #expect(counted(try all(folder.path("into"))) == counted(before))
        #expect(refusal { _ = try Memory(open: path).split(by: division, into: folder.path("parts")) }?.kind == .io)
        #expect(try folder.names() == ["all.tmx", "into", "m", "parts"])
    }

    @Test(arguments: 0..<10)
    func compactedIsTheSame(seed: Int) throws {
        let folder = try TemporaryFolder()
        var make = SmallMemories(random: SeededGenerator(seed: UInt64(seed)))
        let path = try make.memory(in: folder, "m")
        let before = try all(path)
        #expect(try Memory(open: path).compact(limit: 1 << 20, isDryRun: true).count == 1)
        #expect(try all(path) == before)
        let done = try Memory(open: path).compact(limit: 1 << 20)
        #expect(done.map(\.units) == [before.count])
        #expect(try Memory(open: path).files == [folder.path("m/compact-1.tmx")])
        #expect(try all(path) == before)
        #expect(try Memory(open: path).compact(limit: 1 << 20).isEmpty)
    }

    @Test func manyPartsTakeSeveralPasses() throws {
        let folder = try TemporaryFolder()
        let units = (0..<1000).map {
            TranslationUnit(source: "s\($0)", "en", target: "t", "ru", document: "d\($0 % 900)")
        }
        let path = try folder.write("m.tmx", try tmx(testHeader, units))
        let parts = try Memory(open: path).split(by: .file, into: folder.path("parts"))
        #expect(parts.count == 900)
        #expect(counted(try all(folder.path("parts"))) == counted(units))
    }
}
