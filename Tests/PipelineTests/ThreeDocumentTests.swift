import CalqueAlignment
import CalqueCommandLine
import CalqueCore
import CalqueFormats
import CalqueMemory
import CalqueOutputs
import CalqueSegmentation
import CalqueUnits
import CalqueXML
import TestSupport
import Testing

@testable import CalquePipeline

/// The outputs of an alignment of three documents.
@Suite struct ThreeDocumentTests {
    private func article(least: Double? = 0.5) -> AlignedArticle {
        let texts: [(LanguageTag, [String])] = [
            ("en", ["The river treaty is ready to be signed.", "Talks began in 2017 after a flood.", "A law."]),
            ("ru", ["Договор о реке готов к подписанию.", "Закон.", "Переговоры начались в 2017 году."]),
            ("zh", ["河流条约即将签署，两国领导人表示满意。", "谈判始于2017年。"]),
        ]
        let versions = texts.map { language, lines in
            Document(segments: Segment.lines(of: lines.map { $0 + "\n" }.joined()), language: language)
        }
        return AlignedArticle(
            documents: versions,
            beads: [
                MultiBead(spans: [0..<1, 0..<1, 0..<1], confidence: 0.97),
                MultiBead(spans: [1..<2, 2..<3, 1..<2], confidence: 0.91, isMoved: true),
                MultiBead(spans: [2..<3, 1..<2, 0..<0], confidence: 0.31),
            ], leastConfidence: least)
    }

    private func lines(width: Int) throws -> [String] {
        var text = ""
        try AlignmentText(article(), style: .plain, width: width).write { text += $0 }
        return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    @Test func unitsKnowWhatStandsBesideThem() {
        let made = UnitMaker(document: "d", date: "2026-02-03") { _ in "1767225600" }.units(of: article(least: nil))
        let lines = ["The river treaty is ready to be signed.", "Talks began in 2017 after a flood.", "A law."]
        #expect(made.map { $0.annotations.property("x-previous") } == [nil, lines[0], lines[1]])
        #expect(made.map { $0.annotations.property("x-next") } == [lines[1], lines[2], nil])
    }

    @Test func uncertainPairsAreDraftsAndEmptyOnesAreNone() {
        let documents = [("en", ["A.", "B.", "C.", "\u{A0}"]), ("ru", ["А.", "Б.", " ", "Г."])].map {
            (language: LanguageTag, lines: [String]) in
            Document(
                segments: lines.map { Segment(text: $0, range: 0..<0, paragraph: 0, kind: .text) }, language: language)
        }
        let beads = [0.8, 0.799, 0.9, 0.9].enumerated().map { index, confidence in
            MultiBead(spans: [index..<index + 1, index..<index + 1], confidence: confidence)
        }
        let article = AlignedArticle(documents: documents, beads: beads)
        var maker = UnitMaker(document: "d", date: "2026-02-03") { _ in "1767225600" }
        #expect(maker.units(of: article).map { $0.variants[0].text } == ["A.", "B."])
        #expect(maker.units(of: article).map(\.status) == [nil, .draft])
        maker.isConfirmed = true
        maker.user = "ann"
        #expect(maker.units(of: article).map(\.status) == [.confirmed, .confirmed])
        #expect(maker.units(of: article).allSatisfy { $0.attributes["changeid"] == "ann" })
    }

    @Test func threeColumns() throws {
        #expect(
            try lines(width: 80) == [
                "0.97  The river treaty is    │ Договор о реке готов к │ 河流条约即将签署，两国",
                "      ready to be signed.    │ подписанию.            │ 领导人表示满意。",
                "0.91↕ Talks began in 2017    │ Переговоры начались в  │ 谈判始于2017年。",
                "      after a flood.         │ 2017 году.             │",
                "      ↕ ru has it after “Закон.”; zh has it after “河流条约即将签署，两国领导",
                "      人…”",
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

    @Test func unitsHaveAVariantForEachDocumentThatHasIt() throws {
        let maker = UnitMaker(document: "d", date: "2026-02-03", environment: { _ in "0" })
        #expect(
            maker.units(of: article(least: nil)).map { $0.variants.map(\.language) } == [
                ["en", "ru", "zh"], ["en", "ru", "zh"], ["en", "ru"],
            ])
        let sure = maker.units(of: article())
        #expect(sure.count == 2)
        #expect(sure.map { $0.annotations.property("x-moved") } == [nil, "yes"])
        let folder = try TemporaryFolder()
        let reader = try TMXReader(path: folder.write("a.tmx", maker.tmx(article())))
        var stored: [TranslationUnit] = []
        while let unit = try reader.nextUnit() { stored.append(unit) }
        #expect(stored.map { $0.variants.map(\.text) } == sure.map { $0.variants.map(\.text) })
        #expect(
            MemoryDocument(identifier: "d", name: "d", languages: ["en", "ru", "zh"]).languages == "en-ru-zh")
    }

    @Test func recordsNameTheThirdDocument() throws {
        let article = article()
        #expect(
            try JSONLine.text(AlignmentRecord(article.beads[2], of: article)) == """
                {"confidence":0.31,"moved":false,"review":true,"source":[2],"sourceText":"A law.","target":[1],\
                "targetText":"Закон.","third":[],"thirdText":""}
                """)
    }

    /// Boilerplate is put back: every segment occurs once, in order in each document, and boilerplate is not linked.
    @Test(arguments: [2, 3])
    func boilerplateComesBackToEveryDocument(count: Int) {
        for seed in 0..<200 {
            var random = SeededGenerator(seed: UInt64(seed))
            let versions = (0..<count).map { _ in
                let kinds = (0..<Int.random(in: 0...8, using: &random)).map { _ in
                    [Segment.Kind.text, .text, .boilerplate].randomElement(using: &random) ?? .text
                }
                return Document(
                    segments: kinds.map { Segment(text: "x", range: 0..<1, paragraph: 0, kind: $0) }, language: "en")
            }
            let bare = versions.map { WithoutBoilerplate($0) }
            var next = bare.map { _ in 0 }
            var beads: [MultiBead] = []
            while zip(next, bare).contains(where: { $0 < $1.document.segments.count }) {
                let spans = next.indices.map { version in
                    let left = bare[version].document.segments.count - next[version]
                    return next[version]..<next[version] + min(left, Int.random(in: 0...2, using: &random))
                }
                next = spans.map(\.upperBound)
                if spans.contains(where: { !$0.isEmpty }) { beads.append(MultiBead(spans: spans, isMoved: true)) }
            }
            let restored = WithoutBoilerplate.restore(beads, to: bare)
            for (number, version) in versions.enumerated() {
                let covered = restored.flatMap { $0.spans[number] }
                #expect(covered.sorted() == Array(version.segments.indices), "seed \(seed)")
                for bead in restored
                where version.segments[bead.spans[number]].contains(where: { $0.kind == .boilerplate }) {
                    #expect(!bead.isLinked && !bead.isMoved, "seed \(seed)")
                }
            }
            #expect(restored.count(where: \.isMoved) == beads.count)
        }
    }
}
