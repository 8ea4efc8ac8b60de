import CalqueCore
import CalqueLanguages
import Testing

@Suite("Numbers by value")
struct NumberScannerTests {
    private func values(_ text: String, _ language: LanguageTag) -> [NumericValue] {
        NumberScanner.numbers(in: text, language: language).map(\.value)
    }

    /// Equal numbers in different forms.
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
        let english = values(texts.english, "en")
        #expect(english.count == 1)
        #expect(values(texts.russian, "ru") == english)
        #expect(values(texts.chinese, "zh").last == english.last)
    }

    @Test(
        arguments: [
            ("150만 명", "ko", "1.5 million"), ("3억 달러", "ko", "300 million"), ("2조원", "ko", "2 trillion"),
            ("32億円", "ja", "3.2 billion"), ("12万人", "ja", "120,000"), ("10 만나다", "ko", "10"),
        ] as [(String, LanguageTag, String)])
    func unitsOfJapaneseAndKorean(_ text: String, _ language: LanguageTag, _ english: String) {
        #expect(values(text, language) == values(english, "en"))
    }

    @Test(
        arguments: [
            ("en", "3.2 billion", .number(DecimalNumber(rounding: 3.2e9)), 0..<11),
            ("en", "the third of", .number(DecimalNumber(rounding: 3)), 4..<9),
            ("en", "£2bn", .number(DecimalNumber(rounding: 2e9)), 1..<4),
            ("en", "a dozen", .number(DecimalNumber(rounding: 12)), 2..<7),
            ("en", "at 3 p.m. sharp", .time(minutes: 900), 3..<9),
            ("ru", "в 9:05 утра", .time(minutes: 545), 2..<6),
            ("ru", "трёх лет", .number(DecimalNumber(rounding: 3)), 0..<4),
            ("ru", "второго", .number(DecimalNumber(rounding: 2)), 0..<7),
            ("ru", "17 тыс. рублей", .number(DecimalNumber(rounding: 17_000)), 0..<6),
            ("zh", "三十二億", .number(DecimalNumber(rounding: 3.2e9)), 0..<4),
            ("zh", "兩個", .number(DecimalNumber(rounding: 2)), 0..<1),
            ("zh", "十二月", .month(12), 0..<3),
            ("zh", "５月", .month(5), 0..<2),
            ("zh", "3点半", .time(minutes: 210), 0..<3),
        ] as [(LanguageTag, String, NumericValue, Range<Int>)])
    func valueAndRange(_ language: LanguageTag, _ text: String, _ value: NumericValue, _ range: Range<Int>) {
        let found = NumberScanner.numbers(in: text, language: language)
        #expect(found.map(\.value) == [value])
        #expect(found.map(\.range) == [range])
    }

    @Test func smallNumbersInWordsAreMarked() {
        #expect(
            NumberScanner.numbers(in: "two of 3 million and three million", language: "en").map(\.isWord) == [
                true, false, false,
            ])
        #expect(NumberScanner.numbers(in: "十二个和二十个", language: "zh").map(\.isWord) == [true, false])
    }

    /// A decimal sign of one language separates thousands in the other.
    @Test(arguments: [("3,200", "3.200"), ("1,234.5", "1.234,5"), ("0.5", "0,5")])
    func decimalSigns(_ english: String, _ german: String) {
        #expect(values(english, "en") == values(german, "de"))
        #expect(values(english, "de") != values(english, "en"))
    }

    @Test(arguments: ["一些人", "统一", "第一", "the one", "万一"])
    func notNumbers(_ text: String) {
        let language: LanguageTag = text.utf8.first == UInt8(ascii: "t") ? "en" : "zh"
        #expect(values(text, language).allSatisfy { $0 == NumericValue(10_000) })
    }

    @Test func monthsAreNotNumbers() {
        #expect(values("2月3日", "zh") == [.month(2), NumericValue(3)])
        #expect(values("十二月三日", "zh") == [.month(12), NumericValue(3)])
    }

    @Test(arguments: [
        "", "1", ",", "1.", "12:", "3 p", "9时", "1.2.3.4", "亿", "十", "1亿万", "99999999999999999999999999999",
        "99999999999999999999月", "九九九九九九九九九九九九九九九九九九九九九九月", "9万亿亿亿亿亿亿月",
    ])
    func fragmentsAreHarmless(_ text: String) {
        for language: LanguageTag in ["en", "ru", "zh", "de"] { _ = values(text, language) }
    }
}
