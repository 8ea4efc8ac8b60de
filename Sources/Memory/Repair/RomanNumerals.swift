import CalqueLanguages

/// Roman numerals in capitals: Charles III, the XXV Games, XXI век.
enum RomanNumerals {
    /// Returns the numerals of two letters or more, in the order of the text. Many are names as well (DC, MC), so that the
    /// absence of one says nothing.
    ///
    /// - Complexity: linear in the text.
    static func numbers(in text: [Unicode.Scalar]) -> [ComparedNumbers.Number] {
        var found: [ComparedNumbers.Number] = []
        var place = 0
        while let word = text.nextWord(from: place) {
            place = word.upperBound
            guard (2...12).contains(word.count), let value = value(text[word]),
                let amount = DecimalNumber(coefficient: value, exponent: 0)
            else { continue }
            found.append(ComparedNumbers.Number(value: .known(.number(amount)), range: word, isVague: true))
        }
        return found
    }

    /// Returns the value of a numeral in its usual form; nil if it is none: IIX, VV.
    static func value(_ letters: ArraySlice<Unicode.Scalar>) -> Int? {
        var rest = letters
        var value = 0
        for (numeral, worth, most) in forms {
            var count = 0
            while count < most, rest.starts(with: numeral) {
                rest = rest.dropFirst(numeral.count)
                (value, count) = (value + worth, count + 1)
            }
        }
        return rest.isEmpty && value > 0 && spelt(value) == Array(letters) ? value : nil
    }

    private static let forms: [(numeral: [Unicode.Scalar], worth: Int, most: Int)] = [
        ("M", 1000, 3), ("CM", 900, 1), ("D", 500, 1), ("CD", 400, 1), ("C", 100, 3), ("XC", 90, 1), ("L", 50, 1),
        ("XL", 40, 1), ("X", 10, 3), ("IX", 9, 1), ("V", 5, 1), ("IV", 4, 1), ("I", 1, 3),
    ].map { (Array($0.0.unicodeScalars), $0.1, $0.2) }

    private static func spelt(_ value: Int) -> [Unicode.Scalar] {
        var rest = value
        var letters: [Unicode.Scalar] = []
        for (numeral, worth, _) in forms {
            while rest >= worth {
                letters += numeral
                rest -= worth
            }
        }
        return letters
    }
}
