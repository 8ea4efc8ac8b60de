/// The date of a field of a page, in ISO 8601: `2026-04-06T08:00:00+02:00`, or `2026-04-06` where it has no time.
///
/// Pages write ISO 8601 with small deviations, figures with years first in other signs (`2026/4/6 8:00`,
/// `2026年4月6日`), days first (`06.04.2026`), the form of mail (`Mon, 06 Apr 2026 08:00:00 GMT`), months in words, and
/// seconds since 1970.
package struct PageDate {
    package let text: String

    package init?(_ field: String) {
        let characters = Array(field.unicodeScalars.prefix(80))
        let parts = Self.parts(of: characters)
        guard let (year, month, day, next) = Self.day(parts) else { return nil }
        guard (1900...2200).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        let date = Self.padded(year, 4) + "-" + Self.padded(month) + "-" + Self.padded(day)
        text = date + Self.time(parts, from: next, in: field)
    }

    /// The date in an address: `https://wire.example/2026/04/06/ferry`.
    init?(address: String) {
        let path = Array(address.split(separator: "/").dropFirst(2))
        for index in path.indices.dropLast(2) {
            let parts = path[index..<index + 3].map(String.init)
            guard parts[0].count == 4, parts[1].count <= 2, parts[2].count <= 2, parts.allSatisfy({ Int($0) != nil }),
                let date = PageDate(parts.joined(separator: "-"))
            else { continue }
            self = date
            return
        }
        return nil
    }

    /// A number or a word of the field.
    private struct Part {
        var digits = 0
        var number = 0
        var word = ""
        /// The character after it.
        var after: Unicode.Scalar = " "
    }

    private static func parts(of text: [Unicode.Scalar]) -> [Part] {
        var parts: [Part] = []
        var at = 0
        while at < text.count {
            var part = Part()
            if isDigit(text[at]) {
                while at < text.count, isDigit(text[at]), part.digits < 18 {
                    // bounded: 18 digits.
                    part.number = part.number * 10 + Int(text[at].value) - 0x30
                    part.digits += 1
                    at += 1
                }
            } else if text[at].properties.isAlphabetic, text[at].value < 0x3000 {
                while at < text.count, text[at].properties.isAlphabetic, text[at].value < 0x3000 {
                    part.word.unicodeScalars.append(text[at])
                    at += 1
                }
            } else {
                at += 1
                continue
            }
            part.after = at < text.count ? text[at] : " "
            parts.append(part)
        }
        return parts
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

    /// Year, month and day, and the number of the part after them.
    private static func day(_ parts: [Part]) -> (Int, Int, Int, Int)? {
        for index in parts.indices.prefix(6) {
            guard let month = month(parts[index].word), index + 2 < parts.count,
                (1...2).contains(parts[index + 1].digits),
                parts[index + 2].digits == 4
            else { continue }
            return (parts[index + 2].number, month, parts[index + 1].number, index + 3)
        }
        for index in parts.indices.prefix(6) where parts[index].digits > 0 {
            let part = parts[index]
            if part.digits >= 8, part.digits <= 14, part.number / power(part.digits - 4) >= 1900, part.digits != 10,
                part.digits != 13
            {
                let date = part.number / power(part.digits - 8)
                return (date / 10_000, date / 100 % 100, date % 100, index)
            }
            if part.digits == 10 || part.digits == 13 {
                return civil(part.number / (part.digits == 13 ? 86_400_000 : 86_400), index + 1)
            }
            guard index + 2 < parts.count else { continue }
            let (second, third) = (parts[index + 1], parts[index + 2])
            if part.digits == 4, second.digits > 0, third.digits > 0 {
                return (part.number, second.number, third.number, index + 3)
            }
            guard part.digits <= 2, third.digits == 4 else { continue }
            if second.digits > 0, second.digits <= 2 {
                // 06.04.2026 has the day first; 04/06/2026 may be either, and on pages it is mostly American.
                return part.after == "/" && part.number <= 12
                    ? (third.number, part.number, second.number, index + 3)
                    : (third.number, second.number, part.number, index + 3)
            }
            if let month = month(second.word) { return (third.number, month, part.number, index + 3) }
        }
        return nil
    }

    private static func power(_ digits: Int) -> Int { (0..<max(0, digits)).reduce(1) { result, _ in result * 10 } }

    /// The day that is so many days after 1 January 1970 (Howard Hinnant, chrono-compatible date algorithms).
    private static func civil(_ days: Int, _ next: Int) -> (Int, Int, Int, Int) {
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day, next)
    }

    private static func month(_ word: String) -> Int? {
        guard word.unicodeScalars.count >= 3 else { return nil }
        // juin, juillet
        if word.lowercased().hasPrefix("jui") { return word.lowercased().hasPrefix("juil") ? 7 : 6 }
        return months[String(String.UnicodeScalarView(word.lowercased().unicodeScalars.prefix(3)))]
    }

    /// The first three letters of the months of languages whose pages write them in fields.
    private static let months: [String: Int] = [
        "jan": 1, "feb": 2, "mar": 3, "mär": 3, "apr": 4, "may": 5, "mai": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
        "oct": 10, "okt": 10, "nov": 11, "dec": 12, "dez": 12, "fév": 2, "avr": 4,
        "aoû": 8, "déc": 12, "ene": 1, "abr": 4, "ago": 8, "dic": 12, "gen": 1, "mag": 5, "giu": 6, "lug": 7, "set": 9,
        "ott": 10,
        "янв": 1, "фев": 2, "мар": 3, "апр": 4, "мая": 5,
        "май": 5,
        "июн": 6, "июл": 7, "авг": 8, "сен": 9, "окт": 10, "ноя": 11, "дек": 12,
    ]

    // MARK: Time

    /// The time of the day with its zone; empty where the field has none.
    private static func time(_ parts: [Part], from next: Int, in field: String) -> String {
        // A date without signs has its time in the same number, and few pages write that.
        let numbers = parts.indices.dropFirst(next).filter { parts[$0].digits == 1 || parts[$0].digits == 2 }
        guard let hour = numbers.first, hour + 1 < parts.count, parts[hour].after == ":" || parts[hour].after == "时",
            parts[hour + 1].digits == 2, parts[hour].number < 24, parts[hour + 1].number < 60
        else { return "" }
        var text = "T" + padded(parts[hour].number) + ":" + padded(parts[hour + 1].number)
        if hour + 2 < parts.count, parts[hour + 1].after == ":", parts[hour + 2].digits == 2,
            parts[hour + 2].number < 60
        {
            text += ":" + padded(parts[hour + 2].number)
        } else {
            text += ":00"
        }
        return text + zone(field)
    }

    /// The zone at the end of a field: `Z`, `GMT`, `+02:00`, `+0200`.
    private static func zone(_ field: String) -> String {
        let tail = Array(field.utf8.suffix(while: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "T") }))
        if tail.last == UInt8(ascii: "Z") || field.hasSuffix("GMT") || field.hasSuffix("UTC") { return "Z" }
        guard let sign = tail.lastIndex(where: { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }) else {
            return ""
        }
        let digits = tail[(sign + 1)...].filter { $0 != UInt8(ascii: ":") }
        guard digits.count == 4 || digits.count == 2, digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return ""
        }
        let text = String(decoding: digits, as: UTF8.self)
        return (tail[sign] == UInt8(ascii: "+") ? "+" : "-") + text.prefix(2) + ":"
            + (digits.count == 4 ? String(text.suffix(2)) : "00")
    }

    private static func padded(_ number: Int, _ count: Int = 2) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
    }
}

extension Sequence where Element == UInt8 {
    /// The longest end of the bytes that satisfies the condition.
    fileprivate func suffix(while condition: (UInt8) -> Bool) -> [UInt8] {
        var tail: [UInt8] = []
        for byte in self {
            if condition(byte) { tail.append(byte) } else { tail.removeAll() }
        }
        return tail
    }
}
