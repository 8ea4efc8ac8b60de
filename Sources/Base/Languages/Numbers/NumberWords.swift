import CalqueCore

/// Words that are numbers or multiply them, in the languages that the project is made for.
struct NumberWords: Sendable {
    private let values: [String: Double]
    private let multipliers: [String: Double]
    /// Stems that stand for their inflected forms: миллиарда, миллиардов.
    private let stems: [(String, Double)]
    /// The first two letters of the words that are numbers: what most other words fail by.
    private let starts: Set<UInt64>

    private init(values: [String: Double], multipliers: [String: Double], stems: [(String, Double)]) {
        self.values = values
        self.multipliers = multipliers
        self.stems = stems
        starts = Set(values.keys.map { Self.start(Array($0.unicodeScalars.prefix(2).map(\.value))[...]) })
    }

    /// Words of more letters are none.
    private static let longest = 14

    /// The value of a word as a text spells it. Most words fail by their first letters.
    func value(of word: ArraySlice<UInt32>) -> Double? {
        guard word.count > 2, word.count <= Self.longest, starts.contains(Self.start(word)) else { return nil }
        return values[Numbers.spelling(word)]
    }

    private static func start(_ word: ArraySlice<UInt32>) -> UInt64 {
        guard word.count >= 2 else { return 0 }
        return UInt64(Letters.lowercase(word[word.startIndex])) << 32
            | UInt64(Letters.lowercase(word[word.startIndex + 1]))
    }

    static func of(_ language: LanguageTag) -> NumberWords { known[String(language.language)] ?? none }

    func multiplier(_ word: String) -> Double? {
        multipliers[word] ?? stems.first { word.hasPrefix($0.0) }?.1
    }

    private static let none = NumberWords(values: [:], multipliers: [:], stems: [])

    private static let known: [String: NumberWords] = [
        "en": NumberWords(
            values: [
                "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
                "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
                "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
                "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6,
                "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "dozen": 12,
            ],
            multipliers: ["hundred": 100, "thousand": 1e3, "mln": 1e6, "mn": 1e6, "bln": 1e9, "bn": 1e9, "tln": 1e12],
            stems: [("million", 1e6), ("billion", 1e9), ("trillion", 1e12)]),
        "ru": NumberWords(
            values: [
                "два": 2, "две": 2, "двух": 2, "двумя": 2, "двум": 2, "двое": 2, "три": 3, "трех": 3, "трёх": 3,
                "трем": 3, "трём": 3, "тремя": 3, "трое": 3, "четыре": 4, "четырех": 4, "четырёх": 4, "пять": 5,
                "пяти": 5, "шесть": 6, "шести": 6, "семь": 7, "семи": 7, "восемь": 8, "восьми": 8, "девять": 9,
                "девяти": 9, "десять": 10, "десяти": 10, "одиннадцать": 11, "одиннадцати": 11, "двенадцать": 12,
                "двенадцати": 12, "пятнадцать": 15, "двадцать": 20, "двадцати": 20, "тридцать": 30, "тридцати": 30,
                "сорок": 40, "сорока": 40, "пятьдесят": 50, "шестьдесят": 60, "третий": 3, "третья": 3, "третье": 3,
                "третьего": 3, "третьей": 3, "третьем": 3, "четвертый": 4, "четвертого": 4, "четвертой": 4, "пятый": 5,
                "пятого": 5, "пятой": 5, "шестой": 6, "седьмой": 7, "восьмой": 8, "девятый": 9, "десятый": 10,
                "второй": 2, "второго": 2, "вторая": 2, "второе": 2, "вторую": 2, "втором": 2,
            ],
            multipliers: ["тыс": 1e3, "млн": 1e6, "млрд": 1e9, "трлн": 1e12],
            stems: [("тысяч", 1e3), ("миллион", 1e6), ("миллиард", 1e9), ("триллион", 1e12)]),
    ]

    // MARK: Han

    /// Whether it is a digit or multiplies. Asked of every character of a text.
    static func isHanNumeral(_ scalar: UInt32) -> Bool {
        scalar >= 0x3007 && scalar <= 0x9FFF && (hanDigit(scalar) != nil || hanUnit(scalar) != nil)
    }

    private static func hanDigit(_ scalar: UInt32) -> Double? {
        guard let character = Unicode.Scalar(scalar) else { return nil }
        return switch character {
        case "零", "〇": 0
        case "一": 1
        case "二", "两", "兩": 2
        case "三": 3
        case "四": 4
        case "五": 5
        case "六": 6
        case "七": 7
        case "八": 8
        case "九": 9
        default: nil
        }
    }

    /// 10 and more, of a character that multiplies.
    static func hanUnit(_ scalar: UInt32) -> Double? {
        guard let character = Unicode.Scalar(scalar) else { return nil }
        return switch character {
        case "十": 10
        case "百": 100
        case "千": 1e3
        case "万", "萬": 1e4
        case "亿", "億": 1e8
        default: nil
        }
    }

    /// Characters that a counted thing begins with: 三名, 两个, 五年.
    static let measures: Set<UInt32> = Set("个個名位次年天日家人岁歲周架艘辆輛起场場届屆项項月號号分点點时時只座条條种種所本件".unicodeScalars.map(\.value))

    /// The value of a run of digits and units: 三十二亿; without units the digits are read one by one: 二〇二六.
    static func value(ofHan run: ArraySlice<UInt32>) -> Double? {
        if run.allSatisfy({ hanDigit($0) != nil }) { return run.reduce(0) { $0 * 10 + (hanDigit($1) ?? 0) } }
        var (total, section, digit) = (0.0, 0.0, 0.0)
        var hasDigit = false
        for scalar in run {
            if let value = hanDigit(scalar) {
                (digit, hasDigit) = (value, true)
            } else if let unit = hanUnit(scalar) {
                if unit < 1e4 {
                    section += (hasDigit ? digit : unit == 10 ? 1 : 0) * unit
                } else {
                    total = (total + section + digit) * unit
                    section = 0
                }
                (digit, hasDigit) = (0, false)
            }
        }
        let value = total + section + digit
        return value > 0 ? value : nil
    }
}
