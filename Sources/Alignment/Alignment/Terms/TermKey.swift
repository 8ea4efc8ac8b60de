import CalqueLanguages

/// The meaning of a term: equal for terms of all languages that mean the same.
enum TermKey: Hashable {
    case number(NumericValue)
    case name(LocaleTerm)

    init(_ match: NumberMatch) { self = .number(match.value) }

    init(_ match: LocaleTerms.Match) {
        // Chinese writes months as numbers.
        self = if case .month(let month) = match.term { .number(.month(month)) } else { .name(match.term) }
    }

    /// The kind of a term that ICU names.
    var kind: SharedTerms.Kind {
        switch self {
        case .number(.month), .name(.month), .name(.weekday): .date
        case .number: .number
        case .name: .place
        }
    }
}
