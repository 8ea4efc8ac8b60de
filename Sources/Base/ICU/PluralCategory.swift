import CCalqueICU
package import CalqueCore

/// What form of a noun goes with a number (CLDR's plural rules).
package enum PluralCategory: Int32, Sendable, CaseIterable {
    case other, one, few, many, zero, two

    /// Of a whole number; one with decimals is `other` in the languages that have them so (English, Russian).
    /// - Throws: `Failure(.internal)` when ICU cannot read its data.
    package init(_ value: Int, in language: LanguageTag) throws(Failure) {
        var status: Int32 = 0
        let found = calque_icu_plural(String(language.language), Int64(value), &status)
        try Status.check(status, "tell the plural of \(language)")
        self = PluralCategory(rawValue: found) ?? .other
    }
}
