import CalqueCore
import CalqueSegmentation
import TestSupport
import Testing

@Suite("Rules")
struct RuleTests {
    @Test("The boundaries and the rules are the expected ones", arguments: RuleCases.all)
    func rule(of sample: RuleCase) throws {
        let segmenter = try Segmenter(language: try #require(LanguageTag(sample.language)))
        let decisions = try segmenter.explain(sample.text)
        #expect(decisions.filter(\.isBreak).map(\.position) == sample.positions(of: "|"))
        for position in sample.positions(of: "¦") {
            #expect(!decisions.contains { $0.position == position && $0.isBreak }, "at byte \(position)")
        }
        if let rule = sample.rule {
            #expect(
                decisions.contains { $0.rule == rule },
                "\(decisions.map { "\($0.position) \($0.isBreak ? "break" : "no break") \($0.rule.rawValue)" })")
        }
    }

    @Test("Every rule has a case")
    func everyRule() {
        // The rule for clauses depends on a policy, which has tests of its own.
        #expect(Set(RuleCases.all.compactMap(\.rule)) == Set(SegmentationRule.allCases).subtracting([.clause]))
    }
}
