import CalqueCore
import CalqueMemory
import CalqueUnits
import CalqueXML
import Testing
import UnitTestSupport

@Suite struct FilterTests {
    private static let unit: TranslationUnit = {
        var unit = TranslationUnit(
            source: "Oil prices rose 3 %.", "en", target: "Цены на нефть выросли на 3 %.", "ru",
            document: "desk/oil.en.txt", date: "2026-02-03", confidence: 0.87,
            creationDate: UnitDate(secondsSince1970: 1_767_225_600))
        unit.annotations.append(.note(UnitNote("Seen by the desk")))
        unit.annotations.setProperty("x-domain", to: "Energy")
        unit.attributes.append(.init("tuid", "u7"))
        unit.attributes.append(.init("usagecount", "4"))
        return unit
    }()

    private func holds(_ condition: String, _ unit: TranslationUnit = unit) throws -> Bool {
        try UnitFilter(condition).holds(
            for: Memory.Entry(position: 12, fileIndex: 0, positionInFile: 12, unit: unit), header: testHeader,
            file: "wire/a.tmx")
    }

    @Test(arguments: [
        "lang = ru", "lang = ru-RU", "LANG != zh", "text contains \"oil PRICES\"", "text.ru contains нефть",
        "text.ru ~ 'нефт(ь|и)'", "text.ru ~ нефть", "text !~ уголь", "source contains oil", "target contains нефть",
        "domain = energy",
        "domain exists", "document = desk/oil.en.txt", "document ~ '^desk/'", "file = a.tmx", "date = 2026",
        "date = 2026-02", "date = 2026-02-03", "date >= 2026-02-03", "date > 2025", "date < 2026-03",
        "date <= 2026-02", "created = 2026-01-01", "confidence >= 0.87", "confidence < .9", "usage > 3", "usage = 4",
        "unit = 12", "unit <= 12", "tuid = u7", "note contains desk", "prop.x-domain = ENERGY",
        "not prop.x-moved exists",
        "lang = zh or lang = ru", "lang = zh and lang = en or domain = energy", "not (lang = zh or domain = sport)",
        "not lang = zh and lang = en", "text = 'Oil prices rose 3 %.'",
    ])
    func itHolds(condition: String) throws { #expect(try holds(condition)) }

    @Test(arguments: [
        "lang = zh", "lang != ru", "text.zh exists", "text.en contains нефть", "source contains нефть",
        "target contains oil", "domain = sport", "domain != energy", "date > 2026", "date < 2026", "date > 2026-02",
        "date < 2026-02-03", "confidence > 0.87", "usage < 4", "unit > 12", "tuid = u", "prop.x-moved = yes",
        "not domain exists", "lang = en and (lang = zh or domain = sport)", "text ~ '^prices'",
    ])
    func itDoesNot(condition: String) throws { #expect(try !holds(condition)) }

    @Test(arguments: [
        ("", "character 1: a field is missing at the end"), ("lang", "character 5: a comparison is missing after lang"),
        ("lang =", "character 7: a value is missing after ="), ("langg = ru", "character 1: “langg” is not a field"),
        ("lang == ru", "character 7: a value is missing after ="),
        ("lang is ru", "character 6: “is” is not a comparison"),
        ("lang = ru domain = x", "character 11: “domain” is not expected here"),
        ("(lang = ru", "character 1: the parenthesis is not closed"),
        ("text contains 'a", "character 15: the quotation is not closed"),
        ("usage > many", "character 9: “many” is not a number"),
        ("date > soon", "character 8: “soon” is not a date"), ("text < a", "character 8: texts have no order"),
        ("lang < en", "character 8: languages have no order"), ("lang = -", "character 8: “-” is not a language tag"),
        ("text ~ '(a'", "character 8: “(a” is not a regular expression: a parenthesis without its partner"),
        (String(repeating: "(", count: 5000), "too many parentheses"), ("text.- = a", "“text.-” is not a field"),
    ])
    func whatIsWrongIsSaid(condition: String, message: String) {
        let failure = refusal { _ = try UnitFilter(condition) }
        #expect(failure?.kind == .usage && failure?.message.contains(message) == true, "\(String(describing: failure))")
    }

    @Test func aQuotedQuoteIsOne() throws {
        var unit = Self.unit
        unit.variants[0].content = "It's \"so\"."
        #expect(try holds(#"text contains 'It''s "so"'"#, unit))
    }
}
