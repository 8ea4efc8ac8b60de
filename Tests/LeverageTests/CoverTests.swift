import CalqueCore
import CalqueMatching
import CalqueSegmentation
import CalqueUnits
import TestSupport
import Testing

@testable import CalqueLeverage

/// Consecutive segments that a unit has together.
@Suite struct CoverTests {
    /// Answers from a scan, and records what it was asked.
    private final class Spy: ArticleMatcher, @unchecked Sendable {
        let scan: MemoryScan
        var asked: [MatchQuery] = []

        init(_ units: [TranslationUnit], from source: LanguageTag = "en", to target: LanguageTag = "ru") throws {
            scan = try MemoryScan(units: units, from: source, to: target)
        }

        var longest: Int { scan.longest }

        func units(containing query: MatchQuery) throws(Failure) -> [Match] { try scan.units(containing: query) }

        func matches(for query: MatchQuery) throws(Failure) -> [Match] {
            asked.append(query)
            return try scan.matches(for: query)
        }
    }

    private func unit(_ source: String, _ target: String, _ properties: [(String, String)] = []) -> TranslationUnit {
        var unit = TranslationUnit(source: source, "en", target: target, "ru")
        for (type, text) in properties { unit.annotations.setProperty(type, to: text) }
        return unit
    }

    /// - Parameter paragraphs: the texts of each paragraph.
    private func segments(_ paragraphs: [[String]], boilerplate: Set<String> = []) -> [Segment] {
        paragraphs.enumerated().flatMap { paragraph, texts in
            texts.map {
                Segment(
                    text: $0, range: 0..<$0.utf8.count, paragraph: paragraph,
                    kind: boilerplate.contains($0) ? .boilerplate : .text, language: "en")
            }
        }
    }

    private func article(_ paragraphs: [[String]], _ units: [TranslationUnit], cutoff: MatchCutoff = 70) throws
        -> LeveragedArticle
    {
        try LeveragedArticle(
            segments(paragraphs), language: "en", target: "ru", matcher: Spy(units),
            like: MatchQuery("", cutoff: cutoff))
    }

    private let both = "The mill burned down. Nobody was hurt at all."
    private let mill = ["The mill burned down.", "Nobody was hurt at all."]

    @Test func twoSegmentsAreOneUnit() throws {
        let found = try article(
            [["Winter came early."] + mill + ["Work goes on."]], [unit(both, "Мельница сгорела, все целы.")])
        #expect(found.segments.map(\.kind) == [nil, .exact, .exact, nil])
        #expect(found.segments.map(\.span) == [nil, 1...2, 1...2, nil])
        #expect(found.segments.map(\.isContinued) == [false, false, true, false])
        #expect(found.segments.map { $0.suggestion?.text } == [nil, "Мельница сгорела, все целы.", nil, nil])
        #expect(found.segments[1].source == both)
        #expect(found.count(.exact) == 2 && found.count(nil) == 2)
    }

    @Test func neighboursOfASpanAreItsContext() throws {
        let known = unit(
            both, "Мельница сгорела, все целы.",
            [(PropertyType.previous, "Winter came early."), (PropertyType.next, "Work goes on.")])
        let found = try article([["Winter came early."] + mill + ["Work goes on."]], [known])
        #expect(found.segments[1].suggestion?.match.score.points == 102)
        #expect(found.segments.map(\.kind) == [nil, .context, .context, nil])
    }

    private typealias ParagraphCase = (properties: [(String, String)], cross: Bool, numbers: Bool)

    /// A unit is suggested across a paragraph if it was made across one.
    @Test func paragraphsAreCrossedAsTheUnitDid() throws {
        let text = "The mill of 12 rooms burned down. Nobody was hurt at all."
        let neighbours = [(PropertyType.previous, "Winter came early."), (PropertyType.next, "Work goes on.")]
        let cases: [ParagraphCase] = [
            ([], false, false), (neighbours, true, false), ([(PropertyType.segments, "1+1:1")], true, true),
            ([(PropertyType.segments, "2:1")], false, false),
            (neighbours + [(PropertyType.segments, "2:1")], false, false),
            ([(PropertyType.segments, "2:1+1")], false, false), ([(PropertyType.segments, "1+1:1:1")], true, true),
        ]
        for (properties, cross, numbers) in cases {
            let known = unit(text, "Мельница на 12 комнат сгорела, все целы.", properties)
            for (number, expected) in [("12", cross), ("14", numbers)] {
                let first = "The mill of \(number) rooms burned down."
                let apart = try article(
                    [["Winter came early.", first], ["Nobody was hurt at all.", "Work goes on."]], [known])
                #expect((apart.segments[1].span == 1...2) == expected, "\(properties) \(number)")
                let together = try article(
                    [["Winter came early.", first, "Nobody was hurt at all.", "Work goes on."]], [known])
                #expect(together.segments[1].span == 1...2, "\(properties) \(number)")
            }
        }
    }

