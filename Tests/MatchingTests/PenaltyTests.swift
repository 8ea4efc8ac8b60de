import CalqueCore
import CalqueMatchIndex
import CalqueMemory
import CalqueUnits
import MatchingTestSupport
import TestSupport
import Testing

@testable import CalqueMatching

@Suite struct PenaltyTests {
    private func unit(_ text: String, _ properties: [(String, String)] = []) -> TranslationUnit {
        var unit = TranslationUnit(variants: [Variant("en", text), Variant("ru", "x")])
        for (type, text) in properties { unit.annotations.setProperty(type, to: text) }
        return unit
    }

    @Test(arguments: [
        "file:=5", "file:a", "file:a=0", "file:a=101", "file:a=x", "prop:=5", "prop:x<y=5", "prop:x<=5", "x=5", "",
        "prop:<1=5", "prop:x=-5",
    ])
    func whatIsNoPenalty(text: String) { #expect(MatchPenalty(text) == nil) }

    @Test(
        arguments: [
            // The unit of 0.7 loses 8 points by itself.
            ("file:b*=10", [100, 90, 82]), ("file:*/wire/b.tmx=10", [100, 90, 82]), ("file:wire=10", [100, 100, 92]),
            ("prop:x-confidence=10", [100, 90, 82]), ("prop:x-confidence<0.8=10", [100, 100, 82]),
            ("prop:x-confidence>0.8=10", [100, 92, 90]), ("prop:x-domain=sport=10", [100, 100, 82]),
            ("prop:x-domain==10", [100, 100, 92]), ("unconfirmed=10", [100, 90, 90]),
            ("unconfirmed=0", [100, 100, 100]),
        ] as [(String, [Int])])
    func units(rule: String, points: [Int]) throws {
        let indexed = try IndexedFolder()
        try indexed.write([unit("He agreed.")], to: "a.tmx")
        try indexed.write(
            [
                unit("He agreed.", [("x-confidence", "0.7"), ("x-domain", "sport")]),
                unit("He agreed.", [("x-confidence", "0.9")]),
            ], to: "b.tmx")
        for matcher in [try indexed.open(), try MemoryScan(indexed.memory, from: "en")] as [any Matcher] {
            var query = MatchQuery("He agreed.", cutoff: 0)
            query.penalties = [try #require(MatchPenalty(rule))]
            let found = try matcher.matches(for: query)
            #expect(found.map(\.score.points) == points)
            query.cutoff = 95
            #expect(try matcher.matches(for: query).count == points.count { $0 >= 95 })
            query.limit = 1
            #expect(try matcher.matches(for: query).map(\.position) == found.prefix(1).map(\.position))
            query.scoring = .plain
            #expect(try matcher.matches(for: query).map(\.score.points) == [100])
        }
    }

    /// The better text is not lost behind ten that only seem better before their penalty.
    @Test func penaltiesAddUpAndDecideTheOrder() throws {
        let indexed = try IndexedFolder()
        try indexed.write((0..<10).map { _ in unit("He agreed.", [("x-domain", "mt")]) }, to: "a.tmx")
        try indexed.write([unit("He agreed to it today.")], to: "b.tmx")
        var query = MatchQuery("He agreed.", cutoff: 30, limit: 1)
        query.penalties = ["prop:x-domain=30", "file:a*=30"].compactMap { MatchPenalty($0) }
        for matcher in [try indexed.open(), try MemoryScan(indexed.memory, from: "en")] as [any Matcher] {
            #expect(try matcher.matches(for: query).map(\.source) == ["He agreed to it today."])
        }
        query.penalties = [try #require(MatchPenalty("prop:x-domain=100"))]
        query.cutoff = 0
        query.limit = 50
        #expect(try indexed.open().matches(for: query).map(\.position) == [10], "what is left nothing of is no match")
    }

    /// OmegaT's folders. Their files follow those of the memory itself.
    @Test func foldersOfOmegaT() throws {
        let indexed = try IndexedFolder()
        try indexed.write([unit("He agreed.")], to: "z.tmx")
        for name in ["penalty-010", "penalty-200", "penalty-", "other"] {
            try indexed.folder.write("wire/\(name)/.keep", [])
            try indexed.write([unit("He agreed.")], to: "\(name)/z.tmx")
        }
        let memory = try Memory(open: indexed.folder.path("wire"), penaltyFolders: true)
        #expect(memory.files.count == 5)
        #expect(try indexed.memory.files.count == 3, "who writes does not enter them")
        let matchers: [any Matcher] = [
            try IndexedMemory(memory, from: "en", cache: indexed.cache), try MemoryScan(memory, from: "en"),
        ]
        for matcher in matchers {
            let found = try matcher.matches(for: "He agreed.", cutoff: 0)
            #expect(found.map(\.position) == [0, 1, 2, 3] && found.map(\.score.points) == [100, 100, 100, 90])
            #expect(try matcher.matches(for: "He agreed.", cutoff: 0, scoring: .plain).count == 5)
        }
        let inner = try Memory(open: indexed.folder.path("wire/penalty-010"))
        let index = try IndexedMemory(inner, from: "en", cache: indexed.cache)
        #expect(try index.matches(for: "He agreed.").map(\.score.points) == [90])
    }
}
