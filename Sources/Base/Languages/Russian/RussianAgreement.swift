import CalqueCore
import CalqueICU

/// Which form of a noun goes with a number in Russian, told from the form that the old number had.
///
/// Three is followed by a genitive singular, five by a genitive plural; but only in the nominative and accusative: after
/// до, к, с all are plural. The words do not always show which case they are in, and then the answer is nil. So it is
/// where the verb would change too: один раунд прошел, пять прошли.
enum RussianAgreement {
    /// What a number asks of the noun after it.
    enum Demand { case one, few, many, decimals, afterUnit }

    /// - Parameter decimals: how many are written.
    static func demand(_ amount: Amount, decimals: Int) -> Demand? {
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

    static func isGenitive(before: String) -> Bool { genitive.contains(before.lowercased()) }

    /// The case that the phrase is in, as far as it shows.
    private enum Role { case direct, genitive, either, oblique }

    /// - Parameters:
    ///   - word: the noun after the old number.
    ///   - before: the word before the number.
    /// - Returns: the noun's form after the new number; nil when it is not sure.
    static func form(of word: String, from old: Demand, to new: Demand, before: String, noun given: RussianNoun? = nil)
        -> String?
    {
        if old == new, given == nil { return word }
        let before = before.lowercased()
        guard let noun = RussianNoun(word) else { return nil }
        let target = given ?? noun
        let lower = word.lowercased()
        let takesObject = accusative.contains(before)
        let role: Role
        if old == .few, lower == noun.few {
            role = .direct
        } else if old == .few, lower == noun.many {
            role = .genitive
        } else if old == .one {
            guard takesObject, lower == noun.oneAsObject else { return nil }
            role = .direct
        } else {
            guard old != .few, lower == (old == .decimals ? noun.few : noun.many) else { return nil }
            role =
                takesObject
                ? .direct
                : genitive.contains(before) ? .genitive : oblique.contains(before) ? .oblique : .either
        }
        switch (role, new) {
        case (.oblique, _): return nil
        case (_, .afterUnit), (_, .many): return target.many
        case (_, .decimals): return target.few
        case (.direct, .few): return target.few
        case (.direct, .one): return takesObject ? target.oneAsObject : nil
        case (.genitive, .few): return target.many
        case (.genitive, .one): return target.few
        case (.either, .few), (.either, .one): return nil
        }
    }
}
