import CalqueCore
import CalqueICU

/// The form of a noun after a number in Russian, derived from the form that it had after another number.
///
/// Three is followed by a genitive singular, five by a genitive plural, but only in the nominative and accusative: after
/// до, к, с all are plural. The words do not always show their case; then there is no answer. There is none either
/// where the verb would change too: один раунд прошел, пять прошли.
package enum RussianAgreement {
    /// The form that a number requires of the noun after it.
    package enum Demand: Sendable, Hashable { case one, few, many, decimals, afterUnit }

    /// Returns what a number requires of the noun after it; nil where ICU has no rules.
    /// - Parameter decimals: how many decimals are written.
    package static func demand(_ amount: DecimalNumber, decimals: Int) -> Demand? {
        guard decimals == 0, let whole = amount.whole else { return .decimals }
        return switch try? PluralCategory(whole, in: "ru") {
        case .one?: .one
        case .few?: .few
        case .many?: .many
        default: nil
        }
    }

    private static let accusative: Set<String> = ["на", "в", "во", "за", "через", "спустя"]
    private static let genitive: Set<String> = [
        "до", "от", "около", "свыше", "более", "менее", "больше", "меньше", "порядка", "из", "без", "для", "после",
        "против",
    ]
    private static let oblique: Set<String> = [
        "к", "ко", "по", "между", "над", "под", "перед", "с", "со", "о", "об", "при",
    ]

    /// Returns whether a word before a number requires the genitive.
    package static func isGenitive(before word: String) -> Bool { genitive.contains(word.lowercased()) }

    /// The case of a phrase, as far as its words show it.
    private enum Role { case direct, genitive, either, oblique }

    /// Returns the form of a noun after a new number.
    ///
    /// - Parameters:
    ///   - word: the noun after the old number.
    ///   - old: what the old number requires.
    ///   - new: what the new number requires.
    ///   - before: the word before the number.
    ///   - noun: the noun after the new number, where it is another one.
    /// - Returns: nil when the form is not certain.
    package static func form(
        of word: String, from old: Demand, to new: Demand, before: String, noun given: RussianNoun? = nil
    ) -> String? {
        if old == new, given == nil { return word }
        let before = before.lowercased()
        guard let noun = RussianNoun(word), let role = role(of: word.lowercased(), noun, after: old, before: before)
        else { return nil }
        let target = given ?? noun
        switch (role, new) {
        case (.oblique, _): return nil
        case (_, .afterUnit), (_, .many): return target.many
        case (_, .decimals): return target.few
        case (.direct, .few): return target.few
        case (.direct, .one): return accusative.contains(before) ? target.oneAsObject : nil
        case (.genitive, .few): return target.many
        case (.genitive, .one): return target.few
        case (.either, .few), (.either, .one): return nil
        }
    }

    /// Returns the case that the form of a noun after a number shows; nil when the form does not fit the number.
    private static func role(of word: String, _ noun: RussianNoun, after number: Demand, before: String) -> Role? {
        if number == .few {
            if word == noun.few { return .direct }
            return word == noun.many ? .genitive : nil
        }
        let takesObject = accusative.contains(before)
        if number == .one { return takesObject && word == noun.oneAsObject ? .direct : nil }
        guard word == (number == .decimals ? noun.few : noun.many) else { return nil }
        if takesObject { return .direct }
        return genitive.contains(before) ? .genitive : oblique.contains(before) ? .oblique : .either
    }
}
