import CalqueCore
import CalqueLanguages
import CalqueUnits

/// The numbers of a text, and the other ways in which a text may express a number.
struct NumbersOfText {
    private let text: String
    private let language: LanguageTag
    private let scalars: [Unicode.Scalar]
    private let numbers: [NumberMatch]

    init(_ variant: Variant) {
        text = variant.text
        language = variant.language
        scalars = Array(text.unicodeScalars)
        numbers = NumberScanner.numbers(in: text, language: language)
    }

    /// Returns the places, in Unicode scalars, of the numbers in figures that have no equal in another text. Numbers in words
    /// and months may be expressed by other means.
    func missing(in other: NumbersOfText) -> [Range<Int>] {
        if numbers.isEmpty { return [] }
        var left: [NumericValue: Int] = [:]
        for number in other.numbers { left[number.value, default: 0] += 1 }
        var found: [NumberMatch] = []
        // Numbers in figures come first, so that a number in words takes no equal from them.
        for number in numbers.sorted(by: { isFigure($0) && !isFigure($1) }) {
            if let count = left[number.value], count > 0 {
                left[number.value] = count - 1
            } else if isFigure(number), left[number.value] == nil {
                // It is no fault that one language repeats a number and the other does not.
                found.append(number)
            }
        }
        guard !found.isEmpty else { return [] }
        let others = Set(other.numbers.flatMap(other.readings))
        return found.filter { readings($0).isDisjoint(with: others) && !other.expresses($0, of: self) }.map(\.range)
    }

    /// Returns the text of a number.
    func string(_ range: Range<Int>) -> String { scalars[range].string }

    /// Returns the places of numbers in UTF-8 bytes, in the order of the text.
    func bytes(_ ranges: [Range<Int>]) -> [Range<Int>] {
        scalars.utf8Ranges(of: ranges.sorted { $0.lowerBound < $1.lowerBound })
    }

    // MARK: Figures

    /// Returns whether a number is in figures and not part of anything else: not `CO2`, not the 一 of a word, no month.
    private func isFigure(_ number: NumberMatch) -> Bool {
        if number.isWord || number.isMonth || isBeforeMonth(number) { return false }
        guard scalars[number.range].contains(where: Self.isDigit) else { return false }
        return number.range.lowerBound == 0 || !Self.isLetter(scalars[number.range.lowerBound - 1])
    }

    /// Returns whether a blank and 月 follow: `7 月`.
    private func isBeforeMonth(_ number: NumberMatch) -> Bool {
        let rest = scalars[number.range.upperBound...].drop { $0 == " " || $0 == "\u{A0}" }
        return rest.first == "月"
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.numericType == .decimal }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic && !scalar.properties.isIdeographic
    }

    // MARK: Readings

    /// A way to read a number.
    private enum Reading: Hashable {
        case value(NumericValue)
        /// Runs of digits, and what multiplies them.
        case figures([String], NumericValue)
    }

    /// Returns all ways to read a number, so that an unusual way of writing is no fault.
    private func readings(_ number: NumberMatch) -> Set<Reading> {
        var readings: Set<Reading> = [.value(number.value)]
        // The same figures with the same multiplier: 14.38 for 14:38, an unchanged 5.2, 8 for 8 a.m.
        let (figures, rest) = Self.figures(scalars[number.range])
        let one = NumericValue(1)
        let factor =
            NumberScanner.numbers(in: "1" + rest, language: language).first { !$0.isTime }?.value ?? one
        readings.insert(.figures(figures, factor))
        guard factor == one, figures.count == 1, let value = Int(figures[0]) else { return readings }
        let after = scalars[number.range.upperBound...].prefix(3).string
        if value >= 1000, after.hasPrefix("s") || after.hasPrefix("’s") || after.hasPrefix("'s") {
            readings.insert(.value(NumericValue(Double(value % 100))))  // the 1980s
        }
        if figures[0].count == 2, let century = century(before: number.range.lowerBound) {
            // bounded: a century and a year of two digits each.
            readings.insert(.value(NumericValue(Double(century * 100 + value))))  // 2015–16
        }
        return readings
    }

    /// Returns the runs of digits at the beginning of a number, and the rest of it from its first letter on.
    private static func figures(_ number: ArraySlice<Unicode.Scalar>) -> (runs: [String], rest: String) {
        var runs: [String] = [""]
        var rest = number
        while let scalar = rest.first, isDigit(scalar) || !scalar.properties.isAlphabetic {
            if isDigit(scalar) {
                runs[runs.count - 1].unicodeScalars.append(scalar)
            } else if runs.last != "" {
                runs.append("")
            }
            rest = rest.dropFirst()
        }
        return (runs.filter { !$0.isEmpty }, rest.string)
    }

    /// Returns the century of a year that precedes a place, with a dash or a slash between them.
    private func century(before start: Int) -> Int? {
        guard start >= 5, "-–—/".unicodeScalars.contains(scalars[start - 1]) else { return nil }
        let year = scalars[(start - 5)..<(start - 1)]
        return year.allSatisfy(Self.isDigit) ? Int(year.string).map { $0 / 100 } : nil
    }

    // MARK: Words

    /// Returns whether the text expresses a number of another text in words.
    private func expresses(_ number: NumberMatch, of other: NumbersOfText) -> Bool {
        guard let value = Int(other.scalars[number.range].string), let words = SpokenNumbers.of(language) else {
            return false
        }
        let after = other.scalars[number.range.upperBound...].prefix(10).drop { $0 == " " }.string
        let isShare = after.hasPrefix("%") || after.hasPrefix("per") || after.hasPrefix("проц")
        return words.express(value, isShare: isShare, in: text)
    }
}
