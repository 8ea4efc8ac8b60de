import CalqueAlignment
import CalqueCore
import CalqueEmbedding
import CalqueSegmentation
import Testing

/// In what form documents are compared, and what is said of beads beside the path.
@Suite struct ComparedTextTests {
    private func document(_ texts: [String], _ language: LanguageTag) -> Document {
        Document(segments: Segment.lines(of: texts.map { $0 + "\n" }.joined()), language: language)
    }

    private let english = [
        "Shipping on the river stopped on Monday.", "The mayor asked citizens to save water.",
        "Farmers lost a third of their harvest.", "Teachers went on strike for better wages.",
    ]
    private let simplified = ["周一河上的航运停止。", "市长呼吁市民节约用水。", "农民损失了三分之一的收成。", "教师为提高工资举行罢工。"]
    private let traditional = ["週一河上的航運停止。", "市長呼籲市民節約用水。", "農民損失了三分之一的收成。", "教師為提高工資舉行罷工。"]

    /// The lexicon and the encoder know simplified characters best.
    @Test(arguments: ["zh", "zh-Hant", "zh-TW", "zh-HK"] as [LanguageTag])
    func traditionalChineseIsAlignedAsSimplifiedIs(language: LanguageTag) throws {
        let aligner = Aligner(encoder: nil)
        let one = try aligner.align(document(english, "en"), with: document(simplified, "zh"))
        let two = try aligner.align(document(english, "en"), with: document(traditional, language))
        #expect(one == two)
        #expect(two.map(\.places) == ["0:0", "1:1", "2:2", "3:3"])
        let turned = try aligner.align(document(traditional, language), with: document(simplified, "zh"))
        #expect(turned.map(\.places) == ["0:0", "1:1", "2:2", "3:3"])
    }

    /// An encoder that says which languages it was made for, and refuses to work.
    private struct Refusing: SentenceEncoder {
        let dimension = 2
        func knows(_ language: LanguageTag) -> Bool { language != "uk" }
        func encode(_ texts: [String]) throws(Failure) -> Vectors { throw Failure(.internal, "asked") }
    }

    @Test func aLanguageThatTheEncoderDoesNotKnowIsAlignedWithoutIt() throws {
        let ukrainian = document(["14 людей загинули.", "83 поранено."], "uk")
        let source = document(["14 people died.", "83 were hurt."], "en")
        let beads = try Aligner(encoder: Refusing()).align(ukrainian, with: ukrainian)
        #expect(beads.map(\.places) == ["0:0", "1:1"])
        #expect(throws: Failure.self) { try Aligner(encoder: Refusing()).align(source, with: ukrainian) }
    }

    /// A bead that crosses no other is not said to have moved, however it was found.
    @Test func onlyWhatCrossesHasMoved() throws {
        func english(_ number: Int) -> String {
            "On day \(number) the port of Varna shipped \(number * 37 + 11) tonnes of grain, \(number).5 percent more."
        }
        func russian(_ number: Int) -> String {
            "В день \(number) порт Варны отгрузил \(number * 37 + 11) тонн зерна, на \(number),5 процента больше."
        }
        for order in [
            [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], [7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6],
            [9, 10, 11, 12, 5, 6, 7, 8, 1, 2, 3, 4],
        ] {
            let beads = try Aligner(encoder: nil).align(
                document((1...12).map(english), "en"), with: document(order.map(russian), "ru"))
            let linked = beads.filter(\.isLinked)
            for (place, bead) in linked.enumerated() where bead.isMoved {
                let crosses = linked.enumerated().contains { other, another in
                    other != place
                        && (another.target.lowerBound < bead.target.lowerBound) != (other < place)
                }
                #expect(crosses, "\(bead.places) of \(linked.map(\.places))")
            }
            #expect(linked.contains(where: \.isMoved) == (order != order.sorted()))
        }
    }
}
