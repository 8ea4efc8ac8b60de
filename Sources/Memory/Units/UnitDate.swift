/// A moment, or a day, of a unit or a document, in UTC.
///
/// Dates are read in the basic and extended formats of ISO 8601 (`20260203T120000Z`, `2026-02-03`) and written in the
/// spelling of TMX (`description`) or as a day (`day`). A day is the moment at which it begins; of a day and a moment
/// at the same second, the day comes first.
public struct UnitDate: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// How much of a date is known. The parts that are not known are those of the first moment: a month is the
    /// midnight on which it begins.
    public enum Precision: UInt8, Sendable, Comparable {
        /// Only the year is known.
        case year
        /// The month is known.
        case month
        /// The day is known.
        case day
        /// The moment is known.
        case second

        public static func < (one: Precision, other: Precision) -> Bool { one.rawValue < other.rawValue }
    }

    /// Seconds since 1970-01-01T00:00:00Z, within the years 0 to 9999.
    public let seconds: Int64
    /// The part of the date that is known.
    public let precision: Precision

    /// Makes a date of a count of seconds. A value outside the years 0 to 9999 is moved to the nearer end.
    public init(secondsSince1970 seconds: Int64, precision: Precision = .second) {
        self.seconds = min(max(seconds, Self.first), Self.last)
        self.precision = precision
    }

    private static let first: Int64 = -62_167_219_200
    private static let last: Int64 = 253_402_300_799

    public static func < (one: UnitDate, other: UnitDate) -> Bool {
        one.seconds == other.seconds ? one.precision < other.precision : one.seconds < other.seconds
    }

    /// A positive number that orders dates by their second, for tables in which 0 means that there is no date.
    package var ordinal: Int64 { seconds - Self.first + 1 }
}

// MARK: - Writing

extension UnitDate {
    /// The spelling of TMX: `YYYYMMDDThhmmssZ`.
    public var description: String {
        let (year, month, day) = civil
        let time = seconds.quotientAndRemainder(dividingByFloor: 86_400).1
        return padded(year, 4) + padded(month, 2) + padded(day, 2) + "T" + padded(time / 3600, 2)
            + padded(time / 60 % 60, 2) + padded(time % 60, 2) + "Z"
    }

    /// The day in the extended format of ISO 8601, `YYYY-MM-DD`; `YYYY-MM` or `YYYY` where no more is known.
    public var day: String {
        let (year, month, day) = civil
        var text = padded(year, 4)
        if precision >= .month { text += "-" + padded(month, 2) }
        if precision >= .day { text += "-" + padded(day, 2) }
        return text
    }

    /// The digits that are known, from the year on: `20260203120000`, `202602`.
    package var digits: String {
        let count =
            switch precision {
            case .year: 4
            case .month: 6
            case .day: 8
            case .second: 14
            }
        return String(description.filter { $0.isASCII && $0.isNumber }.prefix(count))
    }

    /// The day of the moment.
    public var wholeDay: UnitDate {
        if precision <= .day { return self }
        let days = seconds.quotientAndRemainder(dividingByFloor: 86_400).0
        return UnitDate(secondsSince1970: days * 86_400, precision: .day)
    }

    /// Year, month and day in the proleptic Gregorian calendar; see H. Hinnant, "chrono-Compatible Low-Level Date
    /// Algorithms".
    private var civil: (year: Int64, month: Int64, day: Int64) {
        let shifted = seconds.quotientAndRemainder(dividingByFloor: 86_400).0 + 719_468
        let (era, dayOfEra) = shifted.quotientAndRemainder(dividingByFloor: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        )
    }
}

private func padded(_ number: Int64, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
}

extension Int64 {
    func quotientAndRemainder(dividingByFloor divisor: Int64) -> (Int64, Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
