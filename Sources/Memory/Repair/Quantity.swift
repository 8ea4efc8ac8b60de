/// A number, a date or a time of the day in a text: what it says, where, and in which form.
struct Quantity {
    enum Value: Hashable {
        case number(Amount)
        /// Of the day, in minutes.
        case time(Int)
        case date(month: Int, day: Int)
        case month(Int)
        /// What is not understood: the same only when it is written the same.
        case unclear(String)
    }

    enum Form {
        case figures(Figures)
        case han(HanForm)
        case word(WordForm)
        case time(TimeForm)
        case date(DateForm)
        case unclear
    }

    var value: Value
    var form: Form
    /// In scalars of the text.
    var range: Range<Int>

    var amount: Amount? { if case .number(let amount) = value { amount } else { nil } }
}

/// A number in figures: `1,374`, `3,2 млрд`, `32亿`.
struct Figures {
    /// What parts thousands; nil where nothing does.
    var grouping: Unicode.Scalar?
    /// Digits before the decimal mark.
    var wholeDigits: Int
    /// Digits after it.
    var decimals: Int
    var isFullWidth: Bool
    /// Whether it has the ending of an English ordinal, which belongs to its range: 3rd.
    var isOrdinal = false
    var unit: Unit?

    /// What multiplies it.
    struct Unit {
        /// Ten to this power.
        var power: Int
        /// As it is written.
        var text: String
        /// What stands between the figures and it.
        var gap: String
        /// In scalars of the text.
        var range: Range<Int>
    }
}

/// A number in Chinese characters.
struct HanForm {
    /// Digit by digit, as years are: 二〇二六.
    var isByDigit: Bool
}

/// A number in words, of Russian in a case.
struct WordForm {
    var isOrdinal: Bool
    var isCapital: Bool
    var russianCase: RussianCase?
    var unit: Figures.Unit?
}

enum RussianCase: CaseIterable { case nominative, genitive, dative, accusative, instrumental, prepositional }

/// A time of the day.
struct TimeForm {
    enum Style {
        /// 15:30
        case clock(hasLeadingZero: Bool)
        /// 3:30 p.m.; `mark` is what stands behind the digits.
        case meridian(mark: String)
        /// 15时30分, 3点半; `hour` is the character behind the hour.
        case han(hour: Unicode.Scalar)
    }

    var style: Style
    /// The part of the day before it, in Chinese: 下午.
    var dayPart: String?
}

/// A day or a month.
struct DateForm {
    var month: MonthForm
    /// The parts, in scalars of the text.
    var monthRange: Range<Int>
    /// Nil for a month alone.
    var dayRange: Range<Int>?
    var dayIsHan = false
}

enum MonthForm {
    case english(isShort: Bool, hasStop: Bool)
    case russian(RussianCase)
    case russianShort
    case chinese(isHan: Bool)
}
