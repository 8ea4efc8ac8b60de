import CalqueCore
import CalqueSRXExport
import CalqueSegmentation
import TestSupport
import Testing
import UnitTestSupport

/// The built-in rules as SRX, read back.
@Suite struct SRXExportTests {
    private func rules(_ languages: [LanguageTag]) throws -> SRXRules {
        var bytes: [UInt8] = []
        try SRXExport(languages).write { bytes += $0 }
        let folder = try TemporaryFolder()
        return try SRXRules(path: try folder.write("c.srx", bytes))
    }

    @Test func everyLanguageHasRulesThatCanBeUsed() throws {
        let all: [LanguageTag] = ["ar", "de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt", "ru", "tr", "uk", "zh"]
        let rules = try rules(all)
        #expect(rules.problems.isEmpty && rules.notes.isEmpty && rules.languageRules.count == all.count)
        for tag in all { #expect(try rules.maps(for: tag).count == 1) }
        #expect(try rules.maps(for: "en-GB").map(\.languageRule) == ["en"])
        #expect(refusal { _ = try SRXExport(["xx"]) }?.kind == .usage)
    }

    @Test(arguments: [
        ("en", ["Mr. Smith left.", "He met Dr. Lee at No. 5 Main St. yesterday.", "Why?"]),
        ("en", ["“Stop!” Anna Reed said.", "“Go.”", "Norse Inc. rose.", "Prices fell 1.5 percent (see p. 7)."]),
        ("en", ["It costs $5 at Norse Inc.", "The price rose…", "J. K. Field wrote it."]),
        ("ru", ["Цена — 5 тыс. руб. за тонну.", "Об этом сообщил г-н Иванов.", "В 2014 г. была зима."]),
        ("ru", ["А. С. Петров уехал.", "Приехали Сидоров и др. гости.", "«Что?» — спросил он."]),
        ("zh", ["他说：“好。”", "她走了。", "“加油！”的口号响起。", "价格是1.5元。"]),
        ("de", ["Er kam am 3. Oktober.", "Dr. Weber blieb."]),
    ])
    func sentences(tag: String, segments: [String]) throws {
        let language = try #require(LanguageTag(tag))
        let segmenter = try rules([language]).segmenter(for: language)
        let text = segments.joined(separator: language == "zh" ? "" : " ")
        #expect(try Segmenter(language: language, rules: segmenter).texts(in: text) == segments)
    }
}
