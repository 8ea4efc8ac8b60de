extension QuantityWriter {
    func date(_ month: Int, _ day: Int, over old: Quantity, _ form: DateForm) -> [Replacement]? {
        guard let dayRange = form.dayRange, case .date(let oldMonth, let oldDay) = old.value else { return nil }
        var replacements: [Replacement] = []
        if month != oldMonth {
            guard let made = self.month(month, form) else { return nil }
            replacements.append(made)
        }
        if day != oldDay {
            guard let text = form.dayIsHan ? NumeralWords.han(day, byDigit: false) : String(day) else { return nil }
            replacements.append(Replacement(range: dayRange, text: text))
        }
        return replacements
    }

    func month(_ month: Int, _ form: DateForm) -> Replacement? {
        guard (1...12).contains(month) else { return nil }
        let text: String?
        switch form.month {
        case .english(let isShort, let hasStop):
            let name = isShort ? Months.englishShort[month - 1] : Months.english[month - 1]
            text = isShort && !hasStop && name.hasSuffix(".") ? String(name.dropLast()) : name
        case .russian(let russianCase):
            let name = Months.russian(month, russianCase)
            let isCapital = reader.text[form.monthRange.lowerBound].properties.isUppercase
            text = isCapital ? name.prefix(1).uppercased() + name.dropFirst() : name
        case .russianShort: text = Months.russianShort[month - 1]
        case .chinese(let isHan):
            text = (isHan ? NumeralWords.han(month, byDigit: false) : String(month)).map { $0 + "月" }
        }
        return text.map { Replacement(range: form.monthRange, text: $0) }
    }

    func time(_ minutes: Int, over old: Quantity, _ form: TimeForm) -> [Replacement]? {
        let (hour, minute) = (minutes / 60, minutes % 60)
        guard hour < 24 else { return nil }
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        let text: String
        switch form.style {
        case .clock(let hasLeadingZero):
            if let part = form.dayPart {
                guard let shown = hourOfPart(hour, part) else { return nil }
                text = part + "\(shown):" + two(minute)
            } else {
                let oldHour: Int = if case .time(let old) = old.value { old / 60 } else { 0 }
                let padded = hasLeadingZero || (tongue == .chinese && oldHour >= 10)
                text = (padded ? two(hour) : String(hour)) + ":" + two(minute)
            }
        case .meridian(let mark):
            guard hour > 0 else { return nil }
            let isAfternoon = hour >= 12
            let shown = hour > 12 ? hour - 12 : hour
            let letters = mark.unicodeScalars.map { scalar -> Unicode.Scalar in
                switch scalar {
                case "a", "p": isAfternoon ? "p" : "a"
                case "A", "P": isAfternoon ? "P" : "A"
                default: scalar
                }
            }
            text = "\(shown)" + (minute > 0 ? ":" + two(minute) : "") + letters.string
        case .han(let mark):
            guard let shown = form.dayPart.map({ hourOfPart(hour, $0) }) ?? .some(hour) else { return nil }
            let half = reader.string(old.range).contains("半") && minute == 30
            text =
                (form.dayPart ?? "") + "\(shown)" + String(Character(mark))
                + (half ? "半" : minute > 0 ? "\(minute)分" : "")
        }
        return [Replacement(range: old.range, text: text)]
    }

    /// The hour as it is said in a part of the day; nil when it belongs to another one.
    private func hourOfPart(_ hour: Int, _ part: String) -> Int? {
        let hours =
            switch part {
            case "凌晨": 1...5
            case "早上": 5...9
            case "上午": 6...11
            case "下午": 12...18
            case "傍晚": 17...19
            case "晚上", "晚间": 18...23
            default: 0...0
            }
        guard hours.contains(hour), hour > 0 else { return nil }
        return hour > 12 ? hour - 12 : hour
    }
}
