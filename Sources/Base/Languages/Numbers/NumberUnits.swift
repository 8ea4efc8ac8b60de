/// Words and letters that multiply a number, by the style in which they are written: million, mln, mn, m.
package struct NumberUnits: Sendable {
    /// A word that multiplies a number.
    package struct Unit: Sendable, Hashable {
        package let name: String
        /// The factor as a power of ten.
        package let power: Int
        /// Whether the name is only the beginning of its inflected forms.
        package let isStem: Bool

        package var factor: Double { (0..<power).reduce(1.0) { factor, _ in factor * 10 } }
    }

    /// Units that are written in the same manner, so that another number can be written the same way.
    package let styles: [[Unit]]

    /// The units of English, the fullest style first.
    package static let english = NumberUnits("en")
    /// Letters that multiply an amount of money in English: $3m.
    package static let englishMoney = NumberUnits("en money")
    /// The units of Russian, the short style first.
    package static let russian = NumberUnits("ru")

    /// - Parameter section: the beginning of the name of a section of `number-words.txt`.
    init(_ section: String) {
        styles = NumberWords.lines.words("\(section) units").map { words in
            stride(from: 0, to: words.count - 1, by: 2).compactMap { at in
                guard let power = Int(words[at + 1]) else { return nil }
                let isStem = words[at].hasSuffix("*")
                return Unit(name: isStem ? String(words[at].dropLast()) : words[at], power: power, isStem: isStem)
            }
        }
    }

    /// Returns the unit of the first style that has one with this power of ten.
    package func unit(power: Int) -> Unit? { styles.joined().first { $0.power == power } }

    /// Returns the power of ten of a word in a language, or nil.
    package static func power(of word: String, in language: NumberLanguage) -> Int? {
        let word = word.lowercased()
        switch language {
        case .english:
            return (english.styles + englishMoney.styles).joined().first { $0.name == word }?.power
        case .russian:
            let units = russian.styles.joined()
            if let known = units.first(where: { !$0.isStem && ($0.name == word || $0.name == word + ".") }) {
                return known.power
            }
            return units.first { $0.isStem && word.hasPrefix($0.name) }?.power
        case .chinese: return HanNumerals.power(of: word)
        }
    }

    /// Returns the name of another unit in the style of a unit of English, or nil.
    /// - Parameters:
    ///   - power: the power of ten of the other unit.
    ///   - name: the unit whose style it gets.
    package static func english(power: Int, like name: String) -> String? {
        let name = name.lowercased()
        let style = (english.styles + englishMoney.styles).first { $0.contains { $0.name == name } }
        return style?.first { $0.power == power }?.name
    }
}
