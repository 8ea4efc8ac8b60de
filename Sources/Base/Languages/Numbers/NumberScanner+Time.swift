extension NumberScanner {
    /// Reads a time of the day: `3:30 p.m.`, `3 p.m.`, `15:30`, `下午3时30分`, `3点`.
    ///
    /// - Returns: the end of the time; nil where there is none.
    mutating func time(from start: Int, end: Int) -> Int? {
        guard end - start <= 2, let hour = value(of: start..<end), hour <= 24,
            let (minutes, clockEnd) = minutes(from: end)
        else { return nil }
        var hours = hour
        var at = clockEnd
        if let (isAfternoon, behind) = meridian(at) {
            if isAfternoon { hours += hour < 12 ? 12 : 0 } else if hour == 12 { hours = 0 }
            at = behind
        } else if start >= 2 {
            switch Letters.lowercased(text[start - 2..<start]) {
            case "下午", "傍晚": hours += hour < 12 ? 12 : 0
            case "晚上", "晚间", "深夜": hours += hour <= 12 ? 12 : 0
            case "凌晨", "半夜", "午夜": if hour == 12 { hours = 0 }
            default: break
            }
        }
        // The end of a day is the beginning of the next one.
        if hours == 24 { hours = 0 }
        // bounded: 24 hours and 99 minutes at most.
        found.append(NumberMatch(value: .time(minutes: Int(hours * 60 + minutes)), range: start..<at))
        return at
    }

    /// Returns the minutes after an hour and where they end; nil where the hour is not one of a time.
    private func minutes(from end: Int) -> (minutes: Double, end: Int)? {
        if end + 2 < text.count, text[end] == 0x3A || text[end] == 0xFF1A, digit(end + 1) != nil,
            digit(end + 2) != nil, end + 3 == text.count || digit(end + 3) == nil
        {
            return (value(of: end + 1..<end + 3) ?? 0, end + 3)
        }
        guard end < text.count, Self.hourMarks.contains(text[end]),
            // 时 alone is as often part of 小时.
            !(end + 1 < text.count && text[end + 1] == 0x949F)
        else { return meridian(end) == nil ? nil : (0, end) }
        let start = end + 1
        var last = start
        while last < text.count, last < start + 2, digit(last) != nil { last += 1 }
        if last > start, last < text.count, text[last] == 0x5206 { return (value(of: start..<last) ?? 0, last + 1) }
        if start < text.count, text[start] == 0x534A { return (30, start + 1) }
        return (0, start)
    }

    /// 时 時 点 點
    private static let hourMarks: [UInt32] = [0x65F6, 0x6642, 0x70B9, 0x9EDE]

    /// Reads `a.m.` or `pm` at a place: whether it is the afternoon, and where it ends.
    private func meridian(_ start: Int) -> (isAfternoon: Bool, end: Int)? {
        var at = start
        while at < text.count, isBlank(at) { at += 1 }
        guard at + 1 < text.count, text[at] | 0x20 == 0x70 || text[at] | 0x20 == 0x61 else { return nil }
        let isAfternoon = text[at] | 0x20 == 0x70
        at += 1
        if text[at] == 0x2E { at += 1 }
        guard at < text.count, text[at] | 0x20 == 0x6D else { return nil }
        at += 1
        if at < text.count, text[at] == 0x2E { at += 1 }
        return at < text.count && Letters.isWordLetter(text[at]) ? nil : (isAfternoon, at)
    }
}
