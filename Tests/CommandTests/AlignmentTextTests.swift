import Calque
import CommandLineKit
import Outputs
import Testing

@testable import CalqueCommand

/// The terminal's form of three versions, which no pair of files gives.
@Suite struct AlignmentTextTests {
    private func article() -> AlignedArticle {
        let texts: [(LanguageTag, [String])] = [
            ("en", ["The river treaty is ready to be signed.", "Talks began in 2017 after a flood.", "A law."]),
            ("ru", ["Договор о реке готов к подписанию.", "Закон.", "Переговоры начались в 2017 году."]),
            ("zh", ["河流条约即将签署，两国领导人表示满意。", "谈判始于2017年。"]),
        ]
        let versions = texts.map { language, lines in
            Version(segments: Segment.lines(of: lines.map { $0 + "\n" }.joined()), language: language)
        }
        return AlignedArticle(
            versions: versions,
            beads: [
                MultiBead(spans: [0..<1, 0..<1, 0..<1], confidence: 0.97),
                MultiBead(spans: [1..<2, 2..<3, 1..<2], confidence: 0.91, isMoved: true),
                MultiBead(spans: [2..<3, 1..<2, 0..<0], confidence: 0.31),
            ], leastConfidence: 0.5)
    }

    private func lines(width: Int) throws -> [String] {
        var text = ""
        try AlignmentText(article(), style: .plain, width: width).write { text += $0 }
        return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    @Test func threeColumns() throws {
        #expect(
            try lines(width: 80) == [
                "0.97  The river treaty is    │ Договор о реке готов к │ 河流条约即将签署，两国",
                "      ready to be signed.    │ подписанию.            │ 领导人表示满意。",
                "0.91↕ Talks began in 2017    │ Переговоры начались в  │ 谈判始于2017年。",
                "      after a flood.         │ 2017 году.             │",
                "      ↕ ru has it after “Закон.”; zh has it after “河流条约即将签署，两国领导人…”",
                "0.31? A law.                 │ Закон.                 │ –",
            ])
    }

    @Test func oneBelowTheOther() throws {
        let lines = try lines(width: 40)
        #expect(lines.allSatisfy { DisplayWidth.of($0) <= 40 })
        #expect(
            lines.prefix(5) == [
                "0.97  The river treaty is ready to be",
                "      signed.",
                "      Договор о реке готов к подписанию.",
                "      河流条约即将签署，两国领导人表示满",
                "      意。",
            ])
        #expect(lines.suffix(4) == ["0.31? A law.", "      Закон.", "      –", ""])
    }
}
