import CalqueLanguages

/// Replaces a quantity of a text by another one in the same form.
struct QuantityWriter {
    let reader: QuantityReader
    var language: NumberLanguage { reader.language }

    init(_ reader: QuantityReader) { self.reader = reader }

    /// Returns the replacements that write a new quantity over an old one; nil where the new form is not certain.
    func write(_ new: Quantity, over old: Quantity) -> [Replacement]? {
        switch (old.form, new.value) {
        case (.figures(let form), .known(.number(let amount))):
            figures(amount, like: new, over: old, form)
        case (.han(let form), .known(.number(let amount))):
            han(amount, over: old, form)
        case (.word(let form), .known(.number(let amount))):
            language == .russian
                ? russianWord(amount, like: new, over: old, form) : englishWord(amount, like: new, over: old, form)
        case (.time(let form), .known(.time(let minutes))): time(minutes, over: old, form)
        case (.date(let form), .known(.date(let month, let day))): date(month, day, over: old, form)
        case (.date(let form), .known(.month(let month))): self.month(month, form).map { [$0] }
        default: nil
        }
    }

    // MARK: Figures

    /// A number that is ready to be written: figures and the unit after them.
    struct Numeral {
        var figures: String
        /// The number of decimals that are written.
        var decimals: Int
        /// The unit as a power of ten; nil without a unit.
        var power: Int?
    }

    private func figures(_ amount: DecimalNumber, like new: Quantity, over old: Quantity, _ form: Figures)
        -> [Replacement]?
    {
        guard let numeral = numeral(amount, like: new, form) else { return nil }
        switch language {
        case .chinese:
            let unit = numeral.power.map { form.unit?.power == $0 ? form.unit?.text ?? "" : hanUnit($0, form) } ?? ""
            return [
                Replacement(
                    range: old.range, text: numeral.figures + (numeral.power == nil ? "" : form.unit?.gap ?? "") + unit)
            ]
        case .english:
            if form.isOrdinal {
                guard let number = amount.whole, numeral.power == nil else { return nil }
                return [Replacement(range: old.range, text: numeral.figures + QuantityReader.ending(of: number))]
            }
            guard agrees(amount, numeral, over: old, form) else { return nil }
            guard let unit = englishUnit(numeral.power, form) else { return nil }
            return [Replacement(range: old.range, text: numeral.figures + unit)]
        case .russian:
            return RussianFigures(self, old, form).write(amount, numeral)
        }
    }

    /// Chooses the unit and writes the figures; nil where no unit is suitable.
    func numeral(_ amount: DecimalNumber, like new: Quantity, _ form: Figures?) -> Numeral? {
        let wanted = Self.unit(of: new)
        guard let power = unit(for: amount, old: form?.unit?.power, wanted: wanted?.power) else { return nil }
        guard let scaled = amount.inUnits(of: power ?? 0) else { return nil }
        // 7.1640 keeps its zero unless the unit changes.
        var least = 0
        if case .figures(let written) = new.form, (written.unit?.power ?? 0) == (power ?? 0) {
            least = written.decimals
        }
        let (whole, decimals) = scaled.digits(decimals: least)
        var figures = grouped(whole, form, like: new)
        if !decimals.isEmpty { figures += String(Character(language.decimalMark)) + decimals }
        if form?.isFullWidth == true { figures = Self.fullWidth(figures) }
        return Numeral(figures: figures, decimals: decimals.count, power: power)
    }

    private static func unit(of quantity: Quantity) -> Figures.Unit? {
        switch quantity.form {
        case .figures(let form): form.unit
        case .word(let form): form.unit
        default: nil
        }
    }

    /// Returns the unit of an amount as a power of ten, or `.some(nil)` for no unit; nil where no unit is suitable.
    ///
    /// - Parameters:
    ///   - old: the unit of the old number.
    ///   - wanted: the unit of the new number in the query.
    private func unit(for amount: DecimalNumber, old: Int?, wanted: Int?) -> Int?? {
        if language == .chinese {
            guard old != nil || (wanted != nil && amount.double >= 10_000) else { return .some(nil) }
            let power = amount.double >= 1e12 ? 12 : amount.double >= 1e8 ? 8 : amount.double >= 1e4 ? 4 : nil
            // Chinese does not write 14,253 people as 1.4253万人.
            if power == 4, amount.isWhole, let scaled = amount.inUnits(of: 4), scaled.decimals > 2 { return .some(nil) }
            return .some(power)
        }
        func isNatural(_ power: Int) -> Bool {
            guard let scaled = amount.inUnits(of: power) else { return false }
            return scaled.double >= 1 && scaled.double < 1000 && scaled.decimals <= 3
        }
        if let old {
            if isNatural(old) { return .some(old) }
            if let wanted, wanted % 3 == 0, wanted > 3, isNatural(wanted) { return .some(wanted) }
            if let power = [12, 9, 6].first(where: isNatural) { return .some(power) }
            return amount.double < 1e6 ? .some(nil) : nil
        }
        guard wanted != nil, amount.double >= 1e6 else { return .some(nil) }
        return [wanted ?? 6, 12, 9, 6].first { $0 % 3 == 0 && isNatural($0) }.map { .some($0) } ?? nil
    }

