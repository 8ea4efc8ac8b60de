/// The form in which a text writes the name of a month.
package enum MonthForm: Sendable, Hashable {
    /// A name or its short form, which may end with a full stop.
    case english(isShort: Bool, hasStop: Bool)
    /// A name in a case.
    case russian(RussianCase)
    /// The first three letters.
    case russianShort
    /// 月 after a number in Han characters or in figures.
    case chinese(isHan: Bool)
}

/// The names of months in English and Russian.
package enum Months {
    /// Returns the name of a month in English.
    /// - Parameters:
    ///   - month: from 1 to 12.
    ///   - isShort: whether to shorten it as the Associated Press does before a day: `Jan.`, `Sept.`
    package static func english(_ month: Int, isShort: Bool = false) -> String? {
        table.english[isShort ? 1 : 0, month]
    }

    /// Returns the name of a month in Russian, in a case.
    /// - Parameter month: from 1 to 12.
    package static func russian(_ month: Int, _ russianCase: RussianCase) -> String? {
        table.russian[caseOrder.firstIndex(of: russianCase == .accusative ? .nominative : russianCase) ?? 0, month]
    }

    /// Returns the short form of a month in Russian.
    /// - Parameter month: from 1 to 12.
    package static func russianShort(_ month: Int) -> String? { table.russian[caseOrder.count, month] }

    /// Returns the month that a word names, and the form of the word; nil when the word is no month.
    package static func read(_ word: String, in language: NumberLanguage) -> (month: Int, form: MonthForm)? {
        switch language {
        case .chinese: nil
        case .english: table.englishForms[word]
        case .russian: table.russianForms[word.lowercased()]
        }
    }

    /// Returns whether a word may be a month, so that most words need not become strings.
    package static func mayBe(_ word: ArraySlice<Unicode.Scalar>, in language: NumberLanguage) -> Bool {
        switch language {
        case .chinese: false
        case .english: table.englishStarts.mayHave(word)
        case .russian: table.russianStarts.mayHave(word)
        }
    }

    /// The order of the cases in the resource. The accusative equals the nominative.
    private static let caseOrder: [RussianCase] = [.nominative, .genitive, .dative, .instrumental, .prepositional]

    /// The names by column and month.
    private struct Columns {
        let months: [[String]]

        subscript(column: Int, month: Int) -> String? {
            guard months.indices.contains(month - 1), months[month - 1].indices.contains(column) else { return nil }
            return months[month - 1][column]
        }
    }

    private struct Table {
        let english: Columns
        let russian: Columns
        var englishForms: [String: (month: Int, form: MonthForm)] = [:]
        var russianForms: [String: (month: Int, form: MonthForm)] = [:]
        var englishStarts = WordStarts()
        var russianStarts = WordStarts()
    }

    private static let table: Table = {
        let lines = ResourceLines(PackageResources.months_txt)
        var table = Table(
            english: Columns(months: lines.words("en")), russian: Columns(months: lines.words("ru")))
        for (index, names) in table.english.months.enumerated() {
            for short in names.dropFirst() where short.hasSuffix(".") {
                table.englishForms[String(short.dropLast())] = (index + 1, .english(isShort: true, hasStop: false))
            }
            for name in names.prefix(1) {
                table.englishForms[name] = (index + 1, .english(isShort: false, hasStop: false))
            }
        }
        // Some agencies write it so.
        table.englishForms["Sep"] = (9, .english(isShort: true, hasStop: false))
        for (index, names) in table.russian.months.enumerated() {
            for short in names.dropFirst(caseOrder.count) { table.russianForms[short] = (index + 1, .russianShort) }
            for (name, russianCase) in zip(names, caseOrder) {
                table.russianForms[name] = (index + 1, .russian(russianCase))
            }
        }
        for name in table.englishForms.keys { table.englishStarts.insert(name) }
        for name in table.russianForms.keys { table.russianStarts.insert(name) }
        return table
    }()
}
