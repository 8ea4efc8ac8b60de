import CalqueCore
import CalqueICU
import CalqueMatching
import CalqueStemming
import Foundation
import TestSupport
import Testing

@testable import CalqueConcordance

extension ConcordanceTests {
    /// The stems that are skipped must belong to other words.
    @Test(arguments: [LanguageTag("en"), "ru"])
    func stemsBeginAsTheirWords(language: LanguageTag) throws {
        let stemmer = try #require(Stemmer(language))
        let words =
            language == "en"
            ? [
                "dying", "lying", "tying", "skis", "skies", "idly", "gently", "ugly", "early", "only", "singly",
                "ability",
                "abilities", "relational", "flies", "ties", "hopping", "hoping", "fulness", "generously", "conditional",
                "analogies", "vileli", "tyings", "eyes", "yes", "say", "saying", "inning", "succeed", "national",
            ] : ["ёлка", "ёжик", "мой", "переговорами", "нейтральнейший", "длинный", "вымывшись", "я", "ее"]
        let shared = SharedData.files(in: "eval/tm", ending: "queries_\(language).tsv")
        let more = try shared.flatMap { try String(contentsOfFile: $0, encoding: .utf8).split(separator: "\n") }
        let all = Set(
            try (words + more.flatMap { FoldedTokens(String($0)).texts }).map {
                try plain($0)
            })
        for word in all where word.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic }) {
            let match = StemMatch(Array(word.utf8), stemmer, language)
            #expect(word.utf8.starts(with: match.prefix), "\(word) has the stem \(stemmer.stem(word))")
        }
    }
}
