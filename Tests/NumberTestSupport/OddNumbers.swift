/// Numbers around the limits of types, numbers that are none, and other scripts.
private let oddNumbers: [String] =
    [
        "9223372036854775807", "9223372036854775808", "-9223372036854775808", "18446744073709551616", "2147483647",
        "2147483648", "4294967296", "999999999999999", "1000000000000000", "99999999999999999999999999999999999999",
        "1e300", "-1e300", "1e-320", "1e999999999", "nan", "NaN", "inf", "-inf", "infinity", "0x1p1023", "-0", "+7",
        "0", "-1", "0.5", "1.0000001", "0.97", "", " 5 ", "1_000", "1,000,000,000,000,000,000",
        "1 000 000 000 000 000",
        "0.0.0", "0000000000000000000000001", "٣٤٥", "１２３４５６７８９０１２３４５６７８９０", "∞", "½", "二〇二六", "九千九百九十九万亿亿亿",
        "亿", "万万万万", "零", "24", "25", "60", "99", "31", "32", "12", "13", "1", "2", "9999", "19991231T235960Z",
        "99991231T235959Z", "00000101T000000Z", "0000-00-00", "9999-12-31T23:59:60-99:99", "2026-02-31",
    ]

/// Texts by language, in which a number stands for each %.
private let sentences: [String: [String]] =
    [
        "en": [
            "The meeting is on May %.", "Prices rose % percent to $% billion.",
            "It starts at %:% p.m. on March %, %.",
            "The %th of % million people, % thousand and %bn.", "In the %s and 2015–% they had % days.",
            "$%m, £%bn or %",
            "% trillion trillion", "Sept. % %", "twenty % million", "%",
        ],
        "ru": [
            "Встреча состоится % мая.", "Цены выросли на % процента до % млрд долларов.",
            "Начало в %:% % марта % года.",
            "% тыс. человек и % миллионов.", "со % до % рублей", "в %-х годах % век", "двадцать % млн",
            "%-й из % дней", "%",
        ],
        "zh": [
            "会议于%月%日举行。", "价格上涨%%至%亿美元。", "下午%时%分开始，%年%月%日。", "第%届，%万人，%万亿元", "百分之%，%名，%点半", "%月", "%日%月",
            "%",
        ],
    ]

/// Memories, articles and tables with numbers that hardly any program expects, in every attribute and text.
package struct OddNumbers<Random: RandomNumberGenerator> {
    package var random: Random

    package init(_ random: Random) { self.random = random }

    /// A number of the list, or a run of digits with marks.
    package mutating func number() -> String {
        if Int.random(in: 0..<3, using: &random) > 0 { return oddNumbers.randomElement(using: &random) ?? "" }
        let signs = ["0", "1", "5", "9", "9", "9", ".", ",", " ", "\u{A0}", "-", ":", "/", "e", "十", "万", "亿", "９"]
        let count = Int.random(in: 1...24, using: &random)
        return (0..<count).map { _ in signs.randomElement(using: &random) ?? "" }.joined()
    }

    // MARK: Texts

    /// A text of a language with numbers.
    package mutating func text(_ language: String) -> String {
        let count = Int.random(in: 1...2, using: &random)
        return (0..<count).map { _ in
            let form = sentences[language]?.randomElement(using: &random) ?? "%"
            return form.split(separator: "%", omittingEmptySubsequences: false).dropFirst().reduce(
                into: String(form.prefix { $0 != "%" })
            ) { $0 += number() + $1 }
        }.joined(separator: " ")
    }

    /// An article of some paragraphs.
    package mutating func article(_ language: String) -> String {
        (0..<Int.random(in: 1...5, using: &random)).map { _ in text(language) }.joined(separator: "\n\n")
    }

    // MARK: Files

    package mutating func tmx() -> String {
        var body = ""
        let texts = (0..<2).map { _ in (text("en"), text("ru"), text("zh")) }
        for _ in 0..<Int.random(in: 1...5, using: &random) {
            // The same texts again, so that units have equals and conflicts.
            let known = Bool.random(using: &random) ? texts.randomElement(using: &random) : nil
            let (en, ru, zh) = known ?? (text("en"), text("ru"), text("zh"))
            body += "<tu" + attributes(Self.unitAttributes) + ">"
            for type in ["x-confidence", "x-date", "x-document", "x-domain", "x-context-pre", "x-moved"]
            where Bool.random(using: &random) { body += "<prop type=\"\(type)\">\(escaped(number()))</prop>" }
            if Bool.random(using: &random) { body += "<note>\(escaped(number()))</note>" }
            for (language, text) in [("en", en), ("ru", ru), ("zh", zh)] {
                body += "<tuv xml:lang=\"\(language)\"" + attributes(Self.variantAttributes) + ">"
                body += "<seg>\(inline())\(escaped(text))\(inline())</seg></tuv>"
            }
            body += "</tu>"
        }
        return
            "<tmx version=\"1.4\"><header srclang=\"en\" datatype=\"plaintext\" segtype=\"sentence\" adminlang=\"en\" "
            + "o-tmf=\"x\" creationtool=\"x\" creationtoolversion=\"\(escaped(number()))\""
            + attributes(["creationdate", "changedate"])
            + "><prop type=\"x-document\">\(escaped(number()))</prop></header><body>" + body + "</body></tmx>"
    }

    private static var unitAttributes: [String] {
        ["tuid", "usagecount", "usagecount", "lastusagedate", "creationdate", "changedate", "changeid", "segtype"]
    }
    private static var variantAttributes: [String] { ["usagecount", "creationdate", "changedate", "lastusagedate"] }

    private mutating func attributes(_ names: [String]) -> String {
        var taken: Set<String> = []
        var all = ""
        for name in names where Bool.random(using: &random) && taken.insert(name).inserted {
            all += " \(name)=\"\(escaped(number()))\""
        }
        return all
    }

    private mutating func inline() -> String {
        let (one, other) = (escaped(number()), escaped(number()))
        return switch Int.random(in: 0..<8, using: &random) {
        case 0: "<ph x=\"\(one)\" assoc=\"\(other)\">\(one)</ph>"
        case 1: "<bpt i=\"\(one)\" x=\"\(other)\">{</bpt><ept i=\"\(one)\">}</ept>"
        case 2: "<it pos=\"begin\" x=\"\(one)\"/>"
        case 3: "<hi x=\"\(one)\">\(other)</hi>"
        default: ""
        }
    }

    private func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }

    /// Tables of units in the forms of `TableForm`.
    package mutating func tables() -> [(name: String, text: String)] {
        let (en, ru) = (text("en"), text("ru"))
        let plain = (en + ru).replacing("\"", with: "").replacing("\\", with: "")
        return [
            ("t.tsv", "en\tru\tconfidence\n\(en)\t\(ru)\t\(number())\n"),
            ("t.csv", "en,ru,usagecount\n\"\(en)\",\"\(ru)\",\(number())\n"),
            (
                "t.jsonl",
                "{\"en\":\"\(plain)\",\"ru\":\"\(plain)\",\"confidence\":\(number()),\"category\":\(number())}\n"
            ),
            (
                "t.po",
                "#, \(number())\nmsgid \"\(plain)\"\nmsgid_plural \"\"\nmsgstr[\(number())] \"\\\(number())\(plain)\"\n"
            ),
        ]
    }
}
