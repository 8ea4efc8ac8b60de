import CalqueCore
import CalqueMatchIndex
import CalqueMemory
import CalqueUnits
import MatchingTestSupport
import TestSupport
import Testing

@testable import CalqueMatching

/// Scores know how sure a pair is, and which units are no translations.
@Suite struct TrustTests {
    private func unit(_ source: String, _ target: String = "x", _ properties: [(String, String)] = [])
        -> TranslationUnit
    {
        var unit = TranslationUnit(variants: [Variant("en", source), Variant("ru", target)])
        for (type, text) in properties { unit.annotations.setProperty(type, to: text) }
        return unit
    }

    @Test(
        arguments: [
            (1, 0), (0.98, 0), (0.9, 0), (0.899, 3), (0.89, 3), (0.88, 3), (0.87, 4), (0.85, 4), (0.84, 4), (0.8, 5),
            (0.76, 6), (0.5, 13), (0.22, 20), (0, 25),
        ] as [(Double, Int)])
    func pointsByConfidence(confidence: Double, points: Int) {
        #expect(UnitTrust.points(confidence) == points)
        let unit = unit("He agreed.", "x", [("x-confidence", "\(confidence)")])
        #expect(UnitTrust(unit).points == points)
        #expect(UnitTrust(rawValue: UnitTrust(unit).rawValue) == UnitTrust(unit))
    }

    /// Properties, and the points of `He agreed.` between the same neighbours: by default, with drafts, and with two rules.
    private static let cases: [(properties: [(String, String)], points: Int?, drafts: Int?, ten: Int?, none: Int?)] = [
        ([], 102, 102, 102, 102),
        ([("x-confidence", "0.95")], 102, 102, 90, 102),
        ([("x-confidence", "0.89")], 97, 97, 90, 102),
        ([("x-confidence", "0.5")], 87, 87, 90, 102),
        ([("x-confidence", "0.5"), ("x-status", "confirmed")], 102, 102, 102, 102),
        ([("x-confidence", "7")], 75, 75, 90, 102),
        ([("x-confidence", "0,3")], 75, 75, 90, 102),
        ([("x-status", "draft")], nil, 99, nil, nil),
        ([("x-confidence", "0.5"), ("x-status", "draft")], nil, 87, nil, nil),
        ([("x-confidence", "0.99"), ("x-status", "draft")], nil, 99, nil, nil),
        ([("x-confidence", "0.99"), ("x-status", "rejected")], nil, nil, nil, nil),
        ([("x-status", "confirmed")], 102, 102, 102, 102),
    ]

    @Test(arguments: cases.indices) func scores(_ index: Int) throws {
        let one = Self.cases[index]
        let indexed = try IndexedFolder()
        let context = [("x-previous", "A."), ("x-next", "B.")]
        try indexed.write([unit("He agreed.", "x", one.properties + context)], to: "a.tmx")
        func points(_ drafts: Bool, _ rule: String?, _ scoring: MatchScoring = .translator) throws -> [Int] {
            var query = MatchQuery(
                "He agreed.", cutoff: 0, scoring: scoring, context: MatchQuery.Context(previous: "A.", next: "B."))
            query.penalties = rule.flatMap { MatchPenalty($0) }.map { [$0] } ?? []
            let scan = try MemoryScan(indexed.memory, from: "en", to: "ru", drafts: drafts).matches(for: query)
            let index = try IndexedMemory(indexed.memory, from: "en", to: "ru", drafts: drafts, cache: indexed.cache)
            let found = try index.matches(for: query)
            #expect(found.map(\.score.percentage) == scan.map(\.score.percentage))
            #expect(found.map(\.status) == scan.map(\.status))
            #expect(index.segmentCount == found.count)
            return found.map(\.score.points)
        }
        #expect(try points(false, nil).first == one.points)
        #expect(try points(true, nil).first == one.drafts)
        #expect(try points(false, "unconfirmed=10").first == one.ten)
        #expect(try points(false, "unconfirmed=0").first == one.none)
        if let drafts = one.drafts, drafts < 100 {
            #expect(try points(true, "unconfirmed=0").allSatisfy { $0 < 100 || one.points != nil })
        }
        // A program that asks for the plain distance gets it.
        #expect(try points(false, nil, .plain) == (one.points == nil ? [] : [100]))
    }

