import CalqueCore
import CalqueMemory
import CalqueUnits
import CalqueXML
import MatchingTestSupport
import TestSupport
import Testing

@testable import CalqueMatching

@Suite struct MemoryScanTests {
    static func unit(_ variants: [(LanguageTag, String)], changed: String? = nil) -> TranslationUnit {
        var unit = TranslationUnit(variants: variants.map { Variant($0.0, $0.1) })
        if let changed { unit.attributes.append(XMLAttribute("changedate", changed)) }
        return unit
    }

    /// The contract: the results of an exhaustive comparison, at every cutoff and limit, with ties in order.
    @Test(arguments: MatchScoring.allCases, [4, 12, 80])
    func theAnswerIsThatOfAnExhaustiveComparison(scoring: MatchScoring, longest: Int) throws {
        var random = SeededGenerator(seed: UInt64(longest))
        for _ in 0..<(longest > 50 ? 3 : 12) {
            let dates: [String?] = (0..<60).map { _ in
                ["20260101T000000Z", "20260203T120000Z", nil, nil].randomElement(using: &random) ?? nil
            }
            let sources = dates.map { _ in
                (0..<Int.random(in: 1...10, using: &random) / 5 + 1).map { _ in randomContent(&random, atMost: longest)
                }
            }
            let contexts = dates.map { _ in randomContext(&random) }
            let scan = try MemoryScan(
                units: dates.indices.map { number in
                    var unit = Self.unit([("ru", "x")], changed: dates[number])
                    unit.variants = sources[number].map { Variant("en", $0) } + unit.variants
                    unit.record(contexts[number])
                    return unit
                }, from: "en")
            for _ in 0..<6 {
                let content = randomQuery(like: sources.randomElement(using: &random)?.first ?? "", &random)
                let query = MatchQuery(
                    content: content, cutoff: MatchCutoff(points: Int.random(in: 0...20, using: &random) * 5),
                    limit: [1, 2, 5, 1000].randomElement(using: &random) ?? 1, scoring: scoring,
                    context: randomContext(&random))
                let found = try scan.matches(for: query).map(\.found)
                let expected = try Reference.matches(
                    query, content, sources: sources.map { $0.filter(\.hasText) }, dates: dates, contexts: contexts)
                #expect(found == expected, "\(query)")
            }
        }
    }

    private let units = [
        unit([("en", "Good morning."), ("ru", "Доброе утро."), ("zh-CN", "早上好。")]),
        unit([("en-GB", "Good morning!"), ("ru", "С добрым утром!"), ("ru", "Доброе утро!")]),
        unit([("en", "Good morning.")]),
        unit([("ru", "Доброе утро."), ("zh-TW", "早安。")]),
    ]

    private func found(_ text: String, from: LanguageTag?, to: LanguageTag?) throws -> [String] {
        try MemoryScan(units: units, from: from, to: to).matches(for: text, cutoff: 80).map { match in
            "\(match.position) \(match.sourceLanguage) \(match.score.points): "
                + match.targets.map { "\($0.language) \($0.text)" }.joined(separator: " | ")
        }
    }

