/// A unit of a memory, a text that differs from it in values only, and the expected translation.
struct RepairCase: Sendable, CustomStringConvertible {
    let source: String
    let target: String
    let query: String
    /// Nil: it is left to the translator.
    let expected: String?

    init(_ source: String, _ target: String, _ query: String, _ expected: String?) {
        self.source = source
        self.target = target
        self.query = query
        self.expected = expected
    }

    var description: String { "\(source) | \(target) | \(query)" }
}

extension RepairCase {
    static let englishRussian: [RepairCase] = [
        // Ordinals in figures.
        .init(
            "The 3rd quarter was bad.", "3-й квартал был плохим.", "The 2nd quarter was bad.", "2-й квартал был плохим."
        ),
        .init("It was the 3rd try.", "Это была 3-я попытка.", "It was the 21st try.", "Это была 21-я попытка."),
        .init("In the 3rd year it grew.", "В 3-м году он рос.", "In the 2nd year it grew.", nil),
        .init("A 3-year deal was signed.", "Подписан 3-летний договор.", "A 5-year deal was signed.", nil),
        // Decimals, percent, the noun after the number.
        .init(
            "Oil rose 3.2 percent.", "Нефть подорожала на 3,2%.", "Oil rose 4.5 percent.", "Нефть подорожала на 4,5%."),
        .init(
            "Oil rose 3 percent.", "Нефть подорожала на 3 процента.", "Oil rose 5 percent.",
            "Нефть подорожала на 5 процентов."),
        .init(
            "Oil rose 5 percent.", "Нефть подорожала на 5 процентов.", "Oil rose 3 percent.",
            "Нефть подорожала на 3 процента."),
        .init(
            "Oil rose 5 percent.", "Нефть подорожала на 5 процентов.", "Oil rose 1 percent.",
            "Нефть подорожала на 1 процент."),
        .init(
            "Oil rose 5 percent.", "Нефть подорожала на 5 процентов.", "Oil rose 2.5 percent.",
            "Нефть подорожала на 2,5 процента."),
        .init("Oil rose 3%.", "Нефть подорожала на 3%.", "Oil rose 21 percent.", "Нефть подорожала на 21%."),
        // After the preposition "до" all forms are genitive. The words show it for few, not for many.
        .init(
            "It may grow to 3 percent.", "Он может вырасти до 3 процентов.", "It may grow to 7 percent.",
            "Он может вырасти до 7 процентов."),
        .init(
            "It may grow to 7 percent.", "Он может вырасти до 7 процентов.", "It may grow to 3 percent.",
            "Он может вырасти до 3 процентов."),
        .init("Inflation is 7 percent.", "Инфляция — 7 процентов.", "Inflation is 3 percent.", nil),
        .init(
            "Inflation is 7 percent.", "Инфляция — 7 процентов.", "Inflation is 6.5 percent.",
            "Инфляция — 6,5 процента."),
        // The verb would change with one.
        .init("It has 1 million users.", "У нее 1 миллион пользователей.", "It has 5 million users.", nil),
        .init(
            "It has 2 million users.", "У нее 2 миллиона пользователей.", "It has 5 million users.",
            "У нее 5 миллионов пользователей."),
        .init(
            "It has 2 million users.", "У нее 2 миллиона пользователей.", "It has 2.4 million users.",
            "У нее 2,4 миллиона пользователей."),
        .init("It grew by 1 million.", "Он вырос на 1 миллион.", "It grew by 5 million.", "Он вырос на 5 миллионов."),
        // Units.
        .init(
            "It cost $3.2 billion.", "Он обошелся в 3,2 млрд долларов.", "It cost $4.75 billion.",
            "Он обошелся в 4,75 млрд долларов."),
        .init("It cost $3.2 billion.", "Он обошелся в $3,2 млрд.", "It cost $450 million.", "Он обошелся в $450 млн."),
        .init(
            "It cost $3 billion.", "Он обошелся в 3 миллиарда долларов.", "It cost $450 million.",
            "Он обошелся в 450 миллионов долларов."),
        .init(
            "Some 14,000 people left.", "Уехали около 14 тыс. человек.", "Some 25,500 people left.",
            "Уехали около 25,5 тыс. человек."),
        .init(
            "Some 14,000 people left.", "Уехали около 14 тыс. человек.", "Some 1.2 million people left.",
            "Уехали около 1,2 млн человек."),
        .init(
            "Some 96,400 tons are left.", "Осталось 96 400 тонн.", "Some 108,350 tons are left.",
            "Осталось 108 350 тонн."),
        .init("Copper is at $10,870.", "Медь стоит $10 870.", "Copper is at $9,870.", "Медь стоит $9 870."),
        .init("It closed at 7.1640 yuan.", "Курс — 7,164 юаня.", "It closed at 7.1702 yuan.", "Курс — 7,1702 юаня."),
        .init(
            "It cost 850 dollars.", "Он стоил 850 долларов.", "It cost 1.5 million dollars.",
            "Он стоил 1,5 млн долларов."),
        // Unknown nouns are kept only with the same kind of number.
        .init("He has 3 horses.", "У него 3 лошади.", "He has 4 horses.", "У него 4 лошади."),
        .init("He has 3 horses.", "У него 3 лошади.", "He has 5 horses.", nil),
        .init(
            "Article 4 of the treaty says so.", "Об этом говорится в статье 4.", "Article 7 of the treaty says so.",
            "Об этом говорится в статье 7."),
        .init("It began in 2017.", "Это началось в 2017 году.", "It began in 2021.", "Это началось в 2021 году."),
        // Words.
        .init("There were three rounds.", "Прошли три раунда.", "There were five rounds.", "Прошли пять раундов."),
        .init("There were three rounds.", "Прошли три раунда.", "There were four rounds.", "Прошли четыре раунда."),
        .init("It took two weeks.", "На это ушло две недели.", "It took three weeks.", "На это ушло три недели."),
        .init("It took three weeks.", "На это ушло три недели.", "It took two weeks.", "На это ушло две недели."),
        .init(
            "Ministers of three countries met.", "Встретились министры трех стран.", "Ministers of four countries met.",
            "Встретились министры четырех стран."),
        .init(
            "Ministers of three countries met.", "Встретились министры трех стран.", "Ministers of five countries met.",
            nil),
        .init("There were three rounds.", "Прошли три раунда.", "There were 14 rounds.", "Прошли 14 раундов."),
        // Dates and times.
        .init(
            "They meet on February 3.", "Они встретятся 3 февраля.", "They meet on March 15.",
            "Они встретятся 15 марта."),
        .init("They meet on Feb. 3.", "Они встретятся 3 февраля.", "They meet on Aug. 3.", "Они встретятся 3 августа."),
        .init(
            "It was signed in January.", "Он был подписан в январе.", "It was signed in March.",
            "Он был подписан в марте."),
        .init("They meet at 3:30 p.m.", "Они встретятся в 15:30.", "They meet at 9:15 a.m.", "Они встретятся в 9:15."),
        // Several at once.
        .init(
            "It rose 7.8 percent, from 2.1 percent in March.", "Рост составил 7,8% после 2,1% в марте.",
            "It rose 9 percent, from 7.8 percent in April.", "Рост составил 9% после 7,8% в апреле."),
        .init(
            "It rose 3 percent on February 3.", "3 февраля рост составил 3%.", "It rose 4 percent on February 5.",
            "5 февраля рост составил 4%."),
        // If a value occurs twice, the repair is certain only if both become the same.
        .init(
            "Of 12 members 6 are old and 6 new.", "Из 12 членов 6 старых и 6 новых.",
            "Of 12 members 7 are old and 5 new.", nil),
        .init(
            "Of 12 members 6 are old and 6 new.", "Из 12 членов 6 старых и 6 новых.",
            "Of 14 members 7 are old and 7 new.", "Из 14 членов 7 старых и 7 новых."),
        // The translator computed a value that the source does not have.
        .init("It costs $145 million.", "Он стоит 145 млн долларов (73 млрд тенге).", "It costs $160 million.", nil),
        .init("They met at 3:30 p.m.", "Они встретились в 15:30 (13:30 мск).", "They met at 4:30 p.m.", nil),
        // Parts of names and of compounds.
        .init("A Tu-154 crashed.", "Разбился Ту-154.", "A Tu-134 crashed.", nil),
        .init("A 3-year plan was made.", "Принят 3-летний план.", "A 5-year plan was made.", nil),
        // Other words differ too.
        .init("Oil rose 3 percent.", "Нефть подорожала на 3 процента.", "Gas rose 5 percent.", nil),
        .init("Fix erratum a53-835769.", "Исправить ошибку a53-835769.", "Fix erratum a53-843419.", nil),
        .init(
            "It is set to 44100 samples.", "Установлено 44100 выборок.", "It is set to 48000 samples.",
            "Установлено 48000 выборок."),
        .init("Made for part 5407.", "Для детали 5407.", "Made for part 68020.", "Для детали 68020."),
        .init("With 100% of it.", "Со 100% этого.", "With 25% of it.", nil),
        .init("With 25% of it.", "С 25% этого.", "With 100% of it.", nil),
        .init("From 3 to 4 levels.", "С 3 до 4 уровней.", "From 2 to 3 levels.", "С 2 до 3 уровней."),
        // A score is no decimal.
        .init("They won 3-1.", "Они выиграли 3:1.", "They won 4-1.", nil),
    ]

