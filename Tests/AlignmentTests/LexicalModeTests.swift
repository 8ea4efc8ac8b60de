import CalqueCore
import CalqueSegmentation
import Foundation
import TestSupport
import Testing

@testable import CalqueAlignment

@Suite("Alignment without an encoder")
struct LexicalModeTests {
    private static func document(_ lines: [String], _ language: LanguageTag) -> Document {
        Document(segments: Segment.lines(of: lines.joined(separator: "\n")), language: language)
    }

    private static func read(_ path: String) throws -> String {
        try String(contentsOf: SharedData.packageRoot.appendingPathComponent("samples/" + path), encoding: .utf8)
    }

    /// The numbers of gold links, of links found and of right links, in all four stories.
    private static func counts(_ from: String, _ to: String) throws -> (gold: Int, found: Int, both: Int) {
        var counts = (gold: 0, found: 0, both: 0)
        for story in ["energy", "markets", "politics", "sport"] {
            func lines(_ language: String) throws -> Document {
                let tag = try #require(LanguageTag(language))
                return Document(
                    segments: Segment.lines(of: try read("\(story)/story.\(language).segments")), language: tag)
            }
            let gold = try read("\(story)/story.\(from)-\(to).beads").split(separator: "\n").map(String.init)
                .filter { !$0.hasPrefix(":") && !$0.hasSuffix(":") && $0.contains(":") }
            let found = try Aligner(encoder: nil).align(lines(from), with: lines(to)).filter(\.isLinked).map(\.places)
            counts.gold += gold.count
            counts.found += found.count
            counts.both += Set(gold).intersection(found).count
        }
        return counts
    }

    /// The floors are a little below what was measured; moved blocks cannot be found by a monotone search.
    @Test(arguments: [("en", "ru", 0.82), ("en", "zh", 0.82), ("ru", "zh", 0.73)])
    func samples(_ from: String, _ to: String, _ floor: Double) throws {
        let counts = try Self.counts(from, to)
        let f1 = 2 * Double(counts.both) / Double(counts.gold + counts.found)
        #expect(f1 >= floor)
    }

    @Test func numbersAndNamesDecide() throws {
        // All have the same length and differ only in their names.
        let source = Self.document(
            ["Putin came to Kazan at 3 p.m.", "Some 12,500 fans were in town", "Merkel stays in Vienna today"], "en")
        let target = Self.document(
            ["Около 12 500 фанатов было там", "Канцлер Меркель пока в Вене"], "ru")
        let beads = try Aligner(encoder: nil).align(source, with: target)
        #expect(beads.map(\.places) == ["0:", "1:0", "2:1"])
    }

    /// Neither a lexicon nor common letters help: lengths, names by their sound and numbers must do.
    @Test(
        arguments: [
            (
                "ja",
                [
                    "中央銀行は木曜日、政策金利を据え置くと発表した。", "ハンソン総裁は記者団に対し、物価の上昇は落ち着いてきたと語った。",
                    "失業率は4.1%だった。",
                    "オスロの経済研究所のアナリスト、マリア・ベルグ氏は、来年の春までは利下げはないだろうと予想し、住宅市場の冷え込みが続くと警告した。",
                ]
            ),
            (
                "ko",
                [
                    "중앙은행은 목요일 기준금리를 동결한다고 발표했다.", "한손 총재는 기자들에게 물가 상승세가 진정되고 있다고 말했다.",
                    "실업률은 4.1%였다.",
                    "오슬로 경제연구소의 분석가 마리아 베르그는 내년 봄까지는 금리 인하가 없을 것으로 예상하면서 주택 시장의 냉각이 계속될 것이라고 경고했다.",
                ]
            ),
        ] as [(LanguageTag, [String])])
    func japaneseAndKorean(_ language: LanguageTag, _ lines: [String]) throws {
        let source = Self.document(
            [
                "The central bank left its key interest rate unchanged on Thursday.",
                "Governor Hanson told reporters that the rise in prices had slowed down.",
                "A dozen protesters stood outside with banners and whistles, as they have every month.",
                "Unemployment stood at 4.1%.",
                "Maria Berg, an analyst at an economic institute in Oslo, expects no cut of the rate before next spring, "
                    + "and warned that the housing market would keep cooling.",
            ], "en")
        let beads = try Aligner(encoder: nil).align(source, with: Self.document(lines, language))
        #expect(beads.map(\.places) == ["0:0", "1:1", "2:", "3:2", "4:3"])
    }

    @Test func aSplitSentence() throws {
        let source = Self.document(
            [
                "The ministry said on Tuesday that the dam at Shymkent would be repaired by 2027, and that it would cost "
                    + "$145 million.", "Nobody in Almaty was asked, Ivanov said.",
            ], "en")
        let target = Self.document(
            [
                "Плотину в Шымкенте отремонтируют к 2027 году, сообщило министерство во вторник.",
                "Это обойдется в 145 млн долларов США.", "В Алма-Ате никого не спросили, заметил Иванов.",
            ], "ru")
        #expect(try Aligner(encoder: nil).align(source, with: target).map(\.places) == ["0:0,1", "1:2"])
    }

    @Test func termsSpeakForWhatSharesThem() throws {
        let source = Self.document(["Putin", "Putin, 25", "nothing"], "en")
        let target = Self.document(["Путин", "25", "ничего"], "ru")
        let terms = try SharedTerms(source: source, target: target)
        #expect(terms.evidence(0..<1, 0..<1) > 0)
        #expect(terms.evidence(0..<1, 1..<2) < 0)
        #expect(terms.evidence(2..<3, 2..<3) == 0)
        // A term counts once, however often a span repeats it.
        #expect(terms.evidence(0..<2, 0..<2) == terms.evidence(1..<2, 0..<2))
    }

    @Test func lengthsOfTranslationsSpeakForEachOther() {
        let model = LengthFeatures(target: [20, 100, 100, 180])
        func evidence(_ source: Float, _ target: Float, count: Int) -> Float {
            model.evidence(LengthFeatures.Extent(source), LengthFeatures.Extent(target), count: count)
        }
        #expect(evidence(20, 21, count: 1) > evidence(100, 101, count: 1))
        #expect(evidence(100, 101, count: 1) > 0)
        #expect(evidence(20, 180, count: 1) < 0)
        #expect(evidence(200, 200, count: 2) > evidence(100, 200, count: 2))
    }

    @Test func emptySegmentsAndSides() throws {
        let empty = Self.document(["", "", "text"], "en")
        #expect(
            try Aligner(encoder: nil).align(empty, with: Self.document(["текст"], "ru")).flatMap(\.source) == [0, 1, 2])
        #expect(try Aligner(encoder: nil).align(empty, with: Document(segments: [], language: "zh")).count == 3)
    }

    @Test func aLongTextAgainstItself() throws {
        let lines = (0..<520).map { "Sentence \($0 * 7) about Mr. Name\($0 % 13) and the rest" }
        let beads = try Aligner(encoder: nil).align(Self.document(lines, "en"), with: Self.document(lines, "en"))
        #expect(beads.filter { $0.isLinked && $0.source == $0.target }.count >= 516)
    }
}
