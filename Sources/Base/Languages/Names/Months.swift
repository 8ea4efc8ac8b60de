/// The names of months.
enum Months {
    static let english = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// As the Associated Press shortens them before a day.
    static let englishShort = [
        "Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
    ]

    private static let russianStems = [
        "январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр",
    ]

    static let russianShort = ["янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"]

    /// All are masculine: март and август have hard endings, май and the others soft ones.
    static func russian(_ month: Int, _ russianCase: RussianCase) -> String {
        let stem = russianStems[month - 1]
        let isHard = month == 3 || month == 8
        return switch russianCase {
        case .nominative, .accusative: stem + (isHard ? "" : month == 5 ? "й" : "ь")
        case .genitive: stem + (isHard ? "а" : "я")
        case .dative: stem + (isHard ? "у" : "ю")
        case .instrumental: stem + (isHard ? "ом" : "ем")
        case .prepositional: stem + "е"
        }
    }

    /// A word as a month with its form; nil when it is none.
    static func read(_ word: String, in tongue: Tongue) -> (month: Int, form: MonthForm)? {
        switch tongue {
        case .chinese: return nil
        case .english:
            if let index = english.firstIndex(of: word) { return (index + 1, .english(isShort: false, hasStop: false)) }
            let isShort = { (name: String) in name == word + "." || (word == "Sep" && name == "Sept.") }
            return englishShort.firstIndex(where: isShort).map { ($0 + 1, .english(isShort: true, hasStop: false)) }
        case .russian:
            let lower = word.lowercased()
            return russianForms[lower] ?? russianShort.firstIndex(of: lower).map { ($0 + 1, .russianShort) }
        }
    }

    private static let russianForms: [String: (month: Int, form: MonthForm)] = {
        var forms: [String: (month: Int, form: MonthForm)] = [:]
        for month in 1...12 {
            for russianCase in RussianCase.allCases where russianCase != .accusative {
                forms[russian(month, russianCase)] = (month, .russian(russianCase))
            }
        }
        return forms
    }()
}
