import CalqueLanguages

/// Days of the week, and today, yesterday and tomorrow: a translation that says another day than the source is stale.
enum DayWords {
    /// Returns the days in a text, in its order.
    ///
    /// - Complexity: linear in the text.
    static func days(in text: [Unicode.Scalar], _ language: NumberLanguage) -> [ComparedNumbers.Number] {
        language == .chinese ? han(text) : words(text, language)
    }

    private static func words(_ text: [Unicode.Scalar], _ language: NumberLanguage) -> [ComparedNumbers.Number] {
        var found: [ComparedNumbers.Number] = []
        var before = 0..<0
        var place = 0
        while let word = text.nextWord(from: place) {
            place = word.upperBound
            defer { before = word }
            guard (5...12).contains(word.count) else { continue }
            let string = text[word].string
            if language == .english {
                // Sun. and Sat are other words too, and wire copy writes the days out.
                if let day = english[string] { found.append(number(.weekday(day), word)) }
                if let day = englishRelative[string.lowercased()] { found.append(number(.relativeDay(day), word)) }
            } else {
                let lower = string.lowercased()
                if let day = russian[lower], day != 3 || isDayAfter(text[before].string.lowercased()) {
                    found.append(number(.weekday(day), word))
                }
                if let day = russianRelative[lower] { found.append(number(.relativeDay(day), word)) }
            }
        }
        return found
    }

    /// Today is often no day but these times, so its absence says nothing.
    private static func number(_ value: Quantity.Value, _ range: Range<Int>) -> ComparedNumbers.Number {
        var isVague = false
        if case .relativeDay = value { isVague = true }
        return ComparedNumbers.Number(value: value, range: range, isVague: isVague)
    }

    private static let english = days(
        [
            ["Monday"], ["Tuesday"], ["Wednesday"], ["Thursday"], ["Friday"], ["Saturday"], ["Sunday"],
        ].map { $0 + $0.map { "\($0)s" } })
    private static let englishRelative = ["yesterday": -1, "today": 0, "tomorrow": 1]
    private static let russianRelative = ["вчера": -1, "сегодня": 0, "завтра": 1]

    private static let russian = days([
        ["понедельник", "понедельника", "понедельнику", "понедельником", "понедельнике", "понедельникам"],
        ["вторник", "вторника", "вторнику", "вторником", "вторнике", "вторникам"],
        ["среда", "среды", "среде", "среду", "средой", "средам"],
        ["четверг", "четверга", "четвергу", "четвергом", "четверге", "четвергам"],
        ["пятница", "пятницы", "пятнице", "пятницу", "пятницей", "пятницам"],
        ["суббота", "субботы", "субботе", "субботу", "субботой", "субботам"],
        ["воскресенье", "воскресенья", "воскресенью", "воскресеньем", "воскресеньям"],
    ])

    private static func days(_ forms: [[String]]) -> [String: Int] {
        var table: [String: Int] = [:]
        for (index, forms) in forms.enumerated() {
            for form in forms { table[form] = index + 1 }
        }
        return table
    }

    /// Среда is an environment too: it is a day after such a word.
    private static func isDayAfter(_ word: String) -> Bool { ["в", "до", "к", "со", "на", "по"].contains(word) }

    private static func han(_ text: [Unicode.Scalar]) -> [ComparedNumbers.Number] {
        var found: [ComparedNumbers.Number] = []
        for at in text.indices.dropLast() {
            let next = text[at + 1]
            switch text[at] {
            case "昨" where next == "天" || next == "日": found.append(number(.relativeDay(-1), at..<at + 2))
            case "今" where next == "天" || next == "日": found.append(number(.relativeDay(0), at..<at + 2))
            case "明" where next == "天" || next == "日": found.append(number(.relativeDay(1), at..<at + 2))
            case "周", "週", "期", "拜":
                // 星期三, 礼拜三; a period of five days is no Friday: 为期五天.
                let isLong = text[at] == "期" || text[at] == "拜"
                guard !isLong || at > 0 && "星礼禮".unicodeScalars.contains(text[at - 1]) else { continue }
                // 一周五天 is a week of five days, 三周年 an anniversary.
                if !isLong, at > 0, HanNumerals.digit(text[at - 1].value) != nil || text[at - 1].digit != nil {
                    continue
                }
                let day = next == "日" || next == "天" ? 7 : HanNumerals.digit(next.value) ?? 0
                guard (1...7).contains(day) else { continue }
                found.append(number(.weekday(Int(day)), (isLong ? at - 1 : at)..<at + 2))
            default: break
            }
        }
        return found
    }
}
