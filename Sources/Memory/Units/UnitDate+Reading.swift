extension UnitDate {
    /// Reads a date of at least a day.
    ///
    /// The format is ISO 8601, basic or extended, also with a space for `T`. A date without a time has the precision of
    /// a day. A time without a zone is in UTC. Fractions of a second are dropped.
    public init?(_ text: String) {
        // Memories write this spelling, and indexing reads the date of each unit.
        if let seconds = Self.tmxSeconds(text) {
            self.init(secondsSince1970: seconds)
            return
        }
        var reader = DateReader(rest: text.utf8[...])
        guard let date = reader.day(), date.precision == .day, let moment = reader.moment(on: date) else { return nil }
        self = moment
    }

    /// Reads the day, month or year with which a document's date begins: `2026-02-03 12:00`, `2026/02`, `2026`. The time
    /// is left out.
    public init?(startOf text: String) {
        var reader = DateReader(rest: text.utf8[...], separators: "-/.")
        guard let date = reader.day() else { return nil }
        if let next = reader.rest.first, next != UInt8(ascii: "T"), next != UInt8(ascii: " ") { return nil }
        self = date
    }

    /// Whether the text is a moment in the spelling of TMX.
    ///
    /// - Complexity: O(1).
    public static func isTMX(_ text: String) -> Bool { tmxSeconds(text) != nil }

    /// Seconds since 1970 of a moment in the spelling of TMX; nil for other texts.
    private static func tmxSeconds(_ text: String) -> Int64? {
        text.utf8.span.withUnsafeBufferPointer { bytes -> Int64? in
            guard bytes.count == 16, bytes[8] == UInt8(ascii: "T"), bytes[15] == UInt8(ascii: "Z") else { return nil }
            func pair(_ index: Int, in range: ClosedRange<Int>) -> Int64? {
                let (tens, ones) = (Int(bytes[index]) - 0x30, Int(bytes[index + 1]) - 0x30)
                // bounded: two digits.
                guard (0...9).contains(tens), (0...9).contains(ones), range.contains(tens * 10 + ones) else {
                    return nil
                }
                // bounded: two digits.
                return Int64(tens * 10 + ones)
            }
            guard let century = pair(0, in: 0...99), let year = pair(2, in: 0...99), let month = pair(4, in: 1...12),
                let day = pair(6, in: 1...31), let hour = pair(9, in: 0...23), let minute = pair(11, in: 0...59),
                let second = pair(13, in: 0...60)
            else { return nil }
            let days = days(century * 100 + year, month, day)
            return days * 86_400 + hour * 3600 + minute * 60 + min(second, 59)
        }
    }

    /// Days from 1970-01-01 to a date of the proleptic Gregorian calendar; the inverse of `civil`.
    fileprivate static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = shifted.quotientAndRemainder(dividingByFloor: 400)
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}

/// Reads a date from the bytes of a text, part by part.
private struct DateReader {
    /// The bytes that are not read yet.
    private(set) var rest: Substring.UTF8View
    private let separators: String

    init(rest: Substring.UTF8View, separators: String = "-") {
        self.rest = rest
        self.separators = separators
    }

    /// Reads a year, and a month and a day if they follow.
    mutating func day() -> UnitDate? {
        guard let year = number(4) else { return nil }
        if isAtEnd { return midnight(year, 1, 1, .year) }
        _ = skip(separators)
        guard let month = number(2), (1...12).contains(month) else { return nil }
        if isAtEnd { return midnight(year, month, 1, .month) }
        _ = skip(separators)
        guard let day = number(2), (1...31).contains(day) else { return nil }
        return midnight(year, month, day, .day)
    }

    /// Reads the rest of the text as a time and a zone, which may both be missing.
    mutating func moment(on day: UnitDate) -> UnitDate? {
        if rest.isEmpty { return day }
        var time: Int64 = 0
        if skip("T ") {
            guard let read = self.time() else { return nil }
            time = read
        }
        guard let zone = zone(), rest.isEmpty else { return nil }
        return UnitDate(secondsSince1970: day.seconds + time - zone)
    }

    private var isAtEnd: Bool { rest.first.map { $0 == UInt8(ascii: "T") || $0 == UInt8(ascii: " ") } ?? true }

    private func midnight(
        _ year: Int64, _ month: Int64, _ day: Int64, _ precision: UnitDate.Precision
    ) -> UnitDate {
        UnitDate(secondsSince1970: UnitDate.days(year, month, day) * 86_400, precision: precision)
    }

    /// Reads the seconds since midnight.
    private mutating func time() -> Int64? {
        guard let hour = number(2), hour < 24 else { return nil }
        _ = skip(":")
        guard let minute = number(2), minute < 60 else { return nil }
        _ = skip(":")
        let second = number(2) ?? 0
        if skip(".,") { while number(1) != nil {} }
        return hour * 3600 + minute * 60 + min(second, 59)
    }

    /// Reads the seconds east of Greenwich; 0 without a zone.
    private mutating func zone() -> Int64? {
        if skip("Z") { return 0 }
        guard let sign = rest.first, skip("+-") else { return 0 }
        guard let hours = number(2) else { return nil }
        _ = skip(":")
        return (sign == UInt8(ascii: "-") ? -1 : 1) * (hours * 3600 + (number(2) ?? 0) * 60)
    }

    private mutating func number(_ digits: Int) -> Int64? {
        guard rest.count >= digits, rest.prefix(digits).allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        defer { rest = rest.dropFirst(digits) }
        return Int64(Substring(rest.prefix(digits)))
    }

    private mutating func skip(_ any: String) -> Bool {
        guard let first = rest.first, any.utf8.contains(first) else { return false }
        rest = rest.dropFirst()
        return true
    }
}
