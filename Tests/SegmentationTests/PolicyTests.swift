import CalqueCore
import CalqueSegmentation
import Testing

@Suite("Policies and word lists")
struct PolicyTests {
    private func parts(
        _ text: String, _ language: LanguageTag = "en", adding words: SegmentationWordList? = nil,
        _ change: (inout SegmentationPolicies) -> Void = { _ in }
    ) throws -> [String] {
        var policies = SegmentationPolicies()
        change(&policies)
        return try Segmenter(language: language, policies: policies, adding: words).texts(in: text)
    }

    @Test("A dateline is a segment, or is joined to its sentence")
    func dateline() throws {
        let text = "VARDE, June 7. /Interwire/. The port opened. Ships came."
        #expect(try parts(text) == ["VARDE, June 7. /Interwire/.", "The port opened.", "Ships came."])
        #expect(
            try parts(text) { $0.dateline = .joined }
                == ["VARDE, June 7. /Interwire/. The port opened.", "Ships came."])
    }

    @Test(
        "An attribution stays with its quotation, or is a segment of its own",
        arguments: [
            ("en", "“Who pays?” |Ann Cole asked."), ("en", "“Who pays?” |asked Ann Cole."),
            ("ru", "«Кто платит?» |— спросила она."), ("zh", "“谁付钱？”|她问。"),
        ])
    func attribution(language: String, marked: String) throws {
        let text = marked.filter { $0 != "|" }
        let tag = try #require(LanguageTag(language))
        #expect(try parts(text, tag) == [text])
        let apart = marked.split(separator: "|").map { $0.last == " " ? String($0.dropLast()) : String($0) }
        #expect(try parts(text, tag) { $0.attribution = .apart } == apart)
    }

    @Test("Colons and semicolons end segments if the policies say so")
    func clauses() throws {
        let text = "One thing: oil rose 3:2; gas fell."
        #expect(try parts(text) == [text])
        #expect(try parts(text) { $0.splitsAtColon = true } == ["One thing:", "oil rose 3:2; gas fell."])
        #expect(try parts(text) { $0.splitsAtSemicolon = true } == ["One thing: oil rose 3:2;", "gas fell."])
        #expect(
            try parts("一是快；二是好：很好。", "zh") {
                $0.splitsAtSemicolon = true
                $0.splitsAtColon = true
            } == ["一是快；", "二是好：", "很好。"])
    }

    @Test("Sentences of noisy text may start with lower-case letters")
    func noisy() throws {
        let text = "the port opened. ships came at 5 p.m. on Friday. mr. cole left... and wept! “why?” she asked."
        #expect(try parts(text) == [text])
        #expect(
            try parts(text) { $0.allowsLowercaseStarts = true } == [
                "the port opened.", "ships came at 5 p.m. on Friday.", "mr.", "cole left... and wept!",
                "“why?” she asked.",
            ])
    }

    @Test("Words of the user are added to those of the language")
    func words() throws {
        let text = "The Kapt. Holm and Mr. Cole met. They spoke."
        #expect(try parts(text) == ["The Kapt.", "Holm and Mr. Cole met.", "They spoke."])
        let list = try SegmentationWordList(Array("# Of the house\n[title]\nKapt. Kdt\n\n[organisation]\nOyj\r\n".utf8))
        #expect(try parts(text, adding: list) == ["The Kapt. Holm and Mr. Cole met.", "They spoke."])
        #expect(try parts("Norse Oyj. Holm left.", "fi", adding: list) == ["Norse Oyj. Holm left."])
    }

    @Test("Function words of the user decide in a language without built-in words")
    func functionWords() throws {
        let text = "Skepp, båtar och dyl. Hamnen är öppen."
        let abbreviation = "[after-and]\ndyl\n"
        #expect(try parts(text, "sv", adding: SegmentationWordList(Array(abbreviation.utf8))) == [text])
        let both = try SegmentationWordList(Array((abbreviation + "[and]\noch\n").utf8))
        #expect(try parts(text, "sv", adding: both) == ["Skepp, båtar och dyl.", "Hamnen är öppen."])
    }

    @Test(
        "A word list that cannot be used is an error at its line",
        arguments: [("[title]\nMr\n[nobility]\nSir", 3), ("Mr\n", 1), ("# x\n\n[title\n", 3), ("[unit] km\n", 1)])
    func faults(file: String, line: Int) {
        #expect { try SegmentationWordList(Array(file.utf8)) } throws: { error in
            let failure = error as? Failure
            return failure?.kind == .badData && failure?.place.line == line && failure?.advice != nil
        }
        #expect(throws: Failure.self) { try SegmentationWordList(Array("[title]\n".utf8) + [0xFF, 0x0A]) }
    }

    @Test("A decision shows the text around it")
    func context() throws {
        let text = "Порт открыт. Суда идут."
        let decision = try #require(try Segmenter(language: "ru").explain(text).first)
        #expect(decision.context(in: text, width: 8) == ("открыт. ", "Суда иду"))
        #expect(decision.context(in: text) == ("Порт открыт. ", "Суда идут."))
    }

    @Test func spacesMissAtFullStopsByEvidence() throws {
        let text = "The talks ended.He said nothing. He uses Node.Js daily. The zorbing.Quuxes came."
        let known = "The talks ended."
        #expect(try parts(text) { _ in }.prefix(2) == [known, "He said nothing."])
        #expect(
            try parts(text) { $0.missingSpaces = .any } == [
                known, "He said nothing.", "He uses Node.", "Js daily.", "The zorbing.", "Quuxes came.",
            ])
        #expect(
            try parts(text) { $0.missingSpaces = .never } == [
                "The talks ended.He said nothing.", "He uses Node.Js daily.", "The zorbing.Quuxes came.",
            ])
        #expect(
            try parts(text) { _ in } == [
                known, "He said nothing.", "He uses Node.Js daily.", "The zorbing.Quuxes came.",
            ])
    }
}
