import CalqueCore
import CalqueLeverage
import CalqueMatching
import CalqueSegmentation
import CalqueUnits
import Testing

@Suite struct LeverageTests {
    private func segments(_ texts: [String], furniture: Set<Int> = []) -> [Segment] {
        texts.enumerated().map { index, text in
            Segment(
                text: text, range: 0..<text.utf8.count, paragraph: index / 2,
                kind: furniture.contains(index) ? .boilerplate : .text, language: "en")
        }
    }

    /// Records its queries, and answers from a scan.
    private final class Spy: Matcher, @unchecked Sendable {
        let scan: MemoryScan
        var contexts: [MatchQuery.Context?] = []

        init(_ pairs: [(String, String)]) throws {
            scan = try MemoryScan(
                units: pairs.map { TranslationUnit(source: $0, "en", target: $1, "ru") }, from: "en", to: "ru")
        }

        func matches(for query: MatchQuery) throws(Failure) -> [Match] {
            contexts.append(query.context)
            return try scan.matches(for: query)
        }
    }

    private let memory = [
        ("Oil rose 3 percent on Friday.", "Нефть подорожала в пятницу на 3 процента."),
        ("Gas fell 2 percent.", "Газ подешевел на 2 процента."),
        ("The talks have ended.", "Переговоры завершились."),
        ("The ministers have ended the talks.", "Министры завершили переговоры."),
    ]

    @Test func everySegmentHasItsPlaceAndKind() throws {
        let spy = try Spy(memory)
        let texts = [
            "Read also", "The talks have ended.", "Oil rose 5 percent on Friday.", "Nothing is like this one.",
            "The talks in Chile have ended.",
        ]
        let article = try LeveragedArticle(
            segments(texts, furniture: [0]), language: "en", target: "ru", matcher: spy,
            like: MatchQuery("", cutoff: 60))
        #expect(article.segments.map(\.segment.text) == texts)
        #expect(article.segments.map { $0.suggestion?.kind } == [nil, .exact, .repaired, nil, .fuzzy])
        #expect(article.segments[2].suggestion?.text == "Нефть подорожала в пятницу на 5 процентов.")
        #expect(article.segments[2].suggestion?.target.text == memory[0].1)
        #expect(article.count(.exact) == 1 && article.count(nil) == 2)
        #expect(article.paragraphs.map(\.count) == [2, 2, 1])
        // Boilerplate of the page is no neighbour.
        #expect(spy.contexts[1] == MatchQuery.Context(previous: nil, next: texts[2]))
        #expect(spy.contexts[2] == MatchQuery.Context(previous: texts[1], next: texts[3]))
        #expect(spy.contexts[4] == MatchQuery.Context(previous: texts[3], next: nil))
    }

    @Test func aRepairGoesBeforeABetterFuzzyMatch() throws {
        // A date in another order differs in two words: a fuzzy match may score higher.
        let spy = try Spy([
            ("Oil rose on March 5.", "Нефть подорожала 5 марта."),
            ("Gas rose on 12 March.", "Газ подорожал 12 марта."),
        ])
        let article = try LeveragedArticle(
            segments(["Oil rose on 12 March."]), language: "en", target: "ru", matcher: spy,
            like: MatchQuery("", cutoff: 40))
        #expect(article.segments[0].matches.first?.source == "Gas rose on 12 March.")
        #expect(article.segments[0].suggestion?.kind == .repaired)
        #expect(article.segments[0].suggestion?.text == "Нефть подорожала 12 марта.")
    }

    @Test func bandsMeetWithoutGaps() {
        let expected: [(Int?, MatchBand)] = [
            (nil, .none), (0, .none), (49, .none), (50, .from50), (74, .from50), (75, .from75), (84, .from75),
            (85, .from85), (94, .from85), (95, .from95), (99, .from95), (100, .exact), (101, .context), (102, .context),
        ]
        for (points, band) in expected { #expect(MatchBand(points: points) == band) }
    }

    private func count(_ segments: Int, _ words: Int, _ characters: Int) -> Analysis.Count {
        Analysis.Count(segments: segments, words: words, characters: characters)
    }

    @Test func whatIsRepeatedCountsOnce() throws {
        let spy = try Spy(memory)
        let analyser = try Analyser()
        let first = try analyser.analyse(
            segments([
                "The talks have ended.", "A new text, never seen.", "A new text, never seen.", " ",
                "Oil rose 5 percent on Friday.",
            ]), matcher: spy)
        #expect(first[.exact] == count(1, 4, 18))
        #expect(first[.none] == count(1, 5, 19))
        #expect(first[.repetition] == first[.none])
        #expect(first[.from95].segments == 1)
        #expect(first.total == count(4, 20, 18 + 19 + 19 + 24))
        // In the next file all texts are repetitions.
        let second = try analyser.analyse(segments(["The talks have ended.", "A new text, never seen."]), matcher: spy)
        #expect(second[.repetition].segments == 2 && second.total.segments == 2)
        var both = first
        both += second
        #expect(both.total.words == first.total.words + second.total.words)
        #expect(MatchBand.allCases.reduce(0) { $0 + both.permille($1) } >= 997)
        #expect(Analysis().permille(.none) == 0)
    }
}