    @Test func theLanguagesDecide() throws {
        #expect(
            try found("Good morning.", from: "en", to: nil) == [
                "0 en 100: ru Доброе утро. | zh-CN 早上好。", "2 en 100: ",
                "1 en-GB 99: ru С добрым утром! | ru Доброе утро!",
            ])
        #expect(
            try found("Good morning.", from: "en-US", to: "ru") == [
                "0 en 100: ru Доброе утро.", "1 en-GB 99: ru С добрым утром! | ru Доброе утро!",
            ])
        #expect(try found("доброе утро", from: "ru", to: "zh-Hans") == ["0 ru 98: zh-CN 早上好。"])
        #expect(try found("早安。", from: "zh-Hant", to: nil) == ["3 zh-TW 100: ru Доброе утро."])
        #expect(try found("早安。", from: "zh", to: nil).isEmpty)
        #expect(try found("Good morning.", from: "de", to: nil).isEmpty)
    }

    /// A unit is listed once, with the variant that matches best.
    @Test func anyVariantIsASourceWhenNoLanguageIsGiven() throws {
        #expect(
            try found("Доброе утро!", from: nil, to: nil) == [
                "1 ru 100: en-GB Good morning! | ru С добрым утром!", "0 ru 99: en Good morning. | zh-CN 早上好。",
                "3 ru 99: zh-TW 早安。",
            ])
    }

    @Test func aSourceIsNoTranslationOfItself() throws {
        let units = [
            Self.unit([("en", "colour")]), Self.unit([("en-US", "color"), ("en-GB", "colour")]),
        ]
        let scan = try MemoryScan(units: units, from: "en", to: "en-GB")
        #expect(try scan.matches(for: "colour", cutoff: 50).map(\.position) == [1])
    }

    @Test func theNewerComesFirst() throws {
        let dates = [nil, "20250101T000000Z", "20260101T000000Z", "yesterday", "20260101T000000Z"]
        let scan = try MemoryScan(
            units: dates.map { Self.unit([("en", "a b c"), ("ru", "x")], changed: $0) }, from: "en")
        #expect(try scan.matches(for: "a b c").map(\.position) == [2, 4, 1, 0, 3])
        #expect(try scan.matches(for: "a b c", limit: 2).map(\.position) == [2, 4])
    }

    @Test func oddQueriesAreSensible() throws {
        let long = (0..<1000).map { "word\($0)" }.joined(separator: " ")
        let scan = try MemoryScan(
            units: (["a", "?!", "a b", long, ""] + (0..<100).map { _ in "a" }).map { Self.unit([("en", $0)]) },
            from: "en")
        for scoring in MatchScoring.allCases {
            #expect(try scan.matches(for: "a", limit: 3, scoring: scoring).map(\.position) == [0, 5, 6])
            #expect(try scan.matches(for: "?!", scoring: scoring).map(\.position) == [1])
            #expect(try scan.matches(for: long + " more", scoring: scoring).map(\.position) == [3])
            #expect(try scan.matches(for: "", cutoff: 0, scoring: scoring).isEmpty)
            #expect(try scan.matches(for: " \n", cutoff: 0, scoring: scoring).isEmpty)
            #expect(try scan.matches(for: "\u{AD}", cutoff: 0, scoring: scoring).isEmpty)
            #expect(try scan.matches(for: "a", limit: 0, scoring: scoring).isEmpty)
            #expect(try scan.matches(for: "a", limit: -1, scoring: scoring).isEmpty)
            #expect(try scan.matches(for: "a", limit: .max, scoring: scoring).count == 101)
        }
        #expect(try MemoryScan(units: [], from: "en").matches(for: "a", cutoff: 0).isEmpty)
    }

    /// Positions count through all files. A unit's own document takes precedence over that of its file.
    @Test func aMemoryOnDisk() throws {
        let folder = try TemporaryFolder()
        func header(_ document: String) -> String {
            """
            <?xml version="1.0"?><tmx version="1.4"><header creationtool="t" creationtoolversion="1" \
            segtype="sentence" o-tmf="t" adminlang="en" srclang="en" datatype="plaintext">\
            <prop type="x-document">\(document)</prop></header><body>
            """
        }
        let end = "</body></tmx>"
        let first = """
            <tu tuid="u1"><prop type="x-document">own.txt</prop><prop type="x-date">3 Feb</prop>\
            <prop type="x-confidence">0.93</prop><tuv xml:lang="en"><seg>Oil <bpt i="1">&lt;b></bpt>rose<ept i="1"/>\
            </seg></tuv><tuv xml:lang="ru"><seg>Нефть подорожала</seg></tuv></tu>
            """
        let second = """
            <tu><tuv xml:lang="en"><seg>Oil fell</seg></tuv><tuv xml:lang="ru"><seg>Нефть</seg></tuv></tu>
            """
        try folder.write("a.tmx", Array((header("a.txt") + first + end).utf8))
        try folder.write("b.tmx", Array((header("b.txt") + second + end).utf8))
        let scan = try MemoryScan(Memory(open: folder.path), from: "en", to: "ru")
        #expect(scan.segmentCount == 2)
        let matches = try scan.matches(for: "Oil rose", cutoff: 50)
        try #require(matches.map(\.position) == [0, 1])
        #expect(matches[0].score.points == 99 && matches[0].source == "Oil rose")
        #expect(matches[0].score.penalties == .tags && matches[0].shownSource == "Oil ⟨1⟩rose⟨/1⟩")
        #expect(matches[0].tuid == "u1" && matches[0].document == "own.txt" && matches[0].date == "3 Feb")
        #expect(matches[0].confidence == 0.93)
        #expect(matches[1].tuid == nil && matches[1].document == "b.txt" && matches[1].confidence == nil)
        #expect(
            matches[1].differences == [MatchEdit(kind: .substituted, source: 4..<8, query: 4..<8)])
    }
}
