import CalqueCore
import CalqueLanguages
import Testing

@Suite("Numerals that are written")
struct NumeralsTests {
    @Test(arguments: [
        (1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (105, "一百零五"), (110, "一百一十"), (2000, "两千"),
        (25_000, "两万五千"), (1_000_001, "一百万零一"), (320_000_000, "三亿两千万"), (350_025_000_000, "三千五百亿两千五百万"),
    ])
    func han(_ value: Int, _ text: String) {
        #expect(HanNumerals.text(of: value) == text)
        #expect(HanNumerals.value(of: text.unicodeScalars.map(\.value)[...]) == Double(value))
    }

    @Test func hanByDigit() {
        #expect(HanNumerals.text(of: 2026, byDigit: true) == "二〇二六")
        #expect(HanNumerals.text(of: 0) == nil)
        #expect(HanNumerals.text(of: 1_000_000_000_000) == nil)
        #expect(HanNumerals.traditional("两万亿") == "兩萬億")
    }

    /// All that is written can be read again.
    @Test func wordsAreReadAgain() {
        for value in 2...99 {
            for isOrdinal in [false, true] {
                guard let word = NumeralWords.english(value, isOrdinal: isOrdinal) else { continue }
                #expect(NumberScanner.numbers(in: word, language: "en").map(\.value) == [NumericValue(Double(value))])
                #expect(NumeralWords.readEnglish(word)?.value == value)
                #expect(NumeralWords.readEnglish(word)?.isOrdinal == isOrdinal)
            }
            for form in RussianCase.allCases {
                guard let word = NumeralWords.russian(value, form) else { continue }
                #expect(NumberScanner.numbers(in: word, language: "ru").map(\.value) == [NumericValue(Double(value))])
                #expect(NumeralWords.readRussian(word)?.value == value)
            }
        }
        #expect(NumeralWords.english(12, isOrdinal: false) == "twelve")
        #expect(NumeralWords.russian(2, .nominative, isFeminine: true) == "две")
        #expect(NumeralWords.russian(4, .genitive) == "четырех")
        #expect(NumeralWords.readRussian("четырёх")?.form == .genitive)
    }

    @Test(
        arguments: [
            ("million", .english, 6), ("Bn", .english, 9), ("k", .english, 3), ("hundred", .english, 2),
            ("dozen", .english, nil), ("тыс", .russian, 3), ("тыс.", .russian, 3), ("миллиардов", .russian, 9),
            ("рублей", .russian, nil), ("万亿", .chinese, 12), ("億", .chinese, 8), ("十", .chinese, nil),
            ("人", .chinese, nil),
        ] as [(String, NumberLanguage, Int?)])
    func units(_ word: String, _ language: NumberLanguage, _ power: Int?) {
        #expect(NumberUnits.power(of: word, in: language) == power)
    }

    @Test func stylesOfUnits() {
        #expect(NumberUnits.english(power: 9, like: "million") == "billion")
        #expect(NumberUnits.english(power: 9, like: "mn") == "bn")
        #expect(NumberUnits.english(power: 9, like: "M") == "b")
        #expect(NumberUnits.english(power: 3, like: "mln") == nil)
    }

    @Test(
        arguments: [
            ("January", .english, 1, .english(isShort: false, hasStop: false)),
            ("Sept", .english, 9, .english(isShort: true, hasStop: false)),
            ("Sep", .english, 9, .english(isShort: true, hasStop: false)), ("Марта", .russian, 3, .russian(.genitive)),
            ("мая", .russian, 5, .russian(.genitive)), ("окт", .russian, 10, .russianShort),
        ] as [(String, NumberLanguage, Int, MonthForm)])
    func months(_ word: String, _ language: NumberLanguage, _ month: Int, _ form: MonthForm) {
        let read = Months.read(word, in: language)
        #expect(read?.month == month)
        #expect(read?.form == form)
    }

    @Test func monthsAreWritten() {
        #expect(Months.english(9, isShort: true) == "Sept.")
        #expect(Months.russian(5, .instrumental) == "маем")
        #expect(Months.russian(3, .accusative) == "март")
        #expect(Months.russianShort(12) == "дек")
        #expect(Months.english(13) == nil && Months.russian(0, .genitive) == nil)
        #expect(Months.read("may", in: .english) == nil && Months.read("слово", in: .russian) == nil)
    }

    @Test(
        arguments: [
            ("3-year-old", 3, "трёхлетняя девочка", "ru", true), ("1", 1, "one jail", "en", true),
            ("1", 1, "someone", "en", false), ("19", 19, "XIX век", "ru", true), ("23", 23, "二十三个", "zh", true),
            ("24", 24, "二十三个", "zh", false), ("half", 50, "сорок", "ru", false),
        ] as [(String, Int, String, LanguageTag, Bool)])
    func spoken(_ name: String, _ value: Int, _ text: String, _ language: LanguageTag, _ isThere: Bool) {
        #expect(SpokenNumbers.of(language)?.express(value, isShare: false, in: text) == isThere)
    }

    @Test func spokenShares() {
        #expect(SpokenNumbers.of("zh")?.express(10, isShare: true, in: "下跌一成") == true)
        #expect(SpokenNumbers.of("zh")?.express(10, isShare: false, in: "下跌一成") == false)
        #expect(SpokenNumbers.of("de") == nil)
    }
}

@Suite("Decimal numbers")
struct DecimalNumberTests {
    @Test func equalAmountsAreEqual() {
        #expect(DecimalNumber(coefficient: 320, exponent: 7) == DecimalNumber(coefficient: 32, exponent: 8))
        #expect(DecimalNumber(coefficient: 0, exponent: 5) == DecimalNumber(rounding: 0))
        #expect(DecimalNumber(rounding: 3.2 * 1e9) == DecimalNumber(coefficient: 32, exponent: 8))
        #expect(DecimalNumber(rounding: .infinity) == DecimalNumber(rounding: -1))
        #expect(DecimalNumber(coefficient: 1_000_000_000_000_000, exponent: 0) == nil)
        #expect(DecimalNumber(coefficient: 1, exponent: 16) == nil)
    }

