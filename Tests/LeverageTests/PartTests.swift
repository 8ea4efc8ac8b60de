import CalqueCore
import CalqueMatching
import CalqueRepair
import CalqueSegmentation
import CalqueUnits
import TestSupport
import Testing

@testable import CalqueLeverage

/// A segment that is one of several sentences of a unit.
@Suite struct PartTests {
    private static let units = [
        TranslationUnit(
            source: "Oil prices rose by 3 percent on Friday. The parliament must ratify the treaty before June.", "en",
            target: "Цены на нефть выросли в пятницу на 3 процента. Парламент должен ратифицировать договор до июня.",
            "ru"),
        TranslationUnit(
            source: "The president arrived in Moscow on Monday. He will meet the foreign minister tomorrow.", "en",
            target: "Президент прибыл в Москву в понедельник, завтра он встретится с министром иностранных дел.", "ru"),
        TranslationUnit(
            source: "The bank lost 5 million dollars. The company hired 200 workers.", "en",
            target: "Банк потерял 7 миллионов долларов. Компания наняла 200 рабочих.", "ru"),
    ]

    private func part(_ text: String, _ rules: [String] = []) throws -> Match? {
        let scan = try MemoryScan(units: Self.units, from: "en", to: "ru")
        var query = MatchQuery("", cutoff: 70)
        query.penalties = rules.compactMap { MatchPenalty($0) }
        return try PartFinder(scan, like: query).part(for: SegmentContent(text))
    }

    @Test func theSentenceHasItsOwnTranslation() throws {
        let found = try #require(try part("The parliament must ratify the treaty before June."))
        #expect(found.targets.map(\.text) == ["Парламент должен ратифицировать договор до июня."])
        #expect(found.source == "The parliament must ratify the treaty before June.")
        #expect(found.position == 0 && found.partPenalty == 5 && found.score.percentage == "95.0000")
        #expect(!found.isTrusted)
        #expect(try part("The parliament must ratify the treaty before June.", ["part=12"])?.score.points == 88)
        #expect(try part("The parliament must ratify the treaty before June.", ["part=0"])?.score.points == 100)
        #expect(try part("The parliament must ratify the treaty before June.", ["part=0"])?.isTrusted == false)
    }

    @Test func anotherNumberIsRepaired() throws {
        let found = try #require(try part("Oil prices rose by 4 percent on Friday."))
        #expect(found.score.points == 93)
        #expect(found.repair(of: found.targets[0])?.text == "Цены на нефть выросли в пятницу на 4 процента.")
    }

    @Test func whatIsNotSureIsNoPart() throws {
        // One Russian sentence for two English ones; numbers that are not those of the sentence; too short.
        for text in [
            "The president arrived in Moscow on Monday.", "He will meet the foreign minister tomorrow.",
            "The bank lost 5 million dollars.", "on Friday.", "The parliament must ratify the treaty.",
            "prices rose by 3 percent on Friday.",
        ] { #expect(try part(text) == nil, "\(text)") }
    }

    @Test func aPartStandsWhereNothingBetterIs() throws {
        let text = "The parliament must ratify the treaty before June."
        let scan = try MemoryScan(units: Self.units, from: "en", to: "ru")
        func found(_ texts: [String], _ matcher: MemoryScan) throws -> [LeveragedSegment] {
            try LeveragedArticle(
                texts.map { Segment(text: $0, range: 0..<$0.utf8.count, paragraph: 0, kind: .text, language: "en") },
                language: "en", target: "ru", matcher: matcher, like: MatchQuery("")
            ).segments
        }
        let alone = try found(["Winter came.", text], scan)
        #expect(alone[1].suggestion?.isPart == true && alone[1].suggestion?.isTrusted == false)
        #expect(alone[1].suggestion?.text == "Парламент должен ратифицировать договор до июня.")
        // The whole unit goes first.
        let whole = try found(["Oil prices rose by 3 percent on Friday.", text], scan)
        #expect(whole[0].span == 0...1 && whole[0].suggestion?.isPart == false && whole[0].kind == .exact)
        let own = TranslationUnit(source: text, "en", target: "Договор ждёт.", "ru")
        let exact = try found([text], try MemoryScan(units: Self.units + [own], from: "en", to: "ru"))
        #expect(exact[0].suggestion?.isPart == false && exact[0].kind == .exact)
    }

    /// In spans and parts, numbers that differ are repaired or named.
    @Test func noStaleNumberGoesUnnoticed() throws {
        var random = SeededGenerator(seed: 15)
        var parts = 0
        var spans = 0
        for _ in 0..<300 {
            let counts = (0..<4).map { _ in Int.random(in: 2...9, using: &random) }
            let changed = counts.map { Bool.random(using: &random) ? $0 : Int.random(in: 2...9, using: &random) }
            func first(_ one: Int, _ two: Int) -> String { "The factory sold \(one) trucks and \(two) buses in May." }
            func second(_ one: Int, _ two: Int) -> String { "The city bought \(one) trains and \(two) trams in June." }
            let unit = TranslationUnit(
                source: "\(first(counts[0], counts[1])) \(second(counts[2], counts[3]))", "en",
                target: "В мае завод продал грузовиков: \(counts[0]), автобусов: \(counts[1]). "
                    + "В июне город купил поездов: \(counts[2]), трамваев: \(counts[3]).", "ru")
            let scan = try MemoryScan(units: [unit], from: "en", to: "ru")
            let texts = [first(changed[0], changed[1]), second(changed[2], changed[3])]
            for texts in [texts, [texts[0]], [texts[1]]] {
                let article = try LeveragedArticle(
                    texts.map {
                        Segment(text: $0, range: 0..<$0.utf8.count, paragraph: 0, kind: .text, language: "en")
                    }, language: "en", target: "ru", matcher: scan, like: MatchQuery(""))
                for suggestion in article.segments.compactMap(\.suggestion) {
                    if suggestion.isPart { parts += 1 }
                    let wanted = suggestion.match.query.split { !$0.isNumber }.compactMap { Int($0) }
                    let shown = suggestion.text.split { !$0.isNumber }.compactMap { Int($0) }
                    #expect(wanted == shown || suggestion.numberDifference != nil, "\(texts) \(suggestion.text)")
                    #expect(suggestion.isPart == false || suggestion.match.query == texts[0])
                }
                if article.segments[0].span != nil { spans += 1 }
            }
        }
        #expect(spans == 300 && parts > 300, "\(spans) \(parts)")
    }
}