    static let englishChinese: [RepairCase] = [
        .init("Oil rose 3.2 percent.", "油价上涨3.2%。", "Oil rose 4.5 percent.", "油价上涨4.5%。"),
        .init("Oil rose 3 percent.", "油价上涨百分之三。", "Oil rose 5 percent.", "油价上涨百分之五。"),
        .init("Oil rose 3 percent.", "油价上涨百分之3。", "Oil rose 5.5 percent.", "油价上涨百分之5.5。"),
        .init("It cost $3.2 billion.", "耗资32亿美元。", "It cost $4.75 billion.", "耗资47.5亿美元。"),
        .init("It cost $3.2 billion.", "耗资32亿美元。", "It cost $9.5 million.", "耗资950万美元。"),
        .init("It cost $950 million.", "耗资9.5亿美元。", "It cost $1.12 trillion.", "耗资1.12万亿美元。"),
        .init("Some 14,000 people left.", "约1.4万人离开。", "Some 25,000 people left.", "约2.5万人离开。"),
        .init("Some 14,000 people left.", "约1.4万人离开。", "Some 14,253 people left.", "约14253人离开。"),
        .init("Some 950 people left.", "约950人离开。", "Some 1.2 million people left.", "约120万人离开。"),
        .init(
            "The index closed at 3,412.58 points.", "指数收于3412.58点。", "The index closed at 3,398.06 points.",
            "指数收于3398.06点。"),
        .init("The index closed at 3,412 points.", "指数收于3,412点。", "The index closed at 13,398 points.", "指数收于13,398点。"),
        .init("They meet on February 3.", "他们2月3日会晤。", "They meet on March 15.", "他们3月15日会晤。"),
        .init("They meet on February 3.", "他们二月三日会晤。", "They meet on March 15.", "他们三月十五日会晤。"),
        .init("It was signed in January.", "条约1月签署。", "It was signed in December.", "条约12月签署。"),
        .init("They meet at 3:30 p.m.", "他们下午3时30分会晤。", "They meet at 5:15 p.m.", "他们下午5时15分会晤。"),
        .init("They meet at 3:30 p.m.", "他们下午3点半会晤。", "They meet at 9:15 p.m.", nil),
        .init("They meet at 3:30 p.m.", "他们15时30分会晤。", "They meet at 9 a.m.", "他们9时会晤。"),
        .init("Three people were hurt.", "三人受伤。", "Five people were hurt.", "五人受伤。"),
        .init("Three people were hurt.", "三人受伤。", "Two people were hurt.", "两人受伤。"),
        .init("It was the third round.", "这是第三轮。", "It was the fifth round.", "这是第五轮。"),
        .init("It began in 2017.", "始于2017年。", "It began in 2021.", "始于2021年。"),
        .init("It began in 2017.", "始于二〇一七年。", "It began in 2021.", "始于二〇二一年。"),
        .init("The two countries met on March 5.", "两国3月5日会晤。", "The two countries met on March 7.", "两国3月7日会晤。"),
        .init("An A320 crashed.", "一架A320坠毁。", "An A321 crashed.", nil),
        .init("It costs $145 million.", "耗资1.45亿美元（约合10亿元人民币）。", "It costs $160 million.", nil),
    ]

