import CalqueCore
import CalqueQuality
import CalqueUnits
import Testing

/// A pair, and the rules that have a finding in it.
struct QualityCase: Sendable, CustomTestStringConvertible {
    let source: String
    let target: String
    var language: LanguageTag = "ru"
    let rules: [QualityRule]

    init(_ source: String, _ target: String, _ language: LanguageTag = "ru", _ rules: QualityRule...) {
        self.source = source
        self.target = target
        self.language = language
        self.rules = rules
    }

    var testDescription: String { "\(source) | \(target)" }
}

@Suite struct QualityTests {
    static let header = TMXHeader(sourceLanguage: "en", version: "1")

    static let cases: [QualityCase] = [
        QualityCase("The plant will open in May.", "Завод откроется в мае."),
        // Numbers by value, in any form.
        QualityCase("It cost 3.2 billion euros.", "Он стоил 3,2 млрд евро."),
        QualityCase("It cost 3.2 billion euros.", "耗资32亿欧元。", "zh"),
        QualityCase("It cost 3.2 billion euros.", "Он стоил 2,3 млрд евро.", "ru", .numbers),
        QualityCase("It has 1,200 seats.", "В нём 1200 мест."),
        QualityCase("It has 1,200 seats.", "В нём много мест.", "ru", .numbers),
        QualityCase("It has many seats.", "В нём 1200 мест.", "ru", .numbers),
        QualityCase("The talks lasted three days.", "Переговоры шли 3 дня."),
        QualityCase("They met on March 5.", "会晤3月5日举行。", "zh"),
        QualityCase("They met on March 5.", "会晤3月6日举行。", "zh", .numbers),
        // In words, in other figures, or as part of something else.
        QualityCase("Her 3-year-old son came.", "Пришёл её трёхлетний сын."),
        QualityCase("All 50 states agreed.", "Согласились все пятьдесят штатов."),
        QualityCase("He died at 10 a.m.", "Он умер в 10 утра."),
        QualityCase("The train leaves at 14:38.", "Поезд уходит в 14.38."),
        QualityCase("It was built in the 1970s.", "Он построен в 70-е годы."),
        QualityCase("The 2015-16 season was bad.", "Сезон 2015–2016 годов был плохим."),
        QualityCase("In the 19th century it grew.", "В XIX веке он рос."),
        QualityCase("The air is full of CO2.", "Воздух полон углекислого газа."),
        QualityCase("The rate was 5.2%.", "Ставка была 5.2%."),
        QualityCase("Prices fell by 10%.", "价格下跌一成。", "zh"),
        QualityCase("In June 17 people came.", "6 月有 17 人来。", "zh"),
        QualityCase("They opened 23 offices.", "他们开设了二十三个办事处。", "zh"),
        QualityCase("They opened 23 offices.", "他们开设了二十四个办事处。", "zh", .numbers),
        QualityCase("It was built in the 1970s.", "Он построен в 80-е годы.", "ru", .numbers),
        QualityCase("The rate was 5.2%.", "Ставка была 2.5%.", "ru", .numbers),
        QualityCase("It cost 1.2 billion.", "Он стоил 1,2 млн.", "ru", .numbers),
        // Missing or equal texts.
        QualityCase("The plant will open.", " ", "ru", .untranslated),
        QualityCase("The plant will open soon.", "The plant will open soon.", "ru", .same, .script),
        QualityCase("NATO", "NATO"),
        QualityCase("Reuters", "Reuters"),
        QualityCase("2026", "2026"),
        // Length.
        QualityCase(
            "The ministry said on Tuesday that the two sides had agreed on the text of the treaty after long talks.",
            "Да, это так.", "ru", .length),
        QualityCase("The two sides have agreed on the final text of the treaty.", "双方已就条约最终文本达成一致。", "zh"),
        // Scripts.
        QualityCase("The plant will open soon.", "Zavod skoro otkroyetsya.", "ru", .script),
        QualityCase("The bank is called Sberbank CIB.", "Банк называется Sberbank CIB."),
        QualityCase("They agreed on the treaty.", "双方同意条约，並發表聲明。", "zh", .mixedHan),
        QualityCase("They agreed on the treaty.", "雙方同意條約並發表聲明。", "zh-Hant"),
        QualityCase("They agreed on the treaty.", "雙方同意條約並发表聲明。", "zh-Hant", .mixedHan),
        // Doubled words.
        QualityCase("The plant will open.", "Завод завод откроется.", "ru", .doubled),
        QualityCase("He went in.", "Он вошёл в в дом.", "ru", .doubled),
        QualityCase("It was his house.", "这是他的的房子。", "zh", .doubled),
        QualityCase("He said that that was wrong.", "Он сказал, что это неверно."),
        QualityCase("Boutros Boutros spoke.", "Выступил Бутрос."),
        QualityCase("They said it again and again.", "他们看看再说。", "zh"),
        // Marks without a partner.
        QualityCase("He said (in May) no.", "Он сказал (в мае нет.", "ru", .unbalanced),
        QualityCase("\"We agreed,\" he said.", "«Мы согласились, — сказал он.", "ru", .unbalanced),
        QualityCase("\"We agreed. It took long.", "«Мы согласились. Это было долго."),
        QualityCase("a) The first point.", "а) Первый пункт."),
        QualityCase("“We agreed,” he said.", "„Мы согласились“, — сказал он."),
        QualityCase("“We agreed,\" he said.", "«Мы согласились», — сказал он."),
        // Characters that do not occur in texts.
        QualityCase("The plant will\u{2028} open.", "Завод откроется.", "ru", .control),
        QualityCase("The plant\u{FFFD} will open.", "Завод откроется.", "ru", .control),
        QualityCase("The plant will open.", "Завод\u{202E} откроется.", "ru", .control),
    ]