    /// Separates thousands as the translation does, otherwise as its language does; not in a number that the query shows
    /// to be a year or a code.
    private func grouped(_ digits: String, _ form: Figures?, like new: Quantity) -> String {
        var mark = form?.grouping
        let usual = language == .english ? 4 : 5
        if mark == nil, language != .chinese, digits.count >= usual, form?.wholeDigits ?? 0 < usual {
            let shown: Figures? = if case .figures(let figures) = new.form { figures } else { nil }
            let isPlain = shown.map { $0.unit == nil && $0.wholeDigits > 4 && $0.grouping == nil } ?? false
            // Only English separates four digits, so four digits of other languages show nothing.
            if !isPlain, digits.count > 4 || !isYear(digits, shown) { mark = language == .english ? "," : " " }
        }
        guard let mark, digits.count > 3 else { return digits }
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.unicodeScalars.append(mark) }
            text.append(digit)
        }
        return text
    }

    private func isYear(_ digits: String, _ shown: Figures?) -> Bool {
        shown?.unit == nil && shown?.grouping == nil && (1900...2099).contains(Int(digits) ?? 0)
    }

    private static func fullWidth(_ figures: String) -> String {
        var text = String.UnicodeScalarView()
        for scalar in figures.unicodeScalars {
            text.append((0x21...0x7E).contains(scalar.value) ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar)
        }
        return String(text)
    }

    private func hanUnit(_ power: Int, _ form: Figures) -> String {
        let isTraditional =
            reader.text.contains("萬") || reader.text.contains("億")
            || (!reader.text.contains("万") && !reader.text.contains("亿") && reader.isTraditional)
        return switch power {
        case 12: isTraditional ? "萬億" : "万亿"
        case 8: isTraditional ? "億" : "亿"
        default: isTraditional ? "萬" : "万"
        }
    }

    // MARK: English

    private func englishUnit(_ power: Int?, _ form: Figures) -> String? {
        guard let power else { return "" }
        guard let old = form.unit else { return NumberUnits.english.unit(power: power).map { " " + $0.name } }
        if old.power == power { return old.gap + old.text }
        return NumberUnits.english(power: power, like: old.text).map { old.gap + $0 }
    }

    /// Returns whether the words after the number still fit: 1 is followed by a singular, all other numbers by a plural.
    private func agrees(_ amount: DecimalNumber, _ numeral: Numeral, over old: Quantity, _ form: Figures) -> Bool {
        let isOne = numeral.figures == "1" && numeral.power == nil
        let wasOne = form.unit == nil && reader.string(old.range) == "1"
        guard isOne != wasOne, let word = reader.word(after: old.range.upperBound) else { return true }
        return ["percent", "per", "p", "a", "to", "and", "or", "of", "in", "at", "on", "from"].contains(
            reader.string(word).lowercased())
    }

    private func englishWord(_ amount: DecimalNumber, like new: Quantity, over old: Quantity, _ form: WordForm)
        -> [Replacement]?
    {
        let inUnit = form.unit.flatMap { amount.inUnits(of: $0.power) } ?? amount
        if let value = inUnit.whole, let word = NumeralWords.english(value, isOrdinal: form.isOrdinal) {
            let written = form.isCapital ? word.prefix(1).uppercased() + word.dropFirst() : word
            return [
                Replacement(range: old.range, text: written + (form.unit.map { $0.gap + $0.text } ?? ""))
            ]
        }
        guard !form.isOrdinal, amount.whole != 1, !reader.isSentenceStart(old.range.lowerBound) else { return nil }
        let figures = Figures(grouping: nil, wholeDigits: 1, decimals: 0, isFullWidth: false, unit: form.unit)
        guard let numeral = numeral(amount, like: new, figures), let unit = englishUnit(numeral.power, figures) else {
            return nil
        }
        return [Replacement(range: old.range, text: numeral.figures + unit)]
    }

    // MARK: Chinese characters

    private func han(_ amount: DecimalNumber, over old: Quantity, _ form: HanForm) -> [Replacement]? {
        guard let value = amount.whole, var text = HanNumerals.text(of: value, byDigit: form.isByDigit) else {
            return nil
        }
        let isOrdinal = old.range.lowerBound > 0 && reader.text[old.range.lowerBound - 1] == "第"
        let after = old.range.upperBound
        // 两名, but 第二届 and 二月.
        if value == 2, !isOrdinal, after < reader.text.count, HanNumerals.counted.contains(reader.text[after]) {
            text = "两"
        }
        if reader.isTraditional { text = HanNumerals.traditional(text) }
        return [Replacement(range: old.range, text: text)]
    }
}
