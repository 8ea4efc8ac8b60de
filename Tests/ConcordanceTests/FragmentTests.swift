import CalqueCore
import CalqueICU
import CalqueMatchIndex
import CalqueMatching
import CalqueUnits
import MatchingTestSupport
import TestSupport
import Testing

@testable import CalqueConcordance

/// The longest runs of words that a memory contains, compared with a search of all runs in all segments.
@Suite struct FragmentTests {
    private func fragments(_ text: String, _ segments: [String]) throws -> [String] {
        let indexed = try IndexedFolder()
        try indexed.write(segments.map { TranslationUnit(variants: [Variant("en", $0)]) }, to: "a.tmx")
        let index = try IndexedMemory(indexed.memory, from: nil, cache: nil)
        let bytes = Array(text.utf8)
        return try index.fragments(of: text).map {
            "\(String(decoding: bytes[$0.range], as: UTF8.self)): \($0.count)"
        }
    }

    @Test func theLongestRunsAreFound() throws {
        let segments = [
            "The central bank raised rates.", "A central bank spokesman", "He raised rates, too", "的确如此，中国人民",
        ]
        #expect(
            try fragments("Yesterday the Central Bank lowered them; no one raised rates.", segments)
                == ["the Central Bank: 1", "raised rates: 2"])
        // A part of a run does not count, nor does a single word.
        #expect(try fragments("central heating, bank holiday", segments) == [])
        #expect(try fragments("我是中国人。", segments) == ["中国人: 1"])
        #expect(try fragments("", segments) == [])
        #expect(try fragments(", . !", segments) == [])
    }

    @Test func whatIsEverywhereIsNoFragment() throws {
        let segments = (0..<60).map { "Of the \($0) a b c" } + ["rare of the thing"]
        #expect(try fragments("of the others", segments) == [])
        #expect(try fragments("rare of the others", segments) == ["rare of the: 1"])
    }

    @Test(arguments: 0..<4)
    func noLongerRunIsMissed(seed: UInt64) throws {
        var random = SeededGenerator(seed: 900 + seed)
        let indexed = try IndexedFolder()
        let units = randomUnits(&random, count: 120, longest: 8)
        try indexed.write(units, to: "a.tmx")
        let index = try indexed.open(from: "en")
        let segments = units.flatMap(\.comparedVariants).filter { $0.language.matches("en") }
            .map { FoldedTokens($0.text).texts }
        for _ in 0..<40 {
            let text = randomText(&random, atMost: 12)
            let query = FragmentQuery(text)
            let tokens = FoldedTokens(text).texts
            // The search decides which words are common. Here only its results are checked.
            for fragment in try index.fragments(of: text, limit: 100) {
                let run = try #require(
                    tokens.indices.lazy.flatMap { start in (start + 1...tokens.count).map { start..<$0 } }
                        .first { query.range(of: $0) == fragment.range })
                func has(_ run: Range<Int>) -> Int {
                    segments.count { segment in
                        segment.count >= run.count
                            && (0...segment.count - run.count).contains { start in
                                segment[start..<start + run.count].elementsEqual(tokens[run])
                            }
                    }
                }
                // Counted as in a concordance: letters with marks and without are equal.
                #expect(has(run) > 0 && fragment.count >= has(run), "\(tokens[run])")
                #expect(!fragment.example.hits.isEmpty)
                for longer in [run.lowerBound - 1..<run.upperBound, run.lowerBound..<run.upperBound + 1]
                where longer.lowerBound >= 0 && longer.upperBound <= tokens.count {
                    let kinds = query.tokens[longer]
                    if kinds.first?.kind != .mark, kinds.last?.kind != .mark {
                        #expect(has(longer) == 0, "\(tokens[longer]) is longer")
                    }
                }
            }
        }
    }
}
