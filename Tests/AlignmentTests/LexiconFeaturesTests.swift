import CalqueCore
import CalqueLexicons
import CalqueSegmentation
import Testing

@testable import CalqueAlignment

/// The log odds of beads by a lexicon.
@Suite struct LexiconFeaturesTests {
    /// A toy memory in which each word has one translation, which follows from the pairs.
    private static let pairs = [
        ("the harbour closed", "порт закрыт"), ("the harbour works", "порт работает"),
        ("the station closed", "вокзал закрыт"), ("the station works", "вокзал работает"),
        ("the harbour burns", "порт горит"), ("the station burns", "вокзал горит"),
    ]

    private static func lexicon() -> Lexicon {
        var learner = LexiconLearner(source: "en", target: "ru")
        for (one, other) in pairs { learner.add(one, other) }
        return learner.lexicon()
    }

    private static func document(_ lines: [String], _ language: LanguageTag) -> Document {
        Document(segments: Segment.lines(of: lines.joined(separator: "\n")), language: language)
    }

    /// The evidence of a bead does not depend on how it was prepared.
    @Test func evidenceIsTheSumOverTheWords() throws {
        let lexicon = Self.lexicon()
        let source = try DocumentText(Self.document(["the harbour works", "the station burns", "the harbour"], "en"))
        let target = try DocumentText(Self.document(["вокзал горит", "порт работает", "порт закрыт"], "ru"))
        var evidence = LexiconFeatures(source: source, target: target, lexicon: lexicon)
        #expect(evidence.evidence(0..<1, 1..<2) == 0, "nothing is said before prepare")
        evidence.prepare(rows: 0..<3, columns: 0..<3)
        #expect(evidence.evidence(0..<1, 1..<2) > 1)
        #expect(evidence.evidence(0..<1, 0..<1) < 0)
        #expect(evidence.evidence(0..<1, 1..<2) > evidence.evidence(0..<1, 2..<3))
        var part = LexiconFeatures(source: source, target: target, lexicon: lexicon)
        part.prepare(rows: 1..<3, columns: 0..<2)
        #expect(part.evidence(1..<3, 0..<2) == evidence.evidence(1..<3, 0..<2))
        #expect(part.evidence(0..<2, 0..<2) == 0 && part.evidence(1..<3, 1..<3) == 0)
        // In the other direction, with the same lexicon.
        var reverse = LexiconFeatures(source: target, target: source, lexicon: lexicon)
        reverse.prepare(rows: 0..<3, columns: 0..<3)
        for (one, other) in [(0..<1, 1..<2), (0..<2, 0..<2), (1..<3, 2..<3)] {
            #expect(abs(reverse.evidence(other, one) - evidence.evidence(one, other)) < 1e-4)
        }
    }

    @Test func aLexiconDecidesWhereNothingElseDoes() throws {
        let source = Self.document(["the harbour works", "the station closed"], "en-GB")
        let target = Self.document(["вокзал закрыт", "порт работает"], "ru")
        let aligner = Aligner(encoder: nil, lexicons: [Self.lexicon()])
        let terms = try SharedTerms(source: source, target: target)
        let with = LexicalFeatures(source: source, target: target, terms: terms, lexicon: Self.lexicon())
        #expect(
            with.evidence(source: 0..<1, target: 1..<2).lexicon > with.evidence(source: 0..<1, target: 0..<1).lexicon
                + 1)
        #expect(aligner.lexicon(for: source, target)?.pairs == 20_826)
        // A lexicon of other languages is not used, and German has none.
        #expect(aligner.lexicon(for: source, Self.document(["港口"], "zh"))?.languages.target == "zh")
        #expect(aligner.lexicon(for: source, Self.document(["Hafen"], "de")) == nil)
    }

    @Test func coverageCountsWords() throws {
        let lexicon = Self.lexicon()
        let known = try #require(lexicon.coverage(of: Self.document(["harbour station zeppelin 25"], "en-US")))
        #expect(known == (2, 3))
        #expect(lexicon.coverage(of: Self.document(["Hafen"], "de")) == nil)
    }
}