    @Test(arguments: cases)
    func eachRuleFindsWhatItIsFor(one: QualityCase) {
        let unit = TranslationUnit(source: one.source, "en", target: one.target, one.language)
        let findings = QualityCheck().findings(in: unit, header: Self.header)
        #expect(Set(findings.map(\.rule)) == Set(one.rules), "\(findings)")
    }

    @Test func aRuleThatIsNotAskedForIsSilent() {
        let unit = TranslationUnit(source: "It has 7 seats.", "en", target: "Zavod bolshoy i krasivyy, 8.", "ru")
        #expect(QualityCheck(rules: [.numbers]).findings(in: unit, header: Self.header).map(\.rule) == [.numbers])
        #expect(QualityCheck(rules: []).findings(in: unit, header: Self.header).isEmpty)
    }

    @Test func aTextAloneIsNotTranslated() {
        let unit = TranslationUnit(variants: [Variant("en", "The plant will open.")])
        let findings = QualityCheck().findings(in: unit, header: Self.header)
        #expect(findings.map(\.rule) == [.untranslated] && findings[0].message == "there is only en")
    }

    @Test func tagsOfOneSideOnlyAreFound() {
        func bold(_ text: String) -> SegmentContent {
            SegmentContent([
                .element(InlineElement(.bpt, content: "<b>")), .text(text),
                .element(InlineElement(.ept, content: "</b>")),
            ])
        }
        var unit = TranslationUnit(variants: [Variant("en", bold("Yes.")), Variant("ru", bold("Да."))])
        #expect(QualityCheck().findings(in: unit, header: Self.header).isEmpty)
        unit.variants[1].content = "Да."
        let findings = QualityCheck().findings(in: unit, header: Self.header)
        #expect(findings.map(\.rule) == [.tags])
        #expect(findings[0].message.contains("bpt 1 in en, 0 in ru"))
    }

    @Test func aQuotationMayRunOverUnits() {
        let pass = QualityPass<Int>(QualityCheck(rules: [.unbalanced]))
        func found(_ targets: [String], documents: [String]? = nil) -> [Int] {
            var numbers: [Int] = []
            for (number, target) in targets.enumerated() {
                let unit = TranslationUnit(source: "\"Yes,\" he said.", "en", target: target, "ru")
                numbers += pass.next(unit, header: Self.header, document: documents?[number], number).map(\.payload)
            }
            return numbers + pass.finish().map(\.payload)
        }
        #expect(found(["«Да.", "Да.", "Так», — сказал он."]) == [])
        #expect(found(["«Да.", "«Нет»."]) == [0])
        #expect(found(["Да.", "Так», — сказал он.", "«Да."]) == [1, 2], "the wrong way round")
        #expect(found(["«Да.", "Так», — сказал он."], documents: ["a", "b"]) == [0, 1])
        #expect(found(["«Да."] + Array(repeating: "Да.", count: 20) + ["Так»."]) == [0, 21], "too far")
        #expect(found(["«Да.", "«Да.", "Так»."]) == [0], "in order, and each once")
    }

    @Test func theSourceIsThatOfTheHeader() {
        let unit = TranslationUnit(variants: [Variant("ru", "Текст 5."), Variant("en", "Text 6.")])
        let findings = QualityCheck(rules: [.numbers]).findings(in: unit, header: Self.header)
        #expect(findings.map(\.language) == ["ru"], "the target")
    }
}
