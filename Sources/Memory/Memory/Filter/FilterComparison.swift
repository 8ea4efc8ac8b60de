import CalqueCore
import CalqueICU
import CalqueUnits

/// A comparison of a field with a value: `FIELD OP VALUE`.
struct FilterComparison {
    enum Operator: String, CaseIterable {
        case equal = "="
        case unequal = "!="
        case less = "<"
        case atMost = "<="
        case more = ">"
        case atLeast = ">="
        case matches = "~"
        case matchesNot = "!~"
        case contains
        case exists

        var isOrder: Bool {
            switch self {
            case .less, .atMost, .more, .atLeast: true
            default: false
            }
        }
    }

    private enum Value {
        case none
        case text(key: String)
        case number(Double)
        /// The first digits of a date, from the year on.
        case date(String)
        case language(LanguageTag)
        case expression(RegularExpression)
    }

    private let field: FilterField
    private let comparison: Operator
    private let value: Value

    /// - Throws: `Failure(.usage)` without a place, if the field does not allow the comparison or the value.
    init(_ field: FilterField, _ comparison: Operator, _ text: String) throws(Failure) {
        self.field = field
        self.comparison = comparison
        switch (comparison, field.valueType) {
        case (.exists, _): value = .none
        case (.matches, _), (.matchesNot, _):
            do throws(Failure) {
                value = .expression(try RegularExpression(text, ignoringCase: true))
            } catch {
                throw Failure(.usage, "“\(oneLine(text))” is not a regular expression: \(error.message)")
            }
        case (.contains, _): value = .text(key: Self.folded(text))
        case (_, .number):
            guard let number = Double(text), number.isFinite else {
                throw Failure(.usage, "“\(oneLine(text))” is not a number")
            }
            value = .number(number)
        case (_, .date):
            let digits = text.filter(\.isASCIIDigit)
            guard (4...14).contains(digits.utf8.count),
                text.allSatisfy({ $0.isASCIIDigit || "-:TZ".contains($0) })
            else {
                throw Failure(.usage, "“\(oneLine(text))” is not a date", advice: "write 2026, 2026-02 or 2026-02-03")
            }
            value = .date(digits)
        case (_, .language):
            guard let language = LanguageTag(text) else {
                throw Failure(.usage, "“\(oneLine(text))” is not a language tag")
            }
            guard !comparison.isOrder else { throw Failure(.usage, "languages have no order") }
            value = .language(language)
        case (_, .text):
            guard !comparison.isOrder else {
                throw Failure(.usage, "texts have no order", advice: "use =, !=, contains or ~")
            }
            value = .text(key: Self.folded(text))
        }
    }

    /// Whether the comparison is true of a unit.
    func holds(_ context: FilterContext) throws(Failure) -> Bool {
        let values = field.values(context)
        switch comparison {
        case .exists: return !values.isEmpty
        case .unequal, .matchesNot:
            for value in values where try matches(value) { return false }
            return true
        default:
            for value in values where try matches(value) { return true }
            return false
        }
    }

    /// Whether one value of the field fulfils the comparison, apart from negation.
    private func matches(_ text: String) throws(Failure) -> Bool {
        switch value {
        case .none: return true
        case .text(let key):
            let folded = Self.folded(text)
            return comparison == .contains ? Self.contains(folded, key) : sameBytes(folded, key)
        case .number(let number):
            // NaN has no place in an order.
            guard let other = Double(text), !other.isNaN else { return false }
            return isFulfilled(byOrder: other == number ? 0 : other < number ? -1 : 1)
        case .date(let digits):
            let start = String(text.prefix(digits.utf8.count))
            return isFulfilled(byOrder: start == digits ? 0 : bytesPrecede(start, digits) ? -1 : 1)
        case .language(let language): return LanguageTag(text).map(language.matches) ?? false
        case .expression(let expression):
            var copy = text
            return try bridged({ copy.withUTF8($0) }) { (bytes) throws(Failure) in
                try expression.setText(bytes)
                return try expression.find(from: 0) != nil
            }
        }
    }

    private func isFulfilled(byOrder order: Int) -> Bool {
        switch comparison {
        case .less: order < 0
        case .atMost: order <= 0
        case .more: order > 0
        case .atLeast: order >= 0
        default: order == 0
        }
    }

    /// The form in which texts are compared.
    private static func folded(_ text: String) -> String { text.lowercased() }

    private static func contains(_ text: String, _ part: String) -> Bool {
        if part.isEmpty { return true }
        let (text, part) = (Array(text.utf8), Array(part.utf8))
        guard text.count >= part.count else { return false }
        return (0...(text.count - part.count)).contains { start in
            text[start] == part[0] && text[start..<(start + part.count)].elementsEqual(part)
        }
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
