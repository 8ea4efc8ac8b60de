import CalqueCore
import CalqueUnits
import CalqueXML
import Testing

@Suite struct UnitsTests {
    @Test(arguments: [
        (0, "19700101T000000Z"), (951_782_400, "20000229T000000Z"), (1_709_251_199, "20240229T235959Z"),
        (-1, "19691231T235959Z"), (Int64.max, "99991231T235959Z"), (Int64.min, "00000101T000000Z"),
    ])
    func dates(seconds: Int64, expected: String) {
        #expect(UnitDate(secondsSince1970: seconds).description == expected)
    }

    @Test(arguments: [
        (0.0, "0.00"), (1, "1.00"), (0.005, "0.00"), (0.995, "0.99"), (0.29, "0.29"), (2, "1.00"), (-1, "0.00"),
        (0.1, "0.10"),
    ])
    func confidences(value: Double, expected: String) {
        let unit = TranslationUnit(source: "a", "en", target: "b", "ru", confidence: value)
        #expect(unit.annotations.property(PropertyType.confidence) == expected)
    }

    @Test(arguments: [
        ("2026-02-03T04:05:06Z", "20260203T040506Z"), ("2026-02-03 04:05", "20260203T040500Z"),
        ("20260203", "20260203T000000Z"), ("20260203T040506", "20260203T040506Z"),
        ("2026-02-03T04:05:06.789+03:00", "20260203T010506Z"), ("2024-02-29T23:30:00-01:00", "20240301T003000Z"),
        ("1969-12-31T00:00:00Z", "19691231T000000Z"), ("2026-13-01", nil), ("2026", nil), ("2026-02-03x", nil),
        ("", nil),
    ])
    func datesOfOtherTools(text: String, date: String?) {
        #expect(UnitDate(text)?.description == date)
    }

    @Test(
        arguments: [
            ("7", 7), ("0", 0), ("+7", 7), ("-7", nil), ("seven", nil), ("", nil), ("7.0", nil), ("1e3", nil),
            ("9223372036854775807", .max), ("9223372036854775808", .max), ("99999999999999999999999999", .max),
            ("-9223372036854775809", nil), ("٣", nil),
        ] as [(String, Int?)])
    func countsOfUses(text: String, count: Int?) {
        #expect(TranslationUnit.count(text) == count)
        #expect(TranslationUnit(attributes: [XMLAttribute("usagecount", text)], variants: []).usageCount == count)
    }

    @Test(
        arguments: [
            ("0", 0), ("1", 1), ("0.97", 0.97), ("1.0000001", nil), ("-0.1", nil), ("nan", nil), ("inf", nil),
            ("-inf", nil),
            ("1e300", nil), ("1e-3", 0.001), ("", nil), ("high", nil), (" 0.5", nil),
        ] as [(String, Double?)])
    func confidencesOfOthers(text: String, confidence: Double?) {
        #expect(TranslationUnit.confidence(text) == confidence)
        var unit = TranslationUnit(variants: [])
        unit.annotations.setProperty(PropertyType.confidence, to: text)
        #expect(unit.confidence == confidence)
    }

    @Test func contentIsComparedByBytes() {
        #expect(SegmentContent("\u{E9}") != SegmentContent("e\u{301}"))
        #expect(SegmentContent([.text("a"), .text(""), .text("b")]) == "ab")
        #expect(Set([SegmentContent("\u{E9}"), SegmentContent("e\u{301}"), "\u{E9}"]).count == 2)
    }

    @Test(arguments: [
        ("2026", "2026", "2026"), ("2026-02", "2026-02", "202602"), ("2026/02/03", "2026-02-03", "20260203"),
        ("2026-02-03 12:00", "2026-02-03", "20260203"), ("2026-02-03T23:30:00-05:00", "2026-02-03", "20260203"),
        ("February 2026", nil, nil), ("2026-02-03x", nil, nil),
    ])
    func daysOfDocuments(text: String, day: String?, digits: String?) {
        #expect(UnitDate(startOf: text)?.day == day)
        #expect(UnitDate(startOf: text)?.digits == digits)
    }

    @Test func datesHaveAnOrder() {
        let dates = ["20260203T120001Z", "2026-02-03", "20260203T000000Z", "20260203T120000Z"].compactMap {
            UnitDate($0)
        }
        #expect(dates.sorted().map(\.digits) == ["20260203", "20260203000000", "20260203120000", "20260203120001"])
        let ordinals = dates.sorted().map(\.ordinal)
        #expect(ordinals == ordinals.sorted() && ordinals.allSatisfy { $0 > 0 })
        #expect(UnitDate(secondsSince1970: .min).ordinal == 1)
        #expect(UnitDate("20260203T235959Z")?.wholeDay == UnitDate("2026-02-03"))
    }

    @Test func theLastChangeIsThatOfTheUnitOrAVariant() {
        var unit = TranslationUnit(variants: [Variant("en", "a"), Variant("ru", "b")])
        #expect(unit.lastChange == nil && unit.day == nil)
        unit.variants[1].attributes = [XMLAttribute("creationdate", "20250101T000000Z")]
        #expect(unit.lastChange?.description == "20250101T000000Z")
        unit.attributes = [
            XMLAttribute("creationdate", "20240101T000000Z"), XMLAttribute("changedate", "yesterday"),
        ]
        #expect(unit.lastChange?.description == "20250101T000000Z")
        unit.variants[0].attributes = [XMLAttribute("changedate", "20260101T120000Z")]
        #expect(unit.lastChange?.description == "20260101T120000Z" && unit.day?.day == "2026-01-01")
        unit.annotations.setProperty(PropertyType.date, to: "2023-05")
        #expect(unit.day?.day == "2023-05")
    }

    @Test func aSelectionKeepsItsLanguages() {
        let selection = LanguageSelection(["en", "ru"]) { $0.language == $1.language }
        let header = TMXHeader(sourceLanguage: "zh", version: "1")
        #expect(selection.header(header).sourceLanguage == "*all*")
        #expect(selection.header(TMXHeader(sourceLanguage: "en", version: "1")).sourceLanguage == "en")
        let unit = TranslationUnit(
            attributes: [XMLAttribute("srclang", "zh"), XMLAttribute("tuid", "7")],
            variants: [Variant("zh", "雨"), Variant("en-GB", "rain"), Variant("ru", "дождь")])
        let kept = selection.unit(unit)
        #expect(kept?.variants.map(\.text) == ["rain", "дождь"])
        #expect(kept?.attributes == [XMLAttribute("srclang", "*all*"), XMLAttribute("tuid", "7")])
        #expect(selection.unit(TranslationUnit(variants: [Variant("zh", "雨"), Variant("ru", "дождь")])) == nil)
        let single = TranslationUnit(variants: [Variant("ru", "дождь")])
        #expect(LanguageSelection(["ru"]).unit(single) == single)
    }
}
