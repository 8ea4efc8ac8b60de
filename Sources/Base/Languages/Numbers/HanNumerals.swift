/// Numbers in Han characters, in simplified and traditional writing.
package enum HanNumerals {
    // MARK: Characters

    /// Returns whether a character is a digit or a unit. A scan asks this of every character of a text.
    @inlinable
    package static func isNumeral(_ scalar: UInt32) -> Bool {
        scalar >= 0x3007 && scalar <= 0x9FFF && (digit(scalar) != nil || power(scalar) != nil)
    }

    /// Returns the value of a digit; nil for other characters.
    @inlinable
    package static func digit(_ scalar: UInt32) -> Int? {
        guard let character = Unicode.Scalar(scalar) else { return nil }
        return switch character {
        case "零", "〇": 0
        case "一": 1
        case "二", "两", "兩": 2
        case "三": 3
        case "四": 4
        case "五": 5
        case "六": 6
        case "七": 7
        case "八": 8
        case "九": 9
        default: nil
        }
    }

    /// Returns the power of ten of a unit, from 十 to 亿; nil for other characters.
    @inlinable
    package static func power(_ scalar: UInt32) -> Int? {
        guard let character = Unicode.Scalar(scalar) else { return nil }
        return switch character {
        case "十": 1
        case "百": 2
        case "千": 3
        case "万", "萬": 4
        case "亿", "億": 8
        default: nil
        }
    }

    /// Returns the power of ten of a unit of one character or more, of which the least is 百; 万亿 is 12. Returns nil for
    /// any other text.
    package static func power(of unit: String) -> Int? {
        var sum = 0
        for scalar in unit.unicodeScalars {
            guard let power = power(scalar.value), power > 1 else { return nil }
            sum += power
        }
        return sum > 0 ? sum : nil
    }

    /// Characters that begin a counted thing: 三名, 两个, 五年; and those of dates, times and points.
    package static let measures = counted.union(lines.characters("zh calendar measures"))

    /// Characters that begin a counted thing, before which 2 is 两.
    package static let counted = lines.characters("zh measures")

    private static let lines = NumberWords.lines

    // MARK: Reading

    /// Returns the value of a run of digits and units: 三十二亿. Without units the digits are read one by one: 二〇二六.
    ///
    /// - Returns: nil where the run has no value above zero.
    package static func value(of run: ArraySlice<UInt32>) -> Double? {
        if run.allSatisfy({ digit($0) != nil }) { return run.reduce(0) { $0 * 10 + Double(digit($1) ?? 0) } }
        var (total, section, last) = (0.0, 0.0, 0.0)
        var hasDigit = false
        for scalar in run {
            if let value = digit(scalar) {
                (last, hasDigit) = (Double(value), true)
            } else if let power = power(scalar) {
                let unit = tens[power]
                if power < 4 {
                    section += (hasDigit ? last : power == 1 ? 1 : 0) * unit
                } else {
                    // 万亿 is a unit of its own, but 万 after 亿 counts less than it: 三亿两千万.
                    let part = section + last
                    total = total >= 1e8 && part > 0 ? total + part * unit : (total + part) * unit
                    section = 0
                }
                (last, hasDigit) = (0, false)
            }
        }
        let value = total + section + last
        return value > 0 ? value : nil
    }

    /// The powers of ten up to that of 亿.
    package static let tens = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8]

    // MARK: Writing

    private static let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

    /// Returns a number in simplified characters: 三十二, 一百零五, 两万五千; or digit by digit 二〇二六.
    ///
    /// - Returns: nil for numbers that are not from 1 to 999,999,999,999.
    package static func text(of value: Int, byDigit: Bool = false) -> String? {
        guard value > 0, value < 1_000_000_000_000 else { return nil }
        if byDigit {
            return String(value).compactMap { digit in
                digit == "0" ? "〇" : digit.wholeNumberValue.map { digits[$0] }
            }.joined()
        }
        var text = ""
        var rest = value
        for (unit, name) in [(100_000_000, "亿"), (10_000, "万"), (1, "")] where rest >= unit {
            let section = rest / unit
            if !text.isEmpty, section < 1000 { text += "零" }
            text += (section == 2 && unit > 1 ? "两" : below10000(section)) + name
            rest %= unit
        }
        return text.hasPrefix("一十") ? String(text.dropFirst()) : text
    }

    private static func below10000(_ value: Int) -> String {
        var text = ""
        var rest = value
        var hasGap = false
        for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
            let digit = rest / unit
            rest %= unit
            if digit > 0 {
                if hasGap { text += "零" }
                text += (digit == 2 && unit >= 1000 ? "两" : digits[digit]) + name
                hasGap = false
            } else if !text.isEmpty {
                hasGap = true
            }
        }
        return text
    }

    /// Returns a number in the traditional characters of a text in simplified ones.
    package static func traditional(_ text: String) -> String {
        text.replacing("万", with: "萬").replacing("亿", with: "億").replacing("两", with: "兩")
    }
}