    static let russianEnglish: [RepairCase] = [
        // What differs in form only does not hinder it.
        .init(
            "Ещё 5 самолётов сели.", "Another 5 planes landed.", "Еще 7 самолетов сели.", "Another 7 planes landed."),
        .init("До за\u{301}мка 5 км.", "It is 5 km to the castle.", "До замка 7км.", "It is 7 km to the castle."),
        .init(
            "Нефть подорожала на 3,2%.", "Oil rose 3.2 percent.", "Нефть подорожала на 4,5%.", "Oil rose 4.5 percent."),
        .init("Нефть подорожала на 3 процента.", "Oil rose 3%.", "Нефть подорожала на 5 процентов.", "Oil rose 5%."),
        .init("Прошло 3 раунда.", "There were 3 rounds.", "Прошло 11 раундов.", "There were 11 rounds."),
        .init("Прошло три раунда.", "There were three rounds.", "Прошло пять раундов.", "There were five rounds."),
        .init("Прошло три раунда.", "Three rounds were held.", "Прошло пять раундов.", "Five rounds were held."),
        .init("Прошло 3 раунда.", "There were three rounds.", "Прошло 14 раундов.", "There were fourteen rounds."),
        .init(
            "Он стоит 3,2 млрд долларов.", "It costs $3.2 billion.", "Он стоит 450 млн долларов.",
            "It costs $450 million."),
        .init("Он стоит 3,2 млрд долларов.", "It costs $3.2bn.", "Он стоит 4,1 млрд долларов.", "It costs $4.1bn."),
        .init(
            "Уехали 14 тыс. человек.", "Some 14,000 people left.", "Уехали 25,5 тыс. человек.",
            "Some 25,500 people left."),
        .init("Осталось 950 тонн.", "Some 950 tons are left.", "Осталось 10 870 тонн.", "Some 10,870 tons are left."),
        .init(
            "Они встретятся 3 февраля.", "They meet on February 3.", "Они встретятся 15 марта.",
            "They meet on March 15."),
        .init(
            "Они встретятся 3 февраля.", "They meet on Feb. 3.", "Они встретятся 15 марта.", "They meet on March 15."),
        .init("Они встретятся 3 марта.", "They meet on 3 March.", "Они встретятся 15 мая.", "They meet on 15 May."),
        .init("Они встретятся в 15:30.", "They meet at 3:30 p.m.", "Они встретятся в 9:15.", "They meet at 9:15 a.m."),
        .init("Это началось в 2017 году.", "It began in 2017.", "Это началось в 2021 году.", "It began in 2021."),
        .init("Погиб 21 человек.", "21 people were killed.", "Погиб 31 человек.", "31 people were killed."),
        .init("Осталось 5 дней.", "There are 5 days left.", "Остался 1 день.", nil),
        .init("Рост составил 3,2%.", "It grew by 3.2 percent.", "Рост составил 1%.", "It grew by 1 percent."),
    ]

