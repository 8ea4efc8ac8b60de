import Core

/// The numbers of a text by value, whichever way they are written: `3.2 billion`, `3,2 млрд` and `32亿` are one.
///
/// Digits only; numbers in words are left to the encoder.
enum Numbers {
    /// The values in the order of the text, each as its six leading digits and exponent, so that equal values are
    /// equal strings.
    static func values(in text: String, language: LanguageTag) -> [String] {
        let usesDecimalComma = !["en", "zh", "ja", "ko", "th"].contains(language.language)
        var found: [String] = []
        let scalars = Array(text.unicodeScalars.map(toASCII))
        var at = 0
        while at < scalars.count {
            guard isDigit(scalars[at]) else {
                at += 1
                continue
            }
            let end = numberEnd(scalars, from: at, decimalComma: usesDecimalComma)
            if let value = value(of: scalars[at..<end], decimalComma: usesDecimalComma) {
                found.append(canonical(value * multiplier(scalars, after: end)))
            }
            at = end
        }
        return found
    }

    /// The end of a number: digits, and separators that have digits on both sides.
    private static func numberEnd(_ scalars: [Unicode.Scalar], from start: Int, decimalComma: Bool) -> Int {
        var end = start
        while end < scalars.count {
            if isDigit(scalars[end]) {
                end += 1
            } else if end + 1 < scalars.count, isDigit(scalars[end + 1]),
                ".,".unicodeScalars.contains(scalars[end])
                    || (isBlank(scalars[end]) && decimalComma && isThousands(scalars, at: end + 1))
            {
                end += 1
            } else {
                break
            }
        }
        return end
    }

    /// Whether exactly three digits stand here, as after a blank that parts thousands.
    private static func isThousands(_ scalars: [Unicode.Scalar], at start: Int) -> Bool {
        let digits = scalars[start...].prefix { isDigit($0) }.count
        return digits == 3
    }

    private static func value(of number: ArraySlice<Unicode.Scalar>, decimalComma: Bool) -> Double? {
        let decimal: Unicode.Scalar = decimalComma ? "," : "."
        // More than one of the same separator can only part thousands, or the parts of a date.
        let isDecimal = number.count { $0 == decimal } == 1
        var digits = ""
        for scalar in number {
            if isDigit(scalar) { digits.unicodeScalars.append(scalar) }
            if scalar == decimal, isDecimal { digits += "." }
        }
        return digits.utf8.count <= 40 ? Double(digits) : nil
    }

    /// What a word after the number makes of it: thousand, million, 万, млрд …
    private static func multiplier(_ scalars: [Unicode.Scalar], after end: Int) -> Double {
        var start = end
        while start < scalars.count, isBlank(scalars[start]) || scalars[start] == "-" { start += 1 }
        guard start < scalars.count else { return 1 }
        if let han = hanMultipliers[scalars[start]] {
            // 万亿 is ten thousand times a hundred million.
            let next = start + 1 < scalars.count ? hanMultipliers[scalars[start + 1]] : nil
            return han * (next ?? 1)
        }
        var word = String.UnicodeScalarView()
        for scalar in scalars[start...].prefix(12) {
            guard scalar.properties.isAlphabetic else { break }
            word.append(scalar)
        }
        let lower = String(word).lowercased()
        return multipliers.first { lower == $0.word || ($0.isStem && lower.hasPrefix($0.word)) }?.value ?? 1
    }

    private static let hanMultipliers: [Unicode.Scalar: Double] = [
        "万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8, "千": 1e3, "百": 1e2,
    ]

    /// A stem stands for its inflected forms too: миллиарда, миллиардов.
    private static let multipliers: [(word: String, isStem: Bool, value: Double)] = [
        ("thousand", false, 1e3), ("million", true, 1e6), ("mln", false, 1e6), ("mn", false, 1e6),
        ("billion", true, 1e9), ("bln", false, 1e9), ("bn", false, 1e9), ("trillion", true, 1e12),
        ("tln", false, 1e12), ("тысяч", true, 1e3), ("тыс", false, 1e3), ("миллион", true, 1e6), ("млн", false, 1e6),
        ("миллиард", true, 1e9), ("млрд", false, 1e9), ("триллион", true, 1e12), ("трлн", false, 1e12),
    ]

    private static func canonical(_ value: Double) -> String {
        guard value > 0, value.isFinite else { return "0" }
        var mantissa = value
        var exponent = 0
        while mantissa >= 1e6 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
        while mantissa < 99_999.95 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
        return "\(Int(mantissa.rounded()))e\(exponent)"
    }

    /// Full-width digits as plain ones.
    private static func toASCII(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        (0xFF10...0xFF19).contains(scalar.value)
            ? Unicode.Scalar(UInt8(scalar.value - 0xFF10 + 0x30)) : scalar == "，" ? "、" : scalar
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\u{A0}" || scalar == "\u{202F}" || scalar == "\u{2009}"
    }
}