    @Test func linesHaveParagraphsBetweenBlankLines() throws {
        let units = [unit(both, "Мельница сгорела, все целы.")]
        for (lines, expected) in [(mill, 0...1), ([mill[0], "", mill[1]], nil)] as [([String], ClosedRange<Int>?)] {
            let found = try LeveragedArticle(
                lines.enumerated().map {
                    Segment(text: $1, range: 0..<$1.utf8.count, paragraph: $0, kind: .text)
                }, language: "en", target: "ru", matcher: Spy(units), like: MatchQuery(""), areLines: true)
            #expect(found.segments[0].span == expected)
        }
    }

    @Test func boilerplateIsNotJoined() throws {
        let units = [unit("Read also: Nobody was hurt at all.", "Все целы.")]
        let found = try LeveragedArticle(
            segments([["Read also:", mill[1]]], boilerplate: ["Read also:"]), language: "en", target: "ru",
            matcher: Spy(units), like: MatchQuery("", cutoff: 90))
        #expect(found.segments.allSatisfy { $0.span == nil })
    }

    @Test func chineseIsJoinedWithNothing() throws {
        let units = [
            TranslationUnit(source: "磨坊烧毁了。没有人受伤。", "zh", target: "Мельница сгорела, все целы.", "ru")
        ]
        let texts = ["磨坊烧毁了。", "没有人受伤。"]
        let found = try LeveragedArticle(
            texts.map { Segment(text: $0, range: 0..<$0.utf8.count, paragraph: 0, kind: .text, language: "zh") },
            language: "zh", target: "ru", matcher: Spy(units, from: "zh"), like: MatchQuery(""))
        #expect(found.segments.map(\.kind) == [.exact, .exact] && found.segments[0].span == 0...1)
    }

    @Test func singleSegmentsGoFirst() throws {
        let apart = [unit(mill[0], "Мельница сгорела."), unit(mill[1], "Все целы.")]
        let found = try article([mill], apart + [unit(both, "Мельница сгорела, все целы.")])
        #expect(found.segments.allSatisfy { $0.span == nil && $0.kind == .exact })
        // A known segment beside a new one: the unit that goes on with other words is worth less than the exact match.
        let long = "The old mill at the northern end of the long valley burned down on a cold Sunday evening."
        let other = try article(
            [[long, "Snow fell."]], [unit(long, "Сгорела."), unit(long + " Rain stopped.", "Сгорела. Дождь.")])
        #expect(other.segments.map(\.kind) == [.exact, nil] && other.segments[0].span == nil)
    }

    @Test func plainScoringJoinsNothing() throws {
        var query = MatchQuery("")
        query.scoring = .plain
        let spy = try Spy([unit(both, "Мельница сгорела, все целы.")])
        let found = try LeveragedArticle(segments([mill]), language: "en", target: "ru", matcher: spy, like: query)
        #expect(found.segments.allSatisfy { $0.span == nil } && spy.asked.count == 2)
    }

    @Test func spansAreAskedOnlyWhereTheyCanHelp() throws {
        func asked(_ paragraph: [String], _ units: [TranslationUnit]) throws -> [String] {
            let spy = try Spy(units)
            _ = try LeveragedArticle(
                segments([paragraph]), language: "en", target: "ru", matcher: spy, like: MatchQuery(""))
            return spy.asked.map(\.text).filter { !paragraph.contains($0) }
        }
        // The article itself, known in its context.
        let context = mill.enumerated().map { index, text in
            unit(
                text, "x", index == 0 ? [(PropertyType.next, mill[1])] : [(PropertyType.previous, mill[0])])
        }
        #expect(try asked(mill, context) == [])
        // No unit is as long.
        #expect(try asked(["Winter came early this year."] + mill, [unit("Winter came.", "x")]) == [])
        #expect(try asked(mill, [unit(both, "x")]) == [both])
        // Seven at most.
        let many = (0..<9).map { "Word\($0) here." }
        let spans = try asked(many, [unit(many.joined(separator: " "), "x")])
        #expect(!spans.contains(many.prefix(8).joined(separator: " ")))
        #expect(spans.contains(many.prefix(7).joined(separator: " ")))
    }

    @Test func wordsOfASpanCountOnce() throws {
        let analyser = try Analyser()
        let spy = try Spy([unit(both, "Мельница сгорела, все целы.")])
        let parts = segments([mill + ["Work goes on."]])
        let first = try analyser.analyse(parts, matcher: spy)
        #expect(first[.exact] == Analysis.Count(segments: 2, words: 9, characters: 37))
        #expect(first.total.segments == 3 && first.total.words == 12)
        let second = try analyser.analyse(parts, matcher: spy)
        #expect(second[.repetition].segments == 3 && second.total.words == 12)
    }

    // MARK: Against a slow reference

