import CCalqueMatching
import CalqueCore
import CalqueMatching
import CalqueUnits
import MatchingTestSupport
import TestSupport
import Testing

@testable import CalqueMatchIndex

/// The loops over postings and codes, compared with their documentation, with lists that are long enough for all cases.
@Suite struct PostingTests {
    private struct Posting {
        var entry: UInt32
        var signature: UInt64
        var rarer: UInt8

        func passes(_ bound: calque_bound, _ asked: UInt64) -> Bool {
            (asked & ~signature).nonzeroBitCount <= bound.of_query
                && (signature & ~asked).nonzeroBitCount <= bound.of_entry && rarer <= bound.rarer
        }
    }

    private func blocks(_ postings: [Posting]) -> [UInt8] {
        let size = Int(CALQUE_BLOCK)
        var bytes = [UInt8](repeating: 0, count: (postings.count + size - 1) / size * Int(CALQUE_BLOCK_SIZE))
        for (number, posting) in postings.enumerated() {
            let start = number / size * Int(CALQUE_BLOCK_SIZE)
            let lane = number % size
            bytes.withUnsafeMutableBytes { bytes in
                func put(_ value: UInt32, _ offset: Int) {
                    bytes.storeBytes(of: value, toByteOffset: start + offset + 4 * lane, as: UInt32.self)
                }
                put(UInt32(truncatingIfNeeded: posting.signature), 0)
                put(UInt32(posting.signature >> 32), Int(CALQUE_BLOCK_HIGH))
                put(posting.entry, Int(CALQUE_BLOCK_IDS))
                bytes[start + Int(CALQUE_BLOCK_RARER) + lane] = posting.rarer
            }
        }
        return bytes
    }

    @Test func thosePassThatAreToPass() {
        var random = SeededGenerator(seed: 5)
        var passed = 0
        for _ in 0..<300 {
            func bits() -> UInt64 { UInt64.random(in: 0 ... .max, using: &random) }
            let asked = bits() & bits()
            var entry: UInt32 = 0
            let postings = (0..<Int.random(in: 1...150, using: &random)).map { _ in
                entry += UInt32.random(in: 1...9, using: &random)
                let isNear = Bool.random(using: &random)
                return Posting(
                    entry: entry, signature: isNear ? asked ^ (bits() & bits() & bits()) : bits() & bits(),
                    rarer: UInt8.random(in: 0...3, using: &random))
            }
            var bounds: [calque_bound] = []
            var end: UInt32 = 0
            for _ in 0..<Int.random(in: 0...12, using: &random) {
                end += UInt32.random(in: 1...90, using: &random)
                bounds.append(
                    calque_bound(
                        end: end, of_query: .random(in: -1...20, using: &random),
                        of_entry: .random(in: -1...20, using: &random), rarer: .random(in: -1...3, using: &random)))
            }
            bounds.append(calque_bound(end: .max, of_query: 9, of_entry: 9, rarer: 1))
            let first = Int.random(in: 0..<postings.count, using: &random)
            let range = first..<Int.random(in: first...postings.count, using: &random)
            let expected = postings[range].filter { posting in
                bounds.first { posting.entry < $0.end }?.of_query ?? -1 >= 0
                    && bounds.first { posting.entry < $0.end }.map { posting.passes($0, asked) } ?? false
            }.map(\.entry)
            var found = [UInt32](repeating: 0, count: range.count)
            let count = calque_postings_select(
                blocks(postings), first, range.count, asked, bounds, bounds.count, &found)
            #expect(Array(found.prefix(count)) == expected)
            passed += count
        }
        #expect(passed > 1000)
    }

    /// Many segments of few words, some of them long, without dates: lists in tiers, long codes, many equals.
    @Test func aLongListLeavesNothingOut() throws {
        var random = SeededGenerator(seed: 77)
        let indexed = try IndexedFolder()
        var units = randomUnits(&random, count: 900, longest: 45)
        for place in units.indices { units[place].attributes = [] }
        for place in units.indices.dropFirst() where place % 3 == 0 {
            units[place].variants = units[place - 1].variants
        }
        try indexed.write(units, to: "a.tmx")
        let index = try indexed.open()
        let scan = try MemoryScan(indexed.memory, from: "en")
        for scoring in MatchScoring.allCases {
            for _ in 0..<60 {
                let query = randomQuery(&random, units, scoring)
                let found = try index.matches(for: query).map(\.everything)
                #expect(try found == scan.matches(for: query).map(\.everything), "\(query)")
            }
        }
        let tiers = try index.asking { (parts) throws(IndexError) -> Set<Int> in
            var tiers = Set<Int>()
            for index in parts[0].indices {
                for key in 0...index.folds.count {
                    let list = try orCorrupt(index.list(TokenID(key)))
                    for tier in 0..<PartFormat.tiers where !list.tier(tier).isEmpty { tiers.insert(tier) }
                }
            }
            return tiers
        }
        #expect(tiers.count == PartFormat.tiers)
    }
}
