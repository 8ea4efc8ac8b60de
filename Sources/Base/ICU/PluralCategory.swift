import CCalqueICU
package import CalqueCore

/// The form of a noun that goes with a number (CLDR's plural rules).
package enum PluralCategory: Int32, Sendable, CaseIterable {
    case other, one, few, many, zero, two

    /// Finds the category of a whole number. In English and Russian a number with decimals is `other`.
    /// - Throws: `Failure(.internal)` when ICU cannot read its data.
    package init(_ value: Int, in language: LanguageTag) throws(Failure) {
        var status: Int32 = 0
        let found = calque_icu_plural(String(language.language), Int64(value), &status)
        try Status.check(status, "tell the plural of \(language)")
        self = PluralCategory(rawValue: found) ?? .other
    }
}
