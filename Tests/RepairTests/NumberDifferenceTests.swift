import CalqueCore
import CalqueMatching
import CalqueRepair
import Testing

/// Stale numbers are never passed off: which numbers of two texts differ, by value and in order.
@Suite struct NumberDifferenceTests {
    private func numbers(_ source: String, _ query: String, _ language: LanguageTag = "en") -> [String]? {
        NumberDifference(source: source, query: query, language, target: "", "ru")?.numbers
    }

    @Test(
        arguments: [
            // Exchanged, changed, dropped, added.
            ("The quake killed 14 people and injured 83.", "The quake killed 83 people and injured 14.", ["14", "83"]),
            ("It killed 14 people.", "It killed 15 people.", ["14", "15"]),
            ("It killed 14 people.", "It killed people.", ["14"]),
            ("It killed people.", "It killed 14 people.", ["14"]),
            ("Of 3, 14 and 83", "Of 14 and 83", ["3"]),
            ("Of 14 and 83", "Of 14, 3 and 83", ["3"]),
            ("On 5 of 6 days", "On 5 of 7 days", ["6", "7"]),
            // By value.
            ("fourteen people", "14 people", nil), ("fourteen people", "15 people", ["fourteen", "15"]),
            ("twenty-five people", "25 people", nil), ("twenty-five people", "26 people", ["twenty-five", "26"]),
            ("two hundred and fifty thousand", "250,000", nil),
            ("one million two hundred thousand", "1.2 million", nil),
            ("$3.2 billion", "$3,200 million", nil), ("$3.2 billion", "$3.2 million", ["3.2 billion", "3.2 million"]),
            ("5 percent", "5%", nil), ("3:30 p.m.", "15:30", nil),
            ("3:30 p.m.", "3:30 a.m.", ["3:30 p.m.", "3:30 a.m."]),
            ("on March 5", "on 5 March", nil), ("on March 5", "on April 5", ["March 5", "April 5"]),
            ("in June", "in July", ["June", "July"]), ("in May", "in June", ["May", "June"]),
            ("May sales rose", "June sales rose", ["May", "June"]), ("It may rain", "It will rain", nil),
            ("the first quarter", "the second quarter", ["first", "second"]), ("the first quarter", "the quarter", nil),
            ("one person", "1 person", nil), ("one person", "a person", nil),
            ("one person", "two people", ["one", "two"]),
            ("sixteen days", "seventeen days", ["sixteen", "seventeen"]), ("an A320", "an A330", ["320", "330"]),
            ("a 5:1 win", "a 1:5 win", ["5", "1"]), ("version 2.1.3", "version 21.3", ["2.1.3", "21.3"]),
            ("1234567 people", "1234568 people", ["1234567", "1234568"]), ("by half", "by a third", ["half", "third"]),
            ("both sides", "two sides", nil), ("both sides", "the sides", nil),
            ("million people", "billion people", ["million", "billion"]), ("３ people", "3 people", nil),
            ("on Monday", "on Tuesday", ["Monday", "Tuesday"]), ("on Monday", "that day", ["Monday"]),
            ("yesterday", "tomorrow", ["yesterday", "tomorrow"]), ("the rain today", "the rain", nil),
            ("Charles II", "Charles III", ["II", "III"]), ("the XXV Games", "the 25 Games", nil),
            ("in Washington DC", "in Washington", nil), ("a MIX of both", "a mix of both", nil),
            ("down -5 percent", "down 5 percent", ["-5", "5"]), ("minus 5 degrees", "−5 degrees", nil),
            ("3-5 people", "3–5 people", nil), ("COVID-19", "COVID 19", nil),
            ("a $5 million deal", "a €5 million deal", ["$5 million", "€5 million"]),
            ("a $5 million deal", "a 5 million dollar deal", nil), ("US$5", "A$5", ["US$5", "A$5"]),
            ("US$5", "$5", nil), ("$5", "5", nil), ("5 euros", "5 EUR", nil),
            ("5 pounds", "5 roubles", ["5 pounds", "5 roubles"]),
            ("$5 and $7", "$5 and €7", ["$7", "€7"]), ("$5 and $7", "€7 and $9", ["5", "$7", "€7", "9"]),
            ("on 3.02.2026", "on 30.2.2026", ["3.02.2026", "30.2.2026"]), ("", "", nil), ("no number", "none", nil),
        ] as [(String, String, [String]?)])
    func english(source: String, query: String, expected: [String]?) {
        #expect(numbers(source, query) == expected)
    }

