import CalqueCore
import CalqueSegmentation
import Foundation
import TestSupport
import Testing

/// Rule files in use, from the evaluation data.
@Suite("SRX files in use")
struct SRXRealFileTests {
    private static func rules(_ name: String) throws -> SRXRules {
        try SRXRules(bytes: SharedData.bytes("eval/srx/\(name)"), file: name)
    }

    @Test("Okapi's default rules", .enabled(if: SharedData.folder != nil, "needs ../shared"))
    func okapi() throws {
        let rules = try Self.rules("okapi-default.srx")
        #expect(rules.problems.isEmpty && rules.notes.isEmpty && !rules.cascades)
        #expect(rules.languageRules.map(\.name) == ["Default", "Thai", "Khmer"])
        #expect(rules.languageRules.map(\.rules.count) == [8, 1, 1])
        #expect(
            try SRXFiles.texts(rules, "en", "Mr. Holmes is from the U.K. not the U.S. Is Dr. Watson? (Yes.) He vs. I!")
                == [
                    "Mr. Holmes is from the U.K. not the U.S.", "Is Dr. Watson?", "(Yes.)", "He vs. I!",
                ])
        #expect(try SRXFiles.texts(rules, "zh-CN", "什么？！好。走。") == ["什么？！", "好。", "走。"])
        #expect(try SRXFiles.texts(rules, "ru", "Это так. Да! Нет") == ["Это так.", "Да!", "Нет"])
    }

    @Test("OpenXLIFF's default rules", .enabled(if: SharedData.folder != nil, "needs ../shared"))
    func openXLIFF() throws {
        let rules = try Self.rules("openxliff-default.srx")
        #expect(rules.problems.isEmpty && rules.notes.isEmpty && rules.cascades)
        #expect(rules.languageRules.count == 17 && rules.languageMaps.count == 17)
        #expect(rules.languageRules.map(\.rules.count).reduce(0, +) == 1985)
        #expect(try rules.rules(for: "en").count == 134)
        #expect(try rules.rules(for: "ru").count == 13)
        let text = "He met Capt. Fox, i.e. the captain. They left at 5 p.m. Now! Is it No. 5? Yes: it is."
        #expect(
            try SRXFiles.texts(rules, "en-US", text) == [
                "He met Capt. Fox, i.e. the captain.", "They left at 5 p.m.", "Now!", "Is it No. 5?", "Yes:", "it is.",
            ])
        #expect(try SRXFiles.texts(rules, "zh", "什么？！好。 走。") == ["什么？！", "好。", "走。"])
    }

    @Test("A megabyte of text with two hundred rules", .enabled(if: SharedData.folder != nil, "needs ../shared"))
    func speed() throws {
        let rules = try Self.rules("openxliff-default.srx")
        let unit =
            "He met Capt. Fox, i.e. the captain, vs. the U.S. team. They left at 5 p.m. and won 3.5 points! Is it so? "
        for language: LanguageTag in ["en", "pl", "nl"] {
            let segmenter = try rules.segmenter(for: language)
            let text = String(repeating: unit, count: (1 << 20) / unit.utf8.count)
            var count = 0
            let time = try ContinuousClock().measure { count = try segmenter.ranges(in: text).count }
            print("\(language): \(segmenter.rules.count) rules, 1 MB, \(count) segments, \(time)")
            #expect(count > 10_000 && time < .seconds(60))
        }
    }
}
