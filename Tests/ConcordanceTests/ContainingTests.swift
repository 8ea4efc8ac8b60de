import CalqueCore
import CalqueMatchIndex
import CalqueMatching
import CalqueUnits
import MatchingTestSupport
import TestSupport
import Testing

@testable import CalqueConcordance

/// What an index answers for articles is what a scan answers.
@Suite struct ContainingTests {
    private static let words = [
        "oil", "Gas", "rose", "fell", "on", "Friday", "by", "the", "ministry", "said", "3", "1,200", "12", "км", "ещё",
        "石", "油", "—", ",", "№", "5км", "U.S.",
    ]

    private func text(_ count: ClosedRange<Int>, _ random: inout SeededGenerator) -> String {
        (0..<Int.random(in: count, using: &random)).map { _ in Self.words.randomElement(using: &random) ?? "" }
            .joined(separator: " ") + (Bool.random(using: &random) ? "." : "")
    }

    @Test(arguments: 0..<8)
    func indexAndScanAgree(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        var units: [TranslationUnit] = []
        for number in 0..<120 {
            var unit = TranslationUnit(
                variants: [Variant("en", text(3...20, &random)), Variant("ru", text(2...5, &random))])
            if number % 5 == 0 { unit.variants.append(Variant("en", text(3...12, &random))) }
            if number % 7 == 0 { unit.status = number % 2 == 0 ? .draft : .rejected }
            if number % 3 == 0 { unit.annotations.setProperty(PropertyType.confidence, to: "0.8\(number % 10)") }
            if number % 4 == 0 {
                unit.annotations.setProperty(PropertyType.segments, to: number % 8 == 0 ? "1+1:1" : "2:1")
            }
            if number % 6 == 0 { unit.annotations.setProperty(PropertyType.previous, to: "a") }
            if number % 11 == 0 { unit.variants.removeLast() }
            units.append(unit)
        }
        let folder = try IndexedFolder()
        try folder.write(units, to: "a.tmx")
        let index = try folder.open(to: "ru")
        let scan = try MemoryScan(folder.memory, from: "en", to: "ru")
        var found = (0, 0)
        for _ in 0..<300 {
            let source = units.randomElement(using: &random)?.variants[0].text ?? ""
            let tokens = source.split(separator: " ")
            let start = Int.random(in: 0..<max(1, tokens.count - 3), using: &random)
            let end = Int.random(in: start..<tokens.count, using: &random) + 1
            var query = MatchQuery(tokens[start..<end].joined(separator: " "), limit: 6)
            query.penalties = ["prop:x-segments=3", "unconfirmed=4"].compactMap { MatchPenalty($0) }
            let (one, other) = (try index.units(containing: query), try scan.units(containing: query))
            #expect(one.map(\.position) == other.map(\.position), "\(query.text)")
            #expect(one.map(\.score) == other.map(\.score))
            found.0 += one.count
            query = MatchQuery(source, cutoff: 60, context: MatchQuery.Context(previous: "a", next: nil))
            query.crossesParagraphs = true
            let (crossing, slowly) = (try index.matches(for: query), try scan.matches(for: query))
            #expect(crossing.map(\.position) == slowly.map(\.position) && crossing.map(\.score) == slowly.map(\.score))
            found.1 += crossing.count
        }
        #expect(found.0 > 100 && found.1 > 20, "\(found)")
        #expect(index.longest >= scan.longest && scan.longest > 15)
    }
}
