import CalqueCore
import CalqueQuality
import CalqueRepair
import CalqueUnits
import TestSupport
import Testing

@Suite struct RepairTests {
    private static func text(_ one: RepairCase, _ from: LanguageTag, _ to: LanguageTag) -> String? {
        Repair(of: one.target, to, source: one.source, query: one.query, from)?.text
    }

    @Test(arguments: RepairCase.englishRussian)
    func fromEnglishToRussian(_ one: RepairCase) { #expect(Self.text(one, "en", "ru") == one.expected) }

    @Test(arguments: RepairCase.englishChinese)
    func fromEnglishToChinese(_ one: RepairCase) { #expect(Self.text(one, "en", "zh") == one.expected) }

    @Test(arguments: RepairCase.russianEnglish)
    func fromRussianToEnglish(_ one: RepairCase) { #expect(Self.text(one, "ru", "en") == one.expected) }

    @Test(arguments: RepairCase.chineseEnglish)
    func fromChineseToEnglish(_ one: RepairCase) { #expect(Self.text(one, "zh", "en") == one.expected) }

    @Test func betweenOthers() throws {
        for (from, to, one) in RepairCase.others {
            #expect(Self.text(one, try #require(LanguageTag(from)), try #require(LanguageTag(to))) == one.expected)
        }
    }

    private static let all: [(LanguageTag, LanguageTag, RepairCase)] =
        RepairCase.englishRussian.map { ("en", "ru", $0) } + RepairCase.englishChinese.map { ("en", "zh", $0) }
        + RepairCase.russianEnglish.map { ("ru", "en", $0) } + RepairCase.chineseEnglish.map { ("zh", "en", $0) }

    /// The text itself as the query changes nothing, if the pair is understood.
    @Test func theSameValuesAreLeftAlone() {
        for (from, to, one) in Self.all {
            let repair = Repair(of: one.target, to, source: one.source, query: one.source, from)
            #expect(repair == nil || repair?.text == one.target && repair?.changes.isEmpty == true, "\(one)")
            if one.expected != nil { #expect(repair != nil, "\(one)") }
        }
    }

    /// If the reverse repair is certain too, it restores the original.
    @Test func thereAndBack() {
        // A word or a unit may come back as figures: 14 has no word.
        var count = 0
        for (from, to, one) in Self.all {
            guard let there = Self.text(one, from, to),
                let back = Repair(of: there, to, source: one.query, query: one.source, from), back.text == one.target
            else { continue }
            count += 1
        }
        #expect(count > 50)
    }

    /// By the quality rule for numbers, the translation has those of the query.
    @Test func theRuleOfNumbersAgrees() {
        let check = QualityCheck(rules: [.numbers])
        func findings(_ source: String, _ from: LanguageTag, _ target: String, _ to: LanguageTag) -> [String] {
            let unit = TranslationUnit(source: source, from, target: target, to)
            return check.findings(in: unit, header: TMXHeader(sourceLanguage: from, version: "1")).map(\.message)
        }
        var count = 0
        for (from, to, one) in Self.all {
            guard let repaired = Self.text(one, from, to), findings(one.source, from, one.target, to).isEmpty else {
                continue
            }
            count += 1
            #expect(findings(one.query, from, repaired, to) == [], "\(one): \(repaired)")
        }
        #expect(count > 60)
    }

    /// Random values in sentences of one number: each repair reads as the query does, or there is none.
    @Test func anyValueReadsAsItIsOrIsLeft() {
        let frames: [(String, String, LanguageTag)] = [
            ("Sales fell by % tons.", "Продажи упали на % тонн.", "ru"), ("Sales fell by % tons.", "销量减少%吨。", "zh"),
            ("It is worth $% billion.", "Он стоит % млрд долларов.", "ru"),
        ]
        var generator = SeededGenerator(seed: 6)
        var made = 0
        for _ in 0..<300 {
            for (english, other, language) in frames {
                let values = (0..<2).map { _ in Int.random(in: 2...900, using: &generator) }
                let texts = values.map { english.replacing("%", with: "\($0)") }
                let target = other.replacing("%", with: "\(values[0])")
                guard let repair = Repair(of: target, language, source: texts[0], query: texts[1], "en") else {
                    continue
                }
                made += 1
                let check = QualityCheck(rules: [.numbers])
                let unit = TranslationUnit(source: texts[1], "en", target: repair.text, language)
                #expect(check.findings(in: unit, header: TMXHeader(sourceLanguage: "en", version: "1")).isEmpty)
                #expect(repair.text.contains("\(values[1])"))
            }
        }
        #expect(made > 300)
    }

    @Test func changesSayWhatIsNew() throws {
        let repair = try #require(
            Repair(
                of: "3 февраля рост составил 3 процента.", "ru", source: "It was 3 percent on February 3.",
                query: "It was 4 percent on March 3.", "en"))
        #expect(repair.text == "3 марта рост составил 4 процента.")
        #expect(repair.changes.map(\.old) == ["февраля", "3"] && repair.changes.map(\.new) == ["марта", "4"])
        let bytes = Array(repair.text.utf8)
        for change in repair.changes {
            #expect(String(decoding: bytes[change.range], as: UTF8.self) == change.new)
        }
        #expect(repair.stretches.map(\.text).joined() == repair.text)
    }

    @Test func oddTextsAreNoTrouble() {
        for text in [
            "", " ", "3", "3 3 3", "..,,3,,..", "99999999999999999999", "3,2,1", "0", "1e9", "３．２", "﻿3", "三三三万亿亿",
            "12:99 p.m.", "February", "May 99",
        ] {
            for language in ["en", "ru", "zh"] as [LanguageTag] {
                for query in ["4", text + "4", text.replacing("3", with: "4")] {
                    _ = Repair(of: text, language, source: text, query: query, "en")
                    _ = Repair(of: text, "en", source: text, query: query, language)
                }
            }
        }
    }
}
