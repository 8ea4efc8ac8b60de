/// The value of a number, a date or a time, in whichever language and form it is written.
package enum NumericValue: Hashable, Sendable {
    /// A number: cardinal or ordinal, in figures or in words. A percentage or an amount of money is the number in it.
    case number(DecimalNumber)
    /// A time of the day, in minutes after midnight.
    case time(minutes: Int)
    /// A month, from 1 to 12, and any other number before 月.
    case month(Int)
    /// A day of the year.
    case date(month: Int, day: Int)

    /// Creates a number from its value, rounded to six digits.
    package init(_ value: Double) { self = .number(DecimalNumber(rounding: value)) }
}

/// A number, a month or a time that `NumberScanner` found in a text.
package struct NumberMatch: Sendable {
    package let value: NumericValue
    /// The range in Unicode scalars of the text.
    package let range: Range<Int>
    /// Whether it is a small number in words, which translations often express by other means.
    package var isWord = false

    /// Whether it is a month, which other languages write as a word.
    package var isMonth: Bool { if case .month = value { true } else { false } }
    /// Whether it is a time of the day.
    package var isTime: Bool { if case .time = value { true } else { false } }
}
