package import CalqueCore

/// The numbers of a text by value, for those who check translations: `3.2 billion`, `3,2 млрд` and `32亿` are equal.
package struct NumberValue: Sendable {
    /// Equal for equal values.
    package let key: String
    /// As the text has it.
    package let text: String
    /// Where it stands, in Unicode scalars of the text.
    package let range: Range<Int>
    /// A small number in words, which is often translated by other means.
    package let isWord: Bool
    /// A month, which other languages write as a word.
    package let isMonth: Bool

    /// - Returns: in the order of the text.
    package static func all(in text: String, language: LanguageTag) -> [NumberValue] {
        let scalars = text.unicodeScalars.map(\.value)
        return Numbers.matches(in: scalars, language: language).map { match in
            var words = String.UnicodeScalarView()
            for value in scalars[match.range] { if let scalar = Unicode.Scalar(value) { words.append(scalar) } }
            return NumberValue(
                key: match.key, text: String(words), range: match.range, isWord: match.isWord,
                isMonth: match.key.hasPrefix("m"))
        }
    }

    /// The key of a number of that value.
    package static func key(of value: Double) -> String { Numbers.key(value) }
}
