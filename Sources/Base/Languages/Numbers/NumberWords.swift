package import CalqueCore

/// The words of a language that are numbers or multiply them, from `Resources/number-words.txt`.
package struct NumberWords: Sendable {
    private let values: [String: Double]
    private let multipliers: [String: Double]
    /// Stems of inflected words: миллиарда, миллиардов.
    private let stems: [(stem: String, factor: Double)]
    /// The first two letters of the words that are numbers: most other words fail by them.
    private let starts: Set<UInt64>

    static let lines = ResourceLines(PackageResources.number_words_txt)

    private init(_ language: String) {
        var values: [String: Double] = [:]
        for section in ["cardinal", "ordinal", "read"] {
            for (value, words) in Self.lines.values("\(language) \(section)") {
                for word in words { values[word] = Double(value) }
            }
        }
        var multipliers: [String: Double] = [:]
        var stems: [(stem: String, factor: Double)] = []
        for unit in NumberUnits(language).styles.joined() {
            let factor = unit.factor
            if unit.isStem {
                stems.append((unit.name, factor))
            } else {
                multipliers[unit.name.hasSuffix(".") ? String(unit.name.dropLast()) : unit.name] = factor
            }
        }
        (self.values, self.multipliers, self.stems) = (values, multipliers, stems)
        starts = Set(values.keys.map { Self.start(Array($0.unicodeScalars.prefix(2).map(\.value))[...]) })
    }

    /// Returns the number words of a language; those of most languages are not known and have no words.
    package static func of(_ language: LanguageTag) -> NumberWords {
        switch language.language {
        case "en": english
        case "ru": russian
        default: none
        }
    }

    private static let english = NumberWords("en")
    private static let russian = NumberWords("ru")
    private static let none = NumberWords("")

    /// The number of letters of the longest word.
    private static let longest = 14

    /// Returns the value of a word as a text spells it, or nil. Most words fail by their first letters.
    package func value(of word: ArraySlice<UInt32>) -> Double? {
        guard word.count > 2, word.count <= Self.longest, starts.contains(Self.start(word)) else { return nil }
        return values[Letters.lowercased(word)]
    }

    private static func start(_ word: ArraySlice<UInt32>) -> UInt64 {
        guard word.count >= 2 else { return 0 }
        return UInt64(Letters.lowercase(word[word.startIndex])) << 32
            | UInt64(Letters.lowercase(word[word.startIndex + 1]))
    }

    /// Returns the factor by which a word multiplies the number before it, or nil.
    /// - Parameter word: in lower case.
    package func multiplier(_ word: String) -> Double? {
        multipliers[word] ?? stems.first { word.hasPrefix($0.stem) }?.factor
    }
}
