import CalqueCore
import CalqueUnits
import TestSupport
import Testing

@testable import CalqueMatching

@Suite struct ScoreTests {
    /// The score of the only unit, or nil.
    static func score(_ query: String, _ source: String, _ scoring: MatchScoring) throws -> MatchScore? {
        let unit = TranslationUnit(variants: [Variant("en", source), Variant("ru", "x")])
        return try MemoryScan(units: [unit], from: "en").matches(for: query, cutoff: 0, scoring: scoring).first?.score
    }

    @Test(
        arguments: [
            ("Save the file.", "Save the file.", "100.0000", []),
            // One point: form.
            ("Save the file.", "save the File.", "99.0000", .form),
            ("Save the file.", "Save  the file. ", "99.0000", .form),
            ("Save \"it\" now", "Save «it» now", "99.0000", .form),
            ("Ｓave the file", "Save the file", "99.0000", .form),
            ("He said...", "He said…", "99.0000", .form),
            ("保存。", "保存．", "99.0000", .form),
            // One point: the ending; another one for form.
            ("Save the file.", "Save the file", "99.0000", .ending),
            ("Save the file.", "Save the file?!", "99.0000", .ending),
            ("Save the file.", "save the file", "98.0000", [.ending, .form]),
            // Two points: numbers.
            ("Chapter 7", "Chapter 12", "98.0000", .numbers),
            ("3.2 and 5", "7.1 and 6", "98.0000", .numbers),
            ("Chapter 7.", "chapter 12", "96.0000", [.numbers, .ending, .form]),
            // Words: their share of the longer length, in which the ending counts as a token.
            ("Save the file.", "Close the file.", "75.0000", []),
            ("Save the file.", "close the file", "74.0000", .ending),
            ("Save the file.", "Close The file.", "74.0000", .form),
            ("a 5 b c", "a b c", "75.0000", []),
            (
                "Version 2.1 was released on 12 May 2019.", "Version 3.4 was released on 27 June 2021.", "86.8889",
                .numbers
            ),
            ("...", "...", "100.0000", []),
            ("Why?", "why", "98.0000", [.ending, .form]),
        ] as [(String, String, String, MatchScore.Penalties)])
    func translator(query: String, source: String, percentage: String, penalties: MatchScore.Penalties) throws {
        for (one, other) in [(query, source), (source, query)] {
            let score = try #require(try Self.score(one, other, .translator))
            #expect(score.percentage == percentage)
            #expect(score.penalties == penalties)
        }
    }

    @Test(arguments: [
        ("Save the file.", "save the file.", "75.0000"),
        ("Save the  file.", "Save the file .", "100.0000"),
        ("a b c", "a b d", "66.6667"),
        ("a b c d e f", "a", "16.6667"),
        ("Hello.", "World.", "50.0000"),
    ])
    func plain(query: String, source: String, percentage: String) throws {
        #expect(try Self.score(query, source, .plain)?.percentage == percentage)
    }

    @Test(arguments: [("", "a"), ("a", ""), ("  ", "a"), ("", ""), ("a", "b"), ("a b", "b a")], MatchScoring.allCases)
    func nothingInCommonIsNoMatch(texts: (String, String), scoring: MatchScoring) throws {
        #expect(try Self.score(texts.0, texts.1, scoring) == nil)
    }

    @Test func finalMarksAloneAreNoLikeness() throws {
        #expect(try Self.score("Hello.", "World.", .translator) == nil)
        #expect(try Self.score("Hello.", "", .translator) == nil)
    }

    @Test func scoresAreExact() {
        #expect(MatchScore(distance: 1, length: 2) == MatchScore(distance: 2, length: 4))
        #expect(MatchScore(distance: 1, length: 3) > MatchScore(distance: 334, length: 1000))
        #expect(MatchScore(distance: 0, length: 3, penalties: .form) < MatchScore(distance: 1, length: 101))
        #expect(MatchScore(distance: 2, length: 3) >= MatchCutoff(points: 33))
        #expect(!(MatchScore(distance: 2, length: 3) >= MatchCutoff(points: 34)))
        #expect(MatchScore(distance: 1, length: 1_000_000).points == 99)
    }

    @Test(
        arguments: [
            ("0", "0"), ("70", "70"), ("72.5", "72.5"), ("100", "100"), ("99.9999", "99.9999"), ("070", "70"),
            ("70.0", "70"), ("", nil), (".5", nil), ("5.", nil), ("101", nil), ("100.1", nil), ("-1", nil),
            ("7e1", nil),
            ("1.23456", nil), ("９", nil), ("1000", nil), ("1.2.3", nil),
        ] as [(String, String?)])
    func cutoffs(text: String, read: String?) { #expect(MatchCutoff(text)?.description == read) }

    @Test func cutoffsStayInside() {
        #expect(MatchCutoff(points: 120) == 100)
        #expect(MatchCutoff(points: .min) == 0)
    }
}
