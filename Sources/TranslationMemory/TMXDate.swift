/// A moment as TMX writes it: `YYYYMMDDThhmmssZ`, UTC (ISO 8601 basic format).
public struct TMXDate: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Seconds since 1970-01-01T00:00:00Z, within the years 0 to 9999.
    public let seconds: Int64

    /// What lies outside of the years 0 to 9999 is drawn to the nearer end.
    public init(secondsSince1970 seconds: Int64) {
        self.seconds = min(max(seconds, -62_167_219_200), 253_402_300_799)
    }

    /// The proleptic Gregorian calendar; see H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    public var description: String {
        func padded(_ number: Int64, _ width: Int) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
        }
        let (day, time) = seconds.quotientAndRemainder(dividingByFloor: 86_400)
        let shifted = day + 719_468
        let (era, dayOfEra) = shifted.quotientAndRemainder(dividingByFloor: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let dayOfMonth = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return padded(year, 4) + padded(month, 2) + padded(dayOfMonth, 2) + "T" + padded(time / 3600, 2)
            + padded(time / 60 % 60, 2) + padded(time % 60, 2) + "Z"
    }

    public static func < (one: TMXDate, other: TMXDate) -> Bool { one.seconds < other.seconds }
}

extension Int64 {
    fileprivate func quotientAndRemainder(dividingByFloor divisor: Int64) -> (Int64, Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