    static let chineseEnglish: [RepairCase] = [
        .init("油价上涨3.2%。", "Oil rose 3.2 percent.", "油价上涨4.5%。", "Oil rose 4.5 percent."),
        .init("耗资32亿美元。", "It cost $3.2 billion.", "耗资47.5亿美元。", "It cost $4.75 billion."),
        .init("耗资32亿美元。", "It cost $3.2 billion.", "耗资950万美元。", "It cost $9.5 million."),
        .init("约1.4万人离开。", "Some 14,000 people left.", "约2.5万人离开。", "Some 25,000 people left."),
        .init("他们2月3日会晤。", "They meet on February 3.", "他们3月15日会晤。", "They meet on March 15."),
        .init("他们下午3时30分会晤。", "They meet at 3:30 p.m.", "他们下午5时会晤。", "They meet at 5 p.m."),
        .init("三人受伤。", "Three people were hurt.", "五人受伤。", "Five people were hurt."),
        .init("始于2017年。", "It began in 2017.", "始于2021年。", "It began in 2021."),
        .init("指数收于3412.58点。", "The index closed at 3,412.58.", "指数收于13398.06点。", "The index closed at 13,398.06."),
        .init("上涨3%，3日收盘。", "It rose 3 percent.", "上涨4%，5日收盘。", nil),
    ]

    static let others: [(from: String, to: String, RepairCase)] = [
        ("ru", "zh", .init("Рост составил 3,2 млрд рублей.", "增长32亿卢布。", "Рост составил 450 млн рублей.", "增长4.5亿卢布。")),
        (
            "zh", "ru",
            .init(
                "2月3日增长32亿卢布。", "3 февраля рост составил 3,2 млрд рублей.", "5月4日增长4.5亿卢布。",
                "4 мая рост составил 450 млн рублей.")
        ),
        ("zh", "ru", .init("上涨5%。", "Рост на 5 процентов.", "上涨22%。", "Рост на 22 процента.")),
        ("en", "zh-TW", .init("It cost $3.2 billion.", "耗資32億美元。", "It cost $9.5 million.", "耗資950萬美元。")),
        ("en", "de", .init("It cost 3 euros.", "Es kostete 3 Euro.", "It cost 4 euros.", nil)),
    ]
}
