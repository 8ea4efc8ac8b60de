/// A noun that numbers count in the news, in the forms that numbers require.
package struct RussianNoun: Sendable, Hashable {
    /// The form with 1.
    package let one: String
    /// The form with 1 as an object: тонну. It equals `one` for masculine things.
    package let oneAsObject: String
    /// The genitive: with 2 to 4 and with decimals.
    package let few: String
    /// The genitive plural: with 5 and more.
    package let many: String
    /// Whether 2 before it is две.
    package var isFeminine: Bool { oneAsObject != one && oneAsObject != few }

    /// Creates the noun that a word is a form of.
    ///
    /// - Returns: nil for a word that is no form of a known noun.
    package init?(_ word: String) {
        guard let known = Self.forms[word.lowercased()] else { return nil }
        self = known
    }

    /// - Parameter forms: with 1, with 2, with 5, and with 1 as an object where that differs.
    private init?(forms: [String]) {
        guard forms.count >= 3 else { return nil }
        (one, few, many) = (forms[0], forms[1], forms[2])
        oneAsObject = forms.count > 3 ? forms[3] : forms[0]
    }

    private static let forms: [String: RussianNoun] = {
        var forms: [String: RussianNoun] = [:]
        for words in ResourceLines(PackageResources.russian_nouns_txt).words("") {
            guard let noun = RussianNoun(forms: words) else { continue }
            for form in words { forms[form] = noun }
        }
        return forms
    }()
}

extension RussianNoun {
    /// Returns the noun that multiplies a number by a power of ten: тысяча, миллион, миллиард, триллион.
    package static func unit(power: Int) -> RussianNoun? {
        NumberUnits.russian.styles.joined().first { $0.isStem && $0.power == power }.flatMap {
            RussianNoun($0.name) ?? RussianNoun($0.name + "а")
        }
    }
}
