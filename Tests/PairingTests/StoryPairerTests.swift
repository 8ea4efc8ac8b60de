import CalqueAlignment
import CalqueCore
import CalqueEmbedding
import CalqueSegmentation
import TestSupport
import Testing

@testable import CalquePairing

@Suite("Pairing stories")
struct StoryPairerTests {
    private static func story(_ id: String, _ lines: [String], _ language: LanguageTag, day: Int? = nil) throws -> Story
    {
        try Story(
            id: id, document: Document(segments: Segment.lines(of: lines.joined(separator: "\n")), language: language),
            day: day)
    }

    private static let lines = (
        english: [
            "Ferry runs aground off Kotka with 212 on board", "The ferry Aurora ran aground off Kotka on Tuesday.",
            "All 212 passengers were taken ashore in lifeboats, captain Jan Virtanen said.",
        ],
        russian: [
            "Паром с 212 пассажирами сел на мель у Котки", "Паром «Аврора» во вторник сел на мель у Котки.",
            "Всех 212 пассажиров доставили на берег на шлюпках, сообщил капитан Ян Виртанен.",
        ]
    )

    @Test func aDateMovesTheChoiceButLosesNoPair() throws {
        let english = Self.lines.english
        let sources = [
            try Self.story("early", english, "en", day: 20_000), try Self.story("late", english, "en", day: 20_060),
        ]
        let near = try Self.story("t", Self.lines.russian, "ru", day: 20_061)
        var pairer = StoryPairer(encoder: nil)
        pairer.leastConfidence = 0
        #expect(try pairer.pair(sources, with: [near]).map(\.source) == [1])
        // A wrong date costs confidence.
        let far = try Self.story("t", Self.lines.russian, "ru", day: 19_000)
        let right = try pairer.pair([sources[0]], with: [try Self.story("t", Self.lines.russian, "ru", day: 20_000)])
        let wrong = try pairer.pair([sources[0]], with: [far])
        #expect(right.count == 1 && wrong.count == 1)
        #expect(right[0].confidence > wrong[0].confidence)
    }

    @Test func emptyArchivesHaveNoPairs() throws {
        let story = try Self.story("a", Self.lines.english, "en")
        #expect(try StoryPairer(encoder: nil).pair([], with: [story]).isEmpty)
        #expect(try StoryPairer(encoder: nil).pair([story], with: []).isEmpty)
        let empty = try Self.story("b", [], "ru")
        #expect(try StoryPairer(encoder: nil).pair([story], with: [empty]).allSatisfy { $0.confidence < 1 })
    }

    /// The choice does not depend on the number of threads.
    @Test func threadsDoNotChangeTheResult() throws {
        var sources: [Story] = []
        var targets: [Story] = []
        for number in 0..<40 {
            sources.append(
                try Self.story(
                    "s\(number)",
                    [Self.lines.english[0].replacing("212", with: "\(100 + number)"), Self.lines.english[2]], "en"))
            targets.append(
                try Self.story(
                    "t\(number)",
                    [Self.lines.russian[0].replacing("212", with: "\(100 + number)"), Self.lines.russian[2]], "ru"))
        }
        let one = try StoryPairer(encoder: nil, threads: 1).pair(sources, with: targets)
        let four = try StoryPairer(encoder: nil, threads: 4).pair(sources, with: targets)
        #expect(one.map(\.source) == four.map(\.source) && one.map(\.target) == four.map(\.target))
        #expect(one.map(\.confidence) == four.map(\.confidence))
        // Each number finds its own.
        #expect(one.allSatisfy { $0.source == $0.target })
    }

    @Test(arguments: [
        ("Oslo", "Осло"), ("Virtanen", "Виртанен"), ("Johnson", "Джонсон"), ("Hamburg", "Гамбурге"),
    ])
    func namesHaveOneKeyInBothScripts(_ latin: String, _ cyrillic: String) throws {
        let tokens = try [(latin, "en"), (cyrillic, "ru")].map { (text: String, language: String) in
            try StoryTokens(
                try Self.story("a", [text], try #require(LanguageTag(language))), by: TokenDictionary())
        }
        let isShared = !Set(tokens[0].weights.keys).isDisjoint(with: tokens[1].weights.keys)
        // Гамбург begins with another consonant.
        #expect(isShared == (latin != "Hamburg"))
    }
}
