/// What multiplies a number, in each language's ways of writing.
enum Multipliers {
    /// A way of writing, so that another unit is written the same way.
    struct Style {
        let names: [Int: String]
    }

    /// Ways of English, the fullest first.
    static let english = [
        Style(names: [2: "hundred", 3: "thousand", 6: "million", 9: "billion", 12: "trillion"]),
        Style(names: [6: "mln", 9: "bln", 12: "tln"]),
        Style(names: [6: "mn", 9: "bn"]),
        Style(names: [3: "k", 6: "m", 9: "b", 12: "t"]),
    ]

    static let russianShort = Style(names: [3: "тыс.", 6: "млн", 9: "млрд", 12: "трлн"])

    /// Whole words of Russian by their stems; see `RussianNoun`.
    static let russianStems: [(stem: String, power: Int)] = [
        ("тысяч", 3), ("миллион", 6), ("миллиард", 9), ("триллион", 12),
    ]

    static func power(of word: String, in tongue: Tongue) -> Int? {
        let word = word.lowercased()
        switch tongue {
        case .english:
            for style in english { if let known = style.names.first(where: { $0.value == word }) { return known.key } }
            return nil
        case .russian:
            if let known = russianShort.names.first(where: { $0.value == word || $0.value == word + "." }) {
                return known.key
            }
            return russianStems.first { word.hasPrefix($0.stem) }?.power
        case .chinese:
            var power = 0
            for scalar in word.unicodeScalars {
                switch scalar {
                case "百": power += 2
                case "千": power += 3
                case "万", "萬": power += 4
                case "亿", "億": power += 8
                default: return nil
                }
            }
            return power > 0 ? power : nil
        }
    }
}
