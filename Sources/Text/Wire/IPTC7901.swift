import CalqueArticles
import CalqueCore

/// A message of IPTC 7901, in which European agencies send text: a line of service, number, priority, category and count of
/// words; keywords and a headline; the text; the author's sign and the time. The control characters around these parts are
/// often lost.
struct IPTC7901 {
    private(set) var story = Story(blocks: [])

    /// Whether text begins with the header line of a message.
    static func begins(_ head: ArraySlice<UInt8>) -> Bool {
        let line = head.drop { $0 <= 0x20 }.prefix { $0 != 0x0A && $0 != 0x0D && $0 != 0x02 }
        return line.count <= 80 && Header(String(decoding: line, as: UTF8.self)) != nil
    }

    /// `eca062 4 i 60 dpa 061`.
    private struct Header {
        let identifier: String
        let priority: String
        let agency: String?

        init?(_ line: String) {
            let words = line.split { $0 == " " || $0 == "\t" }.map(String.init)
            guard words.count >= 3, words.count <= 8 else { return nil }
            let letters = words[0].prefix { $0.isASCII && $0.isLetter }
            let digits = words[0].dropFirst(letters.count)
            guard (2...5).contains(letters.count), (3...5).contains(digits.count),
                digits.allSatisfy({ $0.isASCII && $0.isNumber }), words[1].count == 1, let priority = words[1].first,
                ("1"..."9").contains(priority), (1...3).contains(words[2].count),
                words[2].allSatisfy({ $0.isASCII && $0.isLetter })
            else { return nil }
            guard words.count == 3 || Int(words[3]) != nil else { return nil }
            identifier = words[0]
            self.priority = words[1]
            agency = words.dropFirst(4).first { $0.allSatisfy { $0.isLetter } }
        }
    }

    init(_ source: [UInt8]) {
        let text = WireText(source)
        guard let first = text.lines.firstIndex(where: { !$0.isEmpty }) else { return }
        let lineEnd = source[text.lines[first]].firstIndex(of: 0x02) ?? text.lines[first].upperBound
        let header = Header(text.text(text.trim(text.lines[first].lowerBound..<lineEnd)))
        var blocks = [text.block(text.lines[first].lowerBound..<lineEnd, .boilerplate)].compactMap(\.self)
        let (end, footer, date) = Self.footer(text, after: first)
        blocks += text.blocks(ofLines: first + 1..<max(first + 1, end))
        blocks += footer
        story.blocks = blocks
        story.metadata.identifier = header.map { header in
            [header.agency, header.identifier].compactMap(\.self).joined(separator: ":") + (date.map { ":\($0)" } ?? "")
        }
        story.metadata.date = date
        story.metadata.agency = header?.agency
        story.dateline.agency = header?.agency
        story.dateline.date = date
    }

    /// The lines at the end: the sign of the author, and the time as `061300 GMT Apr 26`.
    ///
    /// - Returns: the number of the line after the text, the lines as blocks, and the time in ISO 8601.
    private static func footer(_ text: WireText, after first: Int) -> (Int, [Article.Block], String?) {
        var end = text.lines.count
        var date: String?
        var found: [Article.Block] = []
        while end > first + 1, found.count < 4 {
            let range = text.lines[end - 1]
            if range.isEmpty {
                end -= 1
                continue
            }
            let line = text.text(range)
            if date == nil, let day = WireTime.day(line) {
                date = day
            } else if line.count > 24 || line.split(separator: " ").count > 5 || ".?!\"”»".contains(line.last ?? ".")
                || date == nil && !isSign(line)
            {
                break
            }
            found.insert(contentsOf: text.block(range, .boilerplate).map { [$0] } ?? [], at: 0)
            end -= 1
        }
        return (end, found, date)
    }

    /// `dpa bs yyzz n1`, `=`, `NNNN`.
    private static func isSign(_ line: String) -> Bool {
        line.split(separator: " ").allSatisfy { $0.count <= 5 } && !line.contains(where: { $0 == "," })
            && line.count <= 24
    }
}

/// The time at the end of a message: day, hour and minute, zone, month and year.
enum WireTime {
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    private static let others = [
        "mär": 3, "mai": 5, "okt": 10, "dez": 12, "fév": 2, "avr": 4, "aoû": 8, "déc": 12, "maj": 5, "des": 12,
    ]

    /// `2026-04-06T13:00:00Z`, of `061300 GMT Apr 26`; nil for another line.
    static func day(_ line: String) -> String? {
        let words = line.split { $0 == " " || $0 == "\t" }.map(String.init)
        guard words.count >= 3, words.count <= 5, words[0].utf8.count == 6, let number = Int(words[0]), number >= 0
        else { return nil }
        let names = words.dropFirst().map { String($0.lowercased().prefix(3)) }
        guard let place = names.firstIndex(where: { months.contains($0) || others[$0] != nil }) else { return nil }
        let month = months.firstIndex(of: names[place]).map { $0 + 1 } ?? others[names[place]] ?? 1
        guard place + 1 < names.count, let year = Int(words[place + 2].prefix { $0.isASCII && $0.isNumber }), year >= 0
        else { return nil }
        let full = year < 100 ? (year < 70 ? 2000 : 1900) + year : year
        let (day, hour, minute) = (number / 10_000, number / 100 % 100, number % 100)
        guard (1...31).contains(day), hour < 24, minute < 60, (1900...2200).contains(full) else { return nil }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let zone = names.first == "gmt" || names.first == "utc" ? "Z" : ""
        return "\(full)-\(two(month))-\(two(day))T\(two(hour)):\(two(minute)):00\(zone)"
    }
}
