import CalqueLanguages

extension QuantityReader {
    /// Returns a time of the day with its form: `3:30 p.m.`, `15:30`, `下午3时30分`, `3点半`.
    ///
    /// - Parameters:
    ///   - minutes: its value.
    ///   - found: its range, without the part of the day.
    /// - Returns: nil for 12 with a.m. or p.m., of which the meaning varies.
    func time(_ minutes: Int, _ found: Range<Int>) -> Quantity? {
        var range = found
        var at = range.lowerBound
        var hour = 0
        // bounded: a scanner’s hour has two digits at most.
        while at < range.upperBound, let digit = text[at].digit { (hour, at) = (hour * 10 + digit, at + 1) }
        let hasLeadingZero = text[range.lowerBound].digit == 0
        var form = TimeForm(style: .clock(hasLeadingZero: hasLeadingZero))
        if at < range.upperBound, "时時点點".unicodeScalars.contains(text[at]) {
            form.style = .han(hour: text[at])
        } else {
            if at < range.upperBound, text[at] == ":" || text[at] == "：" { at += 3 }
            if at < range.upperBound {
                guard hour != 12 || !isMorning(from: at) else { return nil }
                form.style = .meridian(mark: string(at..<range.upperBound))
            }
        }
        let part = string(max(0, range.lowerBound - 2)..<range.lowerBound)
        if language == .chinese, ["上午", "下午", "晚上", "傍晚", "晚间", "凌晨", "早上", "中午"].contains(part) {
            form.dayPart = part
            range = range.lowerBound - 2..<range.upperBound
        }
        return Quantity(value: .known(.time(minutes: minutes)), form: .time(form), range: range)
    }

    private func isMorning(from start: Int) -> Bool {
        text[start...].first { !$0.isBlank }.map { $0 == "a" || $0 == "A" } ?? false
    }
}
