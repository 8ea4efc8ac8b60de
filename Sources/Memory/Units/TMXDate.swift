/// A moment as TMX writes it: `YYYYMMDDThhmmssZ`, UTC (ISO 8601 basic format).
package struct TMXDate: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Seconds since 1970-01-01T00:00:00Z, within the years 0 to 9999.
    package let seconds: Int64

    /// What lies outside of the years 0 to 9999 is drawn to the nearer end.
    package init(secondsSince1970 seconds: Int64) {
        self.seconds = min(max(seconds, -62_167_219_200), 253_402_300_799)
    }

    /// The proleptic Gregorian calendar; see H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    package var description: String {
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

    /// A moment as other tools write it: ISO 8601, in its basic or extended format, with a blank for `T` too; without a
    /// time midnight, without a zone UTC. Fractions of a second are dropped.
    package init?(_ text: String) {
        var rest = text.utf8[...]
        func number(_ digits: Int) -> Int64? {
            guard rest.count >= digits, rest.prefix(digits).allSatisfy({ (0x30...0x39).contains($0) }) else {
                return nil
            }
            defer { rest = rest.dropFirst(digits) }
            return Int64(Substring(rest.prefix(digits)))
        }
        func skip(_ any: String) -> Bool {
            guard let first = rest.first, any.utf8.contains(first) else { return false }
            rest = rest.dropFirst()
            return true
        }
        guard let year = number(4) else { return nil }
        _ = skip("-")
        guard let month = number(2), (1...12).contains(month) else { return nil }
        _ = skip("-")
        guard let day = number(2), (1...31).contains(day) else { return nil }
        var time: Int64 = 0
        if skip("T "), let hour = number(2), hour < 24 {
            _ = skip(":")
            guard let minute = number(2), minute < 60 else { return nil }
            _ = skip(":")
            let second = number(2) ?? 0
            if skip(".,") { while number(1) != nil {} }
            time = hour * 3600 + minute * 60 + min(second, 59)
        }
        if !skip("Z"), let sign = rest.first, skip("+-") {
            guard let hours = number(2) else { return nil }
            _ = skip(":")
            time -= (sign == UInt8(ascii: "-") ? -1 : 1) * (hours * 3600 + (number(2) ?? 0) * 60)
        }
        guard rest.isEmpty else { return nil }
        self.init(secondsSince1970: Self.days(year, month, day) * 86_400 + time)
    }

    /// Whether the text is a moment as TMX writes it.
    package static func isWritten(_ text: String) -> Bool {
        // Asked for each date of each unit: by bytes.
        text.utf8.span.withUnsafeBufferPointer { bytes in
            guard bytes.count == 16, bytes[8] == UInt8(ascii: "T"), bytes[15] == UInt8(ascii: "Z") else { return false }
            func pair(_ index: Int) -> Int {
                let (tens, ones) = (Int(bytes[index]) - 0x30, Int(bytes[index + 1]) - 0x30)
                return (0...9).contains(tens) && (0...9).contains(ones) ? tens * 10 + ones : -1
            }
            return pair(0) >= 0 && pair(2) >= 0 && (1...12).contains(pair(4)) && (1...31).contains(pair(6))
                && (0...23).contains(pair(9)) && (0...59).contains(pair(11)) && (0...60).contains(pair(13))
        }
    }

    /// Since 1970-01-01; the inverse of what `description` does.
    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = shifted.quotientAndRemainder(dividingByFloor: 400)
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    package static func < (one: TMXDate, other: TMXDate) -> Bool { one.seconds < other.seconds }
}

extension Int64 {
    fileprivate func quotientAndRemainder(dividingByFloor divisor: Int64) -> (Int64, Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
