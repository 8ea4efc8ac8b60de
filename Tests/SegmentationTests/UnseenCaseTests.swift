import CalqueCore
import CalqueSegmentation
import Testing

/// Cases in the style of agencies that were written, with their boundaries, before the segmenter was run on them.
///
/// Each batch was counted once, then the rules and the training were mended by kind, and another batch was written. The
/// counts before mending are in `Benchmarks/README.md`. They are kept so that a change which helps one kind shows what
/// it costs the others: each language has a floor, not a list of failures.
enum UnseenCases {
    static let floors: [(language: LanguageTag, cases: [WireCases.Case], percent: Int)] = [
        ("en", englishFirst + englishSecond, 93),
        ("ru", russianFirst + russianSecond, 95),
        ("zh", chineseFirst + chineseSecond, 96),
    ]
}

@Suite("Unseen cases")
struct UnseenCaseTests {
    @Test("Of each language, most cases are right", arguments: UnseenCases.floors)
    func floor(language: LanguageTag, cases: [WireCases.Case], percent: Int) throws {
        let segmenter = try Segmenter(language: language)
        let wrong = try cases.filter { try segmenter.texts(in: $0.text) != $0.segments }
        let right = cases.count - wrong.count
        let marked = wrong.map { "\($0.name): \($0.marked)" }.joined(separator: "\n")
        #expect(right * 100 >= percent * cases.count, "\(right) of \(cases.count); wrong:\n\(marked)")
    }

    @Test("There are enough cases, each with a name of its own")
    func table() {
        for (_, cases, _) in UnseenCases.floors {
            #expect(Set(cases.map(\.name)).count == cases.count)
            #expect(cases.count >= 250)
        }
    }
}
