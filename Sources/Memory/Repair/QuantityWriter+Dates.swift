import CalqueLanguages

extension QuantityWriter {
    /// Returns the replacements for a date, of which only the parts change that differ.
    func date(_ month: Int, _ day: Int, over old: Quantity, _ form: DateForm) -> [Replacement]? {
        guard let dayRange = form.dayRange, case .known(.date(let oldMonth, let oldDay)) = old.value else { return nil }
        var replacements: [Replacement] = []
        if month != oldMonth {
            guard let made = self.month(month, form) else { return nil }
            replacements.append(made)
        }
        if day != oldDay {
            guard let text = form.dayIsHan ? HanNumerals.text(of: day) : String(day) else { return nil }
            replacements.append(Replacement(range: dayRange, text: text))
        }
        return replacements
    }

    /// Returns the replacement for the name of a month.
    func month(_ month: Int, _ form: DateForm) -> Replacement? {
        let text: String?
        switch form.month {
        case .english(let isShort, let hasStop):
            let name = Months.english(month, isShort: isShort)
            text = name.map { isShort && !hasStop && $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
        case .russian(let russianCase):
            let isCapital = reader.text[form.monthRange.lowerBound].properties.isUppercase
            text = Months.russian(month, russianCase).map {
                isCapital ? $0.prefix(1).uppercased() + $0.dropFirst() : $0
            }
        case .russianShort: text = Months.russianShort(month)
        case .chinese(let isHan):
            text = (isHan ? HanNumerals.text(of: month) : String(month)).map { $0 + "月" }
        }
        return text.map { Replacement(range: form.monthRange, text: $0) }
    }

    /// Returns the replacement for a time of the day; nil where the form does not suit the new time.
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
                let oldHour: Int = if case .known(.time(let old)) = old.value { old / 60 } else { 0 }
                let padded = hasLeadingZero || (language == .chinese && oldHour >= 10)
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

    /// Returns the hour as it is written after a part of the day; nil when it belongs to another part.
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
