import CalqueCore
import CalqueMatchIndex
import CalqueUnits
import CalqueXML
import MatchingTestSupport
import TestSupport
import Testing

@testable import CalqueMatching

/// Units of the same text that differ in their neighbours.
@Suite struct ContextTests {
    private func unit(_ properties: [(String, String)]) -> TranslationUnit {
        var unit = TranslationUnit(variants: [Variant("en", "He agreed."), Variant("ru", "Он согласился.")])
        for (type, text) in properties { unit.annotations.setProperty(type, to: text) }
        return unit
    }

    private func points(
        _ properties: [(String, String)], _ previous: String?, _ next: String?, text: String = "He agreed.",
        scoring: MatchScoring = .translator
    ) throws -> Int? {
        let query = MatchQuery(
            text, cutoff: 50, scoring: scoring, context: MatchQuery.Context(previous: previous, next: next))
        let scan = try MemoryScan(units: [unit(properties)], from: "en").matches(for: query)
        let indexed = try IndexedFolder()
        try indexed.write([unit(properties)], to: "a.tmx")
        let found = try indexed.open().matches(for: query)
        #expect(found.map(\.everything) == scan.map(\.everything))
        return found.first?.score.points
    }

    @Test(
        arguments: [
            ([("x-previous", "A."), ("x-next", "B.")], "A.", "B.", 102),
            ([("x-previous", "A."), ("x-next", "B.")], "A.", "C.", 101),
            ([("x-previous", "A."), ("x-next", "B.")], "C.", "B.", 101),
            ([("x-previous", "A."), ("x-next", "B.")], nil, nil, 100),
            // Neighbours are compared by bytes: case and white space count.
            ([("x-previous", "A."), ("x-next", "B.")], "a.", "B. ", 100),
            // The ends of the document.
            ([("x-next", "B.")], nil, "B.", 102),
            ([("x-next", "B.")], nil, "C.", 101),
            ([("x-next", "B.")], "A.", "B.", 101),
            ([("x-previous", "A.")], "A.", nil, 102),
            // A unit that records nothing was not at both ends.
            ([], nil, nil, 100),
            ([("x-domain", "A.")], nil, "A.", 100),
            // OmegaT's properties.
            ([("prev", "A."), ("next", "B.")], "A.", "B.", 102),
            ([("prev", ""), ("next", "B.")], nil, "B.", 102),
        ] as [([(String, String)], String?, String?, Int)])
    func neighbours(properties: [(String, String)], previous: String?, next: String?, points: Int) throws {
        #expect(try self.points(properties, previous, next) == points)
    }

    @Test func onlyTheSameBytesHaveAContext() throws {
        let properties = [("x-previous", "A."), ("x-next", "B.")]
        #expect(try points(properties, "A.", "B.", text: "he agreed.") == 99)
        #expect(try points(properties, "A.", "B.", text: "He agreed!") == 99)
        #expect(try points(properties, "A.", "B.", text: "He disagreed.") == 66)
        #expect(try points(properties, "A.", "B.", scoring: .plain) == 100)
    }

    /// A context match precedes newer units, and is not lost if the best so far are context matches.
    @Test func contextDecidesFirst() throws {
        var units = (0..<40).map { number in
            unit([("x-previous", "\(number % 7)"), ("x-next", "\(number % 11)")])
        }
        units[39].attributes.append(XMLAttribute("changedate", "20260203T120000Z"))
        let indexed = try IndexedFolder()
        try indexed.write(Array(units[..<20]), to: "a.tmx")
        _ = try indexed.open()
        try indexed.write(Array(units[20...]), to: "b.tmx")
        for limit in [1, 2, 5, 50] {
            let query = MatchQuery("He agreed.", limit: limit, context: MatchQuery.Context(previous: "3", next: "9"))
            let found = try indexed.open().matches(for: query)
            let best = (0..<40).filter { $0 % 7 == 3 && $0 % 11 == 9 }
            let good = (0..<40).filter { ($0 % 7 == 3) != ($0 % 11 == 9) }
            let rest = [39] + (0..<39).filter { $0 % 7 != 3 && $0 % 11 != 9 }
            #expect(found.map(\.position) == Array((best + good + rest).prefix(limit)))
            #expect(found.first?.score.points == 102 && found.first?.score.context == [.previous, .next])
        }
    }
}
