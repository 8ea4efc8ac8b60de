import CalqueCore

/// Numbers of any size in words of English and Russian, in all forms: `two hundred and fifty thousand`, `двадцатью пятью`.
///
/// `NumberScanner` reads the words that translations share, because alignment counts how rare a number is. Here two texts
/// of one language are compared, where a word that is not understood would hide a difference.
package struct SpelledNumbers: Sendable {
    /// A number in words.
    package struct Found: Sendable {
        package var value: NumericValue
        /// In Unicode scalars of the text.
        package var range: Range<Int>
        /// Whether the words often mean no number: one, first, million without a number before it.
        package var isVague: Bool
        /// Whether it begins with a word that multiplies, which belongs to figures before it.
        package var beginsWithUnit: Bool
    }

    private enum Word {
        case number(Double, isVague: Bool)
        case unit(Double)
    }

    private var words: [String: Word] = [:]
    /// The beginnings of inflected words, by their first three letters.
    private var stems: [Substring: [(stem: String, word: Word)]] = [:]
    private var starts = WordStarts()

    /// Returns the numbers in words of a text, in its order.
    /// - Complexity: linear in the text.
    package static func numbers(in text: [Unicode.Scalar], language: NumberLanguage) -> [Found] {
        switch language {
        case .english: english.numbers(in: text, joining: "and")
        case .russian: russian.numbers(in: text, joining: nil)
        case .chinese: []
        }
    }

    private static let english = SpelledNumbers("en")
    private static let russian = SpelledNumbers("ru")

    private init(_ language: String) {
        for row in NumberWords.lines.words("\(language) spelled") {
            add(row) { .number($0, isVague: $0 == 1) }
        }
        for row in NumberWords.lines.words("\(language) spelled vague") { add(row) { .number($0, isVague: true) } }
        for row in NumberWords.lines.words("\(language) spelled units") { add(row) { .unit($0) } }
    }

    private mutating func add(_ row: [String], _ make: (Double) -> Word) {
        guard let value = row.first.flatMap({ Double($0) }) else { return }
        for word in row.dropFirst() {
            starts.insert(word)
            if word.hasSuffix("*") {
                let stem = String(word.dropLast())
                stems[stem.prefix(3), default: []].append((stem, make(value)))
            } else {
                words[word] = make(value)
            }
        }
    }

    private func read(_ word: ArraySlice<Unicode.Scalar>) -> Word? {
        guard word.count > 1, word.count < 24, starts.mayHave(word) else { return nil }
        let text = word.string.lowercased().replacing("ё", with: "е")
        return words[text] ?? stems[text.prefix(3)]?.first { text.hasPrefix($0.stem) }?.word
    }

    private func numbers(in text: [Unicode.Scalar], joining: String?) -> [Found] {
        var found: [Found] = []
        var run = Run()
        func flush() {
            if let number = run.found { found.append(number) }
            run = Run()
        }
        var at = 0
        while let range = text.nextWord(from: at) {
            let start = range.lowerBound
            at = range.upperBound
            if let word = read(text[range]) {
                let gap = run.isEmpty ? 0 : start - run.end
                let isNear = gap == 1 && (text[start - 1].isBlank || text[start - 1] == "-" || text[start - 1] == "‑")
                if !run.isEmpty, !isNear || !run.take(word, range) { flush() }
                if run.isEmpty { _ = run.take(word, range) }
            } else if let joining, run.canJoin, start - run.end == 1, text[range].elementsEqual(joining.unicodeScalars)
            {
                // two hundred and fifty
                run.end = at
            } else {
                flush()
            }
        }
        flush()
        return found
    }

    /// Words that form one number so far.
    private struct Run {
        var isEmpty = true
        /// The place where the next word of the number is looked for.
        var end = 0
        private var range = 0..<0
        /// The sum of the parts that have been multiplied by a thousand or more, and the part that may yet be.
        private var total = 0.0
        private var section = 0.0
        private var lastUnit = Double.infinity
        private var isVague = false
        private var beginsWithUnit = false
        private var endsWithUnit = false

        var canJoin: Bool { endsWithUnit }

        /// Adds a word if the number can go on with it.
        mutating func take(_ word: Word, _ place: Range<Int>) -> Bool {
            switch word {
            case .number(let value, let isVague):
                guard fits(value) else { return false }
                section += value
                self.isVague = isEmpty && isVague
                endsWithUnit = false
            case .unit(let factor):
                if isEmpty { (beginsWithUnit, isVague) = (true, true) } else { isVague = false }
                if factor < 1000 {
                    guard section < 100, isEmpty || section > 0 else { return false }
                    section = max(section, isEmpty ? 1 : section) * factor
                } else {
                    guard factor < lastUnit, isEmpty || section > 0 else { return false }
                    total += (isEmpty ? 1 : section) * factor
                    (section, lastUnit) = (0, factor)
                }
                endsWithUnit = true
            }
            range = (isEmpty ? place.lowerBound : range.lowerBound)..<place.upperBound
            end = place.upperBound
            isEmpty = false
            return true
        }

        /// Whether a number may follow: 5 after 20, and 20 after 100; not 20 after 5.
        private func fits(_ value: Double) -> Bool {
            if isEmpty { return true }
            if section == 0 { return total > 0 && value < lastUnit }
            var power = 10.0
            while power <= value { power *= 10 }
            return value >= 1 && section >= power && section.truncatingRemainder(dividingBy: power) == 0
        }

        var found: Found? {
            guard !isEmpty else { return nil }
            let value = total + section
            // bounded: fewer than 10¹⁵ is within the type.
            let exact = value < 1e15 && value == value.rounded() ? Int(saturating: value) : nil
            let number = exact.flatMap { DecimalNumber(coefficient: $0, exponent: 0) } ?? DecimalNumber(rounding: value)
            return Found(
                value: .number(number), range: range, isVague: isVague, beginsWithUnit: beginsWithUnit)
        }
    }
}