    @Test func roundingLosesDigits() {
        #expect(DecimalNumber(rounding: 1_234_567) == DecimalNumber(rounding: 1_234_568))
        #expect(DecimalNumber(rounding: 1_234_567).isInexact)
        #expect(!DecimalNumber(rounding: 12_345).isInexact)
        #expect(DecimalNumber(rounding: 1e23).isInexact)
    }

    @Test func digits() throws {
        let number = try #require(DecimalNumber(coefficient: 3205, exponent: -2))
        #expect(number.digits() == ("32", "05") && number.digits(decimals: 3) == ("32", "050"))
        #expect(number.decimals == 2 && number.whole == nil && number.double == 32.05)
        #expect(try #require(DecimalNumber(coefficient: 5, exponent: -3)).digits() == ("0", "005"))
        #expect(try #require(DecimalNumber(coefficient: 32, exponent: 8)).inUnits(of: 8)?.whole == 32)
        #expect(DecimalNumber(rounding: 0).digits(decimals: 1) == ("0", "0"))
    }
}

@Suite("Russian nouns after numbers")
struct RussianTests {
    @Test func forms() {
        #expect(RussianNoun("Тонн")?.one == "тонна")
        #expect(RussianNoun("тонну")?.isFeminine == true)
        #expect(RussianNoun("человека")?.isFeminine == false)
        #expect(RussianNoun("слово") == nil)
        #expect(RussianNoun.unit(power: 3)?.many == "тысяч" && RussianNoun.unit(power: 9)?.few == "миллиарда")
        #expect(RussianNoun.unit(power: 4) == nil)
    }

    @Test(
        arguments: [(1, .one), (3, .few), (5, .many), (11, .many), (21, .one), (22, .few)]
            as [(Int, RussianAgreement.Demand)])
    func demands(_ value: Int, _ demand: RussianAgreement.Demand) {
        #expect(RussianAgreement.demand(DecimalNumber(rounding: Double(value)), decimals: 0) == demand)
    }

    @Test(
        arguments: [
            ("процента", .few, .many, "на", "процентов"), ("процентов", .many, .one, "на", "процент"),
            ("процентов", .few, .many, "до", "процентов"), ("процентов", .many, .few, "до", "процентов"),
            ("процентов", .many, .few, "", nil), ("тонну", .one, .few, "на", "тонны"), ("раунд", .one, .many, "", nil),
            ("слов", .many, .few, "на", nil), ("процентов", .many, .decimals, "", "процента"),
        ] as [(String, RussianAgreement.Demand, RussianAgreement.Demand, String, String?)])
    func agreement(
        _ word: String, _ old: RussianAgreement.Demand, _ new: RussianAgreement.Demand, _ before: String,
        _ form: String?
    ) {
        #expect(RussianAgreement.form(of: word, from: old, to: new, before: before) == form)
    }
}
