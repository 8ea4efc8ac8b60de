import CalqueCore
package import CalqueICU

/// The meaning of a name that ICU knows in many languages: Россия, Russia and 俄罗斯 are one term.
package enum LocaleTerm: Hashable, Sendable {
    /// A country by its ISO 3166 code, or another region by its UN M49 code. A language counts as the country where
    /// most of its speakers live, since news says "French" for things of France.
    case country(String)
    /// A city by the name of its time zone: `Europe/Moscow`.
    case city(String)
    /// A currency by its ISO 4217 code.
    case currency(String)
    /// A day of the week; 1 is Sunday.
    case weekday(String)
    /// A month, from 1 to 12.
    case month(Int)

    /// - Returns: nil for languages without a country, and for English, which is spoken in too many.
    package init?(_ entry: LocaleNames.Entry) {
        switch entry.kind {
        // ICU has "Americas" where all use "American" of the United States.
        case .country: self = .country(entry.code == "019" ? "US" : entry.code)
        case .city: self = .city(entry.code)
        case .currency: self = .currency(entry.code)
        case .month: self = .month(Int(entry.code) ?? 0)
        case .weekday: self = .weekday(entry.code)
        case .language:
            guard entry.code != "en", let tag = LanguageTag(entry.code)?.maximized,
                let region = tag.description.split(separator: "-").last, region.utf8.count == 2
            else { return nil }
            self = .country(String(region))
        }
    }
}
