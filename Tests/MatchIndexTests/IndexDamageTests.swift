import CalqueCore
import CalqueIO
import CalqueMatching
import CalqueUnits
import Foundation
import MatchingTestSupport
import TestSupport
import Testing

@testable import CalqueMatchIndex

/// Files in the cache may have any content.
@Suite struct IndexDamageTests {
    private let indexed: IndexedFolder
    private let units: [TranslationUnit]
    private let part: String
    private let sound: [UInt8]

    init() throws {
        var random = SeededGenerator(seed: 11)
        indexed = try IndexedFolder()
        units = randomUnits(&random, count: 300, longest: 12)
        try indexed.write(units, to: "a.tmx")
        _ = try indexed.open()
        part = try #require(try indexed.parts.first)
        sound = [UInt8](try Data(contentsOf: URL(fileURLWithPath: part)))
    }

    private func ask(_ index: IndexedMemory, _ queries: [MatchQuery]) throws -> [[String]] {
        try queries.map { try index.matches(for: $0).map(\.everything) }
    }

    private func randomQueries() -> [MatchQuery] {
        var random = SeededGenerator(seed: 12)
        return MatchScoring.allCases.flatMap { scoring in (0..<3).map { _ in randomQuery(&random, units, scoring) } }
    }

    @Test func aDamagedIndexIsMadeAnew() throws {
        let queries = randomQueries()
        let expected = try ask(try indexed.open(), queries)
        #expect(try ask(IndexedMemory(indexed.memory, from: "en", cache: nil), queries) == expected)
        var random = SeededGenerator(seed: 13)
        var told = 0
        for trial in 0..<60 {
            var bytes = sound
            switch trial % 4 {
            case 0: bytes.removeLast(Int.random(in: 1...bytes.count, using: &random))
            case 1: bytes += [0, 1, 2]
            default:
                let place = Int.random(in: 0..<bytes.count, using: &random)
                bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            }
            try Data(bytes).write(to: URL(fileURLWithPath: part))
            let index = try indexed.open()
            #expect(try ask(index, queries) == expected, "trial \(trial)")
            let notes = indexed.notes.take()
            #expect(notes.count <= 1, "\(notes)")
            told += notes.count
            if trial % 4 < 2 { #expect(notes.count == 1 && notes[0].contains("damaged"), "\(notes)") }
            try index.checkAll()
            #expect(indexed.notes.take().count + notes.count == 1, "the damage is found when all is checked")
        }
        #expect(told > 30)
    }

    /// Correct checksums of wrong contents: answers may be wrong, but nothing traps.
    @Test func anIndexMadeToHarmDoesNot() throws {
        let queries = randomQueries()
        var random = SeededGenerator(seed: 14)
        var answered = 0
        for _ in 0..<120 {
            var bytes = sound
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let place = Int.random(in: 0..<bytes.count - PartFormat.trailer, using: &random)
                let any = UInt8.random(in: 0...255, using: &random)
                bytes[place] = [0, 0xFF, 0x7F, any].randomElement(using: &random) ?? 0
            }
            reseal(&bytes)
            guard let part = PartBytes(bytes) else { continue }
            do {
                let opened = try Part(part)
                let runs = opened.header.files.indices.map { file in
                    IndexStore.Run(units: opened.header.units(ofFile: file), file: 0, start: 0)
                }
                let open = IndexStore.Open(part: opened, runs: runs)
                let searched = try IndexedMemory.search([open], from: "en")
                for query in queries { _ = try IndexedMemory.matches(QueryText(query), searched) }
                answered += 1
            } catch {
                // All that it throws is CorruptIndex.
            }
        }
        #expect(answered > 15)
    }
}

/// Corrects the checksums of the bytes of a part.
func reseal(_ bytes: inout [UInt8]) {
    let trailer = bytes.count - PartFormat.trailer
    func number(_ offset: Int) -> Int {
        Int(bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: trailer + offset, as: UInt64.self) })
    }
    let sums = number(24)
    func put(_ value: UInt64, _ count: Int, at place: Int) {
        for index in 0..<count { bytes[place + index] = UInt8(truncatingIfNeeded: value >> UInt64(8 * index)) }
    }
    func sum(_ range: Range<Int>) -> UInt64 {
        bytes.withUnsafeBytes { Checksum.of(UnsafeRawBufferPointer(rebasing: $0[range])) }
    }
    for (page, start) in stride(from: 0, to: sums, by: PartFormat.page).enumerated() {
        put(sum(start..<min(start + PartFormat.page, sums)), 4, at: sums + 4 * page)
    }
    put(sum(sums..<trailer), 8, at: trailer + 32)
    put(sum(trailer..<trailer + PartFormat.trailer - 8), 8, at: trailer + 40)
}
