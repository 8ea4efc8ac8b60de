import CalqueCore
import CalqueMatching
import CalqueUnits
import Foundation
import MatchingTestSupport
import TestSupport
import Testing

@testable import CalqueMatchIndex

/// A large memory is divided into several parts, even within a file: the memory that this takes is bounded.
@Suite struct IndexPartsTests {
    private let indexed: IndexedFolder
    private let units: [TranslationUnit]
    /// The size of a part with a few dozen of the units.
    private let small = 20_000

    init() throws {
        var random = SeededGenerator(seed: 31)
        indexed = try IndexedFolder()
        units = randomUnits(&random, count: 240, longest: 10)
        try indexed.write(Array(units[..<200]), to: "b.tmx")
        try indexed.write(Array(units[200...]), to: "a.tmx")
    }

    private func open(
        from source: LanguageTag? = "en", to target: LanguageTag? = nil, isKept: Bool = true
    ) throws -> IndexedMemory {
        let notes = indexed.notes
        return try IndexedMemory(
            indexed.memory, from: source, to: target, cache: isKept ? indexed.cache : nil, partSize: small,
            events: IndexEvents(onNote: { notes.add($0) }))
    }

    private func expectSame(_ seed: UInt64, queries: Int = 10, isKept: Bool = true) throws {
        var random = SeededGenerator(seed: seed)
        for (source, target) in [("en", nil), ("en", "ru"), (nil, nil)] as [(LanguageTag?, LanguageTag?)] {
            let index = try open(from: source, to: target, isKept: isKept)
            let scan = try MemoryScan(indexed.memory, from: source, to: target)
            #expect(index.segmentCount == scan.segmentCount)
            for scoring in MatchScoring.allCases {
                for _ in 0..<queries {
                    let query = randomQuery(&random, units, scoring)
                    let expected = try scan.matches(for: query).map(\.everything)
                    #expect(try index.matches(for: query).map(\.everything) == expected, "\(query)")
                }
            }
        }
    }

    @Test(arguments: [true, false]) func manyPartsAnswerLikeOne(isKept: Bool) throws {
        try expectSame(32, isKept: isKept)
        if isKept { #expect(try indexed.parts.count > 4) }
        let made = isKept ? try indexed.parts : []
        try expectSame(33, isKept: isKept)
        if isKept { #expect(try indexed.parts == made, "nothing is built again") }
    }

    /// The builder's estimate bounds each part: no part has many more units than fit.
    @Test func noPartIsMuchLargerThanWanted() throws {
        _ = try open()
        let counts = try indexed.parts.map { path in
            try Part(#require(PartBytes(path: path))).header.unitCount
        }
        #expect(counts.reduce(0, +) == 240)
        #expect(counts.allSatisfy { $0 < 100 }, "\(counts)")
    }

    /// New files get a part of their own. The parts of a divided file stay as they are.
    @Test func aDividedFileIsNotBuiltAgainForASmallOne() throws {
        _ = try open()
        let before = try indexed.parts
        try indexed.write(Array(units[..<3]), to: "c.tmx")
        try expectSame(34)
        #expect(try Set(indexed.parts).isSuperset(of: before))
        #expect(try indexed.parts.count == before.count + 1)
        try indexed.write(Array(units[..<150]), to: "b.tmx")
        try expectSame(35)
    }

    /// A build that is killed between two parts leaves pieces of a file that do not make up the file.
    @Test func piecesThatDoNotMakeUpAFileAreNotUsed() throws {
        _ = try open()
        for lost in try indexed.parts.indices {
            let parts = try indexed.parts
            try FileManager.default.removeItem(atPath: parts[lost % parts.count])
            try expectSame(UInt64(36 + lost), queries: 2)
        }
        _ = indexed.notes.take()
        try expectSame(50)
        #expect(indexed.notes.take() == [])
    }

    @Test func severalBuildersGiveOneIndex() async throws {
        try await withThrowingTaskGroup(of: Int.self) { group in
            let (memory, cache, small) = (try indexed.memory, indexed.cache, small)
            for _ in 0..<4 {
                group.addTask { try IndexedMemory(memory, from: "en", cache: cache, partSize: small).segmentCount }
            }
            var counts: Set<Int> = []
            for try await count in group { counts.insert(count) }
            #expect(counts.count == 1)
        }
        let parts = try indexed.parts
        try expectSame(60)
        #expect(try indexed.parts == parts)
    }
}
