/// Small numbers in words: those that `NumberValue` reads, so that what is written can be read again.
enum NumeralWords {
    // MARK: English

    private static let english: [Int: String] = [
        2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten",
        11: "eleven", 12: "twelve", 13: "thirteen", 14: "fourteen", 15: "fifteen", 16: "sixteen", 17: "seventeen",
        18: "eighteen", 19: "nineteen", 20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty",
        70: "seventy", 80: "eighty", 90: "ninety",
    ]

    private static let englishOrdinals: [Int: String] = [
        3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth", 10: "tenth",
    ]

    static func readEnglish(_ word: String) -> (value: Int, isOrdinal: Bool)? {
        let word = word.lowercased()
        if let known = english.first(where: { $0.value == word }) { return (known.key, false) }
        return englishOrdinals.first { $0.value == word }.map { ($0.key, true) }
    }

    static func english(_ value: Int, isOrdinal: Bool) -> String? {
        isOrdinal ? englishOrdinals[value] : english[value]
    }

    // MARK: Russian

    /// Nominative (and accusative), genitive (and prepositional), dative, instrumental. Of two the nominative depends
    /// on the gender.
    private static let russian: [Int: [String]] = [
        2: ["два", "двух", "двум", "двумя"], 3: ["три", "трех", "трем", "тремя"],
        4: ["четыре", "четырех"], 5: ["пять", "пяти"], 6: ["шесть", "шести"], 7: ["семь", "семи"],
        8: ["восемь", "восьми"], 9: ["девять", "девяти"], 10: ["десять", "десяти"],
        11: ["одиннадцать", "одиннадцати"], 12: ["двенадцать", "двенадцати"], 20: ["двадцать", "двадцати"],
        30: ["тридцать", "тридцати"],
    ]

    private static let cases: [RussianCase] = [.nominative, .genitive, .dative, .instrumental]

    static func readRussian(_ word: String) -> (value: Int, form: RussianCase)? {
        let word = word.lowercased().replacing("ё", with: "е")
        if word == "две" { return (2, .nominative) }
        for (value, forms) in russian {
            if let index = forms.firstIndex(of: word) { return (value, cases[index]) }
        }
        return nil
    }

    static func russian(_ value: Int, _ form: RussianCase, isFeminine: Bool = false) -> String? {
        if value == 2, form == .nominative, isFeminine { return "две" }
        guard let index = cases.firstIndex(of: form), let forms = russian[value], index < forms.count else {
            return nil
        }
        return forms[index]
    }

    // MARK: Chinese

    private static let han = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

    /// 三十二, 一百零五, 两万五千; digit by digit 二〇二六.
    static func han(_ value: Int, byDigit: Bool) -> String? {
        guard value > 0, value < 1_000_000_000_000 else { return nil }
        if byDigit {
            return String(value).compactMap { digit in
                digit == "0" ? "〇" : digit.wholeNumberValue.map { han[$0] }
            }.joined()
        }
        var text = ""
        var rest = value
        for (unit, name) in [(100_000_000, "亿"), (10_000, "万"), (1, "")] where rest >= unit {
            let section = rest / unit
            if !text.isEmpty, section < 1000 { text += "零" }
            text += (section == 2 && unit > 1 ? "两" : below10000(section)) + name
            rest %= unit
        }
        return text.hasPrefix("一十") ? String(text.dropFirst()) : text
    }

    private static func below10000(_ value: Int) -> String {
        var text = ""
        var rest = value
        var hasGap = false
        for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
            let digit = rest / unit
            rest %= unit
            if digit > 0 {
                if hasGap { text += "零" }
                text += (digit == 2 && unit >= 1000 ? "两" : han[digit]) + name
                hasGap = false
            } else if !text.isEmpty {
                hasGap = true
            }
        }
        return text
    }
}