    @Test(arguments: [
        ("unconfirmed=0", true), ("unconfirmed=100", true), ("unconfirmed=101", false), ("unconfirmed=-1", false),
        ("unconfirmed", false), ("unconfirmed=", false), ("confirmed=5", false), ("file:a=0", false),
    ])
    func spelling(text: String, isRule: Bool) { #expect((MatchPenalty(text) != nil) == isRule) }

    /// F1: a text that is empty is no translation, whichever way it is empty.
    @Test(arguments: ["", " ", "\u{A0}\n", "\u{3000}", "\u{200B}"])
    func emptyTexts(blank: String) throws {
        let indexed = try IndexedFolder()
        let code = InlineElement(.ph, content: "<br/>")
        var codes = unit("Snow began.")
        codes.variants[1].content = SegmentContent([.element(code), .text(blank)])
        var three = unit("Snow began.", blank)
        three.variants.append(Variant("zh", "下雪了。"))
        try indexed.write(
            [unit("Snow began.", blank), codes, unit("Snow began.", "Пошёл снег."), three, unit(blank, "Пошёл снег.")],
            to: "a.tmx")
        for target in ["ru", nil] as [LanguageTag?] {
            let query = MatchQuery("Snow began.", cutoff: 0)
            let matchers: [any Matcher] = [
                try indexed.open(to: target), try MemoryScan(indexed.memory, from: "en", to: target),
            ]
            for matcher in matchers {
                let found = try matcher.matches(for: query)
                #expect(found.map(\.position) == (target == nil ? [2, 3] : [2]))
                #expect(
                    found.allSatisfy { match in match.targets.allSatisfy { !$0.text.isEmpty } && !match.targets.isEmpty
                    })
            }
        }
    }

    @Test func aUnitOfOneLanguageIsStillFound() throws {
        let indexed = try IndexedFolder()
        try indexed.write([TranslationUnit(variants: [Variant("en", "Snow began.")])], to: "a.tmx")
        #expect(try indexed.open().matches(for: "Snow began.").map(\.targets.count) == [0])
        #expect(try indexed.open(to: "ru").matches(for: "Snow began.").isEmpty)
    }

    /// Random memories against a model: the scores of the texts alone, from which the points are taken here.
    @Test(arguments: 0..<6) func randomMemories(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let words = ["oil", "rose", "fell", "3", "percent", "on", "Friday", "."]
        func text() -> String {
            (0..<Int.random(in: 1...5, using: &random)).map { _ in words.randomElement(using: &random)! }
                .joined(separator: " ")
        }
        var units: [TranslationUnit] = []
        for _ in 0..<60 {
            var one = unit(text(), Int.random(in: 0..<6, using: &random) == 0 ? " " : "x")
            if Bool.random(using: &random) {
                one.annotations.setProperty("x-confidence", to: "0.\(Int.random(in: 10...99, using: &random))")
            }
            let status: String? = [nil, nil, "draft", "confirmed", "rejected"].randomElement(using: &random)!
            one.annotations.setProperty("x-status", to: status)
            one.annotations.setProperty("x-previous", to: "A.")
            one.annotations.setProperty("x-next", to: "B.")
            units.append(one)
        }
        let plainUnits = units.map { unit in
            var unit = unit
            unit.annotations.setProperty("x-confidence", to: nil)
            unit.annotations.setProperty("x-status", to: nil)
            unit.variants[1].content = "x"
            return unit
        }
        let texts = try MemoryScan(units: plainUnits, from: "en", to: "ru")
        let indexed = try IndexedFolder()
        try indexed.write(Array(units[..<20]), to: "a.tmx")
        try indexed.write(Array(units[20...]), to: "b.tmx")
        for drafts in [false, true] {
            let index = try IndexedMemory(indexed.memory, from: "en", to: "ru", drafts: drafts, cache: indexed.cache)
            let scan = try MemoryScan(indexed.memory, from: "en", to: "ru", drafts: drafts)
            for _ in 0..<10 {
                var query = MatchQuery(
                    text(), cutoff: 40, limit: 100, context: MatchQuery.Context(previous: "A.", next: "C."))
                var model: [(position: Int, scaled: Int, length: Int, worth: Int)] = []
                query.cutoff = 0
                for match in try texts.matches(for: query) {
                    let unit = units[match.position]
                    let status = unit.annotations.property("x-status")
                    if status == "rejected" || unit.variants[1].text == " " || status == "draft" && !drafts { continue }
                    var points = 0
                    if status != "confirmed", let text = unit.annotations.property("x-confidence") {
                        let confidence = Int(text.dropFirst(2))!
                        if confidence < 90 { points = (2500 - 25 * confidence + 99) / 100 }
                    }
                    if status == "draft" { points = max(points, 1) }
                    let context = points == 0 ? match.score.context.points : 0
                    let score = match.score
                    let scaled = max(
                        0,
                        100 * (score.length - score.distance)
                            + (context - score.penalties.points - points) * score.length)
                    let isAligned = unit.annotations.property("x-confidence") != nil && status != "confirmed"
                    let worth = status == "draft" ? 0 : isAligned ? 1 : 2
                    if scaled > 0, scaled >= 40 * score.length {
                        model.append((match.position, scaled, score.length, worth))
                    }
                }
                model.sort { one, other in
                    let (left, right) = (one.scaled * other.length, other.scaled * one.length)
                    if left != right { return left > right }
                    return one.worth == other.worth ? one.position < other.position : one.worth > other.worth
                }
                query.cutoff = 40
                let found = try index.matches(for: query)
                #expect(found.map(\.position) == model.map(\.position), "\(query.text)")
                #expect(found.map(\.score.scaled) == model.map(\.scaled))
                #expect(try scan.matches(for: query).map(\.position) == model.map(\.position))
                query.limit = 3
                #expect(try index.matches(for: query).map(\.position) == model.prefix(3).map(\.position))
            }
        }
    }
}
