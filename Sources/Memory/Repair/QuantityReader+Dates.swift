import CalqueLanguages

extension QuantityReader {
    /// Joins days to their months: `March 5`, `5 March`, `5 марта`, `3月5日`.
    mutating func readDates() {
        var joined: [Quantity] = []
        var months = language == .chinese ? [] : monthNames()[...]
        for quantity in quantities {
            while let month = months.first, month.range.lowerBound < quantity.range.lowerBound {
                joined.append(month)
                months = months.dropFirst()
            }
            joined.append(quantity)
        }
        joined += months
        var index = 0
        quantities = []
        while index < joined.count {
            if index + 1 < joined.count, let date = date(joined[index], joined[index + 1]) {
                quantities.append(date)
                index += 2
            } else if case .known(.month) = joined[index].value, !isMonthAlone(joined[index]) {
                lonelyMonths.append(joined[index])
                index += 1
            } else {
                quantities.append(joined[index])
                index += 1
            }
        }
    }

    /// Returns the names of months in English and Russian.
    private func monthNames() -> [Quantity] {
        var found: [Quantity] = []
        var at = 0
        while let word = text.nextWord(from: at) {
            at = word.upperBound
            guard (3...10).contains(word.count), Months.mayBe(text[word], in: language),
                let name = Months.read(string(word), in: language)
            else { continue }
            var (form, range) = (name.form, word)
            if case .english(true, _) = form, at < text.count, text[at] == "." {
                form = .english(isShort: true, hasStop: true)
                range = word.lowerBound..<at + 1
            }
            found.append(
                Quantity(
                    value: .known(.month(name.month)), form: .date(DateForm(month: form, monthRange: range)),
                    range: range))
        }
        return found
    }

    /// Returns whether a word without a day is a month: May and March are other words too, and so are the short forms of
    /// Russian.
    private func isMonthAlone(_ quantity: Quantity) -> Bool {
        guard case .date(let form) = quantity.form else { return false }
        return switch form.month {
        case .russianShort: false
        case .english(let isShort, let hasStop):
            quantity.range.lowerBound > 0 && quantity.value != .known(.month(5)) && (!isShort || hasStop)
        case .russian, .chinese: true
        }
    }

    /// Returns the date that two neighbours form, or nil.
    private func date(_ one: Quantity, _ other: Quantity) -> Quantity? {
        let between = text[one.range.upperBound..<other.range.lowerBound]
        let (monthPart, dayPart) = one.amount == nil ? (one, other) : (other, one)
        guard case .known(.month(let month)) = monthPart.value, case .date(var form) = monthPart.form,
            let day = dayPart.amount?.whole, (1...31).contains(day)
        else { return nil }
        switch dayPart.form {
        case .figures(let figures) where figures.unit == nil && figures.decimals == 0: break
        case .han where language == .chinese: form.dayIsHan = true
        default: return nil
        }
        if language == .chinese {
            let after = dayPart.range.upperBound
            guard between.isEmpty, one.amount == nil, after < text.count, "日号號".unicodeScalars.contains(text[after])
            else { return nil }
        } else {
            guard between.count == 1, between.allSatisfy(\.isBlank), language == .english || one.amount != nil else {
                return nil
            }
        }
        form.dayRange = dayPart.range
        return Quantity(
            value: .known(.date(month: month, day: day)), form: .date(form),
            range: one.range.lowerBound..<other.range.upperBound)
    }
}
