import CalqueAlignment
import CalqueCore
import CalqueUnits

/// Numbers by value, however they are written.
enum NumberRule {
    static func fault(_ source: Variant, _ target: Variant) -> String? {
        let (one, other) = (NumbersOfText(source), NumbersOfText(target))
        let missing = one.missing(in: other)
        let added = other.missing(in: one)
        guard !missing.isEmpty || !added.isEmpty else { return nil }
        var parts: [String] = []
        if !missing.isEmpty { parts.append("\(list(missing)) of \(source.language) not in \(target.language)") }
        if !added.isEmpty { parts.append("\(list(added)) of \(target.language) not in \(source.language)") }
        return parts.joined(separator: ", ")
    }

    private static func list(_ words: [String]) -> String {
        words.prefix(5).joined(separator: ", ") + (words.count > 5 ? " …" : "")
    }
}

/// The numbers of a text, and what else it may say by them.
private struct NumbersOfText {
    private let text: String
    private let language: LanguageTag
    private let scalars: [Unicode.Scalar]
    private let values: [NumberValue]

    init(_ variant: Variant) {
        text = variant.text
        language = variant.language
        scalars = Array(text.unicodeScalars)
        values = NumberValue.all(in: text, language: language)
    }

    /// The numbers in figures that have no equal in another text. Those in words, and months, may be said by other means.
    func missing(in other: NumbersOfText) -> [String] {
        if values.isEmpty { return [] }
        var left: [String: Int] = [:]
        for value in other.values { left[value.key, default: 0] += 1 }
        var found: [NumberValue] = []
        // Those in figures first, so that a number in words takes none from them.
        for value in values.sorted(by: { isFigure($0) && !isFigure($1) }) {
            if let count = left[value.key], count > 0 {
                left[value.key] = count - 1
            } else if isFigure(value), left[value.key] == nil {
                // Said twice in one language and once in the other is no fault.
                found.append(value)
            }
        }
        guard !found.isEmpty else { return [] }
        let others = Set(other.values.flatMap(other.readings))
        return found.filter { readings($0).isDisjoint(with: others) && !other.says($0, of: self) }.map(\.text)
    }

    /// Whether a number stands in figures, and for itself: not `CO2`, not 一 that is part of a word, no month.
    private func isFigure(_ value: NumberValue) -> Bool {
        if value.isWord || value.isMonth || isMonth(value) { return false }
        guard scalars[value.range].contains(where: Self.isDigit) else { return false }
        return value.range.lowerBound == 0 || !Self.isLetter(scalars[value.range.lowerBound - 1])
    }

    /// `7 月`, with a blank.
    private func isMonth(_ value: NumberValue) -> Bool {
        let rest = scalars[value.range.upperBound...].drop { $0 == " " || $0 == "\u{A0}" }
        return rest.first == "月"
    }

    /// All that a number may be read as, so that what is only written in an unusual way is no fault.
    private func readings(_ value: NumberValue) -> Set<String> {
        var readings: Set<String> = [value.key]
        // The same figures with the same multiplier: 14.38 for 14:38, 5.2 that stayed 5.2, 8 for 8 a.m.
        var runs: [String] = [""]
        var rest = value.text.unicodeScalars[...]
        while let scalar = rest.first, Self.isDigit(scalar) || !scalar.properties.isAlphabetic {
            if Self.isDigit(scalar) {
                runs[runs.count - 1].unicodeScalars.append(scalar)
            } else if runs.last != "" {
                runs.append("")
            }
            rest = rest.dropFirst()
        }
        let factor = NumberValue.all(in: "1" + String(rest), language: language).first { !$0.key.hasPrefix("#t") }?.key
        let figures = runs.filter { !$0.isEmpty }
        let one = NumberValue.key(of: 1)
        readings.insert(figures.joined(separator: "|") + "*" + (factor ?? one))
        guard factor ?? one == one, figures.count == 1, let number = Int(figures[0]) else { return readings }
        let after = String(String.UnicodeScalarView(scalars[value.range.upperBound...].prefix(3)))
        if number >= 1000, after.hasPrefix("s") || after.hasPrefix("’s") || after.hasPrefix("'s") {
            readings.insert(NumberValue.key(of: Double(number % 100)))  // the 1980s
        }
        if figures[0].count == 2, let century = century(before: value.range.lowerBound) {
            readings.insert(NumberValue.key(of: Double(century * 100 + number)))  // 2015–16
        }
        return readings
    }

    /// The century of a year that stands before, with a dash or slash between.
    private func century(before start: Int) -> Int? {
        guard start >= 5, "-–—/".unicodeScalars.contains(scalars[start - 1]) else { return nil }
        let year = scalars[(start - 5)..<(start - 1)]
        return year.allSatisfy(Self.isDigit)
            ? Int(String(String.UnicodeScalarView(year))).map { $0 / 100 } : nil
    }

    /// Whether the text says a number of another one in words.
    private func says(_ value: NumberValue, of other: NumbersOfText) -> Bool {
        guard let number = Int(value.text), let words = SpokenNumbers.of(language) else { return false }
        let after = String(String.UnicodeScalarView(other.scalars[value.range.upperBound...].prefix(10)))
            .drop { $0 == " " }
        let isShare = after.hasPrefix("%") || after.hasPrefix("per") || after.hasPrefix("проц")
        return words.says(number, isShare: isShare, in: text)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.numericType == .decimal }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic && !scalar.properties.isIdeographic
    }
}