    private static let words = [
        "oil", "gas", "rose", "fell", "on", "Friday", "by", "the", "ministry", "said", "3", "12",
    ]

    private func sentence(_ random: inout SeededGenerator) -> String {
        let count = Int.random(in: 2...6, using: &random)
        return (0..<count).map { _ in Self.words.randomElement(using: &random) ?? "" }.joined(separator: " ") + "."
    }

    /// The greatest value of all covers, by trying them all.
    private func best(_ segments: [Segment], _ scan: MemoryScan, _ model: MatchQuery, from start: Int) throws -> Int {
        if start == segments.count { return 0 }
        var best = 0
        for end in start + 1...segments.count where end - start <= CoverFinder.widest {
            let texts = segments[start..<end].map(\.text)
            var query = model
            query.text = texts.joined(separator: " ")
            query.cutoff = CoverFinder.cutoff(model.cutoff, joining: texts.count)
            query.context = MatchQuery.Context(
                previous: segments.context(of: start).previous, next: segments.context(of: end - 1).next)
            query.crossesParagraphs = segments[start].paragraph != segments[end - 1].paragraph
            let score = try scan.matches(for: query).first?.score
            if end - start > 1, score == nil { continue }
            let weight = texts.reduce(0) { $0 + FoldedTokens($1).count }
            best = max(best, Cover.value(score, weight: weight) + (try self.best(segments, scan, model, from: end)))
        }
        return best
    }

    @Test(arguments: 0..<60)
    func noCoverIsBetter(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let texts = (0..<6).map { _ in sentence(&random) }
        let paragraphs = [Array(texts[..<4]), Array(texts[4...])]
        var units: [TranslationUnit] = []
        for _ in 0..<8 {
            let start = Int.random(in: 0..<6, using: &random)
            let end = Int.random(in: start + 1...6, using: &random)
            var words = texts[start..<end].joined(separator: " ").split(separator: " ").map(String.init)
            if Bool.random(using: &random) {
                words[Int.random(in: words.indices, using: &random)] = Self.words.randomElement(using: &random) ?? ""
            }
            var properties: [(String, String)] = []
            if Bool.random(using: &random) {
                properties.append((PropertyType.segments, Bool.random(using: &random) ? "1+1:1" : "2:1"))
            }
            if Bool.random(using: &random), start > 0 { properties.append((PropertyType.previous, texts[start - 1])) }
            units.append(unit(words.joined(separator: " "), "x", properties))
        }
        let spy = try Spy(units)
        let model = MatchQuery("", cutoff: 55, limit: 3)
        let segments = segments(paragraphs)
        let cover = try CoverFinder(spy, language: "en", like: model).cover(
            segments.indices.map {
                CoverSegment(
                    SegmentContent(segments[$0].text), context: segments.context(of: $0),
                    paragraph: segments[$0].paragraph)
            },
            singles: try segments.indices.map {
                var query = model
                query.text = segments[$0].text
                query.context = segments.context(of: $0)
                return try spy.scan.matches(for: query)
            })
        #expect(cover.pieces.flatMap(\.range) == Array(segments.indices))
        let value = cover.pieces.reduce(0) { sum, piece in
            let weight = segments[piece.range].reduce(0) { $0 + FoldedTokens($1.text).count }
            return sum + Cover.value(piece.matches.first?.score, weight: weight)
        }
        #expect(value == (try best(segments, spy.scan, model, from: 0)))
    }

    /// An article is found again, however its segments were joined into units.
    @Test(arguments: 0..<40)
    func whatWasKeptIsFound(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(1000 + seed))
        var texts: [String] = []
        while texts.count < 14 {
            let text = "Nr\(texts.count) \(sentence(&random))"
            if !texts.contains(text) { texts.append(text) }
        }
        let paragraphs = stride(from: 0, to: 14, by: 3).map { Array(texts[$0..<min($0 + 3, 14)]) }
        let segments = segments(paragraphs)
        var units: [TranslationUnit] = []
        var place = 0
        while place < texts.count {
            let end = min(texts.count, place + Int.random(in: 1...7, using: &random))
            var counts: [Int] = []
            for index in place..<end {
                if index > place, segments[index].paragraph == segments[index - 1].paragraph {
                    counts[counts.count - 1] += 1
                } else {
                    counts.append(1)
                }
            }
            let sides = counts.map(String.init).joined(separator: "+") + ":1"
            units.append(
                unit(texts[place..<end].joined(separator: " "), "x\(place)", [(PropertyType.segments, sides)]))
            place = end
        }
        let found = try LeveragedArticle(
            segments, language: "en", target: "ru", matcher: Spy(units), like: MatchQuery(""))
        #expect(found.segments.allSatisfy { $0.kind == .exact })
        #expect(found.segments.compactMap { $0.suggestion?.text } == units.map { $0.variants[1].text })
    }
}
