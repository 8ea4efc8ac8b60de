import CalqueLanguages

/// A number, a date or a time of the day in a text: its value, its range and the form in which it is written.
struct Quantity {
    enum Value: Hashable {
        case known(NumericValue)
        /// A number that is not understood: it equals those that are written the same.
        case unclear(String)
        /// A day of the week; Monday is 1.
        case weekday(Int)
        /// A day as seen from that of the story: yesterday is -1.
        case relativeDay(Int)
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
    /// In Unicode scalars of the text.
    var range: Range<Int>

    /// The number; nil for dates, times and numbers that are not understood.
    var amount: DecimalNumber? { if case .known(.number(let amount)) = value { amount } else { nil } }
}

/// A number in figures: `1,374`, `3,2 млрд`, `32亿`.
struct Figures {
    /// The separator of thousands; nil where there is none.
    var grouping: Unicode.Scalar?
    /// The number of digits before the decimal mark.
    var wholeDigits: Int
    /// The number of digits after it.
    var decimals: Int
    var isFullWidth: Bool
    /// Whether it has the ending of an English ordinal, which is part of the range: 3rd.
    var isOrdinal = false
    var unit: Unit?

    /// A word or character that multiplies the figures.
    struct Unit {
        /// The factor as a power of ten.
        var power: Int
        /// The unit as it is written.
        var text: String
        /// The blanks or the hyphen between the figures and the unit.
        var gap: String
        /// In Unicode scalars of the text.
        var range: Range<Int>
    }
}

/// A number in Chinese characters.
struct HanForm {
    /// Whether it is written digit by digit, as years are: 二〇二六.
    var isByDigit: Bool
}

/// A number in words; a Russian one has a case.
struct WordForm {
    var isOrdinal: Bool
    var isCapital: Bool
    var russianCase: RussianCase?
    var unit: Figures.Unit?
}

/// A time of the day.
struct TimeForm {
    enum Style {
        /// 15:30
        case clock(hasLeadingZero: Bool)
        /// 3:30 p.m.; `mark` is the text after the digits.
        case meridian(mark: String)
        /// 15时30分, 3点半; `hour` is the character after the hour.
        case han(hour: Unicode.Scalar)
    }

    var style: Style
    /// The part of the day before the time, in Chinese: 下午.
    var dayPart: String?
}

/// A day or a month.
struct DateForm {
    var month: MonthForm
    /// The range of the month, in Unicode scalars of the text.
    var monthRange: Range<Int>
    /// The range of the day; nil for a month without a day.
    var dayRange: Range<Int>?
    /// Whether the day is in Han characters.
    var dayIsHan = false
}