    @Test(
        arguments: [
            ("14 человек", "15 человек", ["14", "15"]), ("четырнадцать человек", "14 человек", nil),
            ("четырнадцатью", "шестнадцатью", ["четырнадцатью", "шестнадцатью"]),
            ("с двадцатью пятью", "с 25", nil), ("сто двадцать три", "123", nil),
            ("двухсот тысяч", "200 тыс.", nil), ("3,2 млрд", "3200 млн", nil),
            ("3,2 млрд", "3,2 млн", ["3,2 млрд", "3,2 млн"]),
            ("5 марта", "6 марта", ["5 марта", "6 марта"]), ("5 марта", "5 апреля", ["5 марта", "5 апреля"]),
            ("в марте", "в апреле", ["марте", "апреле"]), ("обе стороны", "две стороны", nil),
            ("двое погибли", "трое погибли", ["двое", "трое"]),
            ("вторая попытка", "третья попытка", ["вторая", "третья"]),
            ("полтора миллиона", "1,5 млн", nil), ("одна женщина", "женщина", nil), ("пятьсот", "500", nil),
            ("в понедельник", "во вторник", ["понедельник", "вторник"]),
            ("в среду", "в пятницу", ["среду", "пятницу"]),
            ("окружающая среда", "окружающий мир", nil), ("вчера", "завтра", ["вчера", "завтра"]),
            ("5 млн долларов", "5 млн евро", ["5 млн долларов", "5 млн евро"]), ("5 рублей", "5 рублями", nil),
            ("минус 5 градусов", "5 градусов", ["минус 5", "5"]), ("XX век", "XXI век", ["XX", "XXI"]),
            ("триста двадцать второго", "322", nil), ("1 374 человека", "1374 человека", nil),
        ] as [(String, String, [String]?)])
    func russian(source: String, query: String, expected: [String]?) {
        #expect(numbers(source, query, "ru") == expected)
    }

    @Test(
        arguments: [
            ("14人死亡，83人受伤", "83人死亡，14人受伤", ["14", "83"]), ("三十二亿元", "32亿元", nil), ("32亿元", "33亿元", ["32亿", "33亿"]),
            ("3万人", "三万人", nil), ("3月5日", "三月五日", nil), ("3月5日", "3月6日", ["3月5", "3月6"]), ("下午3时30分", "15:30", nil),
            ("三国", "五国", ["三", "五"]), ("周三", "周五", ["周三", "周五"]), ("为期三天", "为期三日", nil), ("一周五天", "一周五日", nil),
            ("价值5亿美元", "价值5亿欧元", ["5亿美元", "5亿欧元"]), ("5亿元", "5亿元人民币", nil), ("零下5度", "5度", ["零下5", "5"]),
            ("昨天抵达", "今日抵达", ["昨天", "今日"]), ("星期日", "周日", nil), ("一些人", "有些人", nil), ("百分之五", "5%", nil),
            ("两人", "2人", nil),
            ("二〇二六年", "2026年", nil), ("二〇二六年", "2025年", ["二〇二六", "2025"]),
        ] as [(String, String, [String]?)])
    func chinese(source: String, query: String, expected: [String]?) {
        #expect(numbers(source, query, "zh") == expected)
    }

    @Test(
        arguments: [
            ("Es gab 14 Tote und 83 Verletzte.", "Es gab 83 Tote und 14 Verletzte.", ["14", "83"]),
            ("1.234 Euro", "1234 Euro", nil), ("3,5 Prozent", "3,6 Prozent", ["3,5", "3,6"]),
            ("1234567 Euro", "1234568 Euro", ["1234567", "1234568"]),
        ] as [(String, String, [String]?)])
    func otherLanguages(source: String, query: String, expected: [String]?) {
        #expect(numbers(source, query, "de") == expected)
    }

    @Test(
        arguments: [
            ("Погибли 14 человек, ранены 83.", "ru", ["14", "83"]),
            ("Четырнадцать погибших, ранены 83.", "ru", ["Четырнадцать", "83"]),
            ("14人死亡，八十三人受伤。", "zh", ["14", "八十三"]), ("Погибли люди.", "ru", []),
            ("Погибли 15 человек.", "ru", ["15"]),
        ] as [(String, LanguageTag, [String])])
    func placesInTheTranslation(target: String, language: LanguageTag, marked: [String]) throws {
        let difference = try #require(
            NumberDifference(
                source: "It killed 14 people and injured 83.", query: "It killed 83 people and injured 14.", "en",
                target: target, language))
        let stretches = difference.stretches(of: target)
        #expect(stretches.map(\.text).joined() == target)
        #expect(stretches.filter(\.isStale).map(\.text) == marked)
        #expect(difference.description == "numbers differ: 14, 83")
    }

    /// Four times as many numbers take about four times as long. Each number in words was compared with all others.
    @Test func timeIsLinear() {
        func seconds(_ count: Int) -> Double {
            func list(_ word: String) -> String { [String](repeating: word, count: count).joined(separator: ", ") }
            let clock = ContinuousClock()
            let time =
                (0..<3).map { _ in
                    clock.measure {
                        _ = Repair(of: list("три"), "ru", source: list("three"), query: list("four"), "en")
                        _ = NumberDifference(
                            source: list("three"), query: list("four") + ", 7", "en", target: list("три"), "ru")
                    }
                }.min() ?? .zero
            return Double(time.components.attoseconds) / 1e18 + Double(time.components.seconds)
        }
        let (short, long) = (seconds(150), seconds(600))
        #expect(long < 9 * short, "\(short) s, \(long) s")
    }
}
