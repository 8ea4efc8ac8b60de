import CalqueCore
import Testing

@testable import CalqueAlignment

@Suite("Numbers by value")
struct NumbersTests {
    /// Written differently, the same.
    @Test(arguments: [
        ("3.2 billion", "3,2 млрд", "32亿"),
        ("3.2 billion", "3,2 миллиарда", "三十二亿"),
        ("$145 million", "145 млн долларов", "1.45亿美元"),
        ("$3m", "3 миллиона долларов", "300万美元"),
        ("12,500 people", "12 500 человек", "1.25万人"),
        ("12,500 people", "12,5 тысячи человек", "一万二千五百人"),
        ("1.2 trillion", "1,2 трлн", "1.2万亿"),
        ("4.75 percent", "4,75%", "百分之４.７５"),
        ("2026", "2026 год", "二〇二六年"),
        ("3:30 p.m.", "15:30", "下午3时30分"),
        ("at 10 p.m.", "22:00", "晚上10点"),
        ("12:30 p.m.", "12:30", "下午12时30分"),
        ("12:30 a.m.", "0:30", "凌晨12点半"),
        ("at 12 a.m.", "24:00", "晚上12点"),
        ("two ministers", "двух министров", "两名部长"),
        ("twelve months", "двенадцать месяцев", "十二个月"),
        ("five million", "5 млн", "五百万"),
    ])
    func equal(_ texts: (english: String, russian: String, chinese: String)) {
        let english = Numbers.values(in: texts.english, language: "en")
        #expect(english.count == 1)
        #expect(Numbers.values(in: texts.russian, language: "ru") == english)
        #expect(Numbers.values(in: texts.chinese, language: "zh").last == english.last)
    }

    /// What is a decimal sign in one language parts thousands in the other.
    @Test(arguments: [("3,200", "3.200"), ("1,234.5", "1.234,5"), ("0.5", "0,5")])
    func decimalSigns(_ english: String, _ german: String) {
        #expect(Numbers.values(in: english, language: "en") == Numbers.values(in: german, language: "de"))
        #expect(Numbers.values(in: english, language: "de") != Numbers.values(in: english, language: "en"))
    }

    @Test(arguments: ["一些人", "统一", "第一", "the one", "万一"])
    func notNumbers(_ text: String) {
        let language: LanguageTag = text.utf8.first == UInt8(ascii: "t") ? "en" : "zh"
        #expect(Numbers.values(in: text, language: language).allSatisfy { $0 == Numbers.key(10_000) })
    }

    @Test func monthsAreNotNumbers() {
        #expect(Numbers.values(in: "2月3日", language: "zh") == [LocaleTerms.month(2), Numbers.key(3)])
        #expect(Numbers.values(in: "十二月三日", language: "zh") == [LocaleTerms.month(12), Numbers.key(3)])
    }

    @Test(arguments: [
        "", "1", ",", "1.", "12:", "3 p", "9时", "1.2.3.4", "亿", "十", "1亿万", "99999999999999999999999999999",
    ])
    func fragmentsAreHarmless(_ text: String) {
        for language: LanguageTag in ["en", "ru", "zh", "de"] { _ = Numbers.values(in: text, language: language) }
    }
}
