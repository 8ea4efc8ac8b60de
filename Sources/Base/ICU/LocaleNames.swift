import CCalqueICU
package import CalqueCore

/// The names of countries, cities, languages, currencies, months and weekdays in one language, from ICU's locale data
/// (CLDR).
package struct LocaleNames: Sendable {
    /// The kind of thing that has the name.
    package enum Kind: Int32, Sendable {
        case country, city, language, currency, month, weekday
    }

    /// One name. Several may share a code: `US` is `United States` and `US`.
    package struct Entry: Sendable, Equatable {
        package let kind: Kind
        /// ICU's code, the same in every language: `RU`, `Europe/Moscow`, `ru`, `RUB`; months and weekdays are counted
        /// from 1, the week from Sunday.
        package let code: String
        package let name: String
    }

    package let entries: [Entry]

    /// - Throws: `Failure(.internal)` when ICU cannot read its data.
    /// - Complexity: some 1,500 look-ups, which take milliseconds, so keep the result.
    package init(_ language: LanguageTag) throws(Failure) {
        var collected: [Entry] = []
        var status: Int32 = 0
        withUnsafeMutablePointer(to: &collected) { list in
            calque_icu_visit_names(
                language.description,
                { context, kind, code, name in
                    guard let context, let code, let name, let kind = Kind(rawValue: Int32(kind.rawValue)) else {
                        return
                    }
                    context.assumingMemoryBound(to: [Entry].self).pointee.append(
                        Entry(kind: kind, code: String(cString: code), name: String(cString: name)))
                }, list, &status)
        }
        try Status.check(status, "read the names of \(language)")
        entries = collected
    }
}
